//! The reference of the API: the OpenAPI document as a page, for people. It is in English, as the document is.

use askama::Template;
use serde_json::Value;

use super::{Frame, Shell, assets, document};

/// How deep fields within fields are shown.
const DEPTH: usize = 4;

/// The page `/docs`.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    /// The OpenAPI document.
    pub document: &'a Value,
}

#[derive(Template)]
#[template(path = "pages/reference.html")]
struct ReferencePage<'a> {
    shell: Shell<'a>,
    stylesheet: &'static str,
    script: &'static str,
    about: Vec<Vec<Piece>>,
    groups: Vec<Group>,
    codes: Vec<Code>,
}

/// A stretch of a sentence.
struct Piece {
    text: String,
    code: bool,
}

struct Group {
    anchor: String,
    name: String,
    about: String,
    operations: Vec<Operation>,
}

struct Operation {
    id: String,
    method: String,
    path: String,
    summary: String,
    about: Vec<Vec<Piece>>,
    scope: Option<String>,
    parameters: Vec<Row>,
    body: Vec<Row>,
    body_required: bool,
    example: Option<String>,
    /// The same with the clients of `infra/clients`.
    node: Option<String>,
    python: Option<String>,
    /// The body of the example, indented.
    sample: Option<String>,
    answers: Vec<Answer>,
    problems: Vec<Problem>,
}

/// A parameter or a field.
struct Row {
    name: String,
    required: bool,
    kind: String,
    about: Vec<Piece>,
}

struct Answer {
    status: String,
    about: Vec<Piece>,
    media_type: String,
    rows: Vec<Row>,
    /// What it may look like.
    sample: Option<String>,
}

struct Problem {
    status: String,
    codes: Vec<String>,
}

struct Code {
    code: String,
    status: String,
    advice: Vec<Piece>,
}

