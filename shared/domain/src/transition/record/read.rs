//! How a person is read from fields.

use jiff::Timestamp;

use super::super::{
    field::Field,
    language::Value,
    memory::{Changed, Record},
};
use crate::{
    address::{EmailAddress, PhoneNumber, Username},
    clock::{Expiry, Lifetime, from_millis},
    code::CodeFormat,
    display_name::DisplayName,
    due::DueKind,
    exchange::{CodeChallenge, Exchange},
    flow::{FlowRef, StepKind},
    former::Former,
    holding::Hold,
    id::{ApplicationId, PersonKey},
    invitation::{Actor, CodePolicy, Delivery, Generation, Invitation, Kind, Method, Progress, State, Unsent},
    keys::KeyId,
    locale::Locale,
    outbox::{Notice, Notices},
    password::PasswordHash,
    person::{Following, Owed, Person, Replay, Status, Verifiable, Write, WriteKind},
    sign_in::{Failures, Place, Streak},
    ticket::TicketHash,
};

use super::reader::{Malformed, Reader, malformed, streak_of};

/// Reads a person.
///
/// # Errors
/// [`Malformed`].
pub fn read(key: PersonKey, record: &Record) -> Result<Person, Malformed> {
    Reader {
        fields: record,
        changed: None,
    }
    .person(key)
}

/// Reads somebody after a change. What it does not touch is taken over.
///
/// # Errors
/// [`Malformed`].
pub fn read_changed(changed: &Changed<'_>) -> Result<Person, Malformed> {
    Reader {
        fields: changed,
        changed: Some(changed),
    }
    .person(changed.before.key)
}

/// Failed sign-ins alone, in the name of somebody who does not exist.
///
/// # Errors
/// [`Malformed`].
pub fn read_failures(record: &Record) -> Result<Failures, Malformed> {
    Reader {
        fields: record,
        changed: None,
    }
    .failures()
}

