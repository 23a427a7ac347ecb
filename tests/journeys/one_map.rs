//! `template.yaml` is the one map: routes, functions, their variables and what they may do. Here it is held against the
//! code.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use reqwest::Method;
use routes::{DEFAULT, Template};
use serde_json::json;

use crate::support::{Answer, World};

pub(crate) const TEMPLATE: &str = include_str!("../../template.yaml");
/// Routes for clients of WSO2 that need no key: the ticket is the authorisation, or there is nothing to protect.
const OPEN: [&str; 6] = [
    "/oauth2/token",
    "/api/identity/user/v1.0/me/",
    "/api/server/v1/flow/execute",
    "/scim2/ServiceProviderConfig",
    "/scim2/ResourceTypes",
    "/scim2/Schemas",
];
const ENVIRONMENT: &str = include_str!("../../shared/service/src/environment.rs");

#[tokio::test]
async fn every_route_is_answered_by_its_function() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    let nowhere = world.get("/setup/nowhere").await;
    assert!(is_not_found(&nowhere), "{nowhere:?}");
    let page = world
        .send(world.request(Method::GET, "/nowhere").header("accept", "text/html"))
        .await;
    assert!(is_not_found(&page), "{page:?}");
    for route in &template().routes {
        if route.path == DEFAULT {
            assert_eq!(route.function, "site");
            continue;
        }
        let routes::Method::Only(method) = &route.method else {
            panic!("{} takes any method", route.key())
        };
        let path = route
            .path
            .replace("{ticket}", &ticket)
            .replace("{file}", "nothing.css")
            .replace("{application}", "app_default")
            .replace("{call}", "validate")
            .replace("{layer}", "auth0.json")
            .replace("{id}", "inv_x")
            .replace("{invitation}", "uinv_x")
            .replace("{webhook}", "whk_x");
        let request = world
            .admin(method.parse().unwrap(), &path)
            .header("accept", "text/html");
        let is_form = method == "POST" && !path.starts_with("/v1/");
        let request = if is_form {
            request.form(&[("application", "app_default")])
        } else {
            request.json(&json!({}))
        };
        let answer = world.send(request).await;
        // A file that does not exist is the only thing that nobody can tell from a route that does not.
        let is_file = route.path.contains("{file}");
        assert!(
            is_file || !is_not_found(&answer),
            "{} is not answered: {answer:?}",
            route.key()
        );
        assert!(!answer.status.is_server_error(), "{}: {answer:?}", route.key());
        assert_ne!(answer.status, 405, "{}: {answer:?}", route.key());
    }
}

const EXCHANGE: &str = "/v1/sign-in/exchange";

#[tokio::test]
async fn m1_routes_of_administration_and_no_others_ask_for_a_key() {
    let world = World::new().await;
    for route in template().routes.iter().filter(|route| route.path != DEFAULT) {
        assert_eq!(
            route.authorized,
            ["applications", "invitations", "keys", "users", "webhooks"].contains(&route.function.as_str())
                || route.path.starts_with("/v1/tokens/")
                || route.path == EXCHANGE
                || route.path.starts_with("/api/v2/")
                || (route.function == "wso2" && !OPEN.iter().any(|open| route.path.starts_with(open))),
            "{}",
            route.key()
        );
        assert!(
            route.identity_headers.is_empty(),
            "the gateway would refuse {} in words of its own",
            route.key()
        );
        // The body says for which host, which an operator may have allowed: `ends` holds it.
        if route.authorized && route.path != EXCHANGE {
            let routes::Method::Only(method) = &route.method else {
                panic!("{} takes any method", route.key())
            };
            let path = route.path.replace("{id}", "inv_x").replace("{tenant}", "carbon.super");
            let below = if method == "POST" {
                "scim2/Users"
            } else {
                "scim2/Users/usr_x"
            };
            let below = below.replace(
                "scim2/Users",
                if path.starts_with("/scim2/") {
                    "Groups"
                } else {
                    "scim2/Users"
                },
            );
            let path = path.replace("{proxy+}", &below);
            let answer = world.send(world.request(method.parse().unwrap(), &path)).await;
            // In another system's words where its clients ask.
            if route.function == "auth0" {
                assert_eq!(answer.expect(401).json()["message"], "Missing authentication");
            } else if route.function == "wso2" {
                answer.expect(401);
            } else {
                answer.refused(401, "api_key_missing");
            }
        }
    }
}

