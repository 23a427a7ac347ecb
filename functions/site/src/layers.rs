//! The OpenAPI documents of the compatibility layers.

/// By the end of their addresses.
const DOCUMENTS: [(&str, &str); 2] = [
    ("auth0.json", include_str!("../../../infra/openapi.auth0.json")),
    ("wso2.json", include_str!("../../../infra/openapi.wso2.json")),
];

/// The document of this name.
pub(crate) fn document(name: &str) -> Option<&'static str> {
    let found = DOCUMENTS.iter().find(|(known, _)| *known == name);
    found.map(|(_, text)| *text)
}
