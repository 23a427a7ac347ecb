//! The guides for those who come from elsewhere: each row of their tables names the tests that hold it, and the tests are there.

use std::{collections::BTreeSet, path::Path};

use crate::one_map::{root, source};

/// Suites that are no tests of cargo's: how a guide calls each, and where it stands.
const SUITES: [(&str, &str); 4] = [
    ("v7", "tests/clients/auth0/v7.test.mjs"),
    ("v4", "tests/clients/auth0/v4.test.mjs"),
    ("py", "tests/clients/auth0/journey.py"),
    ("client", "tests/clients/scim/journey.py"),
];

/// The tests of a folder's files, as `function`, `module::function`, `file.rs::function`, `folder/file.rs::function`, and
/// `module` alone.
fn tests(folder: &Path, known: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests(&path, known);
            continue;
        }
        let Some(file) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let Some(module) = file.strip_suffix(".rs") else {
            continue;
        };
        let parent = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for after in text
            .split("#[test]\n")
            .skip(1)
            .chain(text.split("#[tokio::test").skip(1))
        {
            let line = after.lines().find(|line| line.contains("fn ")).unwrap_or_default();
            let name = line
                .split("fn ")
                .nth(1)
                .unwrap_or_default()
                .split('(')
                .next()
                .unwrap_or_default();
            for known_as in [
                name.to_owned(),
                format!("{module}::{name}"),
                format!("{file}::{name}"),
                format!("{parent}/{file}::{name}"),
                module.to_owned(),
            ] {
                known.insert(known_as);
            }
        }
    }
}

/// The rows of the tables that have a column "test", each with that column.
fn rows(guide: &str) -> Vec<(String, String)> {
    let (mut rows, mut column) = (Vec::new(), None);
    for line in guide.lines() {
        if !line.starts_with('|') {
            column = None;
            continue;
        }
        // A bar within a cell is written with a backslash.
        let line = line.replace("\\|", "¦");
        let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
        if cells.iter().all(|cell| cell.starts_with("---")) {
            continue;
        }
        if let Some(at) = cells.iter().position(|cell| *cell == "test") {
            column = Some(at);
        } else if let Some(at) = column {
            let test = cells.get(at).copied().unwrap_or_default();
            rows.push((cells.first().copied().unwrap_or_default().to_owned(), test.to_owned()));
        }
    }
    rows
}

#[test]
fn every_row_of_the_guides_names_tests_that_are_there() {
    let mut known = BTreeSet::new();
    for folder in ["tests/journeys", "tests/model", "shared", "infra/local/src/import"] {
        tests(&root().join(folder), &mut known);
    }
    for (name, file) in SUITES {
        assert!(root().join(file).is_file(), "{file}");
        known.insert(name.to_owned());
    }
    let mut wrong = Vec::new();
    for (guide, least) in [("auth0", 70), ("wso2", 80), ("cognito", 30)] {
        let rows = rows(&source(&format!("infra/guides/coming-from-{guide}.md")));
        assert!(rows.len() >= least, "{guide} has {} rows with tests", rows.len());
        for (row, cell) in rows {
            let named: Vec<_> = cell.split(',').map(|name| name.trim().trim_matches('`')).collect();
            let unknown: Vec<_> = named.iter().filter(|name| !known.contains(**name)).collect();
            if !unknown.is_empty() {
                wrong.push(format!("{guide}: `{row}` names {unknown:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