#[test]
fn every_function_is_in_the_template_with_its_crate_and_in_the_binary() {
    let folders: BTreeSet<_> = std::fs::read_dir(root().join("functions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let named: BTreeSet<_> = template()
        .functions
        .into_iter()
        .map(|function| function.handler)
        .collect();
    assert_eq!(named, folders);
    let linked: BTreeSet<_> = lambda::FUNCTIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, linked, "infra/lambda runs others than the template names");
    assert_eq!(linked.len(), lambda::FUNCTIONS.len(), "one of them stands there twice");
    let streamed: Vec<_> = template()
        .functions
        .into_iter()
        .filter(|function| function.streamed)
        .collect();
    assert_eq!(
        streamed
            .iter()
            .map(|function| function.handler.as_str())
            .collect::<Vec<_>>(),
        ["deliver", "history"]
    );
}

#[tokio::test]
async fn a_handler_that_is_no_function_is_refused_with_the_names_of_all() {
    for name in ["", "bootstrap", "setup ", "Setup"] {
        let refused = lambda::run(name).await.unwrap_err().to_string();
        assert!(refused.contains(&format!("{name:?}")), "{refused}");
        assert!(refused.contains("setup, sign-in, site"), "{refused}");
    }
}

/// What `sam package` uploads once for all: nineteen archives would be nineteen uploads.
#[test]
fn all_functions_are_one_archive() {
    let template: serde_yaml_ng::Value = serde_yaml_ng::from_str(TEMPLATE).unwrap();
    let resources = template["Resources"].as_mapping().unwrap();
    let archives: Vec<_> = resources
        .values()
        .filter(|resource| resource["Type"].as_str() == Some("AWS::Serverless::Function"))
        .map(|resource| resource["Properties"]["CodeUri"].as_str().unwrap())
        .collect();
    assert_eq!(archives, vec!["target/lambda/latchkey.zip"; lambda::FUNCTIONS.len()]);
}

#[test]
fn every_function_is_given_the_variables_that_it_reads() {
    let readers = readers();
    assert!(readers.len() >= 5, "{readers:?}");
    let everybody = [
        "LATCHKEY_BASE_URL",
        "LATCHKEY_DEFAULT_APPLICATION",
        "LATCHKEY_DEPLOYMENT",
        "LATCHKEY_LOG_LEVEL",
        "LATCHKEY_TABLE",
    ];
    for function in template().functions {
        let mut code = source(&format!("functions/{}/src/start.rs", function.handler));
        if code.contains("App::from_environment(") || code.contains("App::without_settings(") {
            code.push_str(&source("shared/service/src/app.rs"));
        }
        if code.contains("Front::from_environment(") {
            code.push_str(&source("shared/service/src/http/front.rs"));
        }
        let called = readers
            .iter()
            .filter(|(reader, _)| code.contains(&format!(".{reader}()")));
        let read: BTreeSet<_> = called.flat_map(|(_, variables)| variables.iter().cloned()).collect();
        let given: BTreeSet<_> = function.environment.into_iter().collect();
        let missing: Vec<_> = read.difference(&given).filter(|name| !has_a_default(name)).collect();
        assert!(
            missing.is_empty(),
            "{} reads {missing:?} and is not given it",
            function.handler
        );
        let idle: Vec<_> = given
            .difference(&read)
            .filter(|name| !everybody.contains(&name.as_str()))
            .collect();
        assert!(
            idle.is_empty(),
            "{} is given {idle:?} and does not read it",
            function.handler
        );
    }
}

/// Whether a function does without it: what an operator may set, and only those functions read that are given it.
fn has_a_default(name: &str) -> bool {
    let settings = [
        "MAX_LIFETIME_",
        "SMS_",
        "MAILS_",
        "APPLICATION_SHARE",
        "SOURCE_",
        "KEY_",
        "CORS_",
        "PASSWORD_",
        "EXCHANGE_",
    ];
    settings
        .iter()
        .any(|start| name.starts_with(&format!("LATCHKEY_{start}")))
}

/// Whether the answer is the one for an address that leads nowhere.
fn is_not_found(answer: &Answer) -> bool {
    let is_problem = answer
        .headers
        .get("content-type")
        .is_some_and(|kind| kind == "application/problem+json");
    (is_problem && answer.json()["code"] == "not_found") || answer.text.contains("<h1>Page not found</h1>")
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
            let word = |constant: &str| {
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .any(|word| word == constant)
            };
            let read: Vec<_> = declared
                .iter()
                .filter(|(constant, _)| word(constant))
                .map(|(_, value)| value.clone())
                .collect();
            (!read.is_empty()).then_some((name, read))
        })
        .collect()
}

pub(crate) fn template() -> Template {
    Template::parse(TEMPLATE).unwrap()
}

pub(crate) fn source(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
