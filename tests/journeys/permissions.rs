//! What each function may do, held against what its code does.

use std::collections::BTreeSet;

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
    // Dead letters; only deliver, history and dispatch have any, which `.ci/check_template.py` looks at.
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
