use super::activated::Activated;
use super::contact_changed::ContactChanged;
use super::invitation_code::InvitationCode;
use super::password_changed::PasswordChanged;
use super::password_reset::PasswordReset;
use super::*;
use domain::former::ContactKind;

const HOSTILE: &str = "\r\nBcc: x@evil.example\r\n\r\n<a href=\"https://evil.example\">www.evil.example</a>{{7*7}}";
const LINK: &str = "https://id.fernwood.example/i/AbC-123_xyz.0";
const RESET_PAGE: &str = "https://id.fernwood.example/forgotten?application=app_fernwood";
const LOGIN: &str = "https://app.fernwood.example/login?a=1&b=2";

pub(super) fn brand(name: &str) -> Brand {
    Brand {
        application_name: name.to_owned(),
        accent: Some("0f766e".to_owned()),
        support_address: Some("help@fernwood.example".to_owned()),
        ..Brand::default()
    }
}

/// Whether a text in this language has 160 places, with its accents left out if need be, or only 70.
pub(super) fn has_room(tag: &str) -> bool {
    short::folded(&Wording::for_locale(tag).text("password-heading")).is_some()
}

#[test]
fn only_scripts_of_their_own_have_little_room() {
    let cramped: Vec<_> = Wording::languages().filter(|tag| !has_room(tag)).collect();
    assert_eq!(cramped, ["ja", "zh-Hans", "ar"]);
}

/// What the examples say. Those that are invited with a code enter it on the page of the set-up.
fn sample(name: &str, text: &str, recipient: &str) -> Sample {
    let page = if name.starts_with("invitation-code") {
        "setup"
    } else {
        "enter"
    };
    Sample {
        inviter: text.to_owned(),
        recipient: recipient.to_owned(),
        link: LINK.to_owned(),
        code: "482915".to_owned(),
        entry_page: format!("https://id.fernwood.example/{page}"),
        login_page: LOGIN.to_owned(),
        reset_page: RESET_PAGE.to_owned(),
        host: "id.fernwood.example".to_owned(),
        began: "2026-11-21T14:05:00Z".parse().unwrap(),
        now: "2026-11-21T14:05:03Z".parse().unwrap(),
        bare: false,
    }
}

/// States that no real message is in, or that differ from another one in a sentence only.
fn further(name: &'static str, sample: &Sample) -> Option<State> {
    let code = InvitationCode::sample(sample);
    Some(match name {
        "invitation-code-again" => State::mail(name, InvitationCode { again: true, ..code }),
        "invitation-code-bare" => {
            let bare = InvitationCode {
                expires: None,
                entry_url: None,
                ..code
            };
            State::mail(name, bare)
        }
        "invitation-code-never" => State::text(name, InvitationCode { expires: None, ..code }),
        "activated-nowhere" => {
            let unsafe_login = Activated {
                login_url: Some("javascript:alert(1)".to_owned()),
                ..Activated::sample(sample)
            };
            State::mail(name, unsafe_login)
        }
        "password-reset-never" => {
            let never = PasswordReset {
                expires: None,
                ..PasswordReset::sample(sample)
            };
            State::mail(name, never)
        }
        "contact-changed" | "contact-changed-phone" => {
            let kind = if name.ends_with("phone") {
                ContactKind::Phone
            } else {
                ContactKind::Email
            };
            let of_another_name = ContactChanged {
                kind,
                username: sample.inviter.clone(),
                ..ContactChanged::sample(sample)
            };
            State::mail(name, of_another_name)
        }
        _ => return None,
    })
}

/// The names of all mails, with the links that each may hold besides that of support.
const MAILS: [(&str, &[&str]); 19] = [
    ("reminder", &[LINK; 2]),
    ("reminder-code", &["https://id.fernwood.example/enter"; 2]),
    ("verify-email", &[LINK; 2]),
    ("invitation-again", &[LINK; 2]),
    ("invitation-code-again", &["https://id.fernwood.example/setup"; 2]),
    ("withdrawn", &[]),
    ("invitation", &[LINK; 2]),
    ("invitation-never", &[LINK; 2]),
    ("invitation-code", &["https://id.fernwood.example/setup"; 2]),
    ("invitation-code-bare", &[]),
    ("step-code", &[]),
    ("activated", &[LOGIN; 2]),
    ("activated-nowhere", &[]),
    ("password-reset", &[LINK; 2]),
    ("password-reset-never", &[LINK; 2]),
    ("password-changed", &[]),
    ("sign-in-locked", &[RESET_PAGE; 2]),
    ("contact-changed", &[]),
    ("contact-changed-phone", &[]),
];

