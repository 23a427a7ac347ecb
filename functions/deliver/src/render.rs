//! Which words go to which address.

use std::sync::Arc;

use domain::{
    address::{EmailAddress, PhoneNumber},
    application::{ActivationNotice, Application},
    clock::after,
    flow::StepKind,
    former::{Contact, Former},
    invitation::{Kind, Method},
    person::{Notice, Person},
    setup,
    template::{MailKind, Template},
    transition::OwedMessage,
    verification::{self, Verification},
};
use jiff::Timestamp;
use present::{
    messages::{
        Activated, AnyMail, ContactChanged, Invitation, InvitationCode, Mail, PasswordChanged, PasswordReset, Reminder,
        ResetCode, Sender, SignInLocked, Sms, StepCode, VerifyEmail, Withdrawn, sample,
    },
    pages::Brand,
    wording::Wording,
};
use secrecy::ExposeSecret;
use service::{app::App, delivery::Label, http::Error};
use store::Trial;

use crate::Message;

/// The message that is owed; `None` when the person has no address for it.
pub(crate) fn message(
    app: &App,
    application: &Application,
    person: &Person,
    owed: OwedMessage,
    template: Option<&Template>,
    now: Timestamp,
) -> Result<Option<Message>, Error> {
    let (brand, wording) = (
        Brand::from(application),
        Wording::of(application, person.invitation.locale.as_deref()),
    );
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    let email = person.email.as_ref().map(|email| email.value.clone());
    let phone = person.phone.as_ref().map(|phone| phone.value.clone());
    let message = match owed {
        OwedMessage::Invitation { .. } => match person.invitation.method {
            Method::EmailOtp => email.map(|to| {
                let mail = AnyMail::InvitationCode(entry_code(app, person, now, true)?);
                Ok::<_, Error>(Message::Mail(to, mail.write_for(&sender, template, &person.metadata)))
            }),
            Method::SmsOtp if person.invitation.kind == Kind::PasswordReset => phone.map(|to| {
                let named = person.username.as_str() != to.as_str();
                let code = ResetCode {
                    code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
                    entry_page: entry_page(app, person, named),
                    host: app.config.host().to_owned(),
                    expires: person.invitation.progress.code_expires_at.unwrap_or(now),
                    now,
                };
                Ok(Message::Sms(to, code.sms(&sender)))
            }),
            Method::SmsOtp => phone.map(|to| {
                // A text has room for little, and people know their own number.
                let named = person.username.as_str() != to.as_str();
                Ok(Message::Sms(to, entry_code(app, person, now, named)?.sms(&sender)))
            }),
            Method::EmailLink | Method::Link if person.invitation.kind == Kind::PasswordReset => email.map(|to| {
                let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
                let mail = AnyMail::PasswordReset(PasswordReset {
                    account: person.username.as_str().to_owned(),
                    recipient: to.as_str().to_owned(),
                    link: app.config.link(&ticket).expose_secret().to_owned(),
                    expires: person.invitation.generation.expiry.moment(),
                    now,
                });
                Ok(Message::Mail(to, mail.write_for(&sender, template, &person.metadata)))
            }),
            Method::EmailLink | Method::Link => email.map(|to| {
                let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
                let mail = AnyMail::Invitation(Invitation {
                    account: person.username.as_str().to_owned(),
                    inviter: person.invitation.inviter.as_deref().map(str::to_owned),
                    recipient: to.as_str().to_owned(),
                    link: app.config.link(&ticket).expose_secret().to_owned(),
                    expires: person.invitation.generation.expiry.moment(),
                    now,
                    again: person.invitation.generation.number > 1,
                });
                Ok(Message::Mail(to, mail.write_for(&sender, template, &person.metadata)))
            }),
        }
        .transpose()?,
        OwedMessage::Reminder { .. } => {
            reminder(app, person, now)?.and_then(|reminder| match person.invitation.method {
                Method::EmailLink | Method::EmailOtp | Method::Link => email.map(|to| {
                    Message::Mail(
                        to,
                        AnyMail::Reminder(reminder).write_for(&sender, template, &person.metadata),
                    )
                }),
                Method::SmsOtp => phone.map(|to| Message::Sms(to, reminder.sms(&sender))),
            })
        }
        OwedMessage::Code { .. } => {
            let code = StepCode {
                code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
                lifetime_minutes: person.invitation.code_policy.lifetime_seconds.div_ceil(60),
                host: app.config.host().to_owned(),
            };
            let mailed = |to| {
                Message::Mail(
                    to,
                    AnyMail::Code(code.clone()).write_for(&sender, template, &person.metadata),
                )
            };
            match person.invitation.progress.next {
                StepKind::EmailOtp => email.map(mailed),
                StepKind::SmsOtp | StepKind::Phone => phone.map(|to| Message::Sms(to, code.sms(&sender))),
                // A code for coming in again goes where the invitation went.
                StepKind::Profile | StepKind::Terms | StepKind::SetPassword => match person.invitation.method {
                    Method::EmailOtp => email.map(mailed),
                    Method::SmsOtp => phone.map(|to| Message::Sms(to, code.sms(&sender))),
                    Method::EmailLink | Method::Link => None,
                },
            }
        }
        OwedMessage::Notice {
            notice: Notice::Activated,
            ..
        } => {
            let hosted = || format!("{}/sign-in", app.config.base_url);
            let notice = |recipient: &str| Activated {
                username: person.username.as_str().to_owned(),
                recipient: recipient.to_owned(),
                login_url: Some(application.login_url.as_ref().map_or_else(hosted, ToString::to_string)),
            };
            match (application.activation_notice, phone) {
                (ActivationNotice::Sms, Some(to)) => Some(Message::Sms(to, notice("").sms(&sender))),
                // Without a number the mail is better than nothing. One that is owed while the setting has become `none`
                // was owed before.
                (ActivationNotice::Sms | ActivationNotice::Email | ActivationNotice::None, _) => email.map(|to| {
                    let mail = AnyMail::Activation(notice(to.as_str()));
                    Message::Mail(to, mail.write_for(&sender, template, &person.metadata))
                }),
            }
        }
        OwedMessage::Notice {
            notice: Notice::Withdrawn,
            ..
        } => email.map(|to| {
            let notice = AnyMail::Withdrawn(Withdrawn {
                recipient: to.as_str().to_owned(),
            });
            Message::Mail(to, notice.write_for(&sender, template, &person.metadata))
        }),
        OwedMessage::Verification { .. } => email
            .map(|to| {
                let expires = after(now, verification::LIFETIME);
                let link = Verification::of(&app.keys, person, expires, None, false, true)
                    .ok_or(Error::Internal("whoever has an address has a link to prove it"))?;
                let mail = AnyMail::VerifyEmail(VerifyEmail {
                    recipient: to.as_str().to_owned(),
                    link: app.config.verification_link(&link.encode(&app.keys)?),
                    expires,
                    now,
                });
                Ok::<_, Error>(Message::Mail(to, mail.write_for(&sender, template, &person.metadata)))
            })
            .transpose()?,
        OwedMessage::Former { write, kind } => {
            let former = person.owed.former(write, kind);
            former.and_then(|former| contact_changed(app, person, former, &sender))
        }
        OwedMessage::Notice {
            notice: Notice::SignInLocked,
            ..
        } => {
            let notice = |recipient: &str| SignInLocked {
                username: person.username.as_str().to_owned(),
                recipient: recipient.to_owned(),
                reset_page: format!("{}/forgotten?application={}", app.config.base_url, application.id),
            };
            notify(
                app,
                person,
                |to| AnyMail::SignInLocked(notice(to.as_str())).write_for(&sender, template, &person.metadata),
                || notice("").sms(&sender),
            )
        }
        OwedMessage::Notice {
            notice: Notice::PasswordChanged,
            ..
        } => {
            let notice = |recipient: &str| PasswordChanged {
                username: person.username.as_str().to_owned(),
                recipient: recipient.to_owned(),
                when: person.last_write.at.min(now),
                support: None,
            };
            notify(
                app,
                person,
                |to| AnyMail::PasswordChanged(notice(to.as_str())).write_for(&sender, template, &person.metadata),
                || notice("").sms(&sender),
            )
        }
    };
    Ok(message)
}

