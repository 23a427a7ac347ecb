//! Reading the template's text.

use crate::{DEFAULT, Method, Route, Routes, Table};
use serde_yaml_ng::Value;
use std::collections::BTreeMap;

/// Why a template was not understood.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The text is not YAML.
    #[error("the template is not YAML: {0}")]
    Yaml(#[from] serde_yaml_ng::Error),
    /// A resource lacks something this crate needs as plain text.
    #[error("resource {resource} of the template lacks {what}")]
    Missing {
        /// The logical id, or `-` for the template itself.
        resource: String,
        /// What is missing.
        what: &'static str,
    },
}

/// A function of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Function {
    /// The name of the resource.
    pub logical_id: String,
    /// Which function of the one binary it is (`Handler`): the name of its crate.
    pub handler: String,
    /// The names of its environment variables, the global ones included, sorted.
    pub environment: Vec<String>,
    /// What its environment variables are, the global ones included.
    pub variables: BTreeMap<String, Variable>,
    /// Its memory in MB.
    pub memory: u32,
    /// How many seconds an invocation may take.
    pub timeout: u32,
    /// Whether the table's stream drives it.
    pub streamed: bool,
    /// The patterns of which a record of the stream has to fit one; none where all records come.
    pub filters: Vec<String>,
    /// What the rules that bring it events ask of an event's `detail`, where that is known without an account.
    pub rules: Vec<Value>,
}

/// What an environment variable is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// This very text.
    Text(String),
    /// What a parameter or a resource of this name is (`!Ref`).
    Reference(String),
}

/// What the template says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The routes of the HTTP API.
    pub routes: Routes,
    /// The functions, in the order of the template.
    pub functions: Vec<Function>,
    /// The first (here: the only) table.
    pub table: Option<Table>,
    /// What parameters are unless an operator says otherwise.
    pub defaults: BTreeMap<String, String>,
}

impl Template {
    /// Reads the text of a SAM template. Intrinsic functions (`!Ref`, `!Sub`, `!If` and so on) are tolerated, not
    /// evaluated.
    ///
    /// # Errors
    /// The text is not YAML, has no resources, or a function or table lacks what is needed here.
    pub fn parse(yaml: &str) -> Result<Self, Error> {
        let root: Value = serde_yaml_ng::from_str(yaml)?;
        let resources = at(&root, &["Resources"])
            .and_then(Value::as_mapping)
            .ok_or(Error::Missing {
                resource: "-".to_owned(),
                what: "Resources",
            })?;
        let of_kind = |kind: &'static str| {
            resources
                .iter()
                .filter(move |(_, resource)| text(resource, &["Type"]).as_deref() == Some(kind))
                .filter_map(|(name, resource)| Some((name.as_str()?, resource)))
        };

        let auth = of_kind("AWS::Serverless::HttpApi")
            .find_map(|(_, api)| at(api, &["Properties", "Auth"]))
            .or_else(|| at(&root, &["Globals", "HttpApi", "Auth"]));
        let mapped: Vec<String> = of_kind("AWS::Lambda::EventSourceMapping")
            .filter_map(|(_, mapping)| reference(at(mapping, &["Properties", "FunctionName"])?))
            .collect();

