//! The schemas that the document refers to.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings, transform::transform_subschemas};
use serde_json::{Map, Value, json};
use service::{
    http::ProblemCode,
    openapi::{MERGE_PATCH, SchemaOf},
};

use crate::publish::rename;

/// Where what is read stands until its names are settled.
const READ: &str = "/components/read";

/// Collects schemas: those of answers and those of bodies, because a type may be read otherwise than it is written.
pub(crate) struct Components {
    written: SchemaGenerator,
    read: SchemaGenerator,
    bodies: BTreeSet<String>,
}

impl Default for Components {
    fn default() -> Self {
        Self {
            written: settings("/components/schemas").for_serialize().into_generator(),
            read: settings(READ).for_deserialize().into_generator(),
            bodies: BTreeSet::new(),
        }
    }
}

fn settings(definitions: &'static str) -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = definitions.into();
        settings.meta_schema = None;
    })
}

impl Components {
    /// For types that only describe: what is optional in them is left out, whichever way it goes.
    pub(crate) fn describing() -> Self {
        Self {
            written: settings("/components/schemas").for_deserialize().into_generator(),
            ..Self::default()
        }
    }

    /// The schema of what is written.
    pub(crate) fn write(&mut self, schema: SchemaOf) -> Value {
        schema(&mut self.written).into()
    }

    /// The schema of what is read, whole.
    pub(crate) fn read(&self, schema: SchemaOf) -> Value {
        let mut generator = settings(READ)
            .with(|settings| settings.inline_subschemas = true)
            .for_deserialize()
            .into_generator();
        let mut schema = schema(&mut generator);
        never_null(&mut schema);
        schema.into()
    }

    /// The schema of a body, by reference.
    pub(crate) fn body(&mut self, schema: SchemaOf) -> Value {
        let schema: Value = schema(&mut self.read).into();
        let name = schema
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|path| path.rsplit('/').next());
        self.bodies.extend(name.map(str::to_owned));
        schema
    }

    /// All of them by name, and the names that were settled on for references to what is read: `...Body` for a body, the
    /// name of what is written where that is the same, and `...Input` for the rest.
    pub(crate) fn schemas(mut self) -> (Value, BTreeMap<String, String>) {
        let mut all = never_null_in(self.written.take_definitions(true));
        let read = never_null_in(self.read.take_definitions(true));
        let path = |name: &str| format!("#{READ}/{name}");
        let mut names: BTreeMap<_, _> = read.keys().map(|name| (path(name), name.clone())).collect();
        // Whatever holds something that differs differs itself.
        let mut settled_on = BTreeSet::new();
        loop {
            let mut differ = Vec::new();
            for (name, schema) in &read {
                if settled_on.contains(name) {
                    continue;
                }
                let mut renamed = schema.clone();
                rename(&mut renamed, &names);
                let is_new = !all.contains_key(name) && !self.bodies.contains(name);
                if self.bodies.contains(name) || !(is_new || all.get(name) == Some(&renamed)) {
                    differ.push(name.clone());
                }
            }
            if differ.is_empty() {
                break;
            }
            for name in differ {
                let end = if self.bodies.contains(&name) { "Body" } else { "Input" };
                let settled = format!("{}{end}", name.strip_suffix(end).unwrap_or(&name));
                names.insert(path(&name), settled);
                settled_on.insert(name);
            }
        }
        for (name, schema) in read {
            if let Some(settled) = names.get(&path(&name)) {
                all.entry(settled.clone()).or_insert(schema);
            }
        }
        let codes: Vec<_> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
        let mut codes = json!({
            "type": "string",
            "enum": codes,
            "description": "The stable codes of problems. A later version may have further ones: go by the status then.",
        });
        if let Some(codes) = codes.get_mut("enum").and_then(Value::as_array_mut) {
            codes.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
        }
        all.insert("ProblemCode".to_owned(), codes);
        all.insert("Problem".to_owned(), problem());
        (Value::Object(all), names)
    }
}

