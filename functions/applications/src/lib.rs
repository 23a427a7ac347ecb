//! What administrators decide about applications: their settings, the flows that invitations walk, and what they say in
//! words of their own.

pub mod documented;
mod flows;
mod routes;
mod settings;
mod start;
mod templates;
mod wording;

use lambda_http::Request;
use service::{
    app::App,
    http::{Error, Response, api, route_key},
};

pub use settings::patched;
pub use start::start;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = &app.renewed().await;
    api(request, async |request| match route_key(request).as_str() {
        routes::LIST_APPLICATIONS => settings::list(app, request).await,
        routes::CREATE_APPLICATION => settings::create(app, request).await,
        routes::GET_APPLICATION => settings::show(app, request).await,
        routes::REPLACE_APPLICATION => settings::replace(app, request).await,
        routes::CHANGE_APPLICATION => settings::change(app, request).await,
        routes::LIST_FLOWS => flows::list(app, request).await,
        routes::GET_FLOW => flows::show(app, request).await,
        routes::SAVE_FLOW => flows::save(app, request).await,
        routes::PUBLISH_FLOW => flows::publish(app, request).await,
        routes::LIST_WORDING => wording::list(app, request).await,
        routes::GET_WORDING => wording::show(app, request).await,
        routes::SAVE_WORDING => wording::save(app, request).await,
        routes::LIST_TEMPLATES => templates::list(app, request).await,
        routes::GET_TEMPLATE => templates::show(app, request).await,
        routes::SAVE_TEMPLATE => templates::save(app, request).await,
        routes::DROP_TEMPLATE => templates::remove(app, request).await,
        routes::PREVIEW_TEMPLATE => templates::preview(app, request).await,
        routes::TEST_SEND_TEMPLATE => templates::try_out(app, request).await,
        _ => Err(Error::NoRoute),
    })
    .await
}