impl Reference<'_> {
    /// The whole page.
    pub fn render(&self, frame: &Frame<'_>) -> String {
        let groups = list(self.document, "/tags").map(|tag| self.group(tag)).collect();
        let codes = list(self.document, "/x-problem-codes").map(|code| Code {
            code: text(code, "/code"),
            status: shown(code.pointer("/status")),
            advice: pieces(&text(code, "/advice")),
        });
        document(&ReferencePage {
            shell: Shell::new(frame, frame.wording.text("docs-title")),
            stylesheet: assets::reference_path(),
            script: assets::reference_script_path(),
            about: paragraphs(&text(self.document, "/info/description")),
            groups,
            codes: codes.collect(),
        })
    }

    fn group(&self, tag: &Value) -> Group {
        let name = text(tag, "/name");
        let mut operations = Vec::new();
        let paths = self.document.get("paths").and_then(Value::as_object);
        for (path, item) in paths.into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                if list(operation, "/tags").any(|tag| tag == &name) {
                    operations.push(self.operation(path, &method.to_ascii_uppercase(), operation));
                }
            }
        }
        Group {
            anchor: name.to_ascii_lowercase().replace(' ', "-"),
            about: text(tag, "/description"),
            name,
            operations,
        }
    }

    fn operation(&self, path: &str, method: &str, operation: &Value) -> Operation {
        let json = operation.pointer("/requestBody/content/application~1json");
        let mut body = Vec::new();
        if let Some(schema) = json.and_then(|json| json.get("schema")) {
            self.fields(schema, "", DEPTH, &mut body);
        }
        let parameters = list(operation, "/parameters").map(|parameter| Row {
            name: text(parameter, "/name"),
            required: parameter.get("required") == Some(&Value::Bool(true)),
            kind: format!(
                "{}, {}",
                text(parameter, "/in"),
                self.kind(parameter.get("schema").unwrap_or(&Value::Null))
            ),
            about: pieces(&text(parameter, "/description")),
        });
        let scope = text(operation, "/x-scope");
        let responses = operation.get("responses").and_then(Value::as_object);
        let (mut answers, mut problems) = (Vec::new(), Vec::new());
        for (status, response) in responses.into_iter().flatten() {
            let response = self.resolved(response);
            let content = response.get("content").and_then(Value::as_object);
            let (media_type, content) = content.and_then(|content| content.iter().next()).unzip();
            let schema = content
                .and_then(|content| content.get("schema"))
                .unwrap_or(&Value::Null);
            if media_type.is_some_and(|name| name == "application/problem+json") {
                problems.push(Problem {
                    status: status.clone(),
                    codes: list(response, "/x-codes").map(|code| shown(Some(code))).collect(),
                });
            } else {
                let mut rows = Vec::new();
                self.fields(schema, "", DEPTH, &mut rows);
                answers.push(Answer {
                    status: status.clone(),
                    about: pieces(&text(response, "/description")),
                    media_type: media_type.cloned().unwrap_or_default(),
                    sample: media_type
                        .filter(|name| *name == "application/json" && !rows.is_empty())
                        .map(|_| format!("{:#}", self.sample(schema, DEPTH + 2))),
                    rows,
                });
            }
        }
        let client = text(operation, "/x-client");
        let sent = json.and_then(|json| json.get("example"));
        Operation {
            id: text(operation, "/operationId"),
            method: method.to_owned(),
            path: path.to_owned(),
            summary: text(operation, "/summary").replace('`', ""),
            // The line below it names the scope.
            about: paragraphs(text(operation, "/description").trim_end_matches(&format!("Needs the scope `{scope}`."))),
            example: path.starts_with("/v1/").then(|| {
                curl(
                    path,
                    method,
                    operation,
                    !scope.is_empty(),
                    json.and_then(|json| json.get("example")),
                )
            }),
            node: (!client.is_empty()).then(|| node(&client, operation, sent)),
            python: (!client.is_empty()).then(|| python(&client, operation, sent)),
            sample: sent.map(|body| format!("{body:#}")),
            scope: (!scope.is_empty()).then_some(scope),
            parameters: parameters.collect(),
            body,
            body_required: operation.pointer("/requestBody/required") == Some(&Value::Bool(true)),
            answers,
            problems,
        }
    }

    /// A value that fits the schema: its example, or one that is made up.
    fn sample(&self, schema: &Value, depth: usize) -> Value {
        let schema = self.resolved(schema);
        if let Some(known) = schema
            .pointer("/examples/0")
            .or(schema.get("const"))
            .or(schema.pointer("/enum/0"))
        {
            return known.clone();
        }
        if let Some(option) = ["/oneOf/0", "/anyOf/0", "/allOf/0"]
            .iter()
            .find_map(|place| schema.pointer(place))
        {
            return self.sample(option, depth);
        }
        let kind = schema.get("type");
        let kind = kind.and_then(|kind| kind.as_str().or_else(|| kind.pointer("/0")?.as_str()));
        match kind {
            Some("array") if depth > 0 => {
                let items = schema.get("items").unwrap_or(&Value::Null);
                Value::Array(vec![self.sample(items, depth - 1)])
            }
            Some("object") if depth > 0 => {
                let properties = schema.get("properties").and_then(Value::as_object);
                properties
                    .into_iter()
                    .flatten()
                    .map(|(name, property)| (name.clone(), self.sample(property, depth - 1)))
                    .collect::<serde_json::Map<_, _>>()
                    .into()
            }
            Some("array") => Value::Array(Vec::new()),
            Some("object") => Value::Object(serde_json::Map::new()),
            Some("integer" | "number") => schema.get("minimum").cloned().unwrap_or_else(|| 1.into()),
            Some("boolean") => true.into(),
            Some("null") => Value::Null,
            _ => "...".into(),
        }
    }

    /// The schema that a reference leads to.
    fn resolved<'b>(&'b self, schema: &'b Value) -> &'b Value {
        let target = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|path| path.strip_prefix('#'));
        target.and_then(|path| self.document.pointer(path)).unwrap_or(schema)
    }

    /// Adds the fields of an object, and of what lies in it: `code.length`, `steps[].kind`.
    fn fields(&self, schema: &Value, prefix: &str, depth: usize, rows: &mut Vec<Row>) {
        let schema = self.resolved(schema);
        if depth == 0 {
            return;
        }
        for option in ["/oneOf", "/anyOf"].into_iter().flat_map(|place| list(schema, place)) {
            self.fields(option, prefix, depth, rows);
        }
        let required: Vec<_> = list(schema, "/required").filter_map(Value::as_str).collect();
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, property) in properties.into_iter().flatten() {
            let target = self.resolved(property);
            let mut about = [property, target]
                .map(|schema| text(schema, "/description"))
                .into_iter();
            let path = format!("{prefix}{name}");
            rows.push(Row {
                required: required.contains(&name.as_str()),
                kind: self.kind(property),
                about: pieces(&about.find(|words| !words.is_empty()).unwrap_or_default()),
                name: path.clone(),
            });
            self.fields(target, &format!("{path}."), depth - 1, rows);
            if let Some(items) = target.get("items") {
                self.fields(items, &format!("{path}[]."), depth - 1, rows);
            }
        }
    }

    /// What kind of value it is, in words.
    fn kind(&self, schema: &Value) -> String {
        let schema = self.resolved(schema);
        let mut values: Vec<_> = list(schema, "/enum").map(|value| shown(Some(value))).collect();
        values.extend(
            list(schema, "/oneOf")
                .filter_map(|option| option.get("const"))
                .map(|value| shown(Some(value))),
        );
        values.extend(schema.get("const").map(|value| shown(Some(value))));
        if !values.is_empty() {
            return values.join(" | ");
        }
        let name = match schema.get("type") {
            Some(Value::Array(names)) => names
                .iter()
                .map(|name| shown(Some(name)))
                .collect::<Vec<_>>()
                .join(" | "),
            name => shown(name),
        };
        let mut kind = match (name.as_str(), schema.get("format").and_then(Value::as_str)) {
            ("array", _) => format!("list of {}", self.kind(schema.get("items").unwrap_or(&Value::Null))),
            ("", _) => "any".to_owned(),
            (name, Some(format @ ("date-time" | "email" | "uri"))) => format!("{name}, {format}"),
            (name, _) => name.to_owned(),
        };
        let range = |least: &str, most: &str| match (schema.get(least), schema.get(most)) {
            (None, None) => None,
            (least, most) => Some(format!(", {} to {}", shown(least), shown(most))),
        };
        if schema.get("maximum").is_some() {
            kind.extend(range("minimum", "maximum"));
        }
        if schema.get("maxLength").is_some() {
            kind.extend(range("minLength", "maxLength").map(|range| range.replace(",  to", ", up to")));
        }
        kind
    }
}

