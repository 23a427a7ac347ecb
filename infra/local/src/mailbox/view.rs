//! The pages' HTML.

use std::sync::Arc;

use present::messages::escape;

use super::{Channel, Message, message::Attachment};

pub(super) const STYLE: &str = include_str!("mailbox.css");
pub(super) const SCRIPT: &str = include_str!("mailbox.js");

/// Which messages are shown.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// What stands in the address, the subject or the text.
    pub(super) text: String,
    /// Their kind; empty for all.
    pub(super) kind: String,
}

impl Wanted {
    fn shows(&self, message: &Message) -> bool {
        let text = self.text.trim().to_lowercase();
        let holds = |part: &str| part.to_lowercase().contains(&text);
        let subject = message.subject.as_deref().unwrap_or_default();
        (self.kind.is_empty() || self.kind == message.kind)
            && (holds(&message.to) || holds(subject) || holds(&message.text))
    }
}

/// Buttons that the script shows: they copy what the message is about.
fn copies(message: &Message) -> String {
    let button = |what: &str, value: Option<&String>| {
        value.map_or_else(String::new, |value| {
            format!(
                "<button type=\"button\" hidden data-copy=\"{}\">Copy {what}</button>",
                escape(value)
            )
        })
    };
    format!(
        "<span class=\"copies\">{}{}</span>",
        button("code", message.code.as_ref()),
        button("link", message.link.as_ref())
    )
}

