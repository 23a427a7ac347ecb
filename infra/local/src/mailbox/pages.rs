//! The mailbox over HTTP: pages for people, JSON for programs.

use super::{Channel, Mailbox, Message, view};
use axum::{
    Json, Router,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{StatusCode, Uri, header};
use std::{collections::HashMap, sync::Arc};

/// For the pages: their own style and script, and a frame for a mail's HTML.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
    frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// For a mail's HTML, which is not ours to trust: no script, nothing fetched, links only on a click.
const MAIL_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox \
    allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
    form-action 'none'; frame-ancestors 'self'";

pub(super) fn routes(mailbox: &Mailbox) -> Router {
    Router::new()
        .route("/mailbox.json", get(json).delete(clear))
        .route("/mailbox", get(list))
        .route("/mailbox/mailbox.css", get(style))
        .route("/mailbox/mailbox.js", get(script))
        .route("/mailbox/{id}", get(show))
        .route("/mailbox/{id}/html", get(mail))
        .with_state(mailbox.clone())
}

/// The query's first value of each name.
fn query(uri: &Uri) -> HashMap<String, String> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .into_owned()
        .collect()
}

async fn json(State(mailbox): State<Mailbox>, uri: Uri) -> Response {
    let query = query(&uri);
    let wanted = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted.eq_ignore_ascii_case(value));
    // The newest come first: those before the one that is named have come since. Of one that is gone, all have.
    let after = query.get("after");
    let messages: Vec<Arc<Message>> = mailbox
        .list()
        .into_iter()
        .take_while(|message| after.is_none_or(|after| *after != message.id))
        .filter(|message| {
            let channel = match message.channel {
                Channel::Email => "email",
                Channel::Sms => "sms",
            };
            wanted("to", &message.to) && wanted("kind", &message.kind) && wanted("channel", channel)
        })
        .collect();
    let messages: Vec<&Message> = messages.iter().map(AsRef::as_ref).collect();
    ([(header::CACHE_CONTROL, "no-store")], Json(messages)).into_response()
}

async fn clear(State(mailbox): State<Mailbox>) -> Response {
    match mailbox.clear() {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

async fn list(State(mailbox): State<Mailbox>, uri: Uri) -> Response {
    let mut query = query(&uri);
    let mut asked = |name: &str| query.remove(name).unwrap_or_default();
    let wanted = view::Wanted {
        text: asked("q"),
        kind: asked("kind"),
    };
    html(StatusCode::OK, PAGE_POLICY, view::list(&mailbox.list(), &wanted))
}

async fn show(State(mailbox): State<Mailbox>, Path(id): Path<String>, uri: Uri) -> Response {
    match mailbox.get(&id) {
        Some(message) => {
            let view = query(&uri).remove("view").unwrap_or_default();
            html(StatusCode::OK, PAGE_POLICY, view::message(&message, &view))
        }
        None => missing(),
    }
}

async fn mail(State(mailbox): State<Mailbox>, Path(id): Path<String>) -> Response {
    let message = mailbox.get(&id);
    match message
        .as_ref()
        .and_then(|message| Some((message.html.as_ref()?, message)))
    {
        Some((text, message)) => html(StatusCode::OK, MAIL_POLICY, view::framed(text, &message.attachments)),
        None => missing(),
    }
}

async fn style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], view::STYLE).into_response()
}

async fn script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], view::SCRIPT).into_response()
}

fn missing() -> Response {
    html(StatusCode::NOT_FOUND, PAGE_POLICY, view::missing())
}

fn html(status: StatusCode, policy: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, text).into_response()
}
