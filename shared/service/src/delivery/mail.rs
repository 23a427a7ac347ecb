//! Mail through SES v2.

use aws_config::{SdkConfig, retry::RetryConfig};
use aws_sdk_sesv2::{
    Client,
    error::BuildError,
    primitives::Blob,
    types::{
        Attachment, AttachmentContentDisposition, AttachmentContentTransferEncoding, Body, Content, Destination,
        EmailContent, Message, MessageHeader, MessageTag,
    },
};

use data_encoding::BASE64;

use super::{Answers, Budget, Label, SendError, classify};
use domain::{address::EmailAddress, branding::BrandFile};
use present::messages::{LOGO_ID, Mail, defuse};

/// How SES is to be read.
pub(super) const ANSWERS: Answers = Answers {
    refusals: &["MessageRejected", "BadRequestException"],
    blocks: &[
        "AccountSuspendedException",
        "SendingPausedException",
        "MailFromDomainNotVerifiedException",
        "NotFoundException",
    ],
};

/// From whom and to whom.
#[derive(Debug, Clone)]
pub struct Envelope<'a> {
    /// Where it goes.
    pub to: &'a EmailAddress,
    /// The name that it comes from.
    pub sender_name: &'a str,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<&'a str>,
    /// The application's picture, for mails that show it.
    pub logo: Option<&'a BrandFile>,
}

/// Sends mail.
#[derive(Debug, Clone)]
pub struct Mailer {
    client: Client,
    from: String,
    events: Option<String>,
}

impl Mailer {
    /// A sender of mail that comes from the bare address `from`, with `events` as the configuration set. A mail has the time
    /// of `budget`, whatever the settings grant other calls.
    #[must_use]
    pub fn new(sdk: &SdkConfig, budget: Budget, from: &str, events: Option<String>) -> Self {
        let config = aws_sdk_sesv2::config::Builder::from(sdk)
            .retry_config(RetryConfig::disabled())
            .timeout_config(budget.timeouts())
            .build();
        Self {
            client: Client::from_conf(config),
            from: from.to_owned(),
            events,
        }
    }

    /// Hands `mail` over and gives the provider's id of it.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn send(&self, envelope: &Envelope<'_>, mail: &Mail, label: &Label) -> Result<String, SendError> {
        let broken = |error: BuildError| SendError::Refused(error.to_string());
        let content = |text: &str| Content::builder().data(text).charset("UTF-8").build().map_err(broken);
        let body = Body::builder()
            .text(content(&mail.text)?)
            .html(content(&mail.html)?)
            .build();
        let logo = envelope.logo.filter(|_| mail.shows_logo());
        let message = Message::builder()
            .subject(content(&mail.subject)?)
            .body(body)
            // No mail program answers it by itself (RFC 3834 section 5).
            .headers(
                MessageHeader::builder()
                    .name("Auto-Submitted")
                    .value("auto-generated")
                    .build()
                    .map_err(broken)?,
            )
            .set_attachments(logo.map(|logo| Ok(vec![inline(logo).map_err(broken)?])).transpose()?)
            .build();
        let tag = |name: &str, value: &str| MessageTag::builder().name(name).value(value).build().map_err(broken);
        let answer = self
            .client
            .send_email()
            .from_email_address(mailbox(envelope.sender_name, &self.from))
            .set_reply_to_addresses(envelope.reply_to.map(|address| vec![address.to_owned()]))
            .set_configuration_set_name(self.events.clone())
            .destination(Destination::builder().to_addresses(envelope.to.as_str()).build())
            .content(EmailContent::builder().simple(message).build())
            .email_tags(tag("kind", label.kind)?)
            .email_tags(tag("invitation", &label.invitation)?)
            .email_tags(tag("message", &label.message)?)
            .send()
            .await;
        match answer {
            Ok(output) => Ok(output.message_id.unwrap_or_default()),
            Err(error) => Err(classify(&error, &ANSWERS)),
        }
    }
}

/// The picture as a part of the mail that the HTML refers to. Gmail, Outlook and Apple Mail show it without asking, which a
/// picture on a server is not.
fn inline(logo: &BrandFile) -> Result<Attachment, BuildError> {
    Attachment::builder()
        .raw_content(Blob::new(logo.bytes()))
        .content_type(logo.name().content_type())
        .content_transfer_encoding(AttachmentContentTransferEncoding::Base64)
        .content_disposition(AttachmentContentDisposition::Inline)
        .content_id(LOGO_ID)
        .file_name(logo.name().to_string())
        .build()
}

/// `name <address>`, as a header takes it: the name quoted (RFC 5322), or in encoded words (RFC 2047) where it has more than
/// ASCII. SES takes no other form. The name is defused first, so it begins no line and no other address.
fn mailbox(name: &str, address: &str) -> String {
    let name = defuse(name).replace('\u{2060}', "");
    if name.is_empty() {
        return address.to_owned();
    }
    if name.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
        return format!("\"{quoted}\" <{address}>");
    }
    let mut words: Vec<String> = vec![String::new()];
    for c in name.chars() {
        // An encoded word has 75 characters at most: 45 bytes make 60 of base64 and 12 around them.
        match words.last_mut() {
            Some(word) if word.len() + c.len_utf8() <= 45 => word.push(c),
            Some(_) | None => words.push(c.to_string()),
        }
    }
    let encoded: Vec<_> = words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", BASE64.encode(word.as_bytes())))
        .collect();
    format!("{} <{address}>", encoded.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_senders_name_is_one_name_whatever_it_holds() {
        let from = |name| mailbox(name, "a@b.example");
        assert_eq!(from("Fernwood"), "\"Fernwood\" <a@b.example>");
        assert_eq!(from("A \"B\" \\ C"), "\"A \\\"B\\\" \\\\ C\" <a@b.example>");
        assert_eq!(from("Müller"), "=?UTF-8?B?TcO8bGxlcg==?= <a@b.example>");
        assert_eq!(from(""), "a@b.example");
        assert_eq!(from("A\r\nBcc: x"), "\"A Bcc: x\" <a@b.example>");
        let long = from(&"日本語".repeat(20));
        assert!(long.split(' ').all(|word| word.len() <= 75), "{long}");
        assert!(long.is_ascii());
    }
}
