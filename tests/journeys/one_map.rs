//! `template.yaml` is the one map: routes, functions, their variables and what they may do. Here it is held against the
//! code.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use reqwest::Method;
use routes::{DEFAULT, Template};
use serde_json::json;
use serde_yaml_ng::Value;

use crate::support::{Answer, World};

const TEMPLATE: &str = include_str!("../../template.yaml");
const ENVIRONMENT: &str = include_str!("../../shared/src/environment.rs");

#[tokio::test]
async fn every_route_is_answered_by_its_function() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let nowhere = world.get("/setup/nowhere").await;
    assert!(is_not_found(&nowhere), "{nowhere:?}");
    let page = world.send(world.request(Method::GET, "/nowhere").header("accept", "text/html")).await;
    assert!(is_not_found(&page), "{page:?}");
    for route in &template().routes {
        if route.path == DEFAULT {
            assert_eq!(route.function, "site");
            continue;
        }
        let routes::Method::Only(method) = &route.method else { panic!("{} takes any method", route.key()) };
        let path = route.path.replace("{ticket}", &ticket).replace("{file}", "nothing.css").replace("{id}", "inv_x");
        let request = world.admin(method.parse().unwrap(), &path).header("accept", "text/html");
        let is_form = method == "POST" && !path.starts_with("/v1/");
        let request = if is_form { request.form(&[("application", "app_default")]) } else { request.json(&json!({})) };
        let answer = world.send(request).await;
        // A file that does not exist is the only thing that nobody can tell from a route that does not.
        let is_file = route.path.contains("{file}");
        assert!(is_file || !is_not_found(&answer), "{} is not answered: {answer:?}", route.key());
        assert!(!answer.status.is_server_error(), "{}: {answer:?}", route.key());
        assert_ne!(answer.status, 405, "{}: {answer:?}", route.key());
    }
}

#[tokio::test]
async fn m1_routes_of_administration_and_no_others_ask_for_a_key() {
    let world = World::new().await;
    for route in template().routes.iter().filter(|route| route.path != DEFAULT) {
        assert_eq!(route.authorized, route.function == "invitations", "{}", route.key());
        assert!(route.identity_headers.is_empty(), "the gateway would refuse {} in words of its own", route.key());
        if route.authorized {
            let routes::Method::Only(method) = &route.method else { panic!("{} takes any method", route.key()) };
            let path = route.path.replace("{id}", "inv_x");
            world.send(world.request(method.parse().unwrap(), &path)).await.refused(401, "api_key_missing");
        }
    }
}

