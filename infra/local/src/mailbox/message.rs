//! A message as programs and the pages read it.

use domain::channel::Channel;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A message that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id, the `MessageId` that the sender got.
    pub id: String,
    /// What it is for: the mail tag or SNS message attribute named `kind`, or empty.
    pub kind: String,
    /// How it travels.
    pub channel: Channel,
    /// The address, phone number or topic.
    pub to: String,
    /// The subject of a mail.
    pub subject: Option<String>,
    /// The plain text.
    pub text: String,
    /// The HTML of a mail.
    pub html: Option<String>,
    /// The first http(s) URL in the text whose path has `/i/` or `/verify-email/`, as our links do.
    pub link: Option<String>,
    /// The one-time code, when the kind has `code` in its name. The rule is at `find_code`.
    pub code: Option<String>,
    /// When it was sent, RFC 3339 in UTC.
    pub sent_at: String,
    /// The sender of a mail.
    pub from: Option<String>,
    /// Where answers to a mail go.
    #[serde(default)]
    pub reply_to: Vec<String>,
    /// The headers that were given with a mail.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// What travels with a mail.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// The mail's tags or the SMS's attributes.
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
    /// The configuration set of a mail.
    #[serde(default)]
    pub configuration_set: Option<String>,
}

/// A file that travels with a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name.
    pub file_name: String,
    /// What the HTML calls it, after `cid:`; empty where it does not show it.
    pub content_id: String,
    /// Its media type.
    pub content_type: String,
    /// Its bytes in base64.
    pub content: String,
}

/// A message as it comes in.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) channel: Channel,
    pub(super) to: String,
    pub(super) subject: Option<String>,
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) from: Option<String>,
    pub(super) reply_to: Vec<String>,
    pub(super) headers: BTreeMap<String, String>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) configuration_set: Option<String>,
}

impl Draft {
    pub(super) fn into_message(self, id: String, sent_at: String) -> Message {
        let kind = self.tags.get("kind").cloned().unwrap_or_default();
        Message {
            link: find_link(&self.text),
            code: kind.contains("code").then(|| find_code(&self.text)).flatten(),
            id,
            kind,
            channel: self.channel,
            to: self.to,
            subject: self.subject,
            text: self.text,
            html: self.html,
            sent_at,
            from: self.from,
            reply_to: self.reply_to,
            headers: self.headers,
            attachments: self.attachments,
            tags: self.tags,
            configuration_set: self.configuration_set,
        }
    }
}

fn find_link(text: &str) -> Option<String> {
    text.split_whitespace()
        .filter_map(|word| Some(word.split_at_checked(word.find("http")?)?.1))
        .map(|url| url.trim_end_matches(['.', ',', ';', ')', '>', ']', '"', '\'']))
        .find(|url| {
            (url.starts_with("http://") || url.starts_with("https://"))
                && ["/i/", "/verify-email/"].iter().any(|path| url.contains(path))
        })
        .map(str::to_owned)
}

/// Finds a one-time code. A code is 4 to 10 letters and digits with a digit among them, or capitals only. It is, in
/// this order: what follows the `#` in a last line `@host #code` (the form that browsers fill in); the first line that
/// is a code and nothing else (a space or hyphen in the middle is dropped); the first word that is a code.
fn find_code(text: &str) -> Option<String> {
    let bound = |line: &str| {
        let (_, code) = line.strip_prefix('@')?.split_once(" #")?;
        is_code(code.trim()).then(|| code.trim().to_owned())
    };
    let alone = |line: &str| {
        let code = line.trim().replacen([' ', '-'], "", 1);
        is_code(&code).then_some(code)
    };
    let word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        (is_code(word) && word.contains(|c: char| c.is_ascii_digit())).then(|| word.to_owned())
    };
    text.lines()
        .rev()
        .find_map(bound)
        .or_else(|| text.lines().find_map(alone))
        .or_else(|| text.split_whitespace().find_map(word))
}

fn is_code(text: &str) -> bool {
    (4..=10).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
        && (text.contains(|c: char| c.is_ascii_digit()) || text.chars().all(|c| c.is_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_where_messages_put_it() {
        for (text, expected) in [
            (
                "Your code is below.\n\n  493021  \n\nIt is valid for 10 minutes.",
                Some("493021"),
            ),
            ("493021 is your code for Acme. Valid for 10 minutes.", Some("493021")),
            ("Dein Code: 493021.", Some("493021")),
            ("Hello\n493 021\n", Some("493021")),
            ("KXWQPT\n", Some("KXWQPT")),
            (
                "Your code for 2026-Acme is ready: 111222\n\n@acme.example #493021",
                Some("493021"),
            ),
            ("Hello Ada, no code here.", None),
        ] {
            assert_eq!(find_code(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_link_is_the_first_invitation_link() {
        for (text, expected) in [
            (
                "See https://acme.example/terms and https://acme.example/i/abc-_1.",
                Some("https://acme.example/i/abc-_1"),
            ),
            ("(http://127.0.0.1:8080/i/x)", Some("http://127.0.0.1:8080/i/x")),
            ("<https://acme.example/i/x>", Some("https://acme.example/i/x")),
            ("nothing /i/here", None),
        ] {
            assert_eq!(find_link(text).as_deref(), expected, "{text}");
        }
    }
}
