//! Every page in every state, for the tests and for people who want to look at them.

use domain::channel::Channel;
use jiff::Timestamp;

use super::*;

/// 21 November 2026, 14:05 UTC.
pub(crate) const NOW: i64 = 1_795_269_900;

/// A number that a person has given.
const NUMBER: &str = "+4915123456789";

pub(crate) fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or_default()
}

/// A page's name and its HTML, with the given brand and the given text wherever a caller's text can stand.
pub(crate) fn all(brand: &Brand, wording: &Wording, person: &str, address: &str) -> Vec<(String, String)> {
    let frame = Frame {
        brand,
        wording,
        csrf: "csrf-token",
        purpose: Purpose::Invitation,
    };
    let reset = Frame {
        purpose: Purpose::PasswordReset,
        ..frame
    };
    let now = moment(NOW);
    let mut pages = Vec::new();
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html));

    let landing = Landing {
        inviter: Some(person.to_owned()),
        address: address.to_owned(),
        valid_until: Some(moment(NOW + 86_400)),
        now,
        may_decline: false,
    };
    add("landing", landing.render(&frame));
    add("landing-reset", landing.render(&reset));
    let declinable = Landing {
        may_decline: true,
        ..landing.clone()
    };
    add("landing-declinable", declinable.render(&frame));
    let decline = Decline {
        address: address.to_owned(),
    };
    add("decline", decline.render(&frame));
    add(
        "landing-plain",
        Landing {
            inviter: None,
            valid_until: None,
            ..landing
        }
        .render(&frame),
    );

    let switch = Switch {
        address: address.to_owned(),
        ticket: "AbC-123_xyz.0".to_owned(),
    };
    add("switch", switch.render(&frame));

    let code = CodeEntry {
        destination: "a••@example.com".to_owned(),
        channel: Channel::Email,
        digits_only: true,
        length: 6,
        resend_after_seconds: 45,
        just_sent: false,
        other_channel: None,
        other_number: false,
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
    let either = CodeEntry {
        other_channel: Some((Channel::Sms, "+••••••••••42".to_owned())),
        resend_after_seconds: 0,
        ..code.clone()
    };
    add("code-other-way", either.render(&frame));
    let either = CodeEntry {
        channel: Channel::Sms,
        destination: "+••••••••••42".to_owned(),
        other_channel: Some((Channel::Email, "a••@example.com".to_owned())),
        problem: Some(CodeProblem::Expired),
        ..either
    };
    add("code-other-way-expired", either.render(&frame));
    let sms = CodeEntry {
        destination: "+••••••••••42".to_owned(),
        channel: Channel::Sms,
        digits_only: false,
        length: 8,
        resend_after_seconds: 0,
        ..code.clone()
    };
    add("code-sms", sms.render(&frame));
    let own = CodeEntry {
        destination: NUMBER.to_owned(),
        other_number: true,
        ..sms
    };
    add("code-own-number", own.render(&frame));
    for (name, problem) in [
        ("missing", CodeProblem::Missing),
        ("malformed", CodeProblem::Malformed),
        ("wrong", CodeProblem::Wrong { tries_left: 3 }),
        ("expired", CodeProblem::Expired),
        ("not-sent", CodeProblem::NotSent),
        ("delayed", CodeProblem::Delayed),
        ("unsendable", CodeProblem::Unsendable),
        ("used-up", CodeProblem::UsedUp),
        ("too-soon", CodeProblem::TooSoon),
        ("too-often", CodeProblem::TooOften { live: false }),
    ] {
        let wait = match problem {
            CodeProblem::TooSoon => 45,
            CodeProblem::TooOften { .. } => 2_400,
            _ => 0,
        };
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
    add("password-reset", password.render(&reset));
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
        auto: false,
    };
    add("done", done.render(&frame));
    add("done-reset", done.render(&reset));
    let auto = Done {
        auto: true,
        ..done.clone()
    };
    add("done-auto", auto.render(&frame));
    let hosted = Done {
        url: Some("/sign-in".to_owned()),
        destination: Destination::HostedSignIn,
        ..done.clone()
    };
    add("done-hosted", hosted.render(&frame));
    add("done-nowhere", Done { url: None, ..done }.render(&frame));

    for state in [
        Verifying::Asked,
        Verifying::Done,
        Verifying::Already,
        Verifying::Expired,
        Verifying::Overtaken,
    ] {
        let page = VerifyEmail {
            address: address.to_owned(),
            state,
            url: Some("https://app.example.com/welcome".to_owned()),
        };
        let name = format!("verify-email-{state:?}").to_lowercase();
        add(&name, page.render(&frame));
        add(
            &format!("{name}-nowhere"),
            VerifyEmail { url: None, ..page }.render(&frame),
        );
    }

    let sign_in = SignIn {
        application: person.to_owned(),
        username: String::new(),
        problem: None,
        can_reset: true,
    };
    add("sign-in", sign_in.render(&frame));
    add(
        "sign-in-missing-username",
        SignIn {
            problem: Some(SignInProblem::Missing),
            ..sign_in.clone()
        }
        .render(&frame),
    );
    for (name, problem) in [
        ("missing", SignInProblem::Missing),
        ("wrong", SignInProblem::Wrong),
        ("throttled", SignInProblem::Throttled { seconds: 290 }),
        ("locked", SignInProblem::Locked),
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
            application: "app_1".to_owned(),
            username: address.to_owned(),
            url,
        }
        .render(&frame),
    );

    let around = Around {
        sign_in_url: Some("/sign-in?application=app_1".to_owned()),
        ..Around::default()
    };
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
        ("outdated", Ending::Outdated),
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
        (
            "field-twice",
            Ending::FieldTwice {
                field: "username".to_owned(),
                back: Some("/setup".to_owned()),
            },
        ),
    ] {
        add(&format!("ending-{name}"), ending.render_with(&frame, &around));
        add(&format!("ending-reset-{name}"), ending.render_with(&reset, &around));
    }
    // A link to a new password is never declined.
    add("ending-declined", Ending::Declined.render_with(&frame, &around));
    let offer = Offer {
        channel: Channel::Email,
        destination: "a••@example.com".to_owned(),
        is_code: false,
    };
    let by_code = Offer {
        channel: Channel::Sms,
        destination: "+••••••••••42".to_owned(),
        is_code: true,
    };
    let offering = |offer: &Offer, wait_seconds: Option<u64>| Around {
        offer: Some(offer.clone()),
        wait_seconds,
        ..around.clone()
    };
    for (name, ending) in [
        ("expired", Ending::Expired),
        ("replaced", Ending::Replaced),
        ("outdated", Ending::Outdated),
    ] {
        add(
            &format!("ending-{name}-renew"),
            ending.render_with(&frame, &offering(&offer, None)),
        );
        add(
            &format!("ending-reset-{name}-renew"),
            ending.render_with(&reset, &offering(&offer, None)),
        );
    }
    add(
        "ending-expired-renew-code",
        Ending::Expired.render_with(&frame, &offering(&by_code, None)),
    );
    add(
        "ending-expired-renew-wait",
        Ending::Expired.render_with(&frame, &offering(&offer, Some(290))),
    );
    for (name, offer) in [
        ("renewed", Some(offer)),
        ("renewed-code", Some(by_code)),
        ("renewed-unknown", None),
    ] {
        add(name, Renewed { offer }.render(&frame));
    }
    for (name, html) in steps(&frame, person).into_iter().chain(doors(&frame, person, address)) {
        add(&name, html);
    }
    pages
}

