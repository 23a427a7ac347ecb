//! What each function may do, held against what its code does.

use std::{collections::BTreeSet, path::Path};

use serde_yaml_ng::Value;

use crate::one_map::{TEMPLATE, source, template};

#[test]
fn a_function_that_sends_nothing_links_no_client_that_sends() {
    for function in template().functions {
        let manifest = source(&format!("functions/{}/Cargo.toml", function.binary));
        for (client, service) in [
            ("aws-sdk-eventbridge", "events:"),
            ("aws-sdk-sesv2", "ses:"),
            ("aws-sdk-sns", "sns:"),
            ("aws-sdk-dynamodb", "dynamodb:"),
        ] {
            let may = allowed(&function.binary)
                .iter()
                .any(|action| action.starts_with(service));
            assert!(
                may || !manifest.contains(client),
                "{} depends on {client}, and may not use it",
                function.binary
            );
        }
    }
}

/// Whether Lambda itself does it in the function's name: logs, traces, the key of the table, and reading the stream.
pub(crate) fn is_of_the_platform(action: &str, streamed: bool) -> bool {
    let of_the_stream = action.contains("Stream") && action.starts_with("dynamodb:")
        || ["dynamodb:GetRecords", "dynamodb:GetShardIterator"].contains(&action);
    // Dead letters: only functions that are called without anybody waiting may keep any, says `.ci/check_template.py`.
    ["logs:", "xray:", "kms:", "sqs:SendMessage"]
        .iter()
        .any(|service| action.starts_with(service))
        || streamed && of_the_stream
}

/// The partitions of the table that the role of the function called `binary` may reach with `action`: patterns of IAM.
pub(crate) fn leading_keys(binary: &str, action: &str) -> Vec<String> {
    let statements = statements(binary);
    let of_it = statements.iter().filter(|statement| {
        let actions = statement["Action"].as_sequence().unwrap();
        actions.iter().any(|own| own == action)
    });
    of_it
        .flat_map(
            |statement| match &statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] {
                Value::Sequence(patterns) => patterns.iter().map(|text| text.as_str().unwrap().to_owned()).collect(),
                _ => vec!["*".to_owned()],
            },
        )
        .collect()
}

/// The actions that the role of the function called `binary` allows.
pub(crate) fn allowed(binary: &str) -> BTreeSet<String> {
    let statements = statements(binary);
    let actions = statements
        .iter()
        .flat_map(|statement| statement["Action"].as_sequence().unwrap());
    actions.map(|action| action.as_str().unwrap().to_owned()).collect()
}

fn statements(binary: &str) -> Vec<Value> {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let resources = root["Resources"].as_mapping().unwrap();
    let is_it = |resource: &&Value| resource["Metadata"]["BuildProperties"]["Binary"].as_str() == Some(binary);
    let function = resources.values().find(is_it).unwrap();
    let Value::Tagged(role) = &function["Properties"]["Role"] else {
        panic!("{binary} has no role of its own")
    };
    let role = role.value.as_str().unwrap().trim_end_matches(".Arn");
    let policies = resources[role]["Properties"]["Policies"].as_sequence().unwrap();
    policies
        .iter()
        .flat_map(|policy| policy["PolicyDocument"]["Statement"].as_sequence().unwrap().clone())
        .filter(|statement| statement["Effect"] == "Allow")
        .collect()
}

/// Whatever writes to the table says to which of its partitions; what deals with people writes no API keys.
#[test]
fn m3_every_writer_is_bound_to_its_partitions() {
    for function in template().functions {
        for action in ["PutItem", "UpdateItem", "DeleteItem"] {
            let keys = leading_keys(&function.binary, &format!("dynamodb:{action}"));
            let wide: Vec<_> = keys.iter().filter(|key| *key == "*").collect();
            assert!(wide.is_empty(), "{}: {action} in {keys:?}", function.binary);
            let people = keys.iter().any(|key| key.starts_with("PERSON#"));
            let secrets = keys.iter().any(|key| key.starts_with("KEY"));
            assert!(!(people && secrets), "{}: {action} in {keys:?}", function.binary);
        }
    }
}

/// Without the variable, a function counts with the default, whatever the operator has set.
#[test]
fn a_function_that_counts_its_sources_is_told_how_many_are_allowed() {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let mut counting = 0;
    for function in template().functions {
        let folder = format!("functions/{}/src", function.binary);
        let code = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder));
        for (call, variable) in [
            (".call().await", "LATCHKEY_SOURCE_CALLS"),
            (".usage().await", "LATCHKEY_SOURCE_CALLS"),
            ("Usage::of_caller(", "LATCHKEY_KEY_CALLS"),
            (".attempt().await", "LATCHKEY_SOURCE_FAILURES"),
        ] {
            if !code.contains("throttle::") || !code.contains(call) {
                continue;
            }
            counting += 1;
            let resources = root["Resources"].as_mapping().unwrap();
            let is_it = |resource: &&Value| {
                resource["Metadata"]["BuildProperties"]["Binary"].as_str() == Some(&*function.binary)
            };
            let variables = &resources.values().find(is_it).unwrap()["Properties"]["Environment"]["Variables"];
            assert!(!variables[variable].is_null(), "{} has no {variable}", function.binary);
        }
    }
    assert!(counting >= 4, "{counting}");
}

/// Without the variables, a function lets people choose what the operator has forbidden.
#[test]
fn p4_a_function_that_takes_new_passwords_is_told_what_nobody_may_choose() {
    let taking: Vec<_> = template()
        .functions
        .into_iter()
        .filter(|function| {
            let folder = format!("functions/{}/src", function.binary);
            let code = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder));
            code.contains("app.blocklist") || code.contains("journey::")
        })
        .collect();
    let names: Vec<_> = taking.iter().map(|function| function.binary.as_str()).collect();
    assert_eq!(names, ["auth0", "setup", "sign-in", "wso2"]);
    for function in taking {
        for variable in ["LATCHKEY_PASSWORD_WORDS", "LATCHKEY_PASSWORD_CORPUS"] {
            assert!(
                function.environment.iter().any(|name| name == variable),
                "{} has no {variable}",
                function.binary
            );
        }
    }
}

/// All code of a folder.
fn sources(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = entries.map(|path| {
        if path.is_dir() {
            sources(&path)
        } else {
            std::fs::read_to_string(path).unwrap()
        }
    });
    texts.collect()
}