/// A notice of the account: by mail where mail reaches them, else by SMS.
fn notify(
    app: &App,
    person: &Person,
    mail: impl FnOnce(&EmailAddress) -> Mail,
    sms: impl FnOnce() -> Sms,
) -> Option<Message> {
    let may_be_texted = |number: &PhoneNumber| app.config.may_text(number).is_ok();
    match (person.reachable_by(may_be_texted), &person.email, &person.phone) {
        (Some(Method::SmsOtp), _, Some(phone)) => Some(Message::Sms(phone.value.clone(), sms())),
        (_, Some(email), _) => Some(Message::Mail(email.value.clone(), mail(&email.value))),
        (_, None, _) => None,
    }
}

/// The notice to whoever had this address or number. Where no SMS may go, whoever lost a number gets a mail.
fn contact_changed(app: &App, person: &Person, former: &Former, sender: &Sender<'_>) -> Option<Message> {
    let notice = |recipient: &str| ContactChanged {
        kind: former.contact.kind(),
        username: person.username.as_str().to_owned(),
        recipient: recipient.to_owned(),
        when: former.at,
    };
    let mail = |to: EmailAddress| Message::Mail(to.clone(), notice(to.as_str()).mail(sender));
    match &former.contact {
        Contact::Email(to) => Some(mail(to.clone())),
        Contact::Phone(to) if app.config.may_text(to).is_ok() => Some(Message::Sms(to.clone(), notice("").sms(sender))),
        Contact::Phone(_) => person.email.as_ref().map(|email| mail(email.value.clone())),
    }
}

