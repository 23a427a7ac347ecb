//! Every page, mail and text in every state, with sample data: what local mode shows at `/gallery`, and what tests look at.
//! It is made by the very code that makes the real ones.

use crate::{
    messages::{
        Activated, ContactChanged, Invitation, InvitationCode, Mail, PasswordChanged, PasswordReset, Reminder, Sender,
        SignInLocked, Sms, StepCode, VerifyEmail, Withdrawn,
    },
    pages::{
        Brand, Frame, Landing, LogoPicture, Purpose,
        samples::{self, NOW, moment},
    },
    wording::Wording,
};
use domain::former::ContactKind;

const PERSON: &str = "Grace Hopper";
const ADDRESS: &str = "ada.lovelace@example.com";
const CODE: &str = "482915";
const HOST: &str = "id.fernwood.example";
const ENTRY: &str = "https://id.fernwood.example/enter";
const RESET_PAGE: &str = "https://id.fernwood.example/forgotten";
const LINK: &str = "https://id.fernwood.example/i/AbC-123_xyz.0";

fn brand() -> Brand {
    let link = |label: &str, path: &str| (label.to_owned(), format!("https://fernwood.example/{path}"));
    Brand {
        application_name: "Fernwood".to_owned(),
        accent: Some("0f766e".to_owned()),
        accent_dark: None,
        support_address: Some("help@fernwood.example".to_owned()),
        links: vec![link("Privacy", "privacy"), link("Legal notice", "legal")],
        logo: None,
    }
}

fn with_logo(brand: Brand, path: &str) -> Brand {
    let logo = LogoPicture {
        path: path.to_owned(),
        width: 320,
        height: 80,
    };
    Brand {
        logo: Some(logo),
        ..brand
    }
}

/// Every page by its name, in this language. `logo` is where the picture of one of them is served.
pub fn pages(wording: &Wording, logo: &str) -> Vec<(String, String)> {
    let brand = brand();
    let mut pages = samples::all(&brand, wording, PERSON, ADDRESS);
    let with_logo = with_logo(brand, logo);
    let landing = Landing {
        inviter: Some(PERSON.to_owned()),
        address: ADDRESS.to_owned(),
        valid_until: Some(moment(NOW + 86_400)),
        now: moment(NOW),
    };
    let frame = Frame {
        brand: &with_logo,
        wording,
        csrf: "csrf-token",
        purpose: Purpose::Invitation,
    };
    pages.push(("landing-logo".to_owned(), landing.render(&frame)));
    let neutral = samples::all(&Brand::default(), wording, PERSON, ADDRESS);
    let neutral = neutral
        .into_iter()
        .filter(|(name, _)| ["landing", "sign-in", "ending-invalid", "ending-not-found"].contains(&name.as_str()));
    pages.extend(neutral.map(|(name, html)| (format!("{name}-neutral"), html)));
    pages
}

/// Every mail by its name, in this language.
pub fn mails(wording: &Wording) -> Vec<(&'static str, Mail)> {
    let brand = brand();
    let sender = &Sender { brand: &brand, wording };
    let invitation = invitation();
    let never = Invitation {
        expires: None,
        inviter: None,
        ..invitation.clone()
    };
    let again = Invitation {
        again: true,
        ..invitation.clone()
    };
    let withdrawn = Withdrawn {
        recipient: ADDRESS.to_owned(),
    };
    let reset = PasswordReset {
        account: ADDRESS.to_owned(),
        recipient: ADDRESS.to_owned(),
        link: LINK.to_owned(),
        expires: Some(moment(NOW + 3600)),
        now: moment(NOW),
    };
    let changed = PasswordChanged {
        username: ADDRESS.to_owned(),
        recipient: ADDRESS.to_owned(),
        when: moment(NOW),
        support: None,
    };
    let locked = SignInLocked {
        username: ADDRESS.to_owned(),
        recipient: ADDRESS.to_owned(),
        reset_page: RESET_PAGE.to_owned(),
    };
    let verify = VerifyEmail {
        recipient: ADDRESS.to_owned(),
        link: LINK.to_owned(),
        expires: moment(NOW + 5 * 24 * 3600),
        now: moment(NOW),
    };
    let pictured = with_logo(brand.clone(), "/logo.png");
    let with_logo = &Sender {
        brand: &pictured,
        wording,
    };
    vec![
        ("invitation", invitation.mail(sender)),
        ("invitation-logo", invitation.mail(with_logo)),
        ("invitation-never", never.mail(sender)),
        ("invitation-again", again.mail(sender)),
        ("invitation-code", invitation_code().mail(sender)),
        ("step-code", step_code().mail(sender)),
        ("activated", activated().mail(sender)),
        ("password-reset", reset.mail(sender)),
        ("password-changed", changed.mail(sender)),
        ("reminder", reminder(LINK, false).mail(sender)),
        ("reminder-code", reminder(ENTRY, true).mail(sender)),
        ("withdrawn", withdrawn.mail(sender)),
        ("contact-changed", contact_changed(ContactKind::Email).mail(sender)),
        (
            "contact-changed-phone",
            contact_changed(ContactKind::Phone).mail(sender),
        ),
        ("verify-email", verify.mail(sender)),
        ("trial", invitation.mail(sender).as_trial(wording, "0123456789abcdef")),
        ("sign-in-locked", locked.mail(sender)),
    ]
}

/// Every text by its name, in this language.
pub fn texts(wording: &Wording) -> Vec<(&'static str, Sms)> {
    let brand = brand();
    let sender = &Sender { brand: &brand, wording };
    vec![
        ("invitation-code", invitation_code().sms(sender)),
        ("step-code", step_code().sms(sender)),
        ("activated", activated().sms(sender)),
        ("reminder", reminder(ENTRY, true).sms(sender)),
        ("contact-changed", contact_changed(ContactKind::Phone).sms(sender)),
    ]
}

fn invitation() -> Invitation {
    Invitation {
        account: ADDRESS.to_owned(),
        inviter: Some(PERSON.to_owned()),
        recipient: ADDRESS.to_owned(),
        link: LINK.to_owned(),
        expires: Some(moment(NOW + 86_400)),
        now: moment(NOW),
        again: false,
    }
}

fn invitation_code() -> InvitationCode {
    InvitationCode {
        account: ADDRESS.to_owned(),
        inviter: Some(PERSON.to_owned()),
        recipient: ADDRESS.to_owned(),
        code: CODE.to_owned(),
        entry_url: Some(format!("https://{HOST}/enter")),
        host: Some(HOST.to_owned()),
        expires: Some(moment(NOW + 86_400)),
        now: moment(NOW),
        again: false,
    }
}

fn reminder(link: &str, by_code: bool) -> Reminder {
    Reminder {
        account: ADDRESS.to_owned(),
        inviter: Some(PERSON.to_owned()),
        recipient: ADDRESS.to_owned(),
        link: link.to_owned(),
        by_code,
        expires: moment(NOW + 86_400),
        now: moment(NOW),
    }
}

fn contact_changed(kind: ContactKind) -> ContactChanged {
    ContactChanged {
        kind,
        username: ADDRESS.to_owned(),
        recipient: ADDRESS.to_owned(),
        when: moment(NOW),
    }
}

fn step_code() -> StepCode {
    StepCode {
        code: CODE.to_owned(),
        lifetime_minutes: 10,
        host: HOST.to_owned(),
    }
}

fn activated() -> Activated {
    Activated {
        username: ADDRESS.to_owned(),
        recipient: ADDRESS.to_owned(),
        login_url: Some("https://app.fernwood.example/login".to_owned()),
    }
}
