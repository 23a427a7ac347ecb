//! Which words go to which address.

use jiff::Timestamp;
use secrecy::ExposeSecret;
use shared::{
    app::App,
    delivery::Label,
    domain::{
        application::Application,
        flow::StepKind,
        invitation::{Kind, Method},
        person::{Notice, Person},
        setup,
        transition::OwedMessage,
    },
    http::Error,
    messages::{Activated, Invitation, InvitationCode, PasswordChanged, PasswordReset, Sender, StepCode},
    pages::Brand,
    wording::Wording,
};

use crate::Message;

/// The message that is owed; `None` when the person has no address for it.
pub(crate) fn message(
    app: &App,
    application: &Application,
    person: &Person,
    owed: OwedMessage,
    now: Timestamp,
) -> Result<Option<Message>, Error> {
    let (brand, wording) = (Brand::from(application), Wording::for_locale(&person.invitation.locale));
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    let email = person.email.as_ref().map(|email| email.value.clone());
    let phone = person.phone.as_ref().map(|phone| phone.value.clone());
    let message = match owed {
        OwedMessage::Invitation { .. } => match person.invitation.method {
            Method::EmailOtp => {
                email.map(|to| Ok::<_, Error>(Message::Mail(to, entry_code(app, person, now)?.mail(&sender))))
            }
            Method::SmsOtp => phone.map(|to| Ok(Message::Sms(to, entry_code(app, person, now)?.sms(&sender)))),
            Method::EmailLink | Method::Link if person.invitation.kind == Kind::PasswordReset => email.map(|to| {
                let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
                let mail = PasswordReset {
                    recipient: to.as_str().to_owned(),
                    link: app.config.link(&ticket).expose_secret().to_owned(),
                    expires: person.invitation.generation.expiry.moment(),
                    now,
                };
                Ok(Message::Mail(to, mail.mail(&sender)))
            }),
            Method::EmailLink | Method::Link => email.map(|to| {
                let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
                let mail = Invitation {
                    inviter: person.invitation.inviter.clone(),
                    recipient: to.as_str().to_owned(),
                    link: app.config.link(&ticket).expose_secret().to_owned(),
                    expires: person.invitation.generation.expiry.moment(),
                    now,
                };
                Ok(Message::Mail(to, mail.mail(&sender)))
            }),
        }
        .transpose()?,
        OwedMessage::Code { .. } => {
            let code = StepCode {
                code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
                lifetime_minutes: person.invitation.code_policy.lifetime_seconds.div_ceil(60),
                host: app.config.host().to_owned(),
            };
            match person.invitation.progress.next {
                StepKind::EmailOtp => email.map(|to| Message::Mail(to, code.mail(&sender))),
                StepKind::SmsOtp | StepKind::Phone => phone.map(|to| Message::Sms(to, code.sms(&sender))),
                // A code for coming in again goes where the invitation went.
                StepKind::Profile | StepKind::Terms | StepKind::SetPassword => match person.invitation.method {
                    Method::EmailOtp => email.map(|to| Message::Mail(to, code.mail(&sender))),
                    Method::SmsOtp => phone.map(|to| Message::Sms(to, code.sms(&sender))),
                    Method::EmailLink | Method::Link => None,
                },
            }
        }
        OwedMessage::Notice(Notice::Activated) => email.map(|to| {
            let hosted = || format!("{}/sign-in", app.config.base_url);
            let notice = Activated {
                username: person.username.as_str().to_owned(),
                recipient: to.as_str().to_owned(),
                login_url: Some(application.login_url.as_ref().map_or_else(hosted, ToString::to_string)),
            };
            Message::Mail(to, notice.mail(&sender))
        }),
        OwedMessage::Notice(Notice::PasswordChanged) => email.map(|to| {
            let notice = PasswordChanged {
                username: person.username.as_str().to_owned(),
                recipient: to.as_str().to_owned(),
                when: person.last_write.at.min(now),
                support: None,
            };
            Message::Mail(to, notice.mail(&sender))
        }),
    };
    Ok(message)
}

/// An invitation that is a code: the code, and where it is entered.
fn entry_code(app: &App, person: &Person, now: Timestamp) -> Result<InvitationCode, Error> {
    let mut page = format!(
        "{}/enter?username={}",
        app.config.base_url,
        encoded(person.username.as_str())
    );
    if person.application != app.config.default_application {
        page.push_str("&application=");
        page.push_str(person.application.as_str());
    }
    Ok(InvitationCode {
        inviter: person.invitation.inviter.clone(),
        recipient: person
            .email
            .as_ref()
            .map(|email| email.value.as_str().to_owned())
            .unwrap_or_default(),
        code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
        entry_url: Some(page),
        host: Some(app.config.host().to_owned()),
        expires: person.invitation.generation.expiry.moment(),
        now,
    })
}

/// A query value.
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// What tells programs what the message is about.
pub(crate) fn label(person: &Person, owed: OwedMessage) -> Label {
    let kind = match owed {
        OwedMessage::Invitation { .. } => match person.invitation.method {
            Method::EmailLink | Method::Link if person.invitation.kind == Kind::PasswordReset => "password_reset",
            Method::EmailLink | Method::Link => "invitation",
            Method::EmailOtp | Method::SmsOtp => "invitation_code",
        },
        OwedMessage::Code { .. } => "code",
        OwedMessage::Notice(Notice::Activated) => "activation",
        OwedMessage::Notice(Notice::PasswordChanged) => "password_changed",
    };
    Label {
        kind,
        invitation: person.invitation_id().to_string(),
    }
}
