//! Each mail and each short message in each language, held against a file: `snapshots/`. What changed is looked at, then
//! taken over with `INSTA_UPDATE=always cargo test -p shared --lib golden`.
//!
//! The HTML stands there whole in English; in other languages without its looks, which are the same.

use super::tests::{brand, mails, short_messages};
use crate::wording::Wording;

/// The HTML without styles, and without what fills the preview behind the preheader.
fn bare(html: &str) -> String {
    let mut rest = html;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once(" style=\"") {
        out.push_str(before);
        rest = after.split_once('"').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    let body = out.split_once("<body").map_or("", |(_, body)| body);
    format!("<body{body}").replace("&#847;&zwnj;&nbsp;", "")
}

#[test]
fn golden_mails() {
    for tag in Wording::languages() {
        let wording = Wording::for_locale(tag);
        for (name, mail, _) in mails(&brand("Fernwood"), &wording, "Grace Hopper", "ada@example.com") {
            let html = if tag == "en" {
                mail.html.replace("&#847;&zwnj;&nbsp;", "")
            } else {
                bare(&mail.html)
            };
            insta::assert_snapshot!(
                format!("{name}.{tag}"),
                format!("Subject: {}\n\n{}\n================\n{html}", mail.subject, mail.text)
            );
        }
    }
}

#[test]
fn golden_short_messages() {
    for tag in Wording::languages() {
        let wording = Wording::for_locale(tag);
        let all = short_messages(&brand("Fernwood"), &wording);
        let listed: Vec<_> = all
            .iter()
            .map(|(name, sms)| format!("[{name}]\n{}", sms.text))
            .collect();
        insta::assert_snapshot!(format!("sms.{tag}"), listed.join("\n\n"));
    }
}
