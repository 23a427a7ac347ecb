//! Random walks of one person through their transitions.

use std::collections::BTreeMap;

use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::{ApiKeyId, Caller, CallerId, Reach, Scope},
    application::Settings,
    channel,
    clock::{Lifetime, after},
    deliver::{Feedback, SendOutcome, hold, release, report, report_bounce, settle},
    directory::{self, Known, Replacement},
    due,
    entropy::{Entropy, random},
    exchange::{self, CodeChallenge, ExchangeCode},
    flow::{
        self, Flow,
        steps::{
            email_otp::EmailOtpStep,
            phone, profile,
            set_password::{self, SetPasswordStep},
        },
    },
    holding::{Hold, Why},
    id::{ApplicationId, PersonKey},
    invitation::{Actor, Method},
    invite::{self, Details, Invite, Resend},
    keys::DeploymentKeys,
    locale::Locale,
    metadata::Metadata,
    outbox::{Notice, OwedMessage},
    password::PasswordHash,
    person::{Following, Person},
    profile::Profile,
    reinvite::reinvite,
    renewal::{self, Asked},
    reset,
    setup::{self, Submission},
    sign_in::{self, Attempt, Place},
    ticket::{Ticket, TicketHash},
    transition::{Assumed, Effect, Guard, Refusal, Transition},
    user::{self, Change, Elsewhere},
    verification,
};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use secrecy::SecretString;

/// One step of a walk: what is tried, and how far the clock jumps before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) action: u8,
    /// Which of the tickets, numbers or messages so far, right or wrong.
    pub(crate) choice: u8,
    pub(crate) jump: i64,
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let jump = prop_oneof![
        9 => 0_i64..2_000,
        2 => prop_oneof![Just(59_999_i64), Just(60_000), Just(60_001), Just(600_000)],
        // Into the time between a reminder and the end.
        1 => Just(1_900_000_i64),
        1 => prop_oneof![Just(3_599_999_i64), Just(3_600_000)],
        1 => -5_000_i64..0,
    ];
    let step = (0_u8..54, 0_u8..4, jump).prop_map(|(action, choice, jump)| Step { action, choice, jump });
    prop::collection::vec(step, 1..20)
}

/// Who is invited, and to what.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    pub(crate) email: bool,
    pub(crate) method: Method,
    pub(crate) lifetime: Lifetime,
    pub(crate) flow: &'static str,
    pub(crate) metadata: bool,
    pub(crate) replay: bool,
    pub(crate) kept: bool,
}

pub(crate) fn starts() -> impl Strategy<Value = Start> {
    let lifetime = prop_oneof![
        Just(Lifetime::Never),
        Just(Lifetime::Seconds(0)),
        Just(Lifetime::Seconds(3_600)),
        Just(Lifetime::Seconds(86_400)),
    ];
    let flow = prop_oneof![
        3 => Just("email_code_password"),
        1 => Just("sms_code_password"),
        3 => Just("link_password"),
        2 => Just("profile_phone_password"),
    ];
    let method = prop_oneof![
        2 => Just(Method::EmailLink), 1 => Just(Method::Link), 2 => Just(Method::EmailOtp), 1 => Just(Method::SmsOtp)
    ];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (any::<bool>(), method, lifetime, flow, flags).prop_map(
        |(email, method, lifetime, flow, (metadata, replay, kept))| {
            let mailed = matches!(method, Method::EmailLink | Method::EmailOtp);
            let email = email || mailed || flow == "email_code_password";
            Start {
                email,
                method,
                lifetime,
                flow,
                metadata,
                replay,
                kept,
            }
        },
    )
}

impl Step {
    /// When it happens, after what happened at `before`: some sweeps come at the very moment something is due.
    pub(crate) fn moment(self, person: &Person, before: Timestamp) -> Timestamp {
        match person.due_at {
            Some(due) if (50..=53).contains(&self.action) && due > before => due,
            _ => after(before, SignedDuration::from_millis(self.jump)),
        }
    }

