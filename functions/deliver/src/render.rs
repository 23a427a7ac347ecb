//! Which words go to which address.

use std::sync::Arc;

use domain::{
    application::{ActivationNotice, Application},
    channel::Channel,
    clock::after,
    former::Contact,
    invitation::Method,
    metadata::Metadata,
    outbox::{Carries, MessageKind, OwedMessage, Route},
    person::Person,
    setup,
    template::Template,
    verification::{self, Verification},
};
use jiff::Timestamp;
use present::{
    messages::{Facts, Mail, Sample, Sender, compose, example},
    pages::Brand,
    wording::Wording,
};
use secrecy::ExposeSecret;
use service::{app::App, delivery::Label, http::Error};
use store::Trial;

use crate::Outgoing;

/// The message that is owed; `None` when the person has no address for it.
pub(crate) fn message(
    app: &App,
    application: &Application,
    person: &Person,
    owed: OwedMessage,
    template: Option<&Template>,
    now: Timestamp,
) -> Result<Option<Outgoing>, Error> {
    let kind = owed.kind(person);
    let Some(to) = destination(app, application, person, owed) else {
        return Ok(None);
    };
    let facts = Facts {
        person,
        application,
        to: &to,
        carried: carried(app, person, kind, now)?,
        former: owed.former(person),
        base_url: &app.config.base_url,
        host: app.config.host(),
        is_default_application: person.application == app.config.default_application,
        now,
    };
    let Some(message) = compose(kind, &facts) else {
        return Ok(None);
    };
    let (brand, wording) = (
        Brand::from(application),
        Wording::of(application, person.invitation.locale.as_deref()),
    );
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    Ok(match to {
        Contact::Email(to) => {
            let mail = message.write(&sender, template, &person.metadata);
            mail.map(|mail| Outgoing::Mail(to, mail))
        }
        Contact::Phone(to) => message.sms(&sender).map(|sms| Outgoing::Sms(to, sms)),
    })
}

/// Where the message goes.
fn destination(app: &App, application: &Application, person: &Person, owed: OwedMessage) -> Option<Contact> {
    let email = || Some(Contact::Email(person.email.as_ref()?.value.clone()));
    let phone = || Some(Contact::Phone(person.phone.as_ref()?.value.clone()));
    let by = |channel| match channel {
        Channel::Email => email(),
        Channel::Sms => phone(),
    };
    let method = person.invitation.method;
    match owed.kind(person).facts().route {
        Route::Mail => email(),
        Route::AsInvited => match method {
            Method::EmailLink | Method::EmailOtp | Method::Link => email(),
            Method::SmsOtp => phone(),
        },
        Route::AsTheStepAsks => match (person.invitation.progress.next.channel(), method) {
            (Some(channel), _) => by(channel),
            (None, Method::EmailOtp) => email(),
            (None, Method::SmsOtp) => phone(),
            (None, Method::EmailLink | Method::Link) => None,
        },
        Route::AsTheApplicationSets => match application.activation_notice {
            // Without a number the mail is better than nothing.
            ActivationNotice::Sms => phone().or_else(email),
            // One that is owed while the setting has become `none` was owed before.
            ActivationNotice::Email | ActivationNotice::None => email(),
        },
        Route::ToTheAccount => match person.reachable_by(|number| app.config.may_text(number).is_ok()) {
            Some(Method::SmsOtp) => phone(),
            Some(Method::EmailLink | Method::EmailOtp | Method::Link) | None => email(),
        },
        // Where no SMS may go, whoever lost a number gets a mail.
        Route::ToTheFormer => match &owed.former(person)?.contact {
            Contact::Phone(number) if app.config.may_text(number).is_err() => email(),
            contact => Some(contact.clone()),
        },
    }
}

/// The link or code that a message of this kind is sent for.
fn carried(app: &App, person: &Person, kind: MessageKind, now: Timestamp) -> Result<String, Error> {
    let link = || {
        let ticket = setup::newest_ticket(&app.keys, person)?.encode(&app.keys)?;
        Ok(app.config.link(&ticket).expose_secret().to_owned())
    };
    match (kind.facts().carries, person.invitation.method) {
        (Carries::Nothing, _) | (Carries::LinkIfInvitedByOne, Method::EmailOtp | Method::SmsOtp) => Ok(String::new()),
        (Carries::Link, _) | (Carries::LinkIfInvitedByOne, Method::EmailLink | Method::Link) => link(),
        (Carries::Code, _) => Ok(setup::newest_code(&app.keys, person)?.expose().to_owned()),
        (Carries::AddressProof, _) => {
            let expires = after(now, verification::LIFETIME);
            let link = Verification::of(&app.keys, person, expires, None, false, true)
                .ok_or(Error::Internal("whoever has an address has a link to prove it"))?;
            Ok(app.config.verification_link(&link.encode(&app.keys)?))
        }
    }
}

/// A mail that is sent to be looked at.
pub(crate) fn trial(
    app: &App,
    application: &Application,
    trial: &Trial,
    template: Option<&Template>,
) -> Result<Mail, Error> {
    let (brand, wording) = (
        Brand::from(application),
        Wording::of(application, [trial.language.as_str()]),
    );
    let sender = Sender {
        brand: &brand,
        wording: &wording,
    };
    let example = example(trial.kind, &Sample::plain(&app.config.base_url, app.clock.now(), false));
    let mail = example.write(&sender, template, &Metadata::default());
    let mail = mail.ok_or(Error::Internal("what has a template is a mail"))?;
    Ok(mail.as_trial(&wording, &trial.id))
}

/// What tells programs what the message is about.
pub(crate) fn label(person: &Person, owed: OwedMessage) -> Label {
    Label {
        kind: owed.kind(person).as_str(),
        invitation: person.invitation_id().to_string(),
        // Each generation numbers its codes from 1.
        message: format!("{}.{}", owed.tag(), person.invitation.generation.number),
    }
}

/// The application's own mail for this, if it has one in the language that the person is written to.
pub(crate) async fn template(
    app: &App,
    application: &Application,
    kind: MessageKind,
    locale: Option<&str>,
    now: Timestamp,
) -> Result<Option<Arc<Template>>, Error> {
    if !kind.facts().has_template {
        return Ok(None);
    }
    let language = Wording::of(application, locale).language();
    Ok(app.store.template_in_use(&application.id, kind, language, now).await?)
}
