//! The routes of this function: by these the gateway calls it and the OpenAPI document describes it.

pub(crate) const SIGN_IN: &str = "POST /v1/sign-in";
pub(crate) const CHANGE_PASSWORD: &str = "POST /v1/password/change";
pub(crate) const EXCHANGE_CODE: &str = "POST /v1/sign-in/exchange";
pub(crate) const SIGN_OUT: &str = "POST /v1/sign-out";
pub(crate) const INTROSPECT_TOKEN: &str = "POST /v1/tokens/introspect";
pub(crate) const GET_PUBLIC_KEYS: &str = "GET /.well-known/jwks.json";
pub(crate) const SHOW_SIGN_IN: &str = "GET /sign-in";
pub(crate) const PEEK_SIGN_IN: &str = "HEAD /sign-in";
pub(crate) const SIGN_IN_FORM: &str = "POST /sign-in";
pub(crate) const PREFLIGHT_SIGN_IN: &str = "OPTIONS /v1/sign-in";