/// The steps that ask for something about the person.
fn steps(frame: &Frame<'_>, person: &str) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html));
    let progress = Some(Progress { step: 2, of: 4 });

    let field = |name: &str, label: &str, kind: ProfileFieldKind, required: bool| ProfileField {
        name: name.to_owned(),
        label: label.to_owned(),
        language: None,
        kind,
        required,
        value: String::new(),
        problem: None,
    };
    let text = ProfileFieldKind::Text { max_length: 80 };
    let choice = |options: &[&str]| ProfileFieldKind::Choice {
        options: options.iter().map(|option| (*option).to_owned()).collect(),
    };
    let few = choice(&["Morning", person, "Evening"]);
    let many = choice(&["Bees", "Birds", "Moths", "Toads", person]);
    let profile = Profile {
        fields: vec![
            field("first_name", "First name", text.clone(), true),
            field("last_name", "Last name", text.clone(), true),
            field("nick", &format!("What does {person} call you?"), text, false),
            field("born", "Date of birth", ProfileFieldKind::Date, true),
            field("shift", "Preferred shift", few.clone(), true),
            field("shift_2", "Second shift", few, false),
            field("team", "Team", many.clone(), true),
            field("team_2", "Second team", many, false),
            field(person, "Send me the newsletter", ProfileFieldKind::Boolean, false),
            field("rules", "I know the house rules", ProfileFieldKind::Boolean, true),
        ],
        progress,
    };
    add("profile", profile.render(frame));
    let mut filled = profile.clone();
    for (field, value) in filled.fields.iter_mut().zip([
        person,
        person,
        "",
        "1990-02-03",
        person,
        "",
        person,
        "Moths",
        "true",
        "true",
    ]) {
        field.value = value.to_owned();
    }
    add("profile-filled", filled.render(frame));
    let mut wrong = profile;
    let missing = Some(ProfileProblem::Missing);
    for (field, problem) in wrong.fields.iter_mut().zip([
        missing,
        Some(ProfileProblem::TooLong { max: 80 }),
        None,
        Some(ProfileProblem::NotADate),
        missing,
        Some(ProfileProblem::NotAChoice),
        missing,
        Some(ProfileProblem::NotAChoice),
        None,
        missing,
    ]) {
        field.problem = problem;
    }
    add("profile-wrong", wrong.render(frame));

    let phone = Phone {
        phone: String::new(),
        dial_codes: ["1", "43", "44", "49"].map(str::to_owned).to_vec(),
        problem: None,
        progress,
    };
    add("phone", phone.render(frame));
    for (name, typed, problem) in [
        ("missing", "", PhoneProblem::Missing),
        ("invalid", person, PhoneProblem::Invalid),
        ("country", "+39 312 345 6789", PhoneProblem::CountryNotAllowed),
        ("landline", "+49 30 12345678", PhoneProblem::NotMobile),
        ("too-often", "+49 151 23456789", PhoneProblem::TooOften),
    ] {
        let page = Phone {
            phone: typed.to_owned(),
            problem: Some(problem),
            ..phone.clone()
        };
        add(&format!("phone-{name}"), page.render(frame));
    }

    let terms = Terms {
        url: "https://fernwood.example/terms?v=3&l=en".to_owned(),
        version: "2026-11".to_owned(),
        problem: None,
        progress,
    };
    add("terms", terms.render(frame));
    let refused = Terms {
        problem: Some(TermsProblem::NotAccepted),
        ..terms
    };
    add("terms-not-accepted", refused.render(frame));
    pages
}

