//! The schemas that the document refers to.

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings, transform::transform_subschemas};
use serde_json::{Map, Value, json};
use service::openapi::SchemaOf;

/// Collects schemas: those of answers by reference, those of bodies whole, because a type may be read otherwise than it is
/// written.
pub(crate) struct Components {
    written: SchemaGenerator,
    bodies: Map<String, Value>,
}

impl Default for Components {
    fn default() -> Self {
        Self {
            written: settings().for_serialize().into_generator(),
            bodies: Map::new(),
        }
    }
}

fn settings() -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    })
}

impl Components {
    /// The schema of what is written.
    pub(crate) fn write(&mut self, schema: SchemaOf) -> Value {
        schema(&mut self.written).into()
    }

    /// The schema of what is read.
    pub(crate) fn read(&self, schema: SchemaOf) -> Value {
        let mut generator = settings()
            .with(|settings| settings.inline_subschemas = true)
            .for_deserialize()
            .into_generator();
        let mut schema = schema(&mut generator);
        never_null(&mut schema);
        schema.into()
    }

    /// The same for a body, which gets a name.
    pub(crate) fn body(&mut self, schema: SchemaOf) -> Value {
        let mut named = settings().for_deserialize().into_generator();
        let name = schema(&mut named)
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|path| path.rsplit('/').next())
            .unwrap_or("Body")
            .to_owned();
        let name = format!("{name}Body");
        let body = self.read(schema);
        self.bodies.insert(name.clone(), body);
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    /// All of them, by name.
    pub(crate) fn schemas(mut self) -> Value {
        let mut all = self.written.take_definitions(true);
        for schema in all.values_mut() {
            if let Ok(schema) = <&mut Schema>::try_from(schema) {
                never_null(schema);
            }
        }
        all.extend(self.bodies);
        all.insert("Problem".to_owned(), problem());
        Value::Object(all)
    }
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
            "type": { "type": "string", "pattern": "^urn:latchkey:problem:[a-z_]+$" },
            "title": { "type": "string" },
            "status": { "type": "integer" },
            "code": { "type": "string", "description": "Stable: go by this one" },
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