        let mut routes = Vec::new();
        let mut functions = Vec::new();
        for (logical_id, function) in of_kind("AWS::Serverless::Function") {
            let handler = text(function, &["Properties", "Handler"]).ok_or(Error::Missing {
                resource: logical_id.to_owned(),
                what: "Handler",
            })?;
            let mut streamed = mapped.iter().any(|name| name == logical_id);
            let (mut filters, mut rules) = (Vec::new(), Vec::new());
            for (_, event) in entries(at(function, &["Properties", "Events"])) {
                match text(event, &["Type"]).as_deref() {
                    Some("HttpApi") => routes.push(route(event, &handler, auth)),
                    Some("DynamoDB") => {
                        streamed = true;
                        let criteria = at(event, &["Properties", "FilterCriteria"]).unwrap_or(&Value::Null);
                        filters.extend(list(criteria, "Filters").filter_map(|filter| text(filter, &["Pattern"])));
                    }
                    Some("EventBridgeRule") => {
                        let detail = at(event, &["Properties", "Pattern", "detail"]).filter(|detail| is_plain(detail));
                        rules.extend(detail.cloned());
                    }
                    _ => {}
                }
            }
            let mut environment: Vec<String> = [at(&root, &["Globals", "Function"]), at(function, &["Properties"])]
                .into_iter()
                .flat_map(|of| entries(of.and_then(|of| at(of, &["Environment", "Variables"]))))
                .map(|(name, _)| name.to_owned())
                .collect();
            environment.sort();
            environment.dedup();
            functions.push(Function {
                logical_id: logical_id.to_owned(),
                handler,
                environment,
                variables: variables(&root, function),
                memory: number(&root, function, "MemorySize").unwrap_or(128),
                timeout: number(&root, function, "Timeout").unwrap_or(3),
                streamed,
                filters,
                rules,
            });
        }
        routes.extend(of_kind("AWS::Serverless::HttpApi").flat_map(|(_, api)| documented(api, auth)));
        let table = of_kind("AWS::DynamoDB::Table")
            .next()
            .map(|(name, table)| Table::read(name, table))
            .transpose()?;
        Ok(Self {
            routes: Routes(routes),
            functions,
            table,
            defaults: entries(at(&root, &["Parameters"]))
                .filter_map(|(name, parameter)| Some((name.to_owned(), scalar(at(parameter, &["Default"])?)?)))
                .collect(),
        })
    }
}

/// The variables of all functions, and those of this one, which come first.
fn variables(root: &Value, function: &Value) -> BTreeMap<String, Variable> {
    [at(root, &["Globals", "Function"]), at(function, &["Properties"])]
        .into_iter()
        .flat_map(|of| entries(of.and_then(|of| at(of, &["Environment", "Variables"]))))
        .filter_map(|(name, value)| {
            let variable = match scalar(value) {
                Some(text) => Variable::Text(text),
                None => Variable::Reference(reference(value)?),
            };
            Some((name.to_owned(), variable))
        })
        .collect()
}

/// A number of this function, or else of all.
fn number(root: &Value, function: &Value, name: &str) -> Option<u32> {
    let own = at(function, &["Properties", name]);
    let value = own.or_else(|| at(root, &["Globals", "Function", name]))?;
    u32::try_from(value.as_u64()?).ok()
}

/// Whether no intrinsic function is in it.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Tagged(_) => false,
        Value::Sequence(values) => values.iter().all(is_plain),
        Value::Mapping(fields) => fields.values().all(is_plain),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => true,
    }
}

/// Plain text or a plain number, as text.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) | Value::Tagged(_) => None,
    }
}

fn route(event: &Value, handler: &str, auth: Option<&Value>) -> Route {
    let path = text(event, &["Properties", "Path"]).unwrap_or_else(|| DEFAULT.to_owned());
    let method = text(event, &["Properties", "Method"])
        .map(|method| method.to_ascii_uppercase())
        .filter(|method| path != DEFAULT && method != "ANY" && method != "X-AMAZON-APIGATEWAY-ANY-METHOD")
        .map_or(Method::Any, Method::Only);
    let authorizer = at(event, &["Properties", "Auth", "Authorizer"]).or_else(|| at(auth?, &["DefaultAuthorizer"]));
    // An authorizer that is chosen by an intrinsic function is still an authorizer.
    let authorized = authorizer.is_some_and(|authorizer| authorizer.as_str() != Some("NONE"));
    Route {
        method,
        path,
        function: handler.to_owned(),
        authorized,
        identity_headers: authorizer
            .and_then(Value::as_str)
            .map_or_else(Vec::new, |name| identity_headers(auth, name)),
    }
}

/// Where the body of an API keeps the integrations, each under the name of a function's binary.
const INTEGRATION: &str = "x-amazon-apigateway-integration";
const INTEGRATIONS: &str = "#/components/x-amazon-apigateway-integrations/";

