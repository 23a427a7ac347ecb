use crate::support::{Folder, clock};
use aws_sdk_sesv2::{
    error::ProvideErrorMetadata,
    types::{Body, Content, Destination, EmailContent, Message, MessageHeader, MessageTag},
};
use aws_sdk_sns::types::MessageAttributeValue;
use local::{
    Server,
    mailbox::{self, Channel, Fault, Mailbox},
    sdk_config,
};
use std::time::Duration;

const LONG: Duration = Duration::from_secs(10);

fn ses(server: &Server) -> aws_sdk_sesv2::Client {
    let config = aws_sdk_sesv2::config::Builder::from(&sdk_config(&server.url()))
        .retry_config(aws_sdk_sesv2::config::retry::RetryConfig::disabled())
        .build();
    aws_sdk_sesv2::Client::from_conf(config)
}

fn sns(server: &Server) -> aws_sdk_sns::Client {
    let config = aws_sdk_sns::config::Builder::from(&sdk_config(&server.url()))
        .retry_config(aws_sdk_sns::config::retry::RetryConfig::disabled())
        .build();
    aws_sdk_sns::Client::from_conf(config)
}

type SesResult = Result<
    aws_sdk_sesv2::operation::send_email::SendEmailOutput,
    aws_sdk_sesv2::error::SdkError<aws_sdk_sesv2::operation::send_email::SendEmailError>,
>;
type SnsResult = Result<
    aws_sdk_sns::operation::publish::PublishOutput,
    aws_sdk_sns::error::SdkError<aws_sdk_sns::operation::publish::PublishError>,
>;

async fn mail(client: &aws_sdk_sesv2::Client, to: &str) -> SesResult {
    let part = |text: &str| Content::builder().data(text).charset("UTF-8").build().unwrap();
    let body = Body::builder()
        .text(part("Hello Ada,\n\nhttp://localhost:1/i/ticket-1\n\nBye."))
        .html(part("<p>Hello <a href=\"http://localhost:1/i/ticket-1\">Ada</a> ä"))
        .build();
    let message = Message::builder()
        .subject(part("Welcome & hello"))
        .body(body)
        .headers(MessageHeader::builder().name("X-Ours").value("1").build().unwrap())
        .build();
    client
        .send_email()
        .from_email_address("Acme <no-reply@acme.example>")
        .destination(Destination::builder().to_addresses(to).build())
        .reply_to_addresses("help@acme.example")
        .content(EmailContent::builder().simple(message).build())
        .email_tags(MessageTag::builder().name("kind").value("invitation").build().unwrap())
        .configuration_set_name("set")
        .send()
        .await
}

async fn text(client: &aws_sdk_sns::Client, to: &str) -> SnsResult {
    let kind = MessageAttributeValue::builder()
        .data_type("String")
        .string_value("code")
        .build()
        .unwrap();
    client
        .publish()
        .phone_number(to)
        .message("493021 is your code & <more>.\n\n@acme.example #493021")
        .message_attributes("kind", kind)
        .send()
        .await
}

/// The pages on a port of their own.
async fn pages(mailbox: &Mailbox) -> Server {
    local::gateway::serve(local::gateway::Options {
        routes: routes::Routes::default(),
        functions: [].into(),
        processes: [].into(),
        authorizer: None,
        local: mailbox.pages(),
        clock: clock(),
        port: local::Port::bind(0).await.unwrap(),
        hosts: local::Hosts::default(),
    })
}