impl Reader<'_> {
    fn person(&self, key: PersonKey) -> Result<Person, Malformed> {
        Ok(Person {
            key,
            application: self.one(
                Field::Application,
                |p| &p.application,
                |r, f| r.parsed(f, ApplicationId::parse),
            )?,
            username: self.one(Field::Username, |p| &p.username, |r, f| r.known(f, Username::stored))?,
            also: self.or_none(Field::Also, |p| &p.also, Self::names)?,
            lent_to: self.maybe(
                Field::LentTo,
                |p| &p.lent_to,
                |r, f| r.bytes(f).map(PersonKey::from_bytes),
            )?,
            following: self.maybe(Field::Following, |p| &p.following, |r, f| r.known(f, Following::parse))?,
            email: self.member(
                |field| matches!(field, Field::Email | Field::EmailVerified),
                |p| &p.email,
                |r| r.verifiable(Field::Email, Field::EmailVerified, EmailAddress::parse),
            )?,
            phone: self.member(
                |field| matches!(field, Field::Phone | Field::PhoneVerified),
                |p| &p.phone,
                |r| r.verifiable(Field::Phone, Field::PhoneVerified, PhoneNumber::stored),
            )?,
            email_bounced_at: self.maybe(Field::EmailBounced, |p| &p.email_bounced_at, Self::moment)?,
            email_put_by: self.maybe(Field::EmailPutBy, |p| &p.email_put_by, Self::bytes)?,
            email_on_word: self.or_none(Field::EmailOnWord, |p| &p.email_on_word, Self::boolean)?,
            used_generation: self.maybe(Field::Used, |p| &p.used_generation, Self::integer)?,
            token_generation: self.one(Field::Tokens, |p| &p.token_generation, Self::integer)?,
            exchange: self.member(
                |field| matches!(field, Field::Exchange | Field::ExchangeExpiry),
                |p| &p.exchange,
                Self::exchange,
            )?,
            status: self.member(
                |field| matches!(field, Field::Status | Field::Locked),
                |p| &p.status,
                Self::status,
            )?,
            roles: self.or_none(Field::Roles, |p| &p.roles, Self::texts)?,
            metadata: self.or_none(Field::Metadata, |p| &p.metadata, Self::json)?,
            profile: self.or_none(Field::Profile, |p| &p.profile, Self::json)?,
            terms: self.maybe(Field::Terms, |p| &p.terms, Self::json)?,
            credential: self.maybe(
                Field::Credential,
                |p| &p.credential,
                |r, f| r.parsed(f, PasswordHash::parse),
            )?,
            created_at: self.one(Field::Created, |p| &p.created_at, Self::moment)?,
            invitation: self.invitation()?,
            owed: self.member(
                |field| field.owes() || matches!(field, Field::Held(_)),
                |p| &p.owed,
                Self::owed,
            )?,
            sign_in_failures: self.member(
                |field| Field::OF_FAILURES.contains(field),
                |p| &p.sign_in_failures,
                Self::failures,
            )?,
            asked: self.one(Field::Asked, |p| &p.asked, Self::recent)?,
            renewals: self.or_none(Field::Renewals, |p| &p.renewals, Self::moments)?,
            replay: self.member(
                |field| matches!(field, Field::ReplayKey | Field::ReplayBody),
                |p| &p.replay,
                Self::replay,
            )?,
            kept: self.one(
                Field::Kept,
                |p| &p.kept,
                |r, f| Ok(r.optional(f, Self::text)?.is_some()),
            )?,
            cleanup_at: self.member(
                |field| matches!(field, Field::Ttl | Field::Cleanup),
                |p| &p.cleanup_at,
                Self::cleanup_at,
            )?,
            due_at: self.member(
                |field| matches!(field, Field::DueKind | Field::DueAt),
                |p| &p.due_at,
                |r| r.due_at(key),
            )?,
            last_write: self.member(
                |field| {
                    matches!(
                        field,
                        Field::WriteId | Field::WriteEvent | Field::WriteAt | Field::WriteBy
                    )
                },
                |p| &p.last_write,
                Self::last_write,
            )?,
        })
    }

    fn invitation(&self) -> Result<Invitation, Malformed> {
        Ok(Invitation {
            number: self.one(Field::Number, |p| &p.invitation.number, Self::integer)?,
            kind: self.one(Field::Kind, |p| &p.invitation.kind, |r, f| r.known(f, Kind::parse))?,
            method: self.one(
                Field::Method,
                |p| &p.invitation.method,
                |r, f| r.known(f, Method::parse),
            )?,
            flow: self.one(Field::Flow, |p| &p.invitation.flow, |r, f| r.known(f, FlowRef::parse))?,
            locale: self.maybe(
                Field::Locale,
                |p| &p.invitation.locale,
                |r, f| r.parsed(f, Locale::parse),
            )?,
            result_url: self.maybe(Field::ResultUrl, |p| &p.invitation.result_url, Self::text)?,
            challenge: self.maybe(
                Field::Challenge,
                |p| &p.invitation.challenge,
                |r, f| r.parsed(f, CodeChallenge::parse),
            )?,
            include_email: self.one(Field::IncludeEmail, |p| &p.invitation.include_email, Self::boolean)?,
            vouched: self.or_none(Field::Vouched, |p| &p.invitation.vouched, Self::boolean)?,
            shown: self.or_none(Field::Shown, |p| &p.invitation.shown, Self::boolean)?,
            inviter: self.maybe(
                Field::Inviter,
                |p| &p.invitation.inviter,
                |r, f| r.parsed(f, DisplayName::parse),
            )?,
            lifetime: self.one(
                Field::Lifetime,
                |p| &p.invitation.lifetime,
                |r, f| r.unless_never(f, Lifetime::Never, |r, f| r.integer(f).map(Lifetime::Seconds)),
            )?,
            reminder: self.maybe(Field::Reminder, |p| &p.invitation.reminder, Self::integer)?,
            created_at: self.one(Field::InvitedAt, |p| &p.invitation.created_at, Self::moment)?,
            created_by: self.one(
                Field::InvitedBy,
                |p| &p.invitation.created_by,
                |r, f| r.known(f, Actor::decode),
            )?,
            state: self.member(
                |field| matches!(field, Field::State | Field::StateAt),
                |p| &p.invitation.state,
                Self::state,
            )?,
            generation: self.member(
                |field| {
                    matches!(
                        field,
                        Field::Generation | Field::Key | Field::Nonce | Field::Ticket | Field::Expiry | Field::Killed
                    )
                },
                |p| &p.invitation.generation,
                Self::generation,
            )?,
            progress: self.progress()?,
            code_policy: self.member(
                |field| {
                    matches!(
                        field,
                        Field::CodeFormat | Field::CodeLife | Field::MaxTries | Field::MaxFailures | Field::Pause
                    )
                },
                |p| &p.invitation.code_policy,
                Self::code_policy,
            )?,
            delivery: self.member(
                |field| {
                    matches!(
                        field,
                        Field::Delivery | Field::DeliveryAt | Field::MessageId | Field::DeliveryReason
                    )
                },
                |p| &p.invitation.delivery,
                Self::delivery,
            )?,
        })
    }

    fn progress(&self) -> Result<Progress, Malformed> {
        Ok(Progress {
            position: self.one(Field::Position, |p| &p.invitation.progress.position, Self::integer)?,
            next: self.one(
                Field::Next,
                |p| &p.invitation.progress.next,
                |r, f| r.known(f, StepKind::parse),
            )?,
            sends: self.one(Field::Sends, |p| &p.invitation.progress.sends, Self::integer)?,
            code_expires_at: self.maybe(
                Field::CodeExpiry,
                |p| &p.invitation.progress.code_expires_at,
                Self::moment,
            )?,
            tries: self.one(Field::Tries, |p| &p.invitation.progress.tries, Self::integer)?,
            next_send_at: self.maybe(Field::NextSend, |p| &p.invitation.progress.next_send_at, Self::moment)?,
            failures: self.one(Field::Failures, |p| &p.invitation.progress.failures, Self::integer)?,
            unsent: self.maybe(
                Field::Unsent,
                |p| &p.invitation.progress.unsent,
                |r, f| r.known(f, Unsent::decode),
            )?,
        })
    }

    fn exchange(&self) -> Result<Option<Exchange>, Malformed> {
        let Some(hash) = self.optional(Field::Exchange, Self::bytes)? else {
            return Ok(None);
        };
        let expires_at = self.moment(Field::ExchangeExpiry)?;
        Ok(Some(Exchange { hash, expires_at }))
    }

    fn replay(&self) -> Result<Option<Replay>, Malformed> {
        let Some(key) = self.optional(Field::ReplayKey, Self::bytes)? else {
            return Ok(None);
        };
        let body = self.bytes(Field::ReplayBody)?;
        Ok(Some(Replay { key, body }))
    }

    fn status(&self) -> Result<Status, Malformed> {
        match self.text(Field::Status)?.as_str() {
            "invited" => self.boolean(Field::Locked).map(|locked| Status::Invited { locked }),
            "active" => Ok(Status::Active),
            "disabled" => Ok(Status::Disabled),
            _ => Err(malformed(Field::Status, "not a status")),
        }
    }

    fn state(&self) -> Result<State, Malformed> {
        let at = || self.moment(Field::StateAt);
        Ok(match self.text(Field::State)?.as_str() {
            "pending" => State::Pending,
            "opened" => State::Opened { at: at()? },
            "completed" => State::Completed { at: at()? },
            "revoked" => State::Revoked { at: at()? },
            "declined" => State::Declined { at: at()? },
            _ => return Err(malformed(Field::State, "not a state")),
        })
    }

    fn generation(&self) -> Result<Generation, Malformed> {
        Ok(Generation {
            number: self.integer(Field::Generation)?,
            key: KeyId(self.integer(Field::Key)?),
            nonce: self.bytes(Field::Nonce)?,
            ticket: TicketHash(self.bytes(Field::Ticket)?),
            expiry: self.unless_never(Field::Expiry, Expiry::Never, |r, f| r.moment(f).map(Expiry::At))?,
            killed: self.optional(Field::Killed, Self::boolean)?.unwrap_or_default(),
        })
    }

    fn code_policy(&self) -> Result<CodePolicy, Malformed> {
        let seconds = |field| self.integer::<u32>(field).map(|millis| millis / 1000);
        Ok(CodePolicy {
            format: self.parsed(Field::CodeFormat, CodeFormat::decode)?,
            lifetime_seconds: seconds(Field::CodeLife)?,
            tries: self.integer(Field::MaxTries)?,
            failures: self.integer(Field::MaxFailures)?,
            pause_seconds: seconds(Field::Pause)?,
        })
    }

    fn delivery(&self) -> Result<Delivery, Malformed> {
        let at = || self.moment(Field::DeliveryAt);
        let id = || self.text(Field::MessageId);
        let why = || self.text(Field::DeliveryReason);
        Ok(match self.text(Field::Delivery)?.as_str() {
            "not_sent" => Delivery::NotSent,
            "queued" => Delivery::Queued,
            "deferred" => Delivery::Deferred {
                at: at()?,
                reason: why()?,
            },
            "unclear" => Delivery::Unclear { at: at()? },
            "sent" => Delivery::Sent {
                at: at()?,
                message_id: id()?,
            },
            "delivered" => Delivery::Delivered {
                at: at()?,
                message_id: id()?,
            },
            "bounced" => Delivery::Bounced {
                at: at()?,
                message_id: id()?,
                reason: why()?,
            },
            "complained" => Delivery::Complained {
                at: at()?,
                message_id: id()?,
            },
            "failed" => Delivery::Failed {
                at: at()?,
                reason: why()?,
            },
            _ => return Err(malformed(Field::Delivery, "not a delivery state")),
        })
    }

    /// What is owed, and why some of it waits. What is left of messages that are not owed any more is passed over.
    fn owed(&self) -> Result<Owed, Malformed> {
        let mut owed = Owed {
            invitation: self.optional(Field::OweInvitation, Self::integer)?,
            code: self.optional(Field::OweCode, Self::integer)?,
            reminder: self.optional(Field::OweReminder, Self::integer)?,
            notices: self.notices()?,
            verification: self.optional(Field::OweVerification, Self::bytes)?,
            former: self.optional(Field::OweFormer, Self::former)?.unwrap_or_default(),
            held: Vec::new(),
        };
        for slot in self.fields.held() {
            let hold = self.optional(Field::Held(slot), |r, field| {
                let text = r.value(field)?.text();
                let hold = text.and_then(|text| Hold::decode(&text));
                hold.ok_or_else(|| malformed(field, "not why a message waits"))
            })?;
            owed.held.extend(hold);
        }
        owed.forget_holds();
        Ok(owed)
    }

    /// The notices that are owed, one of the old form among them.
    fn notices(&self) -> Result<Notices, Malformed> {
        let mut notices = Notices::default();
        if let Some(notice) = self.optional(Field::OweAnyNotice, |r, f| r.known(f, Notice::parse))? {
            notices.set(notice, Some(Notices::UNNUMBERED));
        }
        for notice in Notice::ALL {
            // The newer one comes first; the other has a record of its own then.
            if let Some(number) = self.optional(Field::OweNotice(notice), Self::integer)? {
                notices.set(notice, Some(number));
            }
        }
        Ok(notices)
    }

    /// In the order in which they lost it.
    fn former(&self, field: Field) -> Result<Vec<Former>, Malformed> {
        let wrong = || malformed(field, "not those who had an address or number before");
        let entries = self.value(field)?.map().ok_or_else(wrong)?;
        let read = entries
            .into_iter()
            .map(|(name, value)| Former::decode(&name, &value.text()?));
        let mut all: Vec<_> = read.collect::<Option<_>>().ok_or_else(wrong)?;
        all.sort_by_key(|former| (former.at, former.name()));
        Ok(all)
    }

    fn failures(&self) -> Result<Failures, Malformed> {
        // Those of which it is not known where they came from were counted by another version, and do not count.
        let Some(places) = self.fields.field(Field::SignInPlaces) else {
            return Ok(Failures::NONE);
        };
        let wrong = || malformed(Field::SignInPlaces, "not a map of places to counts and moments");
        let places = places.map().ok_or_else(wrong)?.into_iter();
        let places = places.map(|(place, streak)| Some((Place::parse(&place)?, streak_of(streak)?)));
        Ok(Failures {
            total: Some(Streak {
                count: self.integer(Field::SignInFailures)?,
                last: self.moment(Field::SignInLast)?,
            }),
            places: places.collect::<Option<_>>().ok_or_else(wrong)?,
        })
    }

    /// When the item may be cleaned up. What repeats it has to be readable too.
    fn cleanup_at(&self) -> Result<Option<Timestamp>, Malformed> {
        let second = |field| {
            let second = self.optional(field, |r, field| {
                r.unless_never(field, None, |r, field| r.integer::<i64>(field).map(Some))
            })?;
            Ok(second.flatten())
        };
        second(Field::Cleanup)?;
        Ok(second(Field::Ttl)?.map(|second| from_millis(second.saturating_sub(1).saturating_mul(1000))))
    }

    fn due_at(&self, key: PersonKey) -> Result<Option<Timestamp>, Malformed> {
        let part = Value::from(DueKind::Invitation.part_of(key.as_bytes()));
        match self.fields.field(Field::DueKind) {
            None if self.fields.field(Field::DueAt).is_some() => Err(malformed(Field::DueKind, "missing")),
            None => Ok(None),
            Some(known) if known == part => self.moment(Field::DueAt).map(Some),
            Some(_) => Err(malformed(Field::DueKind, "not its part of the index")),
        }
    }

    fn last_write(&self) -> Result<Write, Malformed> {
        Ok(Write {
            id: self.bytes(Field::WriteId)?,
            kind: self.known(Field::WriteEvent, WriteKind::parse)?,
            at: self.moment(Field::WriteAt)?,
            by: self.known(Field::WriteBy, Actor::decode)?,
        })
    }

    fn verifiable<T, E>(
        &self,
        field: Field,
        verified: Field,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<Verifiable<T>>, Malformed> {
        let Some(value) = self.optional(field, |r, field| r.parsed(field, parse))? else {
            return Ok(None);
        };
        let verified_at = self.optional(verified, Self::moment)?;
        Ok(Some(Verifiable { value, verified_at }))
    }
}