/// The request as somebody would type it.
fn curl(path: &str, method: &str, operation: &Value, with_key: bool, body: Option<&Value>) -> String {
    let mut path = path.to_owned();
    let mut headers = String::new();
    for parameter in list(operation, "/parameters") {
        let example = shown(parameter.pointer("/schema/examples/0"));
        let name = text(parameter, "/name");
        let required = parameter.get("required") == Some(&Value::Bool(true));
        match (text(parameter, "/in").as_str(), required) {
            ("path", _) => path = path.replace(&format!("{{{name}}}"), &example),
            ("query", true) => path = format!("{path}?{name}={example}"),
            ("header", true) => headers.push_str(&format!(" \\\n  -H '{name}: {example}'")),
            _ => {}
        }
    }
    let verb = match (method, body) {
        ("GET", _) | ("POST", Some(_)) => String::new(),
        (method, _) => format!("-X {method} "),
    };
    let mut line = format!("curl -sS {verb}\"$SERVER{path}\"");
    if with_key {
        line.push_str(" \\\n  -H \"Authorization: Bearer $KEY\"");
    }
    line.push_str(&headers);
    if let Some(body) = body {
        let body = format!("{body:#}").replace('\'', "'\\''");
        line.push_str(&format!(" \\\n  -H 'Content-Type: application/json' \\\n  -d '{body}'"));
    }
    line
}

/// What a call is given besides its body: the parts of the path, in their order, and the headers that it needs.
fn arguments_of(operation: &Value) -> (Vec<String>, Vec<(String, String)>) {
    let (mut path, mut headers) = (Vec::new(), Vec::new());
    for parameter in list(operation, "/parameters") {
        let example = shown(
            parameter
                .pointer("/schema/examples/0")
                .or(parameter.pointer("/schema/enum/0")),
        );
        match (
            text(parameter, "/in").as_str(),
            parameter.get("required") == Some(&Value::Bool(true)),
        ) {
            ("path", _) => path.push(Value::from(example).to_string()),
            ("header", true) => headers.push((text(parameter, "/name"), Value::from(example).to_string())),
            _ => {}
        }
    }
    (path, headers)
}