    /// The transition that it stands for.
    pub(crate) fn transition(
        self,
        keys: &DeploymentKeys,
        entropy: &dyn Entropy,
        person: &Person,
        tickets: &[Ticket],
        now: Timestamp,
    ) -> Transition {
        let write = random(entropy).unwrap();
        let flow = Flow::ready_made(&person.invitation.flow.name).unwrap();
        let flow = flow.entered_by(person.invitation.method);
        // Mostly the newest ticket.
        let back = if self.choice == 3 { 2 } else { 1 };
        let ticket = &tickets[tickets.len().saturating_sub(back)];
        let mut id = person.invitation_id();
        id.number += u32::from(self.choice == 3);
        let caller = caller(match self.choice {
            0 | 3 => Reach::Deployment,
            1 => Reach::Applications(vec![person.application.clone()]),
            _ => Reach::Applications(vec![]),
        });
        let credential = |text: &str| PasswordHash::parse(text).unwrap();
        // Now and then nothing that could be the code.
        let typed = SecretString::from(if write[2] % 4 == 0 { "00000" } else { "000000" });
        match self.action {
            0 => {
                let mut begin = setup::begin(ticket, write, now);
                begin.effects.push(Effect::KeepLocale(Locale::parse("pt").unwrap()));
                begin
            }
            1 | 2 => setup::ask_for_code(ticket, write, now),
            3..=5 => setup::count_try(ticket, &typed, write, now),
            6 | 7 => setup::prove_step(ticket, &flow, person, write, now),
            8 | 9 | 20 | 21 => {
                let exchange =
                    (self.choice == 0).then(|| exchange::begin(keys, person, "https://a.example/", now).unwrap());
                set_password::complete(
                    ticket,
                    person,
                    credential(HASHES[0]),
                    self.choice == 0,
                    exchange,
                    write,
                    now,
                )
            }
            10 => {
                let mut assumed = Assumed::of(person);
                if self.choice == 3 {
                    assumed.lifetime = Lifetime::Seconds(7);
                }
                let method = Method::ALL[usize::from(write[0]) % 4];
                let ask = Resend {
                    id: person.invitation_id(),
                    assumed,
                    method,
                    flow: &Flow::ready_made(&person.invitation.flow.name)
                        .unwrap()
                        .entered_by(method),
                    send: write[1] % 2 == 0,
                    reminder_before: (write[2] % 2 == 0).then_some(1_790),
                };
                invite::resend(keys, entropy, ask, now, &caller).unwrap()
            }
            11 if self.choice == 1 => {
                let mut application = Settings::named("Agreement")
                    .into_application(person.application.clone())
                    .unwrap();
                application.allow_decline = true;
                match setup::decline(ticket, &application, person, write, now) {
                    Ok(decline) => decline,
                    Err(_) => setup::begin(ticket, write, now),
                }
            }
            // Now and then the guess is wrong.
            11 => {
                let mut settings = Settings::named("Agreement");
                settings.notify_when_revoked = self.choice == 0;
                let guess = match write[0] % 4 {
                    0 => ApplicationId::parse("app_other").unwrap(),
                    _ => person.application.clone(),
                };
                invite::revoke(id, &settings.into_application(guess).unwrap(), write, now, &caller)
            }
            36 => setup::set_locale(
                ticket,
                Locale::parse(["fr", "ar", "ja", "de"][usize::from(self.choice)]).unwrap(),
                write[0] % 2 == 0,
                write,
                now,
            ),
            12 => {
                let messages = [
                    OwedMessage::Invitation {
                        generation: person.invitation.generation.number,
                    },
                    OwedMessage::Code {
                        send: person.invitation.progress.sends,
                    },
                    match person.owed.notices.iter().next() {
                        Some((notice, number)) => OwedMessage::Notice { notice, number },
                        None => OwedMessage::Notice {
                            notice: Notice::Activated,
                            number: person.token_generation,
                        },
                    },
                    match (person.owed.verification, person.owed.former.last()) {
                        (Some(asked), _) if write[1] % 2 == 0 => OwedMessage::Verification { asked },
                        (_, Some(former)) => OwedMessage::Former {
                            write: former.write,
                            kind: former.contact.kind(),
                        },
                        (_, None) => OwedMessage::Invitation { generation: 99 },
                    },
                ];
                let outcomes = [
                    SendOutcome::Sent {
                        message_id: "m-1".to_owned(),
                    },
                    SendOutcome::Refused {
                        reason: "MessageRejected".to_owned(),
                    },
                    SendOutcome::Dropped(Refusal::Replaced),
                ];
                let (pick, message) = (usize::from(write[0]) % 6, messages[usize::from(self.choice)]);
                match outcomes.get(pick) {
                    Some(outcome) => settle(message, outcome.clone(), write, now),
                    None => {
                        let why = [
                            Why::Unclear,
                            Why::Limit("application_hour".to_owned()),
                            Why::Operator("AccessDenied".to_owned()),
                        ];
                        if pick == 5 && write[1] % 2 == 0 {
                            return release(person, message, write, now);
                        }
                        let before = person.owed.hold(message);
                        let next = Hold::next(before, message, why[pick - 3].clone(), None, now);
                        hold(next, write, now)
                    }
                }
            }
            13 => self.attempt(person, now).transition(write),
            14 => {
                let lifetimes = [
                    Lifetime::Never,
                    Lifetime::Seconds(0),
                    Lifetime::Seconds(60),
                    Lifetime::Seconds(6_000),
                ];
                // Now and then the guess is wrong.
                let reminder = if write[0] % 4 == 0 {
                    Some(7)
                } else {
                    person.invitation.reminder
                };
                invite::extend(id, lifetimes[usize::from(self.choice)], reminder, write, now, &caller)
            }
            15 => setup::count_entry(&typed, write, now),
            16 => setup::prove_entry(&flow, person, write, now),
            17 => setup::ask_for_entry_code(write, now),
            18 => {
                let number = PhoneNumber::parse("+4915112345679").unwrap();
                let known = (write[0] % 2 == 0).then_some(person);
                phone::give(ticket, number, known, write, now)
            }
            19 => {
                let names = [("first_name", "Ada"), ("last_name", "Lovelace")];
                let answers = names.map(|(name, answer)| (name.to_owned(), answer.into())).into();
                let submission = Submission {
                    ticket,
                    flow: &flow,
                    seen: person,
                    write,
                    now,
                };
                match profile::answer(&submission, &answers) {
                    Ok(transition) => transition,
                    Err(_) => setup::begin(ticket, write, now),
                }
            }
            22 | 23 => {
                let application = Settings::named("Test")
                    .into_application(person.application.clone())
                    .unwrap();
                let flow = Flow::ready_made("link_password").unwrap();
                let by = [Method::EmailLink, Method::SmsOtp][usize::from(write[1] % 2)];
                reset::ask(keys, entropy, (person.key, by), &application, &flow.entered_by(by), now).unwrap()
            }
            24 => {
                let known = person.credential.clone().unwrap_or_else(|| credential(HASHES[0]));
                reset::change(known, credential(HASHES[1]), TicketHash([9; 32]), write, now)
            }
            25 => user::disable(&caller, TicketHash([9; 32]), write, now),
            26 | 27 => {
                let application = Settings::named("Test")
                    .into_application(person.application.clone())
                    .unwrap();
                user::enable(person, &application, &caller, write, now)
            }
            28 => {
                let change = Change {
                    roles: self.choice.is_multiple_of(2).then(|| vec!["reader".to_owned()]),
                    metadata: (self.choice == 1).then(Metadata::default),
                    profile: None,
                    elsewhere: Elsewhere::of(
                        person,
                        (self.choice == 2).then(|| EmailAddress::parse("other@example.com").unwrap()),
                        (self.choice == 3).then(|| PhoneNumber::parse("+4915112345670").unwrap()),
                    ),
                };
                let mut change = user::change(change, &caller, TicketHash([9; 32]), write, now);
                let other = PersonKey::from_bytes([write[3]; PersonKey::LENGTH]);
                let leads_to = [person.lent_to, person.lent_to, None, Some(other)];
                change.guards.push(Guard::LeadsTo(leads_to[usize::from(write[5] % 4)]));
                change.effects.extend(match write[3] % 6 {
                    0 => Some(Effect::HoldNames {
                        also: vec![other, person.key],
                        following: Some([Following::Held, Following::Wanted][usize::from(write[4] % 2)]),
                    }),
                    1 => Some(Effect::HoldNames {
                        also: vec![],
                        following: None,
                    }),
                    2 => Some(Effect::TakeName(Username::parse("taken@example.com").unwrap())),
                    3 => Some(Effect::LeadOn(Some(other))),
                    4 => Some(Effect::LeadOn(None)),
                    _ => None,
                });
                change
            }
            31 => {
                let feedback = match self.choice {
                    0 => Feedback::Delivered,
                    1 => Feedback::Complained,
                    choice => Feedback::Bounced {
                        permanent: choice == 2,
                        reason: "Permanent (General)".to_owned(),
                    },
                };
                report(id, "m-1".to_owned(), feedback, write, now)
            }
            32 => {
                let address = ["ada@example.com", "other@example.com"][usize::from(self.choice % 2)];
                let theirs = person.email.as_ref().filter(|_| self.choice > 1);
                let address = theirs.map_or_else(|| EmailAddress::parse(address).unwrap(), |email| email.value.clone());
                report_bounce(address, write, now)
            }
            33 => {
                let code = ExchangeCode::of(keys, person).unwrap();
                let url = if self.choice == 3 {
                    "https://b.example/"
                } else {
                    "https://a.example/"
                };
                exchange::redeem(person.application.clone(), code.hash(url, None), write, now)
            }
            34 if self.choice == 0 => verification::ask(&caller, write, now),
            34 if self.choice == 1 => invite::show_link(id, &caller, write, now),
            34 if self.choice == 2 => setup::count_repeat(ticket, write, now),
            34 => user::sign_out(caller.reach, Actor::Person, write, now),
            35 => {
                let application = Settings::named("Test")
                    .into_application(person.application.clone())
                    .unwrap();
                let fresh = Invite {
                    application: &application,
                    flow: &flow,
                    username: person.username.clone(),
                    method: Method::EmailLink,
                    lifetime: Lifetime::Seconds(3_600),
                    details: Details {
                        email: Some(EmailAddress::parse("ada@example.com").unwrap()),
                        send: self.choice != 2,
                        locale: (self.choice != 3).then(|| Locale::parse("en").unwrap()),
                        result_url: (self.choice == 0).then(|| "https://a.example/".to_owned()),
                        include_email: self.choice == 1,
                        challenge: CodeChallenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                            .ok()
                            .filter(|_| self.choice == 2),
                        ..Details::default()
                    },
                };
                let flow = Flow::ready_made("email_code_password").unwrap();
                let fresh = invite::create(keys, entropy, Invite { flow: &flow, ..fresh }, now, &caller).unwrap();
                reinvite(keys, entropy, fresh, person, now).unwrap()
            }
            45 => {
                let steps = vec![
                    flow::Step::EmailOtp(EmailOtpStep {
                        or: Some(channel::OrSms::Sms),
                    }),
                    flow::Step::SetPassword(SetPasswordStep { confirm: true }),
                ];
                let either = Flow::new(person.invitation.flow.clone(), steps).unwrap();
                let other = setup::ask_by_other_channel(ticket, &either, person, write, now);
                other.unwrap_or_else(|| setup::ask_for_code(ticket, write, now))
            }
            37..=40 => {
                let application = Settings::named("Test")
                    .into_application(person.application.clone())
                    .unwrap();
                let (asked, way) = if self.choice == 2 {
                    let method = Method::WITH_CODE[usize::from(write[0]) % 2];
                    let flow = Flow::ready_made(&person.invitation.flow.name).unwrap();
                    (Asked::Code(method), flow.entered_by(method))
                } else {
                    (Asked::With(ticket), flow)
                };
                let renewed = renewal::renew(keys, entropy, &application, &way, asked, person, now).unwrap();
                renewed.unwrap_or_else(|| {
                    // Somebody else's idea of what was asked for before.
                    let mut transition = setup::begin(ticket, write, now);
                    transition.guards = vec![Guard::RenewalsAre(vec![now]), Guard::IsSent];
                    transition
                })
            }
            41..=43 => {
                let application = Settings::named("Test")
                    .into_application(person.application.clone())
                    .unwrap();
                let unmatched = TicketHash([9; 32]);
                // Somebody has read it longer ago, now and then.
                let mut seen = person.clone();
                if write[0].is_multiple_of(8) {
                    seen.last_write.id = [0; 16];
                }
                let replacement = replacement(write[1], person);
                directory::replace(&seen, &application, replacement, &caller, unmatched, write, now)
            }
            44 => {
                let mut again = directory::send_again(
                    keys,
                    entropy,
                    person,
                    (&flow, Some(60)),
                    Metadata::default(),
                    now,
                    &caller,
                );
                if self.choice == 3 {
                    again.as_mut().unwrap().guards.push(Guard::Unchanged([0; 16]));
                }
                again.unwrap()
            }
            46 | 47 | 50..=53 => due::next(person, write, now).unwrap_or_else(|| due::expire(person, write, now)),
            48 => due::remind(person, write, now),
            49 => {
                let generation = person.invitation.generation.number;
                let message_id = "m-2".to_owned();
                let reminder = OwedMessage::Reminder { generation };
                settle(reminder, SendOutcome::Sent { message_id }, write, now)
            }
            _ => {
                let rehashed = (self.choice == 0 && person.credential.is_some()).then(|| credential(HASHES[1]));
                let mut succeeded = sign_in::succeeded(
                    person,
                    self.attempt(person, now),
                    write[2].is_multiple_of(2),
                    rehashed,
                    write,
                    now,
                );
                match write[1] % 4 {
                    // Somebody else's idea of the credential.
                    0 => succeeded.guards = vec![Guard::CredentialIs(credential(HASHES[1]))],
                    // One that was read a while ago.
                    1 => succeeded
                        .guards
                        .push(Guard::TokensAre(person.token_generation.wrapping_sub(1))),
                    // Whoever is not active is not signed in; what it would do is looked at all the same.
                    2 => succeeded.guards.retain(|guard| *guard != Guard::Active),
                    _ => {}
                }
                succeeded
            }
        }
    }

