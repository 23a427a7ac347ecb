//! What each function may do, held against what its code does.

use std::collections::BTreeSet;

use serde_yaml_ng::Value;

use crate::one_map::{TEMPLATE, root, source, template};

#[test]
fn m3_every_function_may_do_what_its_code_does_and_no_more() {
    for function in template().functions {
        let name = &function.binary;
        let mut code = sources(&root().join("functions").join(name).join("src"));
        if code.contains("inviting::") {
            code.push_str(&source("shared/src/inviting.rs"));
        }
        if code.contains("cors::") {
            code.push_str(&source("shared/src/http/cors.rs"));
        }
        if code.contains("entry::") {
            code.push_str(&source("shared/src/entry.rs"));
        }
        if code.contains("journey::") {
            code.push_str(&source("shared/src/journey.rs"));
        }
        let code = if code.contains("App::from_environment(") {
            code + &source("shared/src/app.rs")
        } else {
            code
        };
        let uses = |calls: &[&str]| calls.iter().any(|call| code.contains(call));
        let mut needed = BTreeSet::from(["logs:CreateLogStream", "logs:PutLogEvents"]);
        // An unclear write is settled by reading, so whoever writes may read.
        if uses(&[
            "store.person(",
            "store.sign_in_record(",
            "store.settings(",
            "store.flow(",
            "store.flow_head(",
            "store.api_key(",
            "store.words(",
            "store.template(",
            "store.template_in_use(",
            "store.trial(",
            "store.apply(",
            "store.create(",
            "store.charge(",
        ]) {
            needed.insert("dynamodb:GetItem");
        }
        if uses(&[
            "store.apply(",
            "store.count_stranger(",
            "store.charge(",
            "store.count_right_sms(",
            "Throttle::of(",
            "store.save_flow(",
            "store.publish_flow(",
            "store.save_words(",
            "store.settle_trial(",
        ]) {
            needed.insert("dynamodb:UpdateItem");
        }
        if uses(&[
            "store.create(",
            "store.claim(",
            "store.put_api_key(",
            "store.create_application(",
            "store.replace_settings(",
            "store.save_template(",
            "store.owe_trial(",
            "store.save_flow(",
            "store.tell(",
            "store.keep(",
        ]) {
            needed.insert("dynamodb:PutItem");
        }
        if uses(&["store.erase(", "store.forget("]) {
            needed.insert("dynamodb:DeleteItem");
        }
        if uses(&[
            "store.flow_heads(",
            "store.template_places(",
            "store.application_names(",
            "store.origins(",
            "store.api_keys(",
            "store.list(",
            "store.history(",
            "store.forget(",
            "store.charge(",
        ]) {
            needed.insert("dynamodb:Query");
        }
        if uses(&[".deployment_keys()", ".signer()"]) {
            needed.insert("secretsmanager:GetSecretValue");
        }
        if uses(&["Mailer::new("]) {
            needed.insert("ses:SendEmail");
        }
        if uses(&["Texter::new("]) {
            needed.insert("sns:Publish");
        }
        // What the platform itself does in the function's name.
        if function.streamed {
            let stream = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];
            assert!(
                stream
                    .iter()
                    .all(|action| allowed(name).contains(&format!("dynamodb:{action}")))
            );
        }
        let allowed: BTreeSet<_> = allowed(name)
            .into_iter()
            .filter(|action| !(action.starts_with("kms:") || function.streamed && is_of_the_stream(action)))
            .collect();
        assert_eq!(allowed, needed.into_iter().map(str::to_owned).collect(), "{name}");
    }
}

#[test]
fn a_function_that_sends_nothing_links_no_client_that_sends() {
    for function in template().functions {
        let manifest = source(&format!("functions/{}/Cargo.toml", function.binary));
        for (client, service) in [
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

/// All the code below a folder.
fn sources(folder: &std::path::Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                std::fs::read_to_string(path).unwrap()
            }
        })
        .collect()
}

fn is_of_the_stream(action: &str) -> bool {
    action.contains("Stream") && action.starts_with("dynamodb:")
        || ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "sqs:SendMessage"].contains(&action)
}

/// The actions that the role of the function called `binary` allows.
fn allowed(binary: &str) -> BTreeSet<String> {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let resources = root["Resources"].as_mapping().unwrap();
    let is_it = |resource: &&Value| resource["Metadata"]["BuildProperties"]["Binary"].as_str() == Some(binary);
    let function = resources.values().find(is_it).unwrap();
    let Value::Tagged(role) = &function["Properties"]["Role"] else {
        panic!("{binary} has no role of its own")
    };
    let role = role.value.as_str().unwrap().trim_end_matches(".Arn");
    let policies = resources[role]["Properties"]["Policies"].as_sequence().unwrap();
    let statements = policies
        .iter()
        .flat_map(|policy| policy["PolicyDocument"]["Statement"].as_sequence().unwrap());
    statements
        .filter(|statement| statement["Effect"] == "Allow")
        .flat_map(|statement| statement["Action"].as_sequence().unwrap())
        .map(|action| action.as_str().unwrap().to_owned())
        .collect()
}