/// The routes of an API's own OpenAPI document.
fn documented(api: &Value, auth: Option<&Value>) -> Vec<Route> {
    let mut routes = Vec::new();
    for (path, methods) in entries(at(api, &["Properties", "DefinitionBody", "paths"])) {
        for (method, operation) in entries(Some(methods)) {
            let integration = text(operation, &[INTEGRATION, "$ref"]);
            let Some(function) = integration.as_deref().and_then(|name| name.strip_prefix(INTEGRATIONS)) else {
                continue;
            };
            let asked = list(operation, "security").find_map(|scheme| entries(Some(scheme)).next());
            let any = path == DEFAULT || method == "x-amazon-apigateway-any-method";
            routes.push(Route {
                method: if any {
                    Method::Any
                } else {
                    Method::Only(method.to_ascii_uppercase())
                },
                path: path.to_owned(),
                function: function.to_owned(),
                authorized: asked.is_some(),
                identity_headers: asked.map_or_else(Vec::new, |(name, _)| identity_headers(auth, name)),
            });
        }
    }
    routes
}

/// The headers that an authorizer of this name wants, in lower case.
fn identity_headers(auth: Option<&Value>, name: &str) -> Vec<String> {
    auth.and_then(|auth| at(auth, &["Authorizers", name, "Identity"]))
        .into_iter()
        .flat_map(|identity| list(identity, "Headers"))
        .filter_map(|name| Some(name.as_str()?.to_ascii_lowercase()))
        .collect()
}

/// The logical id in `!Ref Name`, `!GetAtt Name.Arn` or their long forms; that of the first value of `!If`, and of what `!Join`
/// joins.
fn reference(value: &Value) -> Option<String> {
    let name = match value {
        Value::Tagged(tagged) if tagged.tag == "If" || tagged.tag == "Join" => {
            return reference(tagged.value.as_sequence()?.get(1)?);
        }
        Value::Tagged(tagged) => &tagged.value,
        Value::Mapping(mapping) => mapping.values().next()?,
        plain => plain,
    };
    let name = name.as_str().or_else(|| name.as_sequence()?.first()?.as_str())?;
    name.split('.').next().map(str::to_owned)
}

/// The value at a path of keys.
pub(crate) fn at<'a>(value: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, key| value.get(*key))
}