/// The call with the client for Node.js.
fn node(client: &str, operation: &Value, body: Option<&Value>) -> String {
    let (mut arguments, headers) = arguments_of(operation);
    arguments.extend(body.map(|body| format!("{body:#}")));
    if !headers.is_empty() {
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| format!("{}: {value}", camel(name)))
            .collect();
        arguments.push(format!("{{ {} }}", headers.join(", ")));
    }
    let call = format!("latchkey.{client}({})", arguments.join(", "));
    if client.ends_with(".list") && operation.pointer("/parameters").is_some() && is_paged(operation) {
        return format!("for await (const item of {call}) {{\n  console.log(item);\n}}");
    }
    format!("await {call};")
}

/// The call with the client for Python.
fn python(client: &str, operation: &Value, body: Option<&Value>) -> String {
    let (mut arguments, headers) = arguments_of(operation);
    // What is `null` is no argument: the client takes the whole body then.
    let has_null = body
        .and_then(Value::as_object)
        .is_some_and(|body| body.values().any(Value::is_null));
    if let Some(body) = body.filter(|_| has_null) {
        let mut shown = String::new();
        literal(body, &mut shown);
        arguments.push(shown);
    }
    let members = body.filter(|_| !has_null).and_then(Value::as_object);
    for (name, value) in members.into_iter().flatten() {
        let mut shown = String::new();
        literal(value, &mut shown);
        let keyword = if ["from", "or"].contains(&name.as_str()) {
            "_"
        } else {
            ""
        };
        arguments.push(format!("{}{keyword}={shown}", snake(name)));
    }
    arguments.extend(headers.iter().map(|(name, value)| format!("{}={value}", snake(name))));
    let call = format!("latchkey.{}({})", snake(client), arguments.join(", "));
    if client.ends_with(".list") && is_paged(operation) {
        return format!("for item in {call}:\n    print(item)");
    }
    call
}

fn is_paged(operation: &Value) -> bool {
    list(operation, "/parameters").any(|parameter| text(parameter, "/name") == "cursor")
}

/// A value as Python writes it.
fn literal(value: &Value, into: &mut String) {
    match value {
        Value::Null => into.push_str("None"),
        Value::Bool(true) => into.push_str("True"),
        Value::Bool(false) => into.push_str("False"),
        Value::Number(_) | Value::String(_) => into.push_str(&value.to_string()),
        Value::Array(items) => {
            into.push('[');
            for (at, item) in items.iter().enumerate() {
                into.push_str(if at == 0 { "" } else { ", " });
                literal(item, into);
            }
            into.push(']');
        }
        Value::Object(members) => {
            into.push('{');
            for (at, (name, member)) in members.iter().enumerate() {
                into.push_str(if at == 0 { "" } else { ", " });
                into.push_str(&format!("{}: ", Value::from(name.as_str())));
                literal(member, into);
            }
            into.push('}');
        }
    }
}

/// `If-Match` as `ifMatch`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_ascii_lowercase();
    std::iter::once(first).chain(parts.map(str::to_owned)).collect()
}

/// `invitations.rotateSecret` as `invitations.rotate_secret`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for char in name.chars() {
        if char.is_ascii_uppercase() && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.push(if char == '-' { '_' } else { char.to_ascii_lowercase() });
    }
    snake
}

fn paragraphs(text: &str) -> Vec<Vec<Piece>> {
    text.split("\n\n").filter(|text| !text.is_empty()).map(pieces).collect()
}

/// A sentence, with what stands between backquotes as code.
fn pieces(text: &str) -> Vec<Piece> {
    let parts = text.split('`').enumerate();
    parts
        .map(|(at, part)| Piece {
            text: part.to_owned(),
            code: at % 2 == 1,
        })
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

fn list<'a>(value: &'a Value, place: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(place).and_then(Value::as_array).into_iter().flatten()
}

fn text(value: &Value, place: &str) -> String {
    value
        .pointer(place)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// A value as it stands in a table.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}
