//! Every page in every state, for the tests and for people who want to look at them.

use super::*;

/// A page's name and its HTML, with the given brand and the given text wherever a caller's text can stand.
pub(crate) fn all(brand: &Brand, person: &str, address: &str) -> Vec<(String, String)> {
    let wording = Wording::default();
    let frame = Frame {
        brand,
        wording: &wording,
        csrf: "csrf-token",
    };
    let now = "2026-11-21T14:05:00Z".parse().unwrap();
    let mut pages = Vec::new();
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html));

    let landing = Landing {
        inviter: Some(person.to_owned()),
        address: address.to_owned(),
        valid_until: Some("2026-11-22T14:05:00Z".parse().unwrap()),
        now,
    };
    add("landing", landing.render(&frame));
    add(
        "landing-plain",
        Landing {
            inviter: None,
            valid_until: None,
            ..landing
        }
        .render(&frame),
    );

    let code = CodeEntry {
        destination: "a••@example.com".to_owned(),
        channel: Channel::Email,
        digits_only: true,
        length: 6,
        resend_after_seconds: 45,
        just_sent: false,
        problem: None,
        progress: Some(Progress { step: 1, of: 2 }),
    };
    add("code", code.render(&frame));
    add(
        "code-sent",
        CodeEntry {
            just_sent: true,
            ..code.clone()
        }
        .render(&frame),
    );
    let sms = CodeEntry {
        destination: format!("{person} ••• 42"),
        channel: Channel::Sms,
        digits_only: false,
        length: 8,
        resend_after_seconds: 0,
        ..code.clone()
    };
    add("code-sms", sms.render(&frame));
    for (name, problem) in [
        ("missing", CodeProblem::Missing),
        ("wrong", CodeProblem::Wrong { tries_left: 3 }),
        ("expired", CodeProblem::Expired),
        ("not-sent", CodeProblem::NotSent),
        ("used-up", CodeProblem::UsedUp),
        ("too-soon", CodeProblem::TooSoon),
    ] {
        let wait = if problem == CodeProblem::TooSoon { 45 } else { 0 };
        let page = CodeEntry {
            problem: Some(problem),
            resend_after_seconds: wait,
            ..code.clone()
        };
        add(&format!("code-{name}"), page.render(&frame));
    }

    let password = Password {
        username: address.to_owned(),
        min_length: 15,
        confirm: true,
        problems: Vec::new(),
        progress: Some(Progress { step: 2, of: 2 }),
    };
    add("password", password.render(&frame));
    add(
        "password-once",
        Password {
            confirm: false,
            ..password.clone()
        }
        .render(&frame),
    );
    for (name, problems) in [
        (
            "short-mismatch",
            vec![
                PasswordProblem::TooShort { min: 15, have: 9 },
                PasswordProblem::Mismatch,
            ],
        ),
        ("missing", vec![PasswordProblem::TooShort { min: 15, have: 0 }]),
        ("long", vec![PasswordProblem::TooLong { max: 256 }]),
        ("common", vec![PasswordProblem::Common]),
        (
            "context",
            vec![PasswordProblem::ContextWord {
                word: person.to_owned(),
            }],
        ),
    ] {
        add(
            &format!("password-{name}"),
            Password {
                problems,
                ..password.clone()
            }
            .render(&frame),
        );
    }

    let done = Done {
        username: address.to_owned(),
        url: Some("https://app.example.com/start?a=1&b=2".to_owned()),
        destination: Destination::Application,
    };
    add("done", done.render(&frame));
    let hosted = Done {
        url: Some("/sign-in".to_owned()),
        destination: Destination::HostedSignIn,
        ..done.clone()
    };
    add("done-hosted", hosted.render(&frame));
    add("done-nowhere", Done { url: None, ..done }.render(&frame));

    let sign_in = SignIn {
        application: person.to_owned(),
        username: String::new(),
        problem: None,
    };
    add("sign-in", sign_in.render(&frame));
    for (name, problem) in [
        ("wrong", SignInProblem::Wrong),
        ("throttled", SignInProblem::Throttled { seconds: 290 }),
    ] {
        let page = SignIn {
            username: address.to_owned(),
            problem: Some(problem),
            ..sign_in.clone()
        };
        add(&format!("sign-in-{name}"), page.render(&frame));
    }
    let url = Some("https://app.example.com/".to_owned());
    add(
        "signed-in",
        SignedIn {
            username: address.to_owned(),
            url,
        }
        .render(&frame),
    );

    for (name, ending) in [
        ("expired", Ending::Expired),
        (
            "used",
            Ending::Used {
                sign_in_url: Some("/sign-in?application=app_1".to_owned()),
            },
        ),
        ("revoked", Ending::Revoked),
        ("replaced", Ending::Replaced),
        ("invalid", Ending::Invalid),
        ("too-many-tries", Ending::TooManyTries),
        ("session-lost", Ending::SessionLost),
        ("not-found", Ending::NotFound),
        ("unavailable", Ending::Unavailable),
        (
            "form-expired",
            Ending::FormExpired {
                back: Some("/setup".to_owned()),
            },
        ),
    ] {
        add(&format!("ending-{name}"), ending.render(&frame));
    }
    pages
}
