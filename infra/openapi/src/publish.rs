//! What the document looks like to those who generate clients from it. The contract, which the journeys hold every answer to, is
//! exact; generators do better with a plainer form of the same: named variants, `enum` in place of `oneOf` of constants, no
//! defaults in bodies, and problems that are one schema.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The ends of the names of schemas that are read and not written.
const READ: [&str; 2] = ["Body", "Input"];

/// The most codes that make the name of an answer.
const MOST_CODES: usize = 3;

/// Makes the plainer form of a whole document.
pub(crate) fn plainer(document: &mut Value) {
    if let Some(schemas) = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut)
    {
        for (name, schema) in schemas.iter_mut() {
            let is_read = READ.iter().any(|end| name.ends_with(end));
            tidy(schema, is_read);
        }
        name_variants(schemas);
    }
    each_operation(document, plainer_operation);
    share_responses(document);
    without_unused(document);
    one_of_one(document);
}

/// A constant text as an `enum` of one: generators older than OpenAPI 3.1 know no `const`.
fn one_of_one(value: &mut Value) {
    match value {
        Value::Object(all) => {
            if all.get("const").is_some_and(Value::is_string)
                && let Some(value) = all.remove("const")
            {
                all.insert("enum".to_owned(), json!([value]));
                all.insert("type".to_owned(), "string".into());
            }
            all.values_mut().for_each(one_of_one);
        }
        Value::Array(all) => all.iter_mut().for_each(one_of_one),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Leaves out schemas that nothing leads to.
fn without_unused(document: &mut Value) {
    loop {
        let mut used = BTreeSet::new();
        references(document, &mut used);
        let Some(schemas) = document
            .pointer_mut("/components/schemas")
            .and_then(Value::as_object_mut)
        else {
            return;
        };
        let before = schemas.len();
        schemas.retain(|name, _| used.contains(&format!("#/components/schemas/{name}")));
        if schemas.len() == before {
            return;
        }
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(all) => {
            for (key, within) in all {
                match within {
                    Value::String(path) if key == "$ref" => {
                        found.insert(path.clone());
                    }
                    _ => references(within, found),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|within| references(within, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn plainer_operation(operation: &mut Value) {
    // A scheme of HTTP has no list of scopes that could be named here.
    if let Some(scope) = operation.pointer("/security/0/apiKey/0").cloned()
        && let Some(all) = operation.as_object_mut()
    {
        all.insert("security".to_owned(), json!([{ "apiKey": [] }]));
        let about = all.get("description").and_then(Value::as_str).unwrap_or_default();
        let words = format!("{about} Needs the scope `{}`.", scope.as_str().unwrap_or_default());
        all.insert("description".to_owned(), words.trim_start().into());
        all.insert("x-scope".to_owned(), scope);
    }
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for parameter in parameters.into_iter().flatten() {
        if let Some(schema) = parameter.get_mut("schema") {
            tidy(schema, false);
        }
    }
    let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
    for response in responses.into_iter().flat_map(Map::values_mut) {
        let contents = response.get_mut("content").and_then(Value::as_object_mut);
        let mut codes = None;
        for (media_type, content) in contents.into_iter().flatten() {
            let Some(schema) = content.get_mut("schema") else {
                continue;
            };
            if media_type == "application/problem+json" {
                codes = schema.pointer("/properties/code/enum").cloned();
                *schema = json!({ "$ref": "#/components/schemas/Problem" });
            } else {
                tidy(schema, false);
            }
        }
        if let (Some(codes), Some(response)) = (codes, response.as_object_mut()) {
            response.insert("x-codes".to_owned(), codes);
        }
    }
}

/// Answers that several operations give stand once.
fn share_responses(document: &mut Value) {
    let mut counted = BTreeMap::<String, usize>::new();
    each_response(document, |response| {
        *counted.entry(response.to_string()).or_default() += 1;
    });
    let mut shared = Map::new();
    each_response(document, |response| {
        let times = counted.get(&response.to_string()).copied().unwrap_or_default();
        let Some(name) = response_name(response).filter(|_| times > 1) else {
            return;
        };
        let known = shared.entry(&name).or_insert_with(|| response.clone());
        if known == response {
            *response = json!({ "$ref": format!("#/components/responses/{name}") });
        }
    });
    if let (false, Some(components)) = (
        shared.is_empty(),
        document.get_mut("components").and_then(Value::as_object_mut),
    ) {
        components.insert("responses".to_owned(), Value::Object(shared));
    }
}

/// Named after its codes; nothing where the name would be too long.
fn response_name(response: &Value) -> Option<String> {
    let codes = response.get("x-codes")?.as_array()?;
    let names: Vec<_> = codes.iter().filter_map(Value::as_str).map(pascal).collect();
    (names.len() <= MOST_CODES).then(|| names.join("Or"))
}

/// Visits every operation of a document.
pub(crate) fn each_operation(document: &mut Value, visit: impl FnMut(&mut Value)) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    paths
        .into_iter()
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut)
        .flat_map(Map::values_mut)
        .for_each(visit);
}

fn each_response(document: &mut Value, mut visit: impl FnMut(&mut Value)) {
    each_operation(document, |operation| {
        let responses = operation.get_mut("responses").and_then(Value::as_object_mut);
        responses.into_iter().flat_map(Map::values_mut).for_each(&mut visit);
    });
}

/// One schema, and all within it.
fn tidy(schema: &mut Value, is_read: bool) {
    if schema == &Value::Bool(true) {
        *schema = json!({});
    }
    let Some(all) = schema.as_object_mut() else { return };
    one_line(all);
    without_anything(all);
    constants(all);
    flattened(all);
    // Widths of integers are no formats that others know; the bounds say the same.
    let is_width = |format: &Value| format.as_str().is_some_and(|format| format.starts_with("uint"));
    if all.get("format").is_some_and(is_width) {
        all.remove("format");
    }
    if all.contains_key("enum") && !all.contains_key("type") {
        all.insert("type".to_owned(), "string".into());
    }
    if is_read {
        default_in_words(all);
    } else {
        // An answer may get further fields.
        all.remove("default");
        if all.get("additionalProperties") == Some(&Value::Bool(false)) {
            all.remove("additionalProperties");
        }
    }
    for place in ["properties", "patternProperties"] {
        let properties = all.get_mut(place).and_then(Value::as_object_mut);
        properties
            .into_iter()
            .flat_map(Map::values_mut)
            .for_each(|property| tidy(property, is_read));
    }
    for place in ["oneOf", "anyOf", "allOf", "prefixItems"] {
        let options = all.get_mut(place).and_then(Value::as_array_mut);
        options.into_iter().flatten().for_each(|option| tidy(option, is_read));
    }
    for place in ["items", "additionalProperties"] {
        if let Some(within) = all
            .get_mut(place)
            .filter(|within| within.is_object() || place == "items")
        {
            tidy(within, is_read);
        }
    }
}

/// Descriptions come from comments, whose lines end somewhere.
fn one_line(schema: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = schema.get_mut("description") {
        let paragraphs: Vec<_> = text
            .split("\n\n")
            .map(|paragraph| paragraph.split('\n').map(str::trim).collect::<Vec<_>>().join(" "))
            .collect();
        *text = paragraphs.join("\n\n");
    }
}

/// "This, or anything": what is said of the rest stands in the description, and callers give this.
fn without_anything(schema: &mut Map<String, Value>) {
    let Some(options) = schema.get_mut("anyOf").and_then(Value::as_array_mut) else {
        return;
    };
    let before = options.len();
    options.retain(|option| option != &Value::Bool(true) && option != &json!({}));
    if let ([Value::Object(only)], true) = (options.as_slice(), options.len() < before) {
        let only = only.clone();
        schema.remove("anyOf");
        for (name, value) in only {
            schema.entry(name).or_insert(value);
        }
    }
}

/// `oneOf` of constants, some with a description, becomes `enum` with one description.
fn constants(schema: &mut Map<String, Value>) {
    for place in ["oneOf", "anyOf"] {
        let Some(options) = schema.get(place).and_then(Value::as_array) else {
            continue;
        };
        let (mut values, mut words) = (Vec::new(), Vec::new());
        let are_all = options.iter().all(|option| {
            let names: Vec<_> = match (option.get("const"), option.get("enum").and_then(Value::as_array)) {
                (Some(value), _) => vec![value.clone()],
                (None, Some(several)) => several.clone(),
                (None, None) => return false,
            };
            if let (Some(about), [Value::String(name)]) = (option.get("description").and_then(Value::as_str), &*names) {
                words.push(format!("`{name}`: {}", about.replace('\n', " ")));
            }
            let are_texts = names.iter().all(Value::is_string);
            values.extend(names);
            are_texts
        });
        if !are_all {
            continue;
        }
        schema.remove(place);
        schema.insert("type".to_owned(), "string".into());
        schema.insert("enum".to_owned(), values.into());
        let about = schema.get("description").and_then(Value::as_str).map(str::to_owned);
        let about: Vec<_> = about.into_iter().chain(words).collect();
        if !about.is_empty() {
            schema.insert("description".to_owned(), about.join(" ").into());
        }
    }
}

/// What variants have in common stands in each of them.
fn flattened(schema: &mut Map<String, Value>) {
    for place in ["oneOf", "anyOf"] {
        let are_objects = |options: &Value| {
            let mut options = options.as_array().into_iter().flatten();
            options.all(|option| option.get("properties").is_some())
        };
        if !schema.contains_key("properties") || !schema.get(place).is_some_and(are_objects) {
            continue;
        }
        let common = schema.remove("properties");
        let required = schema.remove("required");
        schema.remove("type");
        let options = schema.get_mut(place).and_then(Value::as_array_mut);
        for option in options.into_iter().flatten() {
            let properties = option.get_mut("properties").and_then(Value::as_object_mut);
            if let (Some(own), Some(Value::Object(common))) = (properties, &common) {
                for (name, property) in common {
                    own.entry(name.clone()).or_insert_with(|| property.clone());
                }
            }
            if let (Some(Value::Array(common)), Some(option)) = (&required, option.as_object_mut()) {
                let own = option.entry("required").or_insert_with(|| json!([]));
                if let Some(own) = own.as_array_mut() {
                    own.extend(common.iter().cloned());
                }
            }
        }
    }
}

/// The default of a property of a body, in words: with `default`, generators ask for the property, or send it.
fn default_in_words(schema: &mut Map<String, Value>) {
    let Some(default) = schema.remove("default") else {
        return;
    };
    let is_empty = match &default {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Null => true,
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    };
    if is_empty {
        return;
    }
    let shown = match default {
        Value::String(text) => text,
        other => other.to_string(),
    };
    let about = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let words = format!("{about} Default: `{shown}`.");
    schema.insert("description".to_owned(), words.trim_start().into());
}

/// Gives every variant of a union a name of its own, and the union its discriminator.
fn name_variants(schemas: &mut Map<String, Value>) {
    let mut named = Map::new();
    for (name, schema) in schemas.iter_mut() {
        let Some(all) = schema.as_object_mut() else { continue };
        let Some(options) = all.get_mut("oneOf").and_then(Value::as_array_mut) else {
            continue;
        };
        let Some(tag) = tag(options) else { continue };
        let (stem, end) = READ
            .iter()
            .find_map(|end| name.strip_suffix(end).map(|stem| (stem, *end)))
            .unwrap_or((name, ""));
        let mut mapping = Map::new();
        for option in options {
            let Some(value) = constant(option, &tag).map(str::to_owned) else {
                continue;
            };
            let own = format!("{stem}{}{end}", pascal(&value));
            let path = format!("#/components/schemas/{own}");
            named.insert(own, option.clone());
            *option = json!({ "$ref": path });
            mapping.insert(value, path.into());
        }
        let discriminator = json!({ "propertyName": tag, "mapping": mapping });
        all.insert("discriminator".to_owned(), discriminator);
    }
    for (name, schema) in named {
        schemas.entry(name).or_insert(schema);
    }
}

/// The property that is another constant in each of several variants.
fn tag(options: &[Value]) -> Option<String> {
    let first = options.first()?.get("properties")?.as_object()?;
    let is_tag = |name: &&String| {
        let values: Vec<_> = options.iter().map(|option| constant(option, name)).collect();
        let mut known: Vec<_> = values.iter().flatten().collect();
        known.sort_unstable();
        known.dedup();
        options.len() > 1 && known.len() == options.len()
    };
    first.keys().find(is_tag).cloned()
}

fn constant<'a>(schema: &'a Value, name: &str) -> Option<&'a str> {
    schema.get("properties")?.get(name)?.get("const")?.as_str()
}

/// `email_otp` as `EmailOtp`.
pub(crate) fn pascal(name: &str) -> String {
    name.split(|char: char| !char.is_ascii_alphanumeric())
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| format!("{}{}", first.to_ascii_uppercase(), chars.as_str()))
                .unwrap_or_default()
        })
        .collect()
}

/// Replaces references by the names that were settled on.
pub(crate) fn rename(value: &mut Value, names: &BTreeMap<String, String>) {
    match value {
        Value::Object(all) => {
            for (key, within) in all.iter_mut() {
                match within {
                    Value::String(path) if key == "$ref" => {
                        if let Some(name) = names.get(path) {
                            *path = format!("#/components/schemas/{name}");
                        }
                    }
                    _ => rename(within, names),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|within| rename(within, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The document as text: a line for each operation and each schema, so that a change can be read, and no more.
pub(crate) fn text(document: &Value) -> String {
    format!("{}\n", lines(document, 3))
}

fn lines(value: &Value, depth: usize) -> String {
    let (Some(all), true) = (value.as_object(), depth > 0) else {
        return value.to_string();
    };
    let within: Vec<_> = all
        .iter()
        .map(|(name, value)| format!("{}:{}", Value::from(name.as_str()), lines(value, depth - 1)))
        .collect();
    format!("{{\n{}\n}}", within.join(",\n"))
}
