//! Which words go to which address.

use jiff::Timestamp;
use secrecy::ExposeSecret;
use shared::{
    app::App,
    delivery::Label,
    domain::{
        application::Application,
        flow::StepKind,
        person::{Notice, Person},
        setup,
        transition::OwedMessage,
    },
    http::Error,
    messages::{Activated, Invitation, Sender, StepCode},
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
    let sender = Sender { brand: &brand, wording: &wording };
    let email = person.email.as_ref().map(|email| email.value.clone());
    let message = match owed {
        OwedMessage::Invitation { .. } => {
            let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
            email.map(|to| {
                let mail = Invitation {
                    inviter: person.invitation.inviter.clone(),
                    recipient: to.as_str().to_owned(),
                    link: app.config.link(&ticket).expose_secret().to_owned(),
                    expires: person.invitation.generation.expiry.moment(),
                    now,
                };
                Message::Mail(to, mail.mail(&sender))
            })
        }
        OwedMessage::Code { .. } => {
            let code = StepCode {
                code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
                lifetime_minutes: person.invitation.code_policy.lifetime_seconds.div_ceil(60),
                host: app.config.host().to_owned(),
            };
            match person.invitation.progress.next {
                StepKind::EmailOtp => email.map(|to| Message::Mail(to, code.mail(&sender))),
                StepKind::SmsOtp => {
                    person.phone.as_ref().map(|phone| Message::Sms(phone.value.clone(), code.sms(&sender)))
                }
                StepKind::Profile | StepKind::Phone | StepKind::Terms | StepKind::SetPassword => None,
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
    };
    Ok(message)
}

/// What tells programs what the message is about.
pub(crate) fn label(person: &Person, owed: OwedMessage) -> Label {
    let kind = match owed {
        OwedMessage::Invitation { .. } => "invitation",
        OwedMessage::Code { .. } => "code",
        OwedMessage::Notice(Notice::Activated) => "activation",
    };
    Label { kind, invitation: person.invitation_id().to_string() }
}
