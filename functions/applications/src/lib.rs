//! What administrators decide about applications: their settings, the flows that invitations walk, and what they say in
//! words of their own.

pub mod documented;
mod flows;
mod settings;
mod templates;
mod wording;

use lambda_http::Request;
use service::{app::App, http::{Error, Response, api, route_key}};

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    api(request, async |request| match route_key(request).as_str() {
        "GET /v1/applications" => settings::list(app, request).await,
        "POST /v1/applications" => settings::create(app, request).await,
        "GET /v1/applications/{id}" => settings::show(app, request).await,
        "PUT /v1/applications/{id}" => settings::replace(app, request).await,
        "GET /v1/applications/{id}/flows" => flows::list(app, request).await,
        "GET /v1/applications/{id}/flows/{name}" => flows::show(app, request).await,
        "PUT /v1/applications/{id}/flows/{name}" => flows::save(app, request).await,
        "POST /v1/applications/{id}/flows/{name}/publish" => flows::publish(app, request).await,
        "GET /v1/applications/{id}/wording" => wording::list(app, request).await,
        "GET /v1/applications/{id}/wording/{language}" => wording::show(app, request).await,
        "PUT /v1/applications/{id}/wording/{language}" => wording::save(app, request).await,
        "GET /v1/applications/{id}/templates" => templates::list(app, request).await,
        "GET /v1/applications/{id}/templates/{kind}/{language}" => templates::show(app, request).await,
        "PUT /v1/applications/{id}/templates/{kind}/{language}" => templates::save(app, request).await,
        "DELETE /v1/applications/{id}/templates/{kind}/{language}" => templates::remove(app, request).await,
        "POST /v1/applications/{id}/templates/{kind}/{language}/preview" => templates::preview(app, request).await,
        "POST /v1/applications/{id}/templates/{kind}/{language}/test-send" => templates::try_out(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}
