//! `/`, which AWS does not have: where everything is.

use axum::{Router, routing::get};

use crate::{gallery::html, mailbox::escape};

const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What there is, and what it is for.
const PLACES: [(&str, &str, &str); 7] = [
    (
        "/mailbox",
        "Mailbox",
        "every email and text that was sent, with its links and codes",
    ),
    (
        "/gallery",
        "Gallery",
        "every page, email and text, in every language, light and dark",
    ),
    (
        "/docs",
        "API reference",
        "every route, what it takes and what it answers",
    ),
    ("/openapi.json", "OpenAPI document", "the same for programs"),
    ("/sign-in", "Sign-in page", "where people who have finished come back"),
    (
        "/events.json",
        "Events",
        "what back ends were told, as EventBridge and webhooks tell it",
    ),
    ("/health", "Health", "whether it answers"),
];

/// The page for the server at `url`.
pub(crate) fn routes(url: &str) -> Router {
    let page = page(url);
    Router::new().route("/", get(async move || html(POLICY, page.clone())))
}

/// Without the API key: whoever shares this machine can open the page.
fn page(url: &str) -> String {
    let places: String = PLACES
        .iter()
        .map(|(path, name, what)| format!("<li><a href=\"{path}\">{name}</a>: {what}</li>\n"))
        .collect();
    let url = escape(url);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Latchkey on this machine</title>\n\
         <link rel=\"stylesheet\" href=\"/gallery/gallery.css\">\n</head>\n<body>\n\
         <header><h1>Latchkey on this machine</h1></header>\n<main>\n<ul>\n{places}</ul>\n\
         <h2>Send the first invitation</h2>\n\
         <p>The API key stands where the server was started, after <code>API key:</code>.</p>\n\
         <pre class=\"plain\">KEY=lk_...\n\
         curl -sS {url}/v1/invitations -H \"Authorization: Bearer $KEY\" \\\n  \
         -H 'Content-Type: application/json' -d '{{\"email\": \"ada@example.com\"}}'</pre>\n\
         <p>Then open the <a href=\"/mailbox\">mailbox</a> and follow the link.</p>\n\
         </main>\n</body>\n</html>\n"
    )
}