#[test]
fn every_function_is_in_the_template_with_its_crate_and_binary() {
    let folders: BTreeSet<_> = std::fs::read_dir(root().join("functions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let named: BTreeSet<_> = template().functions.into_iter().map(|function| function.binary).collect();
    assert_eq!(named, folders);
    for name in &named {
        let manifest = source(&format!("functions/{name}/Cargo.toml"));
        assert!(manifest.contains(&format!("[[bin]]\nname = \"{name}\"\n")), "{name} has no binary of its name");
    }
    let streamed: Vec<_> = template().functions.into_iter().filter(|function| function.streamed).collect();
    assert_eq!(streamed.iter().map(|function| function.binary.as_str()).collect::<Vec<_>>(), ["deliver"]);
}

#[test]
fn every_function_is_given_the_variables_that_it_reads() {
    let readers = readers();
    assert!(readers.len() >= 5, "{readers:?}");
    let everybody = ["LATCHKEY_BASE_URL", "LATCHKEY_DEFAULT_APPLICATION", "LATCHKEY_TABLE"];
    for function in template().functions {
        let mut code = source(&format!("functions/{}/src/main.rs", function.binary));
        if code.contains("App::from_environment(") {
            code.push_str(&source("shared/src/app.rs"));
        }
        let called = readers.iter().filter(|(reader, _)| code.contains(&format!(".{reader}()")));
        let read: BTreeSet<_> = called.flat_map(|(_, variables)| variables.iter().cloned()).collect();
        let given: BTreeSet<_> = function.environment.into_iter().collect();
        let missing: Vec<_> = read.difference(&given).filter(|name| *name != "LATCHKEY_MAX_LIFETIME_MINUTES").collect();
        assert!(missing.is_empty(), "{} reads {missing:?} and is not given it", function.binary);
        let idle: Vec<_> = given.difference(&read).filter(|name| !everybody.contains(&name.as_str())).collect();
        assert!(idle.is_empty(), "{} is given {idle:?} and does not read it", function.binary);
    }
}

#[test]
fn m3_every_function_may_do_what_its_code_does_and_no_more() {
    for function in template().functions {
        let name = &function.binary;
        let code: String = std::fs::read_dir(root().join("functions").join(name).join("src"))
            .unwrap()
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        let code = if code.contains("App::from_environment(") { code + &source("shared/src/app.rs") } else { code };
        let uses = |calls: &[&str]| calls.iter().any(|call| code.contains(call));
        let mut needed = BTreeSet::from(["logs:CreateLogStream", "logs:PutLogEvents"]);
        // An unclear write is settled by reading, so whoever writes may read.
        if uses(&["store.person(", "store.sign_in_record(", "store.api_key(", "store.apply(", "store.create("]) {
            needed.insert("dynamodb:GetItem");
        }
        if uses(&["store.apply(", "store.count_stranger("]) {
            needed.insert("dynamodb:UpdateItem");
        }
        if uses(&["store.create(", "store.claim(", "store.put_api_key(", "store.create_application("]) {
            needed.insert("dynamodb:PutItem");
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
            assert!(stream.iter().all(|action| allowed(name).contains(&format!("dynamodb:{action}"))));
        }
        let allowed: BTreeSet<_> = allowed(name)
            .into_iter()
            .filter(|action| !action.starts_with("kms:") && !(function.streamed && is_of_the_stream(action)))
            .collect();
        assert_eq!(allowed, needed.into_iter().map(str::to_owned).collect(), "{name}");
    }
}

#[test]
fn a_function_that_sends_nothing_links_no_client_that_sends() {
    for function in template().functions {
        let manifest = source(&format!("functions/{}/Cargo.toml", function.binary));
        for (client, service) in [("aws-sdk-sesv2", "ses:"), ("aws-sdk-sns", "sns:"), ("aws-sdk-dynamodb", "dynamodb:")] {
            let may = allowed(&function.binary).iter().any(|action| action.starts_with(service));
            assert!(may || !manifest.contains(client), "{} depends on {client}, and may not use it", function.binary);
        }
    }
}

/// Whether the answer is the one for an address that leads nowhere.
fn is_not_found(answer: &Answer) -> bool {
    let is_problem = answer.headers.get("content-type").is_some_and(|kind| kind == "application/problem+json");
    (is_problem && answer.json()["code"] == "not_found") || answer.text.contains("<h1>Page not found</h1>")
}

fn is_of_the_stream(action: &str) -> bool {
    action.contains("Stream") && action.starts_with("dynamodb:")
        || ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "sqs:SendMessage"].contains(&action)
}

/// The methods of `Environment` and the variables that each reads.
fn readers() -> BTreeMap<String, Vec<String>> {
    let declared: Vec<_> = ENVIRONMENT
        .lines()
        .filter_map(|line| line.strip_prefix("const ")?.split_once(": &str = "))
        .map(|(constant, value)| (constant, value.trim_matches(['"', ';']).to_owned()))
        .collect();
    let (_, methods) = ENVIRONMENT.split_once("impl Environment {").unwrap();
    let (methods, _) = methods.split_once("\n}\n").unwrap();
    methods
        .split("    pub ")
        .filter_map(|body| {
            let (_, rest) = body.split_once("fn ")?;
            let name = rest.split('(').next()?.to_owned();
            let word = |constant: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == constant);
            let read: Vec<_> =
                declared.iter().filter(|(constant, _)| word(constant)).map(|(_, value)| value.clone()).collect();
            (!read.is_empty()).then_some((name, read))
        })
        .collect()
}

/// The actions that the role of the function called `binary` allows.
fn allowed(binary: &str) -> BTreeSet<String> {
    let root: Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let resources = root["Resources"].as_mapping().unwrap();
    let is_it = |resource: &&Value| resource["Metadata"]["BuildProperties"]["Binary"].as_str() == Some(binary);
    let function = resources.values().find(is_it).unwrap();
    let Value::Tagged(role) = &function["Properties"]["Role"] else { panic!("{binary} has no role of its own") };
    let role = role.value.as_str().unwrap().trim_end_matches(".Arn");
    let policies = resources[role]["Properties"]["Policies"].as_sequence().unwrap();
    let statements = policies.iter().flat_map(|policy| policy["PolicyDocument"]["Statement"].as_sequence().unwrap());
    statements
        .filter(|statement| statement["Effect"] == "Allow")
        .flat_map(|statement| statement["Action"].as_sequence().unwrap())
        .map(|action| action.as_str().unwrap().to_owned())
        .collect()
}

fn template() -> Template {
    Template::parse(TEMPLATE).unwrap()
}

fn source(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