#[tokio::test]
async fn mails_and_text_messages_arrive_newest_first() {
    let (mailbox, server) = mailbox::start(None, clock(), None).await.unwrap();
    let id = mail(&ses(&server), "ada@example.com")
        .await
        .unwrap()
        .message_id
        .unwrap();
    text(&sns(&server), "+15550100").await.unwrap().message_id.unwrap();
    let messages = mailbox.wait_for(2, LONG).await.unwrap();
    let (sms, mail) = (&messages[0], &messages[1]);
    assert_eq!(
        (sms.channel, sms.to.as_str(), sms.kind.as_str()),
        (Channel::Sms, "+15550100", "code")
    );
    assert_eq!((sms.code.as_deref(), sms.subject.as_deref()), (Some("493021"), None));
    assert_eq!(sms.text, "493021 is your code & <more>.\n\n@acme.example #493021");
    assert_eq!(
        (mail.id.as_str(), mail.kind.as_str(), mail.to.as_str()),
        (id.as_str(), "invitation", "ada@example.com")
    );
    assert_eq!(mail.subject.as_deref(), Some("Welcome & hello"));
    assert_eq!(mail.link.as_deref(), Some("http://localhost:1/i/ticket-1"));
    assert_eq!(mail.code, None);
    assert!(mail.html.as_ref().unwrap().contains('ä'));
    assert_eq!(mail.sent_at, "2020-09-13T12:26:40.000Z");
    assert_eq!(
        (mail.reply_to[0].as_str(), mail.headers["X-Ours"].as_str()),
        ("help@acme.example", "1")
    );
    assert_eq!(mail.configuration_set.as_deref(), Some("set"));
    let error = mailbox.wait_for(3, Duration::ZERO).await.unwrap_err();
    assert_eq!((error.wanted, error.found), (3, 2));
}

#[tokio::test]
async fn faults_look_like_those_of_aws() {
    let (mailbox, server) = mailbox::start(None, clock(), None).await.unwrap();
    let (ses, sns) = (ses(&server), sns(&server));
    for (fault, ses_code, sns_code, status) in [
        (Fault::Throttle, "TooManyRequestsException", "Throttled", 429),
        (
            Fault::ServerError,
            "InternalServiceErrorException",
            "InternalError",
            500,
        ),
        (Fault::Rejected, "MessageRejected", "InvalidParameter", 400),
    ] {
        mailbox.fail_next(2, fault);
        let error = mail(&ses, "a@example.com").await.unwrap_err();
        assert_eq!(error.code(), Some(ses_code));
        assert_eq!(error.raw_response().unwrap().status().as_u16(), status);
        let error = text(&sns, "+15550100").await.unwrap_err();
        assert_eq!(error.code(), Some(sns_code));
        assert_eq!(error.raw_response().unwrap().status().as_u16(), status);
    }
    mailbox.fail_next(1, Fault::Throttle);
    let error = mail(&ses, "a@example.com").await.unwrap_err().into_service_error();
    assert!(error.is_too_many_requests_exception());
    assert!(mailbox.list().is_empty());
    mailbox.fail_next(2, Fault::CutAfterAccept);
    let error = mail(&ses, "a@example.com").await.unwrap_err();
    assert!(error.as_service_error().is_none(), "{error:?}");
    let error = text(&sns, "+15550100").await.unwrap_err();
    assert!(error.as_service_error().is_none(), "{error:?}");
    assert_eq!(mailbox.list().len(), 2);
    mailbox.fail_next(1, Fault::Delay(Duration::from_millis(1)));
    mail(&ses, "a@example.com").await.unwrap();
    assert_eq!((mailbox.list().len(), mailbox.faults_left()), (3, 0));
}

#[tokio::test]
async fn a_folder_keeps_the_messages() {
    let folder = Folder::new();
    let (first, server) = mailbox::start(Some(folder.path()), clock(), None).await.unwrap();
    mail(&ses(&server), "a@example.com").await.unwrap();
    mail(&ses(&server), "b@example.com").await.unwrap();
    server.stop().await;
    let (second, server) = mailbox::start(Some(folder.path()), clock(), None).await.unwrap();
    assert_eq!(second.list(), first.list());
    second.clear().unwrap();
    mail(&ses(&server), "c@example.com").await.unwrap();
    let (third, _server) = mailbox::start(Some(folder.path()), clock(), None).await.unwrap();
    assert_eq!(third.list().len(), 1);
    assert_eq!(third.list()[0].to, "c@example.com");
}

