//! What each function may do, held against what its code does.

use std::{collections::BTreeSet, fmt, path::Path};

use serde_yaml_ng::Value;

use crate::one_map::{TEMPLATE, source, template};

#[test]
fn a_function_that_sends_nothing_links_no_client_that_sends() {
    for function in template().functions {
        let manifest = source(&format!("functions/{}/Cargo.toml", function.handler));
        for (client, service) in [
            ("aws-sdk-eventbridge", "events:"),
            ("aws-sdk-sesv2", "ses:"),
            ("aws-sdk-sns", "sns:"),
            ("aws-sdk-dynamodb", "dynamodb:"),
        ] {
            let may = allowed(&function.handler)
                .iter()
                .any(|action| action.starts_with(service));
            assert!(
                may || !manifest.contains(client),
                "{} depends on {client}, and may not use it",
                function.handler
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

/// What of the table an action is about: an index or the table itself, and a partition there. In what is allowed, both may
/// be patterns of IAM. Nothing at all where it is not about the table, or about no partition in particular.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// The index; none is the table.
    pub(crate) index: Option<String>,
    /// The partition; none is every one.
    pub(crate) keys: Option<String>,
}

impl Place {
    /// Whether what is allowed here allows `place`.
    pub(crate) fn covers(&self, place: &Self) -> bool {
        self.index == place.index
            && match (&self.keys, &place.keys) {
                (None, _) => true,
                (Some(pattern), Some(keys)) => fits(pattern, keys),
                (Some(_), None) => false,
            }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.index, &self.keys) {
            (Some(index), Some(keys)) => write!(f, "in {keys} of {index}"),
            (Some(index), None) => write!(f, "in {index}"),
            (None, Some(keys)) => write!(f, "in {keys}"),
            (None, None) => f.write_str("anywhere"),
        }
    }
}

/// Whether a pattern of IAM, with a star at its end, fits.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        Some((start, "")) => text.starts_with(start),
        Some(_) => false,
        None => pattern == text,
    }
}

/// Each action that the role of the function called `binary` allows, with each place that it allows it in.
pub(crate) fn pairs(binary: &str) -> BTreeSet<(String, Place)> {
    let mut pairs = BTreeSet::new();
    for statement in statements(binary) {
        let index = match &statement["Resource"] {
            Value::Tagged(tagged) => tagged.value.as_str().and_then(|arn| arn.split_once("/index/")),
            _ => None,
        };
        let index = index.map(|(_, name)| name.to_owned());
        let keys = match &statement["Condition"]["ForAllValues:StringLike"]["dynamodb:LeadingKeys"] {
            Value::Sequence(patterns) => patterns.iter().map(|text| text.as_str().map(str::to_owned)).collect(),
            _ => vec![None],
        };
        for action in statement["Action"].as_sequence().unwrap() {
            for keys in &keys {
                let place = Place {
                    index: index.clone(),
                    keys: keys.clone(),
                };
                pairs.insert((action.as_str().unwrap().to_owned(), place));
            }
        }
    }
    pairs
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
    let is_it = |resource: &&Value| resource["Properties"]["Handler"].as_str() == Some(binary);
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
            let keys = leading_keys(&function.handler, &format!("dynamodb:{action}"));
            let wide: Vec<_> = keys.iter().filter(|key| *key == "*").collect();
            assert!(wide.is_empty(), "{}: {action} in {keys:?}", function.handler);
            let people = keys.iter().any(|key| key.starts_with("PERSON#"));
            let secrets = keys.iter().any(|key| key.starts_with("KEY"));
            // Whoever deletes an application takes it out of the reach of keys, and may write nothing else of one.
            let narrowed = function.handler == "users" && action == "UpdateItem";
            assert!(
                !(people && secrets) || narrowed,
                "{}: {action} in {keys:?}",
                function.handler
            );
        }
    }
}

/// M3, M4: whatever the API calls knows the CDN's secret, from Secrets Manager, and nothing else does.
#[test]
fn m3_the_secret_of_the_cdn_is_for_what_the_api_calls_and_nothing_else() {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let policy = &root["Resources"]["OriginSecretPolicy"];
    assert_eq!(policy["Condition"], "BehindCdn");
    let roles = policy["Properties"]["Roles"].as_sequence().unwrap();
    let roles: BTreeSet<_> = roles
        .iter()
        .map(|role| match role {
            Value::Tagged(role) => role.value.as_str().unwrap().trim_end_matches("Role").to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    let template = template();
    let routed = |binary: &str| template.routes.iter().any(|route| route.function == binary);
    let mut called = BTreeSet::new();
    for function in &template.functions {
        let name = &function.handler;
        let main = source(&format!("functions/{name}/src/start.rs"));
        let is_called = routed(name) || name == "authorizer";
        assert_eq!(is_called, main.contains("Front::from_environment("), "{name}");
        assert!(!routed(name) || main.contains("front.guard("), "{name}");
        let told = function.environment.iter().any(|name| name == "LATCHKEY_ORIGIN_SECRET");
        assert_eq!(told, is_called || name == "rotate", "{name}");
        if is_called {
            called.insert(function.logical_id.trim_end_matches("Function").to_owned());
        }
    }
    assert_eq!(roles, called);
    let statements = policy["Properties"]["PolicyDocument"]["Statement"]
        .as_sequence()
        .unwrap();
    let actions: Vec<_> = statements
        .iter()
        .flat_map(|statement| statement["Action"].as_sequence().unwrap())
        .collect();
    assert_eq!(actions, ["secretsmanager:GetSecretValue", "kms:Decrypt"]);
}

/// Without the variable, a function counts with the default, whatever the operator has set.
#[test]
fn a_function_that_counts_its_sources_is_told_how_many_are_allowed() {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let mut counting = 0;
    for function in template().functions {
        let folder = format!("functions/{}/src", function.handler);
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
            let is_it = |resource: &&Value| resource["Properties"]["Handler"].as_str() == Some(&*function.handler);
            let variables = &resources.values().find(is_it).unwrap()["Properties"]["Environment"]["Variables"];
            assert!(!variables[variable].is_null(), "{} has no {variable}", function.handler);
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
            let folder = format!("functions/{}/src", function.handler);
            let code = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder));
            code.contains("app.blocklist") || code.contains("journey::")
        })
        .collect();
    let mut names: Vec<_> = taking.iter().map(|function| function.handler.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["auth0", "setup", "sign-in", "wso2"]);
    for function in taking {
        for variable in ["LATCHKEY_PASSWORD_WORDS", "LATCHKEY_PASSWORD_CORPUS"] {
            assert!(
                function.environment.iter().any(|name| name == variable),
                "{} has no {variable}",
                function.handler
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
