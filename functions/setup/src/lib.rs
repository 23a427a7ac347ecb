//! The way of the person who was invited: from the link to the password, as hosted pages and as JSON.
//!
//! Both are the same journey ([`service::journey`]); [`pages`] and [`api`] only say it in their own way.

mod api;
pub mod documented;
mod pages;
mod routes;
mod start;
mod steps;

use http::StatusCode;
use lambda_http::Request;
use service::{
    app::App,
    http::{Response, wipe},
};

pub use start::start;

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = app.renewed().await;
    let mut response = answer(&app, &request).await;
    // A ticket is read before anything else happens. If its key is in a newer document, it is genuine after all. The
    // request is lent, and so not copied for that.
    if response.status() == StatusCode::NOT_FOUND
        && let Some(app) = app.after_a_miss().await
    {
        response = answer(&app, &request).await;
    }
    wipe(request);
    response
}

async fn answer(app: &App, request: &Request) -> Response {
    if request.uri().path().starts_with("/v1/") {
        api::handle(app, request).await
    } else {
        pages::handle(app, request).await
    }
}