fn never_null_in(mut schemas: Map<String, Value>) -> Map<String, Value> {
    for schema in schemas.values_mut() {
        if let Ok(schema) = <&mut Schema>::try_from(schema) {
            never_null(schema);
        }
    }
    schemas
}

/// What may be left out is never `null`: it is left out. So it is with answers, and bodies with `null` are refused.
fn never_null(schema: &mut Schema) {
    let required: Vec<String> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| name.as_str().map(str::to_owned))
        .collect();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties {
            if let (false, Some(property)) = (required.contains(name), property.as_object_mut()) {
                without_null(property);
            }
        }
    }
    transform_subschemas(&mut never_null, schema);
    if schema.remove(MERGE_PATCH).is_some() {
        merge_patch(schema);
    }
}

/// RFC 7396: what is left out stays as it is, and `null` takes it away.
fn merge_patch(schema: &mut Schema) {
    schema.remove("required");
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(Map::values_mut) {
        let mut given = property.take();
        let about = given.as_object_mut().and_then(|given| {
            given.remove("default");
            without_null(given);
            given.remove("description")
        });
        *property = json!({ "description": about.unwrap_or_default(), "anyOf": [given, { "type": "null" }] });
    }
}

fn without_null(property: &mut Map<String, Value>) {
    if property.get("default") == Some(&Value::Null) {
        property.remove("default");
    }
    if let Some(types) = property.get_mut("type")
        && let Some(several) = types.as_array_mut()
    {
        several.retain(|kind| kind != "null");
        if let [only] = several.as_slice() {
            *types = only.clone();
        }
    }
    if let Some(values) = property.get_mut("enum").and_then(Value::as_array_mut) {
        values.retain(|value| !value.is_null());
    }
    let any_of = property.get_mut("anyOf").and_then(Value::as_array_mut);
    let single = any_of.and_then(|any_of| {
        any_of.retain(|option| option != &json!({ "type": "null" }));
        match any_of.as_slice() {
            [Value::Object(only)] => Some(only.clone()),
            _ => None,
        }
    });
    if let Some(single) = single {
        property.remove("anyOf");
        for (name, value) in single {
            property.entry(name).or_insert(value);
        }
    }
}

/// The problem document (RFC 9457), as `service::http::error` writes it.
fn problem() -> Value {
    let place = json!({
        "type": "object",
        "required": ["pointer", "detail"],
        "properties": {
            "pointer": { "type": "string", "description": "The field (RFC 6901), or `?name` for a parameter" },
            "detail": { "type": "string" },
        },
        "additionalProperties": false,
    });
    json!({
        "type": "object",
        "description": "Why a request was not carried out (RFC 9457). Nothing was changed.",
        "required": ["type", "title", "status", "code", "detail", "request_id"],
        "properties": {
            "type": {
                "type": "string",
                "pattern": "^/docs#code-[a-z_]+$",
                "description": "A link to what the code means and what to do, relative to this deployment. Go by `code`",
            },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "$ref": "#/components/schemas/ProblemCode", "description": "Stable: go by this one" },
            "detail": { "type": "string", "description": "A sentence for whoever reads it" },
            "request_id": { "type": "string", "description": "To be quoted to the operator" },
            "errors": { "type": "array", "items": place, "description": "The places that are wrong" },
            "scope": { "type": "string", "description": "The scope that the key lacks" },
            "user": { "type": "string", "description": "The user who has the name" },
            "invitation": { "type": "string", "description": "The invitation that is in the way" },
            "resend": { "type": "string", "description": "The path to POST to for sending it again" },
            "renew": { "type": "string", "description": "The path to POST the ticket to for having a new message sent" },
            "next": { "type": "string", "description": "The step that comes first" },
            "tries_left": { "type": "integer", "minimum": 0 },
            "ask_again_at": { "type": "string", "format": "date-time" },
            "retry_after_seconds": { "type": "integer", "minimum": 0 },
            "min_length": { "type": "integer" },
            "max_length": { "type": "integer" },
        },
    })
}
