//! What administrators decide about applications: their settings, and the flows that invitations walk.

pub mod documented;
mod flows;
mod settings;

use lambda_http::Request;
use shared::{
    app::App,
    domain::{
        api_key::{Caller, Scope},
        id::ApplicationId,
    },
    http::{Error, Response, api, caller::authorize, path_parameter, route_key},
};

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    api(request, async |request| match route_key(request).as_str() {
        "GET /v1/applications" => settings::list(app, request).await,
        "POST /v1/applications" => settings::create(app, request).await,
        "GET /v1/applications/{id}" => settings::show(app, request).await,
        "PUT /v1/applications/{id}" => settings::replace(app, request).await,
        "GET /v1/applications/{id}/flows" => flows::list(app, request).await,
        "GET /v1/applications/{id}/flows/{name}" => flows::show(app, request).await,
        "PUT /v1/applications/{id}/flows/{name}" => flows::save(app, request).await,
        "POST /v1/applications/{id}/flows/{name}/publish" => flows::publish(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}

/// The caller and the application that the path names, if the key reaches it and it exists.
async fn within(app: &App, request: &Request, scope: Scope) -> Result<(Caller, ApplicationId), Error> {
    let caller = authorize(request, scope)?;
    let id = ApplicationId::parse(&path_parameter(request, "id")).map_err(|_| Error::NoApplication)?;
    if !caller.reach.covers(&id) {
        return Err(Error::NoApplication);
    }
    app.application(&id).await?;
    Ok((caller, id))
}
