//! What this provider can do, for everybody: it holds nothing that is anybody's (RFC 7644 section 4).

use http::StatusCode;
use serde_json::{Value, json};
use service::{
    app::App,
    http::{Error, Response},
};

use super::{GROUP, LIST, USER, WSO2, Wrong, listing::MOST, resource::location, respond};
use crate::tenant::Tenant;

/// The schemas of users, and those of the documents here (RFC 7643 section 8.7.2).
const SCHEMAS: &str = include_str!("schemas.json");

/// Just what is served.
pub(crate) fn provider(app: &App, tenant: &Tenant) -> Response {
    let base = format!("{}{}/scim2", app.config.base_url, tenant.path());
    let supported = |supported: bool| json!({ "supported": supported });
    respond(
        StatusCode::OK,
        &json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
            "patch": supported(true),
            "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
            "filter": { "supported": true, "maxResults": MOST },
            "changePassword": supported(false),
            "sort": supported(false),
            "etag": supported(false),
            "authenticationSchemes": [
                {
                    "type": "oauthbearertoken",
                    "name": "Bearer",
                    "description": "An API key, as Authorization: Bearer lk_...",
                    "specUri": "https://www.rfc-editor.org/info/rfc6750",
                    "primary": true,
                },
                {
                    "type": "httpbasic",
                    "name": "Basic",
                    "description": "The id of an API key as the user, its secret as the password.",
                    "specUri": "https://www.rfc-editor.org/info/rfc7617",
                    "primary": false,
                },
            ],
            "meta": { "resourceType": "ServiceProviderConfig", "location": format!("{base}/ServiceProviderConfig") },
        }),
    )
}

/// The kinds of resources, or the one called `id`.
pub(crate) fn resource_types(app: &App, tenant: &Tenant, id: Option<&str>) -> Result<Response, Wrong> {
    let user = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": "User",
        "name": "User",
        "description": "Somebody who is invited to the application, or has an account there.",
        "endpoint": "/Users",
        "schema": USER,
        "schemaExtensions": [{ "schema": WSO2, "required": false }],
        "meta": { "resourceType": "ResourceType", "location": location(app, tenant, "ResourceTypes", "User") },
    });
    let group = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": "Group",
        "name": "Group",
        "description": "A role of users: whoever has it is a member.",
        "endpoint": "/Groups",
        "schema": GROUP,
        "meta": { "resourceType": "ResourceType", "location": location(app, tenant, "ResourceTypes", "Group") },
    });
    one_or_all(vec![user, group], id)
}

/// The schemas, or the one of this URN.
pub(crate) fn schemas(app: &App, tenant: &Tenant, id: Option<&str>) -> Result<Response, Wrong> {
    let mut all: Vec<Value> =
        serde_json::from_str(SCHEMAS).map_err(|_| Error::Internal("the schemas are not readable"))?;
    for schema in &mut all {
        let urn = schema.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(schema) = schema.as_object_mut() {
            let location = location(app, tenant, "Schemas", &urn);
            schema.insert(
                "meta".to_owned(),
                json!({ "resourceType": "Schema", "location": location }),
            );
        }
    }
    one_or_all(all, id)
}

fn one_or_all(all: Vec<Value>, id: Option<&str>) -> Result<Response, Wrong> {
    match id {
        Some(id) => {
            let found = all
                .into_iter()
                .find(|one| one.get("id").and_then(Value::as_str) == Some(id));
            Ok(respond(StatusCode::OK, &found.ok_or(Error::NoRoute)?))
        }
        None => Ok(respond(
            StatusCode::OK,
            &json!({
                "schemas": [LIST],
                "totalResults": all.len(),
                "startIndex": 1,
                "itemsPerPage": all.len(),
                "Resources": all,
            }),
        )),
    }
}
