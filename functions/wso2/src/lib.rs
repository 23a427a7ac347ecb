//! Latchkey as clients of WSO2 Identity Server and Asgardeo know it: their addresses, fields, codes and errors.
//!
//! It is a translation and no more: what is asked for is done by the same calls as on the other routes, so an invitation
//! made here is seen, sent again and taken back everywhere.

mod answer;
pub mod documented;
mod flow;
mod governance;
mod identity;
mod offline;
mod recovery;
mod scim;
mod sealed;
mod start;
mod tenant;
mod token;

use http::Method;
use lambda_http::Request;
use service::{
    app::App,
    http::{Error, Response, answered, compatible::Face, not_found::allowed, request_id},
};

use answer::Fault;
use tenant::Tenant;

pub use start::start;

/// Every route of `template.yaml`, as method and path; made by `build.rs`, so that the routes stand only there.
const ROUTES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/routes.rs"));

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    let broken = |request: &Request, error: Error| match Face::of(request.uri().path()) {
        Some(Face::Scim) => scim::broken(error),
        Some(Face::Auth0 | Face::Wso2) | None => Fault::from(error).respond(request),
    };
    answered(request, broken, async |request| {
        let (tenant, path) = Tenant::of(request);
        let path: Vec<_> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["scim2", path @ ..] => scim::handle(app, request, &tenant, path).await,
            ["api", "server", "v1", "flow", "execute"] if request.method() == Method::POST => {
                flow::execute(app, request, &tenant).await
            }
            ["oauth2", "token"] if request.method() == Method::POST => token::token(app, request, &tenant).await,
            path => {
                let answered = other(app, request, &tenant, path).await;
                answered.unwrap_or_else(|fault| fault.respond(request))
            }
        }
    })
    .await
}

async fn other(app: &App, request: &Request, tenant: &Tenant, path: &[&str]) -> Result<Response, Fault> {
    match (request.method(), path) {
        (&Method::POST, ["api", "identity", "user", "v1.0", rest @ ..]) => match rest {
            ["resend-code"] => identity::resend(app, request, tenant).await,
            ["validate-code"] => identity::validate(app, request, tenant).await,
            ["introspect-code"] => identity::introspect(app, request, tenant).await,
            ["me", "resend-code"] => identity::resend_mine(app, request).await,
            ["me", "validate-code"] => identity::validate_mine(app, request).await,
            _ => Ok(not_found(Face::Wso2, request, path)),
        },
        (&Method::POST, ["api", "users", "v1", "offline-invite-link"]) => {
            offline::offline_link(app, request, tenant).await
        }
        (&Method::POST, ["api", "users", "v2", "recovery", "password", step]) => match *step {
            "init" => recovery::init(app, request, tenant).await,
            "recover" => recovery::recover(app, request, tenant).await,
            "resend" => recovery::resend(app, request, tenant).await,
            "confirm" => recovery::confirm(app, request, tenant).await,
            "reset" => recovery::reset(app, request, tenant).await,
            _ => Ok(not_found(Face::Wso2, request, path)),
        },
        (method, ["api", "server", "v1", "identity-governance", rest @ ..]) => match (method, rest) {
            (&Method::GET, []) => governance::categories(app, request, tenant).await,
            (&Method::POST, ["preferences"]) => governance::preferences(app, request, tenant).await,
            (&Method::GET, [category]) => governance::category(app, request, tenant, category).await,
            (&Method::GET, [category, "connectors"]) => governance::connectors(app, request, tenant, category).await,
            (&Method::GET, [category, "connectors", name]) => {
                governance::show(app, request, tenant, (category, name)).await
            }
            (&Method::PATCH, [category, "connectors"]) => governance::change_all(app, request, tenant, category).await,
            (&Method::PATCH, [category, "connectors", name]) => {
                governance::change(app, request, tenant, (category, name)).await
            }
            _ => Ok(not_found(Face::Wso2, request, path)),
        },
        _ => Ok(not_found(Face::Wso2, request, path)),
    }
}

/// The answer at an address that is not here, or not with this method; `path` is what stands behind the tenant.
fn not_found(face: Face, request: &Request, path: &[&str]) -> Response {
    let path = format!("/{}", path.join("/"));
    // What takes all that is left would fit everything.
    let routes: Vec<_> = ROUTES
        .iter()
        .copied()
        .filter(|(_, route)| !route.ends_with("+}"))
        .collect();
    let allow = allowed(&routes, &path);
    face.not_found(request.method().as_str(), &path, allow, &request_id(request))
}
