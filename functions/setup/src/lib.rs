//! The way of the person who was invited: from the link to the password, as hosted pages and as JSON.
//!
//! Both are the same journey ([`shared::journey`]); [`pages`] and [`api`] only say it in their own way.

mod api;
pub mod documented;
mod pages;

use http::StatusCode;
use lambda_http::Request;
use shared::{app::App, http::Response};

/// Answers the gateway.
pub async fn handle(app: &App, request: Request) -> Response {
    let app = app.renewed().await;
    let same = same(&request);
    let response = answer(&app, request).await;
    // A ticket is read before anything else happens. If its key is in a newer document, it is genuine after all.
    if response.status() == StatusCode::NOT_FOUND
        && let Some(app) = app.after_a_miss().await
    {
        return answer(&app, same).await;
    }
    response
}

async fn answer(app: &App, request: Request) -> Response {
    if request.uri().path().starts_with("/v1/") {
        api::handle(app, request).await
    } else {
        pages::handle(app, request).await
    }
}

/// The request once more, as far as anything here reads it.
fn same(request: &Request) -> Request {
    let mut same = Request::new(request.body().as_ref().to_vec().into());
    *same.method_mut() = request.method().clone();
    *same.uri_mut() = request.uri().clone();
    *same.headers_mut() = request.headers().clone();
    *same.extensions_mut() = request.extensions().clone();
    same
}