const TEXTS: [&str; 9] = [
    "step-code",
    "password-reset",
    "password-changed",
    "sign-in-locked",
    "invitation-code",
    "invitation-code-never",
    "activated",
    "reminder",
    "contact-changed",
];

#[test]
fn every_state_of_every_kind_is_looked_at_by_these_tests() {
    for state in states(&sample("", "x", "x")) {
        let is_known = |name| MAILS.iter().any(|(known, _)| *known == name);
        assert!(state.as_mail.is_none_or(is_known), "{:?}", state.as_mail);
        assert!(
            state.as_text.is_none_or(|name| TEXTS.contains(&name)),
            "{:?}",
            state.as_text
        );
    }
    for kind in MessageKind::ALL {
        assert_eq!(example(kind, &sample("", "x", "x")).kind(), kind);
    }
}

fn state(name: &'static str, is_it: fn(&State) -> Option<&'static str>, text: &str, recipient: &str) -> State {
    let sample = sample(name, text, recipient);
    let mut all = further(name, &sample).into_iter().chain(states(&sample));
    all.find(|state| is_it(state) == Some(name)).unwrap()
}

/// Every mail, with the links that it may hold besides that of support.
pub(super) fn mails(
    brand: &Brand,
    wording: &Wording,
    text: &str,
    recipient: &str,
) -> Vec<(&'static str, Mail, Vec<&'static str>)> {
    let sender = Sender { brand, wording };
    let written = MAILS.iter().map(|(name, links)| {
        let state = state(name, |state| state.as_mail, text, recipient);
        (*name, state.message.mail(&sender).unwrap(), links.to_vec())
    });
    written.collect()
}

/// Every short message.
pub(super) fn short_messages(brand: &Brand, wording: &Wording) -> Vec<(&'static str, Sms)> {
    let sender = Sender { brand, wording };
    let written = TEXTS.iter().map(|name| {
        let state = state(name, |state| state.as_text, "Grace Hopper", "x");
        (*name, state.message.sms(&sender).unwrap())
    });
    written.collect()
}

/// A letter without the button that only Outlook for Windows shows, and that button.
fn without_outlook(html: &str) -> (String, String) {
    let Some((before, rest)) = html.split_once("<!--[if mso]><v:roundrect") else {
        return (html.to_owned(), String::new());
    };
    let (drawn, after) = rest.split_once("<![endif]-->").unwrap();
    (format!("{before}{after}"), drawn.to_owned())
}

fn links(html: &str) -> Vec<String> {
    html.split(" href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"))
        .collect()
}

