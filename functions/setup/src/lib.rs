//! The way of the person who was invited: from the link to the password, as hosted pages and as JSON.
//!
//! Both are the same journey ([`shared::journey`]); [`pages`] and [`api`] only say it in their own way.

mod api;
pub mod documented;
mod pages;

use lambda_http::Request;
use shared::{app::App, http::Response};

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    if request.uri().path().starts_with("/v1/") {
        api::handle(app, request).await
    } else {
        pages::handle(app, request).await
    }
}
