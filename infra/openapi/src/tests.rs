//! The document, the template, the code and the pages agree.

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
fn the_documents_that_are_kept_are_what_the_types_give() {
    for (name, text) in texts() {
        let kept = read(&format!("infra/{name}"));
        assert!(kept == text, "infra/{name} is out of date: run `cargo run -p openapi`");
    }
}

/// Every route of a compatibility layer stands in the document of its own, but for those that take whatever is left and for what
/// a browser asks.
#[test]
fn every_route_of_a_layer_is_in_its_document_and_no_other() {
    let template = Template::parse(&read("template.yaml")).unwrap();
    for (function, document) in [("auth0", auth0()), ("wso2", wso2())] {
        let routes: BTreeSet<_> = template
            .routes
            .iter()
            .filter(|route| {
                route.function == function && !route.key().starts_with("OPTIONS ") && !route.path.contains("+}")
            })
            .map(|route| (route.key(), route.authorized))
            .collect();
        let mut described = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let needs_key = !operation["security"].as_array().unwrap().is_empty();
                described.insert((format!("{} {path}", method.to_ascii_uppercase()), needs_key));
                let answers = operation["responses"].as_object().unwrap();
                let is_done = answers.keys().any(|status| status.starts_with('2'));
                assert!(
                    is_done && !answers.values().any(|answer| answer["content"].get("*/*").is_some()),
                    "{path}"
                );
            }
        }
        assert_eq!(described, routes);
    }
}

/// What generators stumble over.
#[test]
fn generators_find_nothing_that_they_cannot_read() {
    for (name, text) in texts() {
        assert!(text.len() <= 250_000, "{name} has {} bytes", text.len());
        let document: Value = serde_json::from_str(&text).unwrap();
        each_schema(&document, &mut |schema| {
            assert!(schema.is_object(), "{name}: {schema}");
            for place in ["oneOf", "anyOf"] {
                let options = schema[place].as_array().into_iter().flatten();
                assert!(
                    options.clone().all(|option| option.get("const").is_none()),
                    "{name}: {schema}"
                );
                assert!(
                    schema
                        .get(place)
                        .is_none_or(|options| options.as_array().unwrap().len() > 1),
                    "{name}: {schema}"
                );
            }
            let format = schema["format"].as_str().unwrap_or_default();
            assert!(!format.starts_with("uint"), "{name}: {schema}");
            assert!(
                schema.get("enum").is_none() || schema["type"] == "string",
                "{name}: {schema}"
            );
        });
        for (schema, described) in document["components"]["schemas"].as_object().unwrap() {
            if schema.ends_with("Body") || schema.ends_with("Input") {
                assert!(
                    !described.to_string().contains("\"default\":"),
                    "{schema} has a default"
                );
            }
        }
        for (path, item) in document["paths"].as_object().unwrap() {
            assert!(!path.contains('+'), "{path}");
            for operation in item.as_object().unwrap().values() {
                assert!(operation["security"].is_array(), "{path}");
                let description = operation["description"].as_str().unwrap_or_default();
                assert!(!description.is_empty(), "{path}: {}", operation["operationId"]);
            }
        }
    }
}

/// Visits every schema of a document, and all within it.
fn each_schema(document: &Value, visit: &mut dyn FnMut(&Value)) {
    for schema in document["components"]["schemas"].as_object().unwrap().values() {
        within(schema, visit);
    }
    for part in [&document["paths"], &document["components"]["responses"]] {
        beside(part, visit);
    }
}

/// The schemas of parameters and contents.
fn beside(value: &Value, visit: &mut dyn FnMut(&Value)) {
    for (key, part) in value.as_object().into_iter().flatten() {
        match key.as_str() {
            "schema" => within(part, visit),
            "example" | "examples" => {}
            _ => beside(part, visit),
        }
    }
    for part in value.as_array().into_iter().flatten() {
        beside(part, visit);
    }
}

fn within(schema: &Value, visit: &mut dyn FnMut(&Value)) {
    visit(schema);
    for property in schema["properties"].as_object().into_iter().flat_map(Map::values) {
        within(property, visit);
    }
    for place in ["oneOf", "anyOf", "allOf"] {
        for option in schema[place].as_array().into_iter().flatten() {
            within(option, visit);
        }
    }
    for place in ["items", "additionalProperties"] {
        if let Some(part) = schema.get(place).filter(|part| !part.is_boolean()) {
            within(part, visit);
        }
    }
}

#[test]
fn every_operation_has_a_name_in_the_clients() {
    let document = document();
    let mut names = BTreeSet::new();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let id = operation["operationId"].as_str().unwrap();
            let name = operation["x-client"].as_str().unwrap_or_default();
            assert!(
                id == "showDocument" || !name.starts_with("other."),
                "{id} has no name in src/clients.rs"
            );
            assert!(id == "showDocument" || names.insert(name.to_owned()), "{name} is taken");
        }
    }
}

/// The plainer document says of every answer of the API what the contract says, in other words: which statuses and codes.
#[test]
fn the_document_has_the_statuses_and_codes_of_the_contract() {
    let (plain, exact) = (document(), contract());
    for (path, item) in plain["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let exact = exact["paths"][path][method]["responses"].as_object().unwrap();
            let plainer = operation["responses"].as_object().unwrap();
            assert_eq!(
                exact.keys().collect::<Vec<_>>(),
                plainer.keys().collect::<Vec<_>>(),
                "{path}"
            );
            for (status, answer) in plainer {
                let target = answer["$ref"].as_str().map(|path| path.trim_start_matches('#'));
                let answer = target.map_or(Some(answer), |target| plain.pointer(target)).unwrap();
                let codes = exact[status].pointer("/content/application~1problem+json/schema/properties/code/enum");
                assert_eq!(answer.get("x-codes"), codes, "{path}: {status}");
                assert!(answer["headers"]["apigw-requestid"].is_object(), "{path}: {status}");
                let waits = ["429", "503"].contains(&status.as_str());
                assert_eq!(
                    answer["headers"].get("Retry-After").is_some(),
                    waits,
                    "{path}: {status}"
                );
            }
        }
    }
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
        // A status is answered in one form only.
        for answer in &operation.answers {
            let same = operation
                .problems
                .iter()
                .filter(|code| code.status().as_u16() == answer.status);
            assert_eq!(same.count(), 0, "{route}: {}", answer.status);
        }
    }
}

#[test]
fn every_code_is_answered_somewhere() {
    let mut used: BTreeSet<_> = operations()
        .into_iter()
        .flat_map(|operation| operation.problems)
        .map(ProblemCode::as_str)
        .collect();
    // Of no route: see the description of the document.
    used.extend(
        [
            ProblemCode::NotFound,
            ProblemCode::MethodNotAllowed,
            ProblemCode::NotThroughCdn,
        ]
        .map(ProblemCode::as_str),
    );
    // That no route answers today: whoever enters meets `entry_failed`, and switching on twice is no error.
    used.extend([ProblemCode::InvitationNotByCode, ProblemCode::UserNotDisabled].map(ProblemCode::as_str));
    let all: BTreeSet<_> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(
        all.len(),
        ProblemCode::ALL.len(),
        "a code stands twice in http/codes.rs"
    );
    assert_eq!(used, all);
}

#[test]
fn the_page_of_the_errors_is_what_the_table_gives() {
    assert!(
        read("docs/errors.md") == errors::page(),
        "docs/errors.md is out of date: run `cargo run -p openapi`"
    );
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