/// An invitation that is a code: the code, and where it is entered, with the username in its field if `named`.
fn entry_code(app: &App, person: &Person, now: Timestamp, named: bool) -> Result<InvitationCode, Error> {
    Ok(InvitationCode {
        account: person.username.as_str().to_owned(),
        inviter: person.invitation.inviter.as_deref().map(str::to_owned),
        recipient: person
            .email
            .as_ref()
            .map(|email| email.value.as_str().to_owned())
            .unwrap_or_default(),
        code: setup::newest_code(&app.keys, person)?.expose().to_owned(),
        entry_url: Some(entry_page(app, person, named)),
        host: Some(app.config.host().to_owned()),
        expires: person.invitation.generation.expiry.moment(),
        now,
        again: person.invitation.generation.number > 1,
    })
}

/// Where the code of an invitation by code is entered, with the username in its field if `named`. A number that is the name
/// itself is written in digits alone, which costs a text less of its room.
fn entry_page(app: &App, person: &Person, named: bool) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if named {
        query.append_pair("username", person.username.as_str());
    } else if let Some(digits) = person.username.as_str().strip_prefix('+') {
        query.append_pair("u", digits);
    }
    if person.application != app.config.default_application {
        query.append_pair("application", person.application.as_str());
    }
    let (page, query) = (format!("{}/enter", app.config.base_url), query.finish());
    if query.is_empty() {
        page
    } else {
        format!("{page}?{query}")
    }
}

/// The reminder of an invitation that ends: with the same link again, or with the way to where the code is entered. The code
/// itself is not sent once more: whoever has lost it has another one sent there.
fn reminder(app: &App, person: &Person, now: Timestamp) -> Result<Option<Reminder>, Error> {
    let invitation = &person.invitation;
    let Some(expires) = invitation.generation.expiry.moment() else {
        return Ok(None);
    };
    let (link, by_code) = match invitation.method {
        Method::EmailLink | Method::Link => {
            let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
            (app.config.link(&ticket).expose_secret().to_owned(), false)
        }
        Method::EmailOtp => (entry_page(app, person, true), true),
        // A text has room for little.
        Method::SmsOtp => (entry_page(app, person, false), true),
    };
    Ok(Some(Reminder {
        account: person.username.as_str().to_owned(),
        inviter: invitation.inviter.as_deref().map(str::to_owned),
        recipient: person
            .email
            .as_ref()
            .map(|email| email.value.as_str().to_owned())
            .unwrap_or_default(),
        link,
        by_code,
        expires,
        now,
    }))
}

/// A mail that is sent to be looked at.
pub(crate) fn trial(app: &App, application: &Application, trial: &Trial, template: Option<&Template>) -> Mail {
    let (brand, wording) = (
        Brand::from(application),
        Wording::of(application, [trial.language.as_str()]),
    );
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    let mail = sample::mail(trial.kind, &app.config.base_url, app.clock.now(), false).write(&sender, template);
    mail.as_trial(&wording, &trial.id)
}

/// Which mail it is, of those that an application can write itself. Of an SMS as well: it stands for the same.
pub(crate) fn kind(person: &Person, owed: OwedMessage) -> Option<MailKind> {
    Some(match owed {
        // Whoever takes an account over does not choose the words in which its owner is notified.
        OwedMessage::Former { .. } => return None,
        OwedMessage::Invitation { .. } => match person.invitation.method {
            Method::EmailLink | Method::Link | Method::SmsOtp if person.invitation.kind == Kind::PasswordReset => {
                MailKind::PasswordReset
            }
            Method::EmailLink | Method::Link => MailKind::Invitation,
            Method::EmailOtp | Method::SmsOtp => MailKind::InvitationCode,
        },
        OwedMessage::Code { .. } => MailKind::Code,
        OwedMessage::Reminder { .. } => MailKind::Reminder,
        OwedMessage::Notice {
            notice: Notice::Activated,
            ..
        } => MailKind::Activation,
        OwedMessage::Notice {
            notice: Notice::PasswordChanged,
            ..
        } => MailKind::PasswordChanged,
        OwedMessage::Notice {
            notice: Notice::Withdrawn,
            ..
        } => MailKind::Withdrawn,
        OwedMessage::Notice {
            notice: Notice::SignInLocked,
            ..
        } => MailKind::SignInLocked,
        OwedMessage::Verification { .. } => MailKind::EmailVerification,
    })
}

/// What tells programs what the message is about.
pub(crate) fn label(person: &Person, owed: OwedMessage) -> Label {
    let invitation = &person.invitation;
    let is_reset = matches!(owed, OwedMessage::Invitation { .. }) && invitation.kind == Kind::PasswordReset;
    let kind = match kind(person, owed) {
        Some(_) if is_reset && invitation.method == Method::SmsOtp => "password_reset_code",
        known => known.map_or("contact_changed", MailKind::as_str),
    };
    Label {
        kind,
        invitation: person.invitation_id().to_string(),
        // Codes are numbered anew with each generation.
        message: format!("{}.{}", owed.tag(), person.invitation.generation.number),
    }
}

/// The application's own mail for this, if it has one in the language that the person is written to.
pub(crate) async fn template(
    app: &App,
    application: &Application,
    kind: MailKind,
    locale: Option<&str>,
    now: Timestamp,
) -> Result<Option<Arc<Template>>, Error> {
    let language = Wording::of(application, locale).language();
    Ok(app.store.template_in_use(&application.id, kind, language, now).await?)
}