#[tokio::test]
async fn the_pages_show_messages_safely() {
    let (mailbox, server) = mailbox::start(None, clock(), None).await.unwrap();
    let pages = pages(&mailbox).await;
    mail(&ses(&server), "ada@example.com").await.unwrap();
    text(&sns(&server), "+15550100").await.unwrap();
    let get = async |path: &str| reqwest::get(format!("{}{path}", pages.url())).await.unwrap();

    let all: serde_json::Value = get("/mailbox.json").await.json().await.unwrap();
    assert_eq!(all[0]["channel"], "sms");
    assert_eq!(all[1]["link"], "http://localhost:1/i/ticket-1");
    assert!(all[1]["code"].is_null());
    let some: serde_json::Value = get("/mailbox.json?channel=email&to=ADA@example.com")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(some.as_array().unwrap().len(), 1);
    let none: serde_json::Value = get("/mailbox.json?kind=reset").await.json().await.unwrap();
    assert_eq!(none.as_array().unwrap().len(), 0);
    // Only what came since the one that is named.
    let after = async |id: &serde_json::Value| {
        let path = format!("/mailbox.json?after={}", id.as_str().unwrap());
        let news: serde_json::Value = get(&path).await.json().await.unwrap();
        news.as_array().unwrap().len()
    };
    assert_eq!(after(&all[0]["id"]).await, 0);
    assert_eq!(after(&all[1]["id"]).await, 1);
    assert_eq!(after(&serde_json::json!("gone")).await, 2);
    let found = async |query: &str| {
        let page = get(&format!("/mailbox?{query}")).await.text().await.unwrap();
        page.matches("<li>").count()
    };
    assert_eq!(found("").await, 2);
    assert_eq!(found("q=ADA@").await, 1);
    assert_eq!(found("q=5550100").await, 1);
    assert_eq!(found("q=%3Cscript%3E").await, 0);
    assert_eq!(found("kind=nothing").await, 0);

    let list = get("/mailbox").await;
    assert!(
        list.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .starts_with("default-src 'none'")
    );
    let list = list.text().await.unwrap();
    assert!(list.contains("Welcome &amp; hello") && list.contains("ada@example.com"));
    let (sms, mail) = (all[0]["id"].as_str().unwrap(), all[1]["id"].as_str().unwrap());
    let shown = get(&format!("/mailbox/{mail}")).await.text().await.unwrap();
    assert!(shown.contains("sandbox=") && shown.contains(&format!("/mailbox/{mail}/html")));
    let framed = get(&format!("/mailbox/{mail}/html")).await;
    assert!(
        framed.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .starts_with("sandbox")
    );
    assert!(framed.text().await.unwrap().contains("<base target=\"_top\">"));
    let plain = get(&format!("/mailbox/{mail}?view=text")).await.text().await.unwrap();
    assert!(plain.contains("<a href=\"http://localhost:1/i/ticket-1\">"));
    assert!(
        get(&format!("/mailbox/{mail}?view=source"))
            .await
            .text()
            .await
            .unwrap()
            .contains("--- text/html")
    );
    let bubble = get(&format!("/mailbox/{sms}")).await.text().await.unwrap();
    assert!(bubble.contains("class=\"bubble\"") && bubble.contains("&lt;more&gt;"));
    assert_eq!(get("/mailbox/none").await.status(), 404);
    assert_eq!(get(&format!("/mailbox/{sms}/html")).await.status(), 404);
    for (path, kind) in [("mailbox.css", "text/css"), ("mailbox.js", "text/javascript")] {
        let file = get(&format!("/mailbox/{path}")).await;
        assert!(file.headers()["content-type"].to_str().unwrap().starts_with(kind));
    }

    let client = reqwest::Client::new();
    assert_eq!(
        client
            .delete(format!("{}/mailbox.json", pages.url()))
            .send()
            .await
            .unwrap()
            .status(),
        204
    );
    assert!(mailbox.list().is_empty());
    assert!(get("/mailbox").await.text().await.unwrap().contains("No messages yet"));
}
