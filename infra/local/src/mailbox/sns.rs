//! The wire of SNS `Publish`: the AWS query protocol.

use super::{Channel, Mailbox, Refusal, Sent, escape, message::Draft};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    response::IntoResponse,
    routing::post,
};
use http::{HeaderMap, Response, StatusCode, header};
use std::collections::BTreeMap;

const NAMESPACE: &str = "http://sns.amazonaws.com/doc/2010-03-31/";

pub(super) fn routes(mailbox: &Mailbox) -> Router {
    Router::new().route("/", post(publish)).with_state(mailbox.clone())
}

async fn publish(State(mailbox): State<Mailbox>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let mut form: BTreeMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    if form.get("Action").map(String::as_str) != Some("Publish") {
        return refuse(StatusCode::BAD_REQUEST, "InvalidAction", "Only Publish is known here.");
    }
    let to = ["PhoneNumber", "TopicArn", "TargetArn"]
        .into_iter()
        .find_map(|name| form.remove(name));
    let (Some(to), Some(text)) = (to, form.remove("Message")) else {
        return refuse(
            StatusCode::BAD_REQUEST,
            "InvalidParameter",
            "A message and a phone number or topic are needed.",
        );
    };
    let tags = (1..)
        .map_while(|number| {
            let name = form.remove(&format!("MessageAttributes.entry.{number}.Name"))?;
            let value = form.remove(&format!("MessageAttributes.entry.{number}.Value.StringValue"));
            Some((name, value.unwrap_or_default()))
        })
        .collect();
    let draft = Draft {
        channel: Channel::Sms,
        to,
        subject: form.remove("Subject"),
        text,
        html: None,
        from: None,
        reply_to: Vec::new(),
        headers: BTreeMap::new(),
        attachments: Vec::new(),
        tags,
        configuration_set: None,
    };
    let accepted = |id: &str| {
        let result = format!("<PublishResult><MessageId>{id}</MessageId></PublishResult>");
        let metadata = format!("<ResponseMetadata><RequestId>{id}</RequestId></ResponseMetadata>");
        xml(
            StatusCode::OK,
            format!("<PublishResponse xmlns=\"{NAMESPACE}\">{result}{metadata}</PublishResponse>"),
        )
    };
    let sent = Sent {
        path: "/",
        headers,
        body,
    };
    mailbox
        .receive(draft, sent, accepted, |refusal| match refusal {
            Refusal::Throttle => refuse(StatusCode::TOO_MANY_REQUESTS, "Throttled", "Rate exceeded."),
            Refusal::ServerError => refuse(StatusCode::INTERNAL_SERVER_ERROR, "InternalError", "Internal error."),
            Refusal::Rejected => refuse(
                StatusCode::BAD_REQUEST,
                "InvalidParameter",
                "Invalid parameter: PhoneNumber",
            ),
            Refusal::Other(status, code, words) => refuse(
                StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST),
                code,
                words,
            ),
        })
        .await
}

fn refuse(status: StatusCode, code: &str, message: &str) -> Response<Body> {
    let side = if status.is_server_error() { "Receiver" } else { "Sender" };
    let message = escape(message);
    let error = format!("<Error><Type>{side}</Type><Code>{code}</Code><Message>{message}</Message></Error>");
    xml(
        status,
        format!("<ErrorResponse xmlns=\"{NAMESPACE}\">{error}<RequestId>local</RequestId></ErrorResponse>"),
    )
}

fn xml(status: StatusCode, text: String) -> Response<Body> {
    (status, [(header::CONTENT_TYPE, "text/xml")], text).into_response()
}
