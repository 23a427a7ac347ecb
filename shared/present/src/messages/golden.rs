//! Each mail and each short message in each language, held against a file: `snapshots/`. What changed is looked at, then
//! taken over with `INSTA_UPDATE=always cargo test -p shared --lib golden`.
//!
//! The HTML stands there whole in English; in other languages without its looks, which are the same.

use super::short::segments;
use super::tests::{brand, has_room, mails, short_messages};
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

/// Each language as its sentences stand, and in the other way of address that it has: `de.informal`.
fn ways() -> impl Iterator<Item = (String, Wording)> {
    Wording::languages().flat_map(|tag| {
        let wording = Wording::for_locale(tag);
        let other = wording.other_address().map(|formality| {
            let name = format!("{tag}.{}", formality.as_str());
            (name, wording.clone().addressing(formality))
        });
        std::iter::once((tag.to_owned(), wording)).chain(other)
    })
}

/// The looks are those of the other way: the words are what differs.
#[test]
fn golden_mails_in_the_other_way_of_address() {
    for (tag, wording) in ways().filter(|(tag, _)| tag.contains('.')) {
        let all = mails(&brand("Fernwood"), &wording, "Grace Hopper", "ada@example.com");
        let listed: Vec<_> = all
            .iter()
            .map(|(name, mail, _)| format!("[{name}]\nSubject: {}\n\n{}", mail.subject, mail.text))
            .collect();
        insta::assert_snapshot!(format!("mails.{tag}"), listed.join("\n\n"));
    }
}

/// How many words a letter has, but for its link, and how many segments a text.
#[test]
fn emails_are_short_and_texts_are_counted() {
    let wording = Wording::default();
    println!("| email | words |\n|---|---|");
    for (name, mail, _) in mails(&brand("Fernwood"), &wording, "Grace Hopper", "ada@example.com") {
        let words = mail
            .text
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric));
        let count = words.filter(|word| !word.contains("://")).count();
        println!("| {name} | {count} |");
        // What tells of a danger says what to do, and may be longer.
        let warns = [
            "sign-in-locked",
            "password-changed",
            "contact-changed",
            "contact-changed-phone",
        ]
        .contains(&name);
        let most = if warns { 110 } else { 80 };
        assert!((20..=most).contains(&count), "{name}: {count} words");
    }
    println!("| text | language | characters | segments |\n|---|---|---|---|");
    for (tag, wording) in ways() {
        for (name, sms) in short_messages(&brand("Fernwood"), &wording) {
            let segments = segments(&sms.text);
            println!("| {name} | {tag} | {} | {segments} |", sms.text.chars().count());
            let leads_on = name.starts_with("invitation") || ["password-reset", "sign-in-locked"].contains(&name);
            let most = if leads_on && !has_room(wording.language()) {
                2
            } else {
                1
            };
            assert!(segments <= most, "{name} {tag}: {}", sms.text);
        }
        // Who invites is named, in one segment where the alphabet has room for it.
        let texts = short_messages(&brand("Fernwood"), &wording);
        let (_, invitation) = texts.iter().find(|(name, _)| *name == "invitation-code").unwrap();
        assert!(
            invitation.text.contains("Grace Hopper") && invitation.text.contains("Fernwood"),
            "{tag}: {}",
            invitation.text
        );
    }
}

#[test]
fn golden_short_messages() {
    for (tag, wording) in ways() {
        let all = short_messages(&brand("Fernwood"), &wording);
        let listed: Vec<_> = all
            .iter()
            .map(|(name, sms)| format!("[{name}]\n{}", sms.text))
            .collect();
        insta::assert_snapshot!(format!("sms.{tag}"), listed.join("\n\n"));
    }
}
