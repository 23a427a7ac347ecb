//! The page of an ending for somebody of whom nothing is known: without the application's look, but with a way on, and in the
//! language of their choice.

use http::{Method, StatusCode};

use super::{Request, Response, html, language::PreferredLanguages, visitor::Visitor};
use crate::app::App;
use present::pages::{Around, Brand, Ending, Frame, Purpose};

/// The pages that are shown again when the language was switched on an ending. A link is not: it holds a ticket.
const PAGES: [&str; 5] = ["/sign-in", "/forgotten", "/enter", "/setup", "/setup/done"];

/// The page.
#[must_use]
pub fn ending(app: &App, request: &Request, end: &Ending) -> Response {
    let (brand, wording) = (
        Brand::default(),
        PreferredLanguages::of(request, &app.config).wording_for_anybody(),
    );
    // Without a token for its form the page has no switch of the language; it says all else.
    let visitor = Visitor::of(app, request).ok();
    let csrf = visitor.as_ref().and_then(|visitor| visitor.form_token(app).ok());
    let around = Around {
        back: Some(language_back(request)),
        ..Around::default()
    };
    let page = end.render_with(
        &Frame {
            brand: &brand,
            wording: &wording,
            csrf: csrf.as_deref().unwrap_or_default(),
            purpose: Purpose::Invitation,
        },
        &around,
    );
    let status = StatusCode::from_u16(end.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let response = html(status, page);
    match visitor {
        Some(visitor) if csrf.is_some() => visitor.remembered(app, response),
        Some(_) | None => response,
    }
}

/// Where the switch of the language leads: here again, where this is a page that can be opened.
fn language_back(request: &Request) -> String {
    let path = request.uri().path();
    let is_page = request.method() == Method::GET && PAGES.contains(&path);
    let back = if is_page { path } else { "/sign-in" };
    back.to_owned()
}
