//! The wire of SES v2 `SendEmail`, simple content only.

use super::{
    Channel, Mailbox, Refusal, Sent,
    message::{Attachment, Draft},
};
use axum::{
    Json, Router,
    body::{Body, Bytes},
    extract::State,
    response::IntoResponse,
    routing::post,
};
use http::{HeaderMap, HeaderName, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;

const PATH: &str = "/v2/email/outbound-emails";
const ERROR_TYPE: HeaderName = HeaderName::from_static("x-amzn-errortype");

pub(super) fn routes(mailbox: &Mailbox) -> Router {
    Router::new().route(PATH, post(send)).with_state(mailbox.clone())
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmail {
    from_email_address: Option<String>,
    destination: Destination,
    #[serde(default)]
    reply_to_addresses: Vec<String>,
    content: Content,
    #[serde(default)]
    email_tags: Vec<Pair>,
    configuration_set_name: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Destination {
    #[serde(default)]
    to_addresses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Content {
    simple: Simple,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Simple {
    subject: Part,
    body: Parts,
    #[serde(default)]
    headers: Vec<Pair>,
    #[serde(default)]
    attachments: Vec<Attached>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attached {
    file_name: String,
    content_id: Option<String>,
    content_type: Option<String>,
    raw_content: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Parts {
    text: Option<Part>,
    html: Option<Part>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Part {
    data: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Pair {
    name: String,
    value: String,
}

impl From<Attached> for Attachment {
    fn from(attached: Attached) -> Self {
        Self {
            file_name: attached.file_name,
            content_id: attached.content_id.unwrap_or_default(),
            content_type: attached.content_type.unwrap_or_default(),
            content: attached.raw_content,
        }
    }
}

async fn send(State(mailbox): State<Mailbox>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let mail: SendEmail = match serde_json::from_slice(&body) {
        Ok(mail) => mail,
        Err(error) => return refuse(StatusCode::BAD_REQUEST, "BadRequestException", &error.to_string()),
    };
    if mail.destination.to_addresses.is_empty() {
        return refuse(
            StatusCode::BAD_REQUEST,
            "BadRequestException",
            "there is nobody to send to",
        );
    }
    let pairs = |pairs: Vec<Pair>| pairs.into_iter().map(|pair| (pair.name, pair.value)).collect();
    let simple = mail.content.simple;
    let draft = Draft {
        channel: Channel::Email,
        to: mail.destination.to_addresses.join(", "),
        subject: Some(simple.subject.data),
        text: simple.body.text.map(|part| part.data).unwrap_or_default(),
        html: simple.body.html.map(|part| part.data),
        from: mail.from_email_address,
        reply_to: mail.reply_to_addresses,
        headers: pairs(simple.headers),
        attachments: simple.attachments.into_iter().map(Attachment::from).collect(),
        tags: pairs(mail.email_tags),
        configuration_set: mail.configuration_set_name,
    };
    let accepted = |id: &str| Json(json!({ "MessageId": id })).into_response();
    let sent = Sent {
        path: PATH,
        headers,
        body,
    };
    mailbox
        .receive(draft, sent, accepted, |refusal| match refusal {
            Refusal::Throttle => refuse(
                StatusCode::TOO_MANY_REQUESTS,
                "TooManyRequestsException",
                "Maximum sending rate exceeded.",
            ),
            Refusal::ServerError => refuse(
                StatusCode::INTERNAL_SERVER_ERROR,
                "InternalServiceErrorException",
                "Internal service error.",
            ),
            Refusal::Rejected => refuse(
                StatusCode::BAD_REQUEST,
                "MessageRejected",
                "Transaction failed: the message is refused.",
            ),
            Refusal::Other(status, code, words) => refuse(
                StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
                code,
                words,
            ),
        })
        .await
}

fn refuse(status: StatusCode, code: &'static str, message: &str) -> Response<Body> {
    (status, [(ERROR_TYPE, code)], Json(json!({ "message": message }))).into_response()
}