#[test]
fn a_mail_holds_the_expected_links_and_no_other() {
    for (application, text, recipient) in [
        ("Fernwood", "Grace Hopper", "ada@example.com"),
        (HOSTILE, HOSTILE, HOSTILE),
    ] {
        let all = Wording::languages().flat_map(|tag| {
            let wording = Wording::for_locale(tag);
            mails(&brand(application), &wording, text, recipient)
        });
        for (name, mail, mut expected) in all {
            // Outlook draws the button by itself, and it leads to the same place.
            let (html, drawn) = without_outlook(&mail.html);
            assert_eq!(
                links(&drawn),
                expected.first().into_iter().copied().collect::<Vec<_>>(),
                "{name}"
            );
            // What the button says in full comes last.
            expected.insert(1.min(expected.len()), "mailto:help@fernwood.example");
            assert_eq!(links(&html), expected, "{name}");
            assert_eq!(
                mail.html.matches("<a ").count(),
                mail.html.matches(" ses:no-track ").count(),
                "{name}"
            );
            assert_eq!(mail.html.matches("<a ").count(), expected.len(), "{name}");
            // What a mail program would make a link of, in the text.
            let plain: Vec<_> = mail
                .text
                .split_whitespace()
                .filter(|word| word.contains("://"))
                .collect();
            assert_eq!(
                plain,
                expected
                    .first()
                    .filter(|link| link.starts_with("http"))
                    .into_iter()
                    .copied()
                    .collect::<Vec<_>>(),
                "{name}"
            );
            for body in [&mail.subject, &mail.text, &mail.html] {
                assert!(
                    !body.contains("evil.example") && !body.contains("javascript:"),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn a_hostile_name_makes_no_tag_and_no_header() {
    let all = |brand: &Brand, text: &str, recipient: &str| -> Vec<_> {
        let in_language = |tag| mails(brand, &Wording::for_locale(tag), text, recipient);
        Wording::languages().flat_map(in_language).collect()
    };
    let tame = all(&brand("Fernwood"), "Grace Hopper", "ada@example.com");
    for ((name, expected, _), (_, mail, _)) in tame.iter().zip(all(&brand(HOSTILE), HOSTILE, HOSTILE)) {
        assert_eq!(
            expected.html.matches('<').count(),
            mail.html.matches('<').count(),
            "{name}"
        );
        assert_eq!(expected.text.lines().count(), mail.text.lines().count(), "{name}");
        assert!(
            !mail.subject.contains(['\r', '\n']) && !mail.subject.chars().any(char::is_control),
            "{name}"
        );
    }
}

#[test]
fn both_versions_of_a_mail_say_everything() {
    for (name, mail, links) in mails(
        &brand("Fernwood"),
        &Wording::default(),
        "Grace Hopper",
        "ada@example.com",
    ) {
        for sentence in mail
            .text
            .lines()
            .map(str::trim)
            .filter(|line| line.len() > 2 && !line.ends_with(':') && *line != "Hello,")
        {
            let escaped = sentence.replace('&', "&#38;");
            let support = sentence.starts_with("Questions?");
            assert!(support || mail.html.contains(&escaped), "{name}: {sentence}");
        }
        assert!(links.iter().all(|link| mail.text.contains(link)), "{name}");
        assert!(
            !mail.text.contains("\n\n\n") && mail.text.starts_with("Hello,\n\n"),
            "{name}:\n{}",
            mail.text
        );
        assert!(!mail.subject.contains("482915"), "{name}");
        for body in [&mail.subject, &mail.text, &mail.html] {
            assert!(
                !body.contains("{$") && !body.contains("{ $") && !body.to_lowercase().contains("invalid request"),
                "{name}"
            );
        }
        assert!(mail.html.contains("lang=\"en\" dir=\"ltr\""), "{name}");
        // Gmail cuts off a mail of more than 102 kB.
        assert!(mail.html.len() < 20_000, "{name}: {}", mail.html.len());
    }
    let all = mails(
        &brand("Fernwood"),
        &Wording::default(),
        "Grace Hopper",
        "ada@example.com",
    );
    let (_, mail, _) = all.iter().find(|(name, ..)| *name == "invitation").unwrap();
    assert_eq!(mail.subject, "You’re invited to Fernwood by Grace Hopper");
    assert!(mail.text.contains("The link expires in 24 hours (22 Nov, 14:05 UTC)."));
}

#[test]
fn a_text_has_few_segments_and_is_readable_in_every_language() {
    for tag in Wording::languages() {
        let wording = Wording::for_locale(tag);
        for name in [
            "Fernwood",
            "",
            "acme.io",
            HOSTILE,
            &"Müller ".repeat(30),
            "Пример приложения с длинным именем",
            "😀😀😀",
        ] {
            for (kind, sms) in short_messages(&brand(name), &wording) {
                let leads_on = kind.starts_with("invitation") || ["password-reset", "sign-in-locked"].contains(&kind);
                let most = if leads_on { 2 } else { 1 };
                assert!(short::segments(&sms.text) <= most, "{tag} {kind}: {}", sms.text);
                assert!(!sms.text.contains(['$', '{']), "{tag} {kind}: {}", sms.text);
                if ![
                    "activated",
                    "reminder",
                    "contact-changed",
                    "password-changed",
                    "sign-in-locked",
                ]
                .contains(&kind)
                {
                    assert!(sms.text.starts_with("482915 "), "{tag} {kind}: {}", sms.text);
                    assert_eq!(sms.text.lines().next_back(), Some("@id.fernwood.example #482915"));
                    assert_eq!(sms.text.lines().count(), 3);
                }
            }
        }
        // A name of common length is there in every alphabet.
        let (_, sms) = &short_messages(&brand("Fernwood"), &wording)[0];
        assert!(sms.text.contains("Fernwood"), "{tag}: {}", sms.text);
    }
    let (_, sms) = &short_messages(&brand("Fernwood"), &Wording::default())[0];
    assert_eq!(
        sms.text,
        "482915 is your code for Fernwood. Expires in 10 minutes. Don't share it.\n\n@id.fernwood.example #482915"
    );
    let (_, sms) = &short_messages(&brand("Fernwood"), &Wording::for_locale("es"))[0];
    assert!(
        sms.text
            .starts_with("482915 es tu clave para Fernwood. Caduca en 10 minutos. No la compartas."),
        "{}",
        sms.text
    );
}

#[test]
fn an_invitation_by_text_says_who_invites_and_where_the_code_goes() {
    let texted = |inviter: Option<&str>, page: &str, tag: &str| {
        let invitation = InvitationCode {
            inviter: inviter.map(str::to_owned),
            entry_url: Some(page.to_owned()),
            ..InvitationCode::sample(&sample("", "x", "x"))
        };
        let (brand, wording) = (brand("Fernwood"), Wording::for_locale(tag));
        let sender = Sender {
            brand: &brand,
            wording: &wording,
        };
        invitation.sms(&sender).unwrap().text
    };
    let page = "https://id.fernwood.example/enter";
    assert_eq!(
        texted(Some("Grace Hopper"), page, "en"),
        "482915 is your code: Grace Hopper invited you to Fernwood. Enter it within 24 hours: \
         https://id.fernwood.example/enter\n\n@id.fernwood.example #482915"
    );
    let other = format!("{page}?username=ada.lovelace%40example.com&application=app_0123456789abcdef");
    for tag in Wording::languages() {
        for page in [page, &other] {
            for inviter in [
                None,
                Some("Grace Hopper"),
                Some(&*"Müller ".repeat(30)),
                Some("evil.example"),
            ] {
                let text = texted(inviter, page, tag);
                let most = if page == other && !has_room(tag) { 3 } else { 2 };
                assert!(short::segments(&text) <= most, "{tag}: {text}");
                assert!(
                    text.starts_with("482915 ") && text.contains("Fernwood"),
                    "{tag}: {text}"
                );
                assert!(text.contains(page) && !text.contains("evil.example"), "{tag}: {text}");
                assert!(text.ends_with("\n\n@id.fernwood.example #482915"), "{tag}: {text}");
            }
        }
        // Without an inviter it is one segment, where an alphabet has room for that.
        let most = if !has_room(tag) { 2 } else { 1 };
        assert_eq!(
            short::segments(&texted(None, page, tag)),
            most,
            "{tag}: {}",
            texted(None, page, tag)
        );
    }
}

#[test]
fn a_mail_in_a_script_from_right_to_left_says_so() {
    let wording = Wording::for_locale("ar");
    for (name, mail, _) in mails(&brand("Fernwood"), &wording, "Grace Hopper", "ada@example.com") {
        assert_eq!(mail.html.matches("lang=\"ar\" dir=\"rtl\"").count(), 3, "{name}");
        assert!(
            !mail.html.contains("text-align:left") && !mail.html.contains("align=\"left\""),
            "{name}"
        );
        // Codes and addresses keep their own direction.
        assert!(
            mail.html.matches("dir=\"ltr\"").count() >= usize::from(mail.html.contains("<a ")) - 1,
            "{name}"
        );
    }
}

#[test]
fn a_short_message_without_a_code_has_no_last_line() {
    let w = Wording::default();
    let activated = Activated {
        username: "x".to_owned(),
        recipient: "x".to_owned(),
        login_url: Some(LOGIN.to_owned()),
    };
    for name in ["Fernwood", "", "acme.io", HOSTILE, &"Müller ".repeat(30), "Пример"] {
        let brand = brand(name);
        let sms = activated
            .sms(&Sender {
                brand: &brand,
                wording: &w,
            })
            .unwrap();
        assert!(
            short::segments(&sms.text) == 1 && sms.text.starts_with("Your "),
            "{}",
            sms.text
        );
        assert!(
            !sms.text.contains(['\n', '#']) && !sms.text.contains("://") && !sms.text.contains("evil.example"),
            "{}",
            sms.text
        );
    }
    let sms = activated
        .sms(&Sender {
            brand: &brand("Fernwood"),
            wording: &w,
        })
        .unwrap();
    assert_eq!(
        sms.text,
        "Your Fernwood account is ready. Not you? Tell the person who invited you."
    );
}

#[test]
fn the_notice_of_a_new_password_names_the_support_that_there_is() {
    let w = Wording::default();
    let mail = |support: Option<&str>| {
        let brand = Brand {
            support_address: support.map(str::to_owned),
            ..brand("Fernwood")
        };
        let changed = PasswordChanged {
            username: "ada".to_owned(),
            recipient: "ada@example.com".to_owned(),
            when: "2026-11-21T14:05:00Z".parse().unwrap(),
        };
        let sender = Sender {
            brand: &brand,
            wording: &w,
        };
        changed.mail(&sender).unwrap()
    };
    let bare = mail(None);
    assert!(links(&bare.html).is_empty() && !bare.text.contains("support below"));
    assert!(bare.text.contains("When: Saturday, 21 November 2026 at 14:05 UTC"));
    assert_eq!(
        links(&mail(Some("help@fernwood.example")).html),
        ["mailto:help@fernwood.example"]
    );
    let own = mail(Some("https://help.example/x"));
    assert_eq!(links(&own.html), ["https://help.example/x"]);
    assert!(own.text.contains("support below") && own.text.contains("Questions? Contact https://help.example/x"));
    assert!(links(&mail(Some("javascript:alert(1)")).html).is_empty());
}
