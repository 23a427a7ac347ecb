//! The documents of the compatibility layers. What goes in and out there is another system's, and the functions write it as that
//! system does; the types here say what it looks like. The journeys hold every answer of these routes to them.

use schemars::JsonSchema;
use serde_json::Value;
use service::openapi::{Body, Operation};

pub(crate) mod auth0;
pub(crate) mod wso2;

const USER: &str = "auth0|zqkd7m4vtnw3pcxy5ebo2r6hgsaflj7u";
const CONNECTION: &str = "Username-Password-Authentication";
const ORGANIZATION: &str = "For back ends, and for pages of the origins that the application lists. The answer is the same for \
    everybody.";

/// A body whose errors have another system's form.
trait Described {
    /// It takes this body.
    fn takes<T: JsonSchema>(self, example: Value) -> Self;
}

impl Described for Operation {
    fn takes<T: JsonSchema>(mut self, example: Value) -> Self {
        let schema = |generator: &mut schemars::SchemaGenerator| generator.subschema_for::<T>();
        self.body = Some(Body {
            schema: Some(schema),
            required: true,
            example,
        });
        self
    }
}