    /// A try from one of a few places, on the footing that there is, and now and then on another.
    fn attempt(self, person: &Person, now: Timestamp) -> Attempt {
        let place = match self.choice {
            0 => Place::Browser(1),
            choice => Place::Source(u16::from(choice % 2)),
        };
        let fresh = Attempt::fresh(place, Place::Source(7), now);
        if self.jump % 5 == 0 {
            return fresh;
        }
        fresh.again(&person.sign_in_failures, true).unwrap_or(fresh)
    }
}

/// Each bit is something that is replaced.
fn replacement(bits: u8, person: &Person) -> Replacement {
    let has = |bit: u8| bits >> bit & 1 == 1;
    let credential = (has(0) && has(1)).then(|| PasswordHash::parse(HASHES[1]).unwrap());
    let email = EmailAddress::parse("third@example.com").unwrap();
    let phone = PhoneNumber::parse("+4915112345671").unwrap();
    Replacement {
        roles: has(2).then(|| vec!["writer".to_owned()]),
        email: match (has(3), has(4)) {
            (true, proven) => Some(Known::Replaced(email, proven)),
            (false, true) if person.email.is_some() => Some(Known::Proven(has(5))),
            (false, _) => None,
        },
        phone: (has(5) && !has(6)).then(|| Known::Replaced(phone, has(4))),
        forgets_phone: has(6),
        metadata: has(4).then(Metadata::default),
        profile: has(3).then(|| Profile::try_from(BTreeMap::from([("nickname".to_owned(), "ada".into())])).unwrap()),
        blocked: has(7).then(|| has(2)),
        verify_email: has(2),
        names: None,
        credential,
    }
}

const HASHES: [&str; 2] = [
    "$argon2id$v=19$m=19456,t=2,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE",
    "$argon2id$v=19$m=47104,t=2,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI",
];

pub(crate) fn caller(reach: Reach) -> Caller {
    let id = CallerId::Key(ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap());
    Caller {
        id,
        scopes: Scope::ALL.to_vec(),
        reach,
    }
}