/// The ways in besides a link: a code, and a forgotten password.
fn doors(frame: &Frame<'_>, person: &str, address: &str) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let mut add = |name: &str, html: String| pages.push((name.to_owned(), html));

    let enter = EnterCode {
        application: person.to_owned(),
        username: String::new(),
        digits_only: true,
        problem: None,
        sent: false,
    };
    add("enter", enter.render(frame));
    let missing = Some(EnterCodeProblem::Missing);
    add(
        "enter-missing-username",
        EnterCode {
            problem: missing,
            ..enter.clone()
        }
        .render(frame),
    );
    let known = EnterCode {
        username: address.to_owned(),
        digits_only: false,
        ..enter
    };
    add(
        "enter-sent",
        EnterCode {
            sent: true,
            ..known.clone()
        }
        .render(frame),
    );
    for (name, problem) in [
        ("missing", EnterCodeProblem::Missing),
        ("wrong", EnterCodeProblem::Wrong),
        ("throttled", EnterCodeProblem::Throttled { seconds: 290 }),
    ] {
        let page = EnterCode {
            problem: Some(problem),
            ..known.clone()
        };
        add(&format!("enter-{name}"), page.render(frame));
    }

    let forgotten = Forgotten {
        application: person.to_owned(),
        username: String::new(),
        problem: None,
        sent: false,
    };
    add("forgotten", forgotten.render(frame));
    for (name, problem) in [
        ("missing", ForgottenProblem::Missing),
        ("throttled", ForgottenProblem::Throttled { seconds: 290 }),
    ] {
        let page = Forgotten {
            problem: Some(problem),
            ..forgotten.clone()
        };
        add(&format!("forgotten-{name}"), page.render(frame));
    }
    let sent = Forgotten {
        username: address.to_owned(),
        sent: true,
        ..forgotten
    };
    add("forgotten-sent", sent.render(frame));
    pages
}