/// The messages that are wanted, newest first, with a way to others.
pub(super) fn list(messages: &[Arc<Message>], wanted: &Wanted) -> String {
    let mut items = String::new();
    for message in messages.iter().filter(|message| wanted.shows(message)) {
        let (icon, channel) = match message.channel {
            Channel::Email => ("✉", "Email"),
            Channel::Sms => ("✆", "SMS"),
        };
        let title = message
            .subject
            .as_deref()
            .or_else(|| message.text.lines().next())
            .unwrap_or_default();
        items.push_str(&format!(
            r#"<li><a href="/mailbox/{id}"><span class="icon" role="img" aria-label="{channel}">{icon}</span>
<span class="what"><strong>{title}</strong><span>{to}</span></span>
<span class="when"><span class="kind">{kind}</span><time datetime="{at}">{at}</time></span></a>{copies}</li>
"#,
            id = escape(&message.id),
            title = escape(title),
            to = escape(&message.to),
            kind = escape(&message.kind),
            at = escape(&message.sent_at),
            copies = copies(message),
        ));
    }
    let newest = messages.first().map(|message| escape(&message.id)).unwrap_or_default();
    let body = if messages.is_empty() {
        "<p class=\"empty\">No messages yet. What the product sends shows up here by itself.</p>".to_owned()
    } else if items.is_empty() {
        "<p class=\"empty\">No message fits. <a href=\"/mailbox\">Show all</a></p>".to_owned()
    } else {
        format!("<ol class=\"list\">\n{items}</ol>")
    };
    let mut kinds: Vec<&str> = messages.iter().map(|message| message.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kinds: String = kinds
        .into_iter()
        .map(|kind| {
            let selected = if kind == wanted.kind { " selected" } else { "" };
            format!("<option{selected}>{}</option>", escape(kind))
        })
        .collect();
    let form = format!(
        "<form class=\"filter\" method=\"get\" action=\"/mailbox\" role=\"search\">\
         <label>Search <input type=\"search\" name=\"q\" value=\"{}\" placeholder=\"address, subject, text\"></label>\
         <label>Kind <select name=\"kind\"><option value=\"\">all</option>{kinds}</select></label>\
         <button type=\"submit\">Filter</button>\
         <button type=\"button\" hidden data-clear>Clear mailbox</button></form>",
        escape(&wanted.text)
    );
    page(
        "Mailbox",
        &format!(
            "<header><h1>Mailbox</h1><a href=\"/mailbox.json\">JSON</a></header>\n<main data-newest=\"{newest}\">{form}\n{body}</main>\n{SCRIPT_TAG}"
        ),
    )
}

const SCRIPT_TAG: &str = "<script src=\"/mailbox/mailbox.js\" defer></script>";

/// One message. `view` is `html` (the default, when there is HTML), `text` or `source`.
pub(super) fn message(message: &Message, view: &str) -> String {
    let id = escape(&message.id);
    let view = match view {
        "text" | "source" => view,
        _ if message.html.is_some() => "html",
        _ => "text",
    };
    let tabs: String = [("html", "Email"), ("text", "Text"), ("source", "Source")]
        .into_iter()
        .filter(|(name, _)| *name != "html" || message.html.is_some())
        .map(|(name, label)| {
            let current = if name == view { " aria-current=\"page\"" } else { "" };
            format!("<a href=\"/mailbox/{id}?view={name}\"{current}>{label}</a>")
        })
        .collect();
    let content = match (view, message.channel) {
        ("html", _) => format!(
            "<iframe title=\"The email\" src=\"/mailbox/{id}/html\" sandbox=\"allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation\"></iframe>"
        ),
        ("source", _) => format!("<pre>{}</pre>", escape(&source(message))),
        (_, Channel::Sms) => format!(
            "<div class=\"phone\"><p class=\"bubble\">{}</p></div>",
            linked(&message.text)
        ),
        (_, Channel::Email) => format!("<pre>{}</pre>", linked(&message.text)),
    };
    let mut facts = vec![("To", Some(message.to.as_str())), ("From", message.from.as_deref())];
    facts.push(("Kind", Some(message.kind.as_str())));
    facts.push(("Code", message.code.as_deref()));
    let facts: String = facts
        .into_iter()
        .filter_map(|(name, value)| {
            Some(format!(
                "<dt>{name}</dt><dd>{}</dd>",
                escape(value.filter(|v| !v.is_empty())?)
            ))
        })
        .collect();
    let title = message.subject.as_deref().unwrap_or("SMS");
    page(
        title,
        &format!(
            "<header><a href=\"/mailbox\">← Mailbox</a><h1>{}</h1></header>\n<dl>{facts}<dt>Sent</dt><dd><time datetime=\"{at}\">{at}</time></dd></dl>\n{}\n<nav aria-label=\"Views\">{tabs}</nav>\n<main>{content}</main>\n{SCRIPT_TAG}",
            escape(title),
            copies(message),
            at = escape(&message.sent_at),
        ),
    )
}

/// What was handed over to be sent: the headers, then each part as it is.
fn source(message: &Message) -> String {
    let mut lines = vec![format!("To: {}", message.to)];
    lines.extend(message.from.iter().map(|from| format!("From: {from}")));
    lines.extend(message.reply_to.iter().map(|to| format!("Reply-To: {to}")));
    lines.extend(message.subject.iter().map(|subject| format!("Subject: {subject}")));
    lines.extend(message.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    lines.extend(
        message
            .tags
            .iter()
            .map(|(name, value)| format!("(tag) {name}: {value}")),
    );
    lines.extend([String::new(), "--- text/plain".to_owned(), message.text.clone()]);
    if let Some(html) = &message.html {
        lines.extend(["--- text/html".to_owned(), html.clone()]);
    }
    for attachment in &message.attachments {
        lines.push(format!(
            "--- {} ({}, cid:{})",
            attachment.content_type, attachment.file_name, attachment.content_id
        ));
        lines.push(attachment.content.clone());
    }
    lines.join("\n")
}

/// The page for a message that is not there.
pub(super) fn missing() -> String {
    page(
        "Not found",
        "<header><a href=\"/mailbox\">← Mailbox</a></header>\n<main><h1>There is no such message</h1></main>",
    )
}

/// A mail's HTML for the frame: its links open outside of the frame, and the pictures that travel with it are put in, as a
/// mail program does.
pub(super) fn framed(html: &str, attachments: &[Attachment]) -> String {
    const BASE: &str = "<base target=\"_top\">";
    let shown = attachments.iter().fold(html.to_owned(), |html, attachment| {
        let (name, kind) = (escape(&attachment.content_id), escape(&attachment.content_type));
        let data = format!("\"data:{kind};base64,{}\"", escape(&attachment.content));
        html.replace(&format!("\"cid:{name}\""), &data)
    });
    let html = shown.as_str();
    // `to_ascii_lowercase` keeps every byte's place.
    let head = html.to_ascii_lowercase().find("<head>").map(|at| at + "<head>".len());
    match head.and_then(|at| html.split_at_checked(at)) {
        Some((before, after)) => format!("{before}{BASE}{after}"),
        None => format!("{BASE}{html}"),
    }
}

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<link rel=\"stylesheet\" href=\"/mailbox/mailbox.css\">\n</head>\n<body>\n{body}\n</body>\n</html>\n",
        escape(title)
    )
}

/// The text with its URLs as links.
fn linked(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            let url = word.trim_end();
            let trimmed = url.trim_end_matches(['.', ',', ';', ')']);
            match word.strip_prefix(trimmed) {
                Some(rest) if trimmed.starts_with("http://") || trimmed.starts_with("https://") => {
                    let url = escape(trimmed);
                    format!("<a href=\"{url}\">{url}</a>{}", escape(rest))
                }
                _ => escape(word),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape("<a href='x'>&\""), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
        assert_eq!(
            linked("<b>\nhttp://a/i/x?a=1&b=\"2. ok"),
            "&lt;b&gt;\n<a href=\"http://a/i/x?a=1&amp;b=&quot;2\">http://a/i/x?a=1&amp;b=&quot;2</a>. ok"
        );
    }

    #[test]
    fn links_of_a_mail_leave_the_frame() {
        assert_eq!(framed("<p>x", &[]), "<base target=\"_top\"><p>x");
        assert_eq!(
            framed("<html><HEAD><title>", &[]),
            "<html><HEAD><base target=\"_top\"><title>"
        );
    }
}
