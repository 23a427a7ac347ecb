//! The document, the template, the code and the pages agree.
#![expect(clippy::string_slice, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use routes::{DEFAULT, Template};

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Functions whose routes are another system's: its own document describes them, and a guide tells what is different here.
const FACES: [&str; 1] = ["auth0"];

#[test]
fn every_route_of_the_template_is_documented_and_no_other() {
    let template = Template::parse(&read("template.yaml")).unwrap();
    let routes: BTreeSet<_> = template
        .routes
        .iter()
        .filter(|route| route.path != DEFAULT && !FACES.contains(&route.function.as_str()))
        .map(|route| (route.key(), route.authorized))
        .collect();
    let documented: BTreeSet<_> = operations()
        .iter()
        .map(|operation| (operation.route.to_owned(), operation.scope.is_some()))
        .collect();
    let missing: Vec<_> = routes.difference(&documented).collect();
    let idle: Vec<_> = documented.difference(&routes).collect();
    assert!(
        missing.is_empty() && idle.is_empty(),
        "not documented: {missing:?}; not routed: {idle:?}"
    );
    assert_eq!(operations().len(), documented.len(), "a route is documented twice");
}

#[test]
fn the_document_that_is_kept_is_what_the_types_give() {
    assert!(
        read("infra/openapi.json") == text(),
        "infra/openapi.json is out of date: run `cargo run -p openapi`"
    );
}

#[test]
fn the_schemas_of_events_are_what_the_types_give() {
    let kept: BTreeSet<_> = fs::read_dir(root().join("infra/events"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let made: BTreeMap<_, _> = event_schemas().into_iter().collect();
    assert_eq!(kept, made.keys().cloned().collect());
    for (name, text) in made {
        assert!(
            read(&format!("infra/events/{name}")) == text,
            "{name} is out of date: run `cargo run -p openapi`"
        );
    }
}

#[test]
fn every_operation_is_whole() {
    let mut ids = BTreeSet::new();
    for operation in operations() {
        let route = operation.route;
        assert!(ids.insert(operation.id), "{route}: {} is taken", operation.id);
        assert!(!operation.answers.is_empty(), "{route} has no answer");
        let in_path: BTreeSet<_> = route
            .split('/')
            .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
            .collect();
        let told = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.place == "path");
        assert_eq!(
            told.map(|parameter| parameter.name).collect::<BTreeSet<_>>(),
            in_path,
            "{route}"
        );
        for code in &operation.problems {
            assert!(codes::find(code).is_some(), "{route}: {code} is not in http/codes.rs");
        }
        // A status is answered in one form only.
        for answer in &operation.answers {
            let same = operation
                .problems
                .iter()
                .filter(|code| codes::find(code).unwrap().status == answer.status);
            assert_eq!(same.count(), 0, "{route}: {}", answer.status);
        }
    }
}

#[test]
fn every_code_is_answered_somewhere() {
    let mut used: BTreeSet<_> = operations()
        .into_iter()
        .flat_map(|operation| operation.problems)
        .collect();
    // Of no route: see the description of the document.
    used.extend(["not_found", "method_not_allowed", "not_through_cdn"]);
    // That no route answers today: whoever enters is told `entry_failed`, and switching on twice is no error.
    used.extend(["invitation_not_by_code", "user_not_disabled"]);
    let all: BTreeSet<_> = codes::ALL.iter().map(|code| code.code).collect();
    assert_eq!(all.len(), codes::ALL.len(), "a code stands twice in http/codes.rs");
    assert_eq!(used, all);
}

#[test]
fn the_page_of_the_errors_is_what_the_table_gives() {
    assert!(
        read("docs/errors.md") == errors::page(),
        "docs/errors.md is out of date: run `cargo run -p openapi`"
    );
}

/// What the source can answer, read from it: `S::GONE, "code"` of `http/error/mod.rs`, and the first argument of `field(`.
#[test]
fn every_code_in_the_source_is_in_the_table_with_its_status() {
    let mut found = BTreeMap::new();
    for text in sources(&root().join("shared"))
        .into_iter()
        .chain(sources(&root().join("functions")))
    {
        let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
        for call in ["Error::field(", "Self::field(", " code: "] {
            for (_, code) in quoted_after(&text, call) {
                found.insert(code, 400);
            }
        }
        for (before, code) in quoted_after(&text, ", ") {
            let status = before
                .rsplit(|char: char| !(char.is_ascii_uppercase() || char == '_'))
                .next()
                .unwrap_or_default();
            if let (true, Some(status)) = (before.ends_with(&format!("S::{status}")), status_called(status)) {
                found.insert(code, status);
            }
        }
    }
    assert!(found.len() > 60, "{found:?}");
    for (code, status) in found {
        assert_eq!(
            codes::find(&code).map(|known| known.status),
            Some(status),
            "`{code}` in shared/service/src/http/codes.rs"
        );
    }
}

/// Every text of small letters and underscores that stands right after `before`, with what stands before that.
fn quoted_after(text: &str, before: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(before) {
        let rest = text[at + before.len()..].trim_start();
        let Some(rest) = rest.strip_prefix('"') else { continue };
        let Some((code, _)) = rest.split_once('"') else {
            continue;
        };
        if code.len() > 4 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            let start = text[..at].char_indices().rev().nth(40).map_or(0, |(start, _)| start);
            found.push((text[start..at].trim_end_matches('(').to_owned(), code.to_owned()));
        }
    }
    found
}

fn status_called(name: &str) -> Option<u16> {
    (400..600).find(|code| {
        let status = http::StatusCode::from_u16(*code).ok();
        let reason = status.and_then(|status| status.canonical_reason()).unwrap_or_default();
        reason.to_ascii_uppercase().replace([' ', '-'], "_") == name
    })
}

fn sources(folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            all.push(fs::read_to_string(path).unwrap());
        }
    }
    all
}

#[test]
fn what_may_be_left_out_is_never_null_and_what_never_ends_is() {
    let document = document();
    let schemas = &document["components"]["schemas"];
    let create = &schemas["CreateInvitationBody"];
    assert_eq!(create["additionalProperties"], false);
    assert_eq!(create["properties"]["email"]["type"], "string");
    assert!(create.get("required").is_none(), "{create}");
    let invitation = &schemas["Invitation"];
    assert_eq!(
        invitation["properties"]["expires_at"]["type"],
        json!(["string", "null"])
    );
    assert_eq!(invitation["properties"]["inviter"]["type"], "string");
    assert!(
        invitation["required"]
            .as_array()
            .unwrap()
            .contains(&json!("expires_at"))
    );
}