/// The plain text at a path of keys; nothing for an intrinsic function.
pub(crate) fn text(value: &Value, path: &[&str]) -> Option<String> {
    match at(value, path)? {
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

/// The items of a list, none when it is absent.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_sequence).into_iter().flatten()
}

/// The entries of a mapping, none when it is absent.
fn entries(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    value
        .and_then(Value::as_mapping)
        .into_iter()
        .flatten()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Key, Projection};

    const TEMPLATE: &str = include_str!("../tests/template.yaml");

    #[test]
    fn routes_carry_their_function_and_authorizer() {
        let template = Template::parse(TEMPLATE).unwrap();
        let seen: Vec<_> = template
            .routes
            .iter()
            .map(|route| format!("{} -> {} {}", route.key(), route.function, route.authorized))
            .collect();
        assert_eq!(
            seen,
            [
                "POST /v1/invitations -> invitations true",
                "GET /v1/invitations/{id} -> invitations true",
                "ANY /v1/open -> invitations false",
                "GET /docs -> site false",
                "$default -> site false",
            ]
        );
        let first = template.routes.iter().next().unwrap();
        assert_eq!(first.identity_headers, ["authorization"]);
    }

    #[test]
    fn routes_in_the_document_of_the_api_are_read_like_those_of_functions() {
        let document = r##"Properties:
      DefinitionBody:
        paths:
          "/v1/keys/{id}":
            get: {x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/keys"}}
            post:
              security: [{Keys: []}]
              x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/keys"}
          /elsewhere:
            get: {x-amazon-apigateway-integration: {type: http_proxy, uri: "https://example.com"}}
          /any:
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/site"}
          $default:
            x-amazon-apigateway-any-method:
              isDefaultRoute: true
              x-amazon-apigateway-integration: {$ref: "#/components/x-amazon-apigateway-integrations/site"}
      Auth:"##;
        let yaml = TEMPLATE.replacen("Properties:\n      Auth:", document, 1);
        let template = Template::parse(&yaml).unwrap();
        let seen: Vec<_> = template
            .routes
            .iter()
            .skip(5)
            .map(|route| {
                let headers = route.identity_headers.join(",");
                format!("{} -> {} {} {headers}", route.key(), route.function, route.authorized)
            })
            .collect();
        assert_eq!(
            seen,
            [
                "GET /v1/keys/{id} -> keys false ",
                "POST /v1/keys/{id} -> keys true authorization",
                "ANY /any -> site false ",
                "$default -> site false ",
            ]
        );
    }

    #[test]
    fn functions_carry_their_environment_and_trigger() {
        let template = Template::parse(TEMPLATE).unwrap();
        let seen: Vec<_> = template
            .functions
            .iter()
            .map(|function| {
                (
                    function.handler.as_str(),
                    function.environment.join(","),
                    function.streamed,
                )
            })
            .collect();
        assert_eq!(
            seen,
            [
                ("invitations", "BASE_URL,TABLE".to_owned(), false),
                ("site", "TABLE".to_owned(), false),
                ("deliver", "TABLE".to_owned(), true),
                ("archive", "TABLE".to_owned(), true),
            ]
        );
        let filtered: Vec<_> = template
            .functions
            .iter()
            .map(|function| function.filters.as_slice())
            .collect();
        let both = [r#"{"a":[1]}"#.to_owned(), r#"{"b":[2]}"#.to_owned()];
        assert_eq!(filtered, [&[], &[], &both[..], &[]]);
        assert!(template.functions.iter().all(|function| function.rules.is_empty()));
    }

    #[test]
    fn a_rule_is_read_where_it_is_known_without_an_account() {
        let events = |detail: &str| {
            let yaml = "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {Handler: f, Events: {Told: \
                {Type: EventBridgeRule, Properties: {Pattern: {source: [a], detail: DETAIL}}}}}}}";
            let template = Template::parse(&yaml.replace("DETAIL", detail)).unwrap();
            template
                .functions
                .into_iter()
                .flat_map(|function| function.rules)
                .count()
        };
        assert_eq!(events("{a: [{exists: false}]}"), 1);
        assert_eq!(events("{a: {b: [!Ref MailEvents]}}"), 0);
    }

    #[test]
    fn the_table_is_read() {
        let table = Template::parse(TEMPLATE).unwrap().table.unwrap();
        assert_eq!(table.logical_id, "Table");
        assert_eq!(table.name, None);
        assert_eq!(
            table.key,
            Key {
                hash: "pk".to_owned(),
                range: Some("sk".to_owned())
            }
        );
        assert_eq!(table.attributes.len(), 4);
        assert_eq!(table.indexes.len(), 2);
        assert_eq!(
            table.indexes[0].projection,
            Projection::Include(vec!["state".to_owned()])
        );
        assert_eq!(
            table.indexes[1].key,
            Key {
                hash: "list".to_owned(),
                range: None
            }
        );
        assert_eq!(table.ttl_attribute.as_deref(), Some("ttl"));
        assert_eq!(table.stream_view.as_deref(), Some("NEW_AND_OLD_IMAGES"));
    }

    #[test]
    fn a_default_authorizer_covers_events_without_one() {
        let yaml = TEMPLATE.replace("# DefaultAuthorizer", "DefaultAuthorizer");
        let template = Template::parse(&yaml).unwrap();
        let open: Vec<_> = template
            .routes
            .iter()
            .filter(|route| !route.authorized)
            .map(Route::key)
            .collect();
        assert_eq!(open, ["ANY /v1/open"]);
    }

    #[test]
    fn what_is_missing_is_named() {
        let yaml = "Resources: {F: {Type: 'AWS::Serverless::Function', Properties: {}}}";
        let error = Template::parse(yaml).unwrap_err().to_string();
        assert_eq!(error, "resource F of the template lacks Handler");
        assert!(matches!(Template::parse("a: [").unwrap_err(), Error::Yaml(_)));
        assert!(matches!(Template::parse("a: 1").unwrap_err(), Error::Missing { .. }));
    }
}
