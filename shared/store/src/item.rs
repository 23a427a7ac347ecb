//! A person's item, written and read. Times are milliseconds since the epoch (the TTL: seconds, as DynamoDB wants it).

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::{
    Item, StoreError,
    attribute::{self as a, Key, NEVER, bytes, number, string},
    due::DueKind,
    reader::Reader,
};
use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    clock::{Expiry, Lifetime, from_millis},
    code::CodeFormat,
    display_name::DisplayName,
    exchange::{CodeChallenge, Exchange},
    flow::{FlowRef, StepKind},
    former::Former,
    holding::Hold,
    id::{ApplicationId, PersonKey},
    invitation::{Actor, CodePolicy, Delivery, Generation, Invitation, Kind, Method, Progress, State, Unsent},
    keys::KeyId,
    limits::Recent,
    locale::Locale,
    outbox::{Notice, Notices},
    password::PasswordHash,
    person::{AcceptedTerms, Following, Owed, Person, Replay, Status, Write, WriteKind},
    sign_in::{Failures, Streak},
    ticket::TicketHash,
};

pub(super) fn millis(at: Timestamp) -> AttributeValue {
    number(at.as_millisecond())
}

/// DynamoDB deletes by whole seconds; rounding up keeps the item for its whole time.
pub(super) fn ttl(at: Timestamp) -> AttributeValue {
    number(at.as_second().saturating_add(1))
}

/// How many failures there were at one place, and when the last one was.
pub(super) fn streak(streak: Streak) -> AttributeValue {
    AttributeValue::L(vec![number(streak.count), millis(streak.last)])
}

pub(super) fn expiry(expiry: Expiry) -> AttributeValue {
    match expiry {
        Expiry::Never => string(NEVER),
        Expiry::At(at) => millis(at),
    }
}

pub(super) fn lifetime(lifetime: Lifetime) -> AttributeValue {
    match lifetime {
        Lifetime::Never => string(NEVER),
        Lifetime::Seconds(seconds) => number(seconds),
    }
}

/// The last moments at which something was sent; 0 where there is none.
pub(super) fn recent(recent: Recent) -> AttributeValue {
    AttributeValue::L(recent.to_millis().map(number).to_vec())
}

/// Moments as a list of milliseconds.
pub(super) fn moments(moments: &[Timestamp]) -> AttributeValue {
    AttributeValue::L(moments.iter().copied().map(millis).collect())
}

pub(super) fn terms(terms: &AcceptedTerms) -> AttributeValue {
    string(serde_json::to_string(terms).unwrap_or_default())
}

/// The item of `person`, whole.
pub(super) fn write(person: &Person) -> Item {
    let mut item = Key::person(person.key).into_item();
    let invitation = &person.invitation;
    let mut put = |name: &str, value: AttributeValue| {
        item.insert(name.to_owned(), value);
    };
    put(a::APPLICATION, string(person.application.as_str()));
    put(a::USERNAME, string(person.username.as_str()));
    if let Some(also) = names(&person.also) {
        put(a::ALSO, also);
    }
    person
        .lent_to
        .into_iter()
        .for_each(|to| put(a::NAME_OF, bytes(to.as_bytes())));
    person
        .following
        .into_iter()
        .for_each(|following| put(a::FOLLOWING, string(following.as_str())));
    if let Some(email) = &person.email {
        put(a::EMAIL, string(email.value.as_str()));
        email
            .verified_at
            .into_iter()
            .for_each(|at| put(a::EMAIL_VERIFIED, millis(at)));
    }
    if let Some(phone) = &person.phone {
        put(a::PHONE, string(phone.value.as_str()));
        phone
            .verified_at
            .into_iter()
            .for_each(|at| put(a::PHONE_VERIFIED, millis(at)));
    }
    person
        .email_bounced_at
        .into_iter()
        .for_each(|at| put(a::EMAIL_BOUNCED, millis(at)));
    person
        .email_put_by
        .into_iter()
        .for_each(|write| put(a::EMAIL_PUT_BY, bytes(&write)));
    if person.email_on_word {
        put(a::EMAIL_ON_WORD, AttributeValue::Bool(true));
    }
    person
        .used_generation
        .into_iter()
        .for_each(|used| put(a::USED, number(used)));
    put(a::TOKENS, number(person.token_generation));
    if let Some(exchange) = person.exchange {
        put(a::EXCHANGE, bytes(&exchange.hash));
        put(a::EXCHANGE_EXPIRY, millis(exchange.expires_at));
    }
    put(a::STATUS, string(person.status.as_str()));
    if let Status::Invited { locked } = person.status {
        put(a::LOCKED, AttributeValue::Bool(locked));
    }
    if !person.roles.is_empty() {
        put(a::ROLES, AttributeValue::L(person.roles.iter().map(string).collect()));
    }
    if !person.metadata.is_empty() {
        put(a::METADATA, string(person.metadata.to_json()));
    }
    if !person.profile.is_empty() {
        put(a::PROFILE, string(person.profile.to_json()));
    }
    person.terms.iter().for_each(|accepted| put(a::TERMS, terms(accepted)));
    if let Some(credential) = &person.credential {
        put(a::CREDENTIAL, string(credential.as_str()));
    }
    put(a::CREATED, millis(person.created_at));
    if person.kept {
        put(a::KEPT, string(NEVER));
    }

    put(a::NUMBER, number(invitation.number));
    put(a::KIND, string(invitation.kind.as_str()));
    put(a::METHOD, string(invitation.method.as_str()));
    put(a::FLOW, string(invitation.flow.to_string()));
    invitation
        .locale
        .iter()
        .for_each(|locale| put(a::LOCALE, string(&**locale)));
    invitation.result_url.iter().for_each(|url| put(a::RESULT, string(url)));
    invitation
        .inviter
        .iter()
        .for_each(|inviter| put(a::INVITER, string(&**inviter)));
    invitation
        .challenge
        .iter()
        .for_each(|challenge| put(a::CHALLENGE, string(challenge.encode())));
    put(a::INCLUDE_EMAIL, AttributeValue::Bool(invitation.include_email));
    if invitation.vouched {
        put(a::VOUCHED, AttributeValue::Bool(true));
    }
    if invitation.shown {
        put(a::SHOWN, AttributeValue::Bool(true));
    }
    put(a::LIFETIME, lifetime(invitation.lifetime));
    invitation
        .reminder
        .into_iter()
        .for_each(|seconds| put(a::REMINDER, number(seconds)));
    put(a::INVITED_AT, millis(invitation.created_at));
    put(a::INVITED_BY, string(invitation.created_by.encode()));
    put(a::STATE, string(invitation.state.as_str()));
    invitation
        .state
        .since()
        .into_iter()
        .for_each(|at| put(a::STATE_AT, millis(at)));

    let generation = &invitation.generation;
    put(a::GENERATION, number(generation.number));
    put(a::KEY, number(generation.key.0));
    put(a::NONCE, bytes(&generation.nonce));
    put(a::TICKET, bytes(&generation.ticket.0));
    put(a::EXPIRY, expiry(generation.expiry));
    if generation.killed {
        put(a::KILLED, AttributeValue::Bool(true));
    }

    let progress = &invitation.progress;
    put(a::POSITION, number(progress.position));
    put(a::NEXT, string(progress.next.as_str()));
    put(a::FAILURES, number(progress.failures));
    if !person.renewals.is_empty() {
        put(a::RENEWALS, moments(&person.renewals));
    }
    put(a::SENDS, number(progress.sends));
    put(a::TRIES, number(progress.tries));
    progress
        .code_expires_at
        .into_iter()
        .for_each(|at| put(a::CODE_EXPIRY, millis(at)));
    progress
        .next_send_at
        .into_iter()
        .for_each(|at| put(a::NEXT_SEND, millis(at)));
    progress
        .unsent
        .iter()
        .for_each(|unsent| put(a::UNSENT, string(unsent.encode())));

    let policy = invitation.code_policy;
    put(a::FORMAT, string(policy.format.encode()));
    put(a::CODE_LIFE, number(i64::from(policy.lifetime_seconds) * 1000));
    put(a::ASKED, recent(person.asked));
    put(a::PAUSE, number(i64::from(policy.pause_seconds) * 1000));
    put(a::MAX_TRIES, number(policy.tries));
    put(a::MAX_FAILURES, number(policy.failures));

    for (name, value) in delivery(&invitation.delivery) {
        value.into_iter().for_each(|value| put(name, value));
    }
    person
        .owed
        .invitation
        .into_iter()
        .for_each(|generation| put(a::OWE_INVITATION, number(generation)));
    person
        .owed
        .code
        .into_iter()
        .for_each(|send| put(a::OWE_CODE, number(send)));
    person
        .owed
        .reminder
        .into_iter()
        .for_each(|generation| put(a::OWE_REMINDER, number(generation)));
    person.owed.notices.iter().for_each(|(notice, count)| match count {
        Notices::UNNUMBERED => put(a::OWE_NOTICE, string(notice.as_str())),
        count => put(notice.facts().owed_in, number(count)),
    });
    person
        .owed
        .verification
        .into_iter()
        .for_each(|asked| put(a::OWE_VERIFICATION, bytes(&asked)));
    former(&person.owed.former)
        .into_iter()
        .for_each(|all| put(a::OWE_FORMER, all));
    person
        .owed
        .held
        .iter()
        .for_each(|hold| put(&a::held(hold.message), string(hold.encode())));

    if let Some(total) = person.sign_in_failures.total {
        put(a::SIGN_IN_FAILURES, number(total.count));
        put(a::SIGN_IN_LAST, millis(total.last));
        let places = person.sign_in_failures.places.iter();
        let places = places.map(|(place, of_place)| (place.to_string(), streak(*of_place)));
        put(a::SIGN_IN_PLACES, AttributeValue::M(places.collect()));
    }
    if let Some(replay) = person.replay {
        put(a::REPLAY_KEY, bytes(&replay.key));
        put(a::REPLAY_BODY, bytes(&replay.body));
    }
    put(a::WRITE_ID, bytes(&person.last_write.id));
    put(a::WRITE_EVENT, string(person.last_write.kind.as_str()));
    put(a::WRITE_AT, millis(person.last_write.at));
    put(a::WRITE_BY, string(person.last_write.by.encode()));
    person.cleanup_at.into_iter().for_each(|at| put(a::TTL, ttl(at)));
    put(a::CLEANUP, person.cleanup_at.map_or_else(|| string(NEVER), ttl));
    person.due_at.into_iter().for_each(|at| {
        put(a::DUE_KIND, DueKind::Invitation.part_of(person.key.as_bytes()));
        put(a::DUE_AT, millis(at));
    });
    if item.keys().any(|name| name.starts_with(a::OWE)) {
        item.insert(a::WRITE_OWES.to_owned(), AttributeValue::Bool(true));
    }
    item
}

/// The keys of names, if there are any.
pub(super) fn names(keys: &[PersonKey]) -> Option<AttributeValue> {
    let keys: Vec<_> = keys.iter().map(|key| bytes(key.as_bytes())).collect();
    (!keys.is_empty()).then_some(AttributeValue::L(keys))
}

fn read_names(r: &Reader<'_>, name: &'static str) -> Result<Vec<PersonKey>, StoreError> {
    let malformed = || r.malformed(name, "not the keys of names");
    let keys = r
        .item
        .get(name)
        .and_then(|list| list.as_l().ok())
        .ok_or_else(malformed)?;
    let key = |value: &AttributeValue| {
        let bytes = value.as_b().ok()?;
        <[u8; PersonKey::LENGTH]>::try_from(bytes.as_ref())
            .ok()
            .map(PersonKey::from_bytes)
    };
    keys.iter().map(|value| key(value).ok_or_else(malformed)).collect()
}

/// The attributes of a delivery; those without a value are not in the item.
pub(super) fn delivery(delivery: &Delivery) -> [(&'static str, Option<AttributeValue>); 4] {
    let (at, id, reason) = match delivery {
        Delivery::NotSent | Delivery::Queued => (None, None, None),
        Delivery::Sent { at, message_id }
        | Delivery::Delivered { at, message_id }
        | Delivery::Complained { at, message_id } => (Some(*at), Some(message_id), None),
        Delivery::Bounced { at, message_id, reason } => (Some(*at), Some(message_id), Some(reason)),
        Delivery::Deferred { at, reason } | Delivery::Failed { at, reason } => (Some(*at), None, Some(reason)),
        Delivery::Unclear { at } => (Some(*at), None, None),
    };
    [
        (a::DELIVERY, Some(string(delivery.as_str()))),
        (a::DELIVERY_AT, at.map(millis)),
        (a::MESSAGE_ID, id.map(string)),
        (a::DELIVERY_REASON, reason.map(string)),
    ]
}

/// Those who had an address or number before, if there are any to be notified.
pub(super) fn former(all: &[Former]) -> Option<AttributeValue> {
    let entries = all.iter().map(|former| (former.name(), string(former.encode())));
    (!all.is_empty()).then(|| AttributeValue::M(entries.collect()))
}

/// In the order in which they lost it.
fn read_former(r: &Reader<'_>, name: &'static str) -> Result<Vec<Former>, StoreError> {
    let malformed = || r.malformed(name, "not those who had an address or number before");
    let entries = r.item.get(name).and_then(|map| map.as_m().ok()).ok_or_else(malformed)?;
    let read = entries.iter().map(|(name, text)| {
        let text = text.as_s().map_err(|_| malformed())?;
        Former::decode(name, text).ok_or_else(malformed)
    });
    let mut all = read.collect::<Result<Vec<_>, _>>()?;
    all.sort_by_key(|former| (former.at, former.name()));
    Ok(all)
}

/// The same, with why some of it waits. What is left of messages that are not owed any more is passed over.
fn with_holds(r: &Reader<'_>, mut owed: Owed) -> Result<Owed, StoreError> {
    for (name, value) in r.item {
        if name.starts_with(a::HELD) {
            let hold = value.as_s().ok().and_then(|text| Hold::decode(text));
            let known = a::of_one_invitation().find(|known| known == name);
            let malformed = || r.malformed(known.unwrap_or(a::HELD), "not why a message waits");
            owed.held.push(hold.ok_or_else(malformed)?);
        }
    }
    owed.forget_holds();
    Ok(owed)
}

/// The notices that are owed, one of the old form among them.
fn notices(r: &Reader<'_>) -> Result<Notices, StoreError> {
    let mut notices = Notices::default();
    if let Some(notice) = r.optional(a::OWE_NOTICE, |r, name| r.known(name, Notice::parse))? {
        notices.set(notice, Some(Notices::UNNUMBERED));
    }
    for notice in Notice::ALL {
        // The newer one comes first; the other has a record of its own then.
        if let Some(number) = r.optional(notice.facts().owed_in, Reader::integer)? {
            notices.set(notice, Some(number));
        }
    }
    Ok(notices)
}

/// When the item may be cleaned up. What repeats it has to be readable too.
fn cleanup_at(r: &Reader<'_>) -> Result<Option<Timestamp>, StoreError> {
    let second = |name| {
        let second = r.optional(name, |r, name| {
            r.unless_never(name, None, |r, name| r.integer::<i64>(name).map(Some))
        })?;
        Ok(second.flatten())
    };
    second(a::CLEANUP)?;
    Ok(second(a::TTL)?.map(|second| from_millis((second - 1) * 1000)))
}

/// Reads a person's item.
///
/// # Errors
/// [`StoreError::Malformed`], naming the item and the attribute.
pub(super) fn read(key: PersonKey, item: &Item) -> Result<Person, StoreError> {
    let reader = Reader {
        key: Key::person(key),
        item,
    };
    let r = &reader;
    let email = r.optional(a::EMAIL, |r, name| r.parsed(name, EmailAddress::parse))?;
    let phone = r.optional(a::PHONE, |r, name| r.parsed(name, PhoneNumber::stored))?;
    let status = match r.text(a::STATUS)? {
        "invited" => Status::Invited {
            locked: r.boolean(a::LOCKED)?,
        },
        "active" => Status::Active,
        "disabled" => Status::Disabled,
        _ => return Err(r.malformed(a::STATUS, "not a status")),
    };
    let state = match r.text(a::STATE)? {
        "pending" => State::Pending,
        "opened" => State::Opened {
            at: r.moment(a::STATE_AT)?,
        },
        "completed" => State::Completed {
            at: r.moment(a::STATE_AT)?,
        },
        "revoked" => State::Revoked {
            at: r.moment(a::STATE_AT)?,
        },
        "declined" => State::Declined {
            at: r.moment(a::STATE_AT)?,
        },
        _ => return Err(r.malformed(a::STATE, "not a state")),
    };
    let delivery = match r.text(a::DELIVERY)? {
        "not_sent" => Delivery::NotSent,
        "queued" => Delivery::Queued,
        "deferred" => Delivery::Deferred {
            at: r.moment(a::DELIVERY_AT)?,
            reason: r.text(a::DELIVERY_REASON)?.to_owned(),
        },
        "unclear" => Delivery::Unclear {
            at: r.moment(a::DELIVERY_AT)?,
        },
        "sent" => Delivery::Sent {
            at: r.moment(a::DELIVERY_AT)?,
            message_id: r.text(a::MESSAGE_ID)?.to_owned(),
        },
        "delivered" => Delivery::Delivered {
            at: r.moment(a::DELIVERY_AT)?,
            message_id: r.text(a::MESSAGE_ID)?.to_owned(),
        },
        "bounced" => Delivery::Bounced {
            at: r.moment(a::DELIVERY_AT)?,
            message_id: r.text(a::MESSAGE_ID)?.to_owned(),
            reason: r.text(a::DELIVERY_REASON)?.to_owned(),
        },
        "complained" => Delivery::Complained {
            at: r.moment(a::DELIVERY_AT)?,
            message_id: r.text(a::MESSAGE_ID)?.to_owned(),
        },
        "failed" => Delivery::Failed {
            at: r.moment(a::DELIVERY_AT)?,
            reason: r.text(a::DELIVERY_REASON)?.to_owned(),
        },
        _ => return Err(r.malformed(a::DELIVERY, "not a delivery state")),
    };
    Ok(Person {
        key,
        application: r.parsed(a::APPLICATION, ApplicationId::parse)?,
        username: r.known(a::USERNAME, Username::stored)?,
        also: r.optional(a::ALSO, read_names)?.unwrap_or_default(),
        lent_to: r.optional(a::NAME_OF, Reader::bytes)?.map(PersonKey::from_bytes),
        following: r.optional(a::FOLLOWING, |r, name| r.known(name, Following::parse))?,
        email: r.verifiable(email, a::EMAIL_VERIFIED)?,
        phone: r.verifiable(phone, a::PHONE_VERIFIED)?,
        email_bounced_at: r.optional(a::EMAIL_BOUNCED, Reader::moment)?,
        email_put_by: r.optional(a::EMAIL_PUT_BY, Reader::bytes)?,
        email_on_word: r.optional(a::EMAIL_ON_WORD, Reader::boolean)?.unwrap_or_default(),
        used_generation: r.optional(a::USED, Reader::integer)?,
        token_generation: r.integer(a::TOKENS)?,
        exchange: match r.optional(a::EXCHANGE, Reader::bytes)? {
            Some(hash) => Some(Exchange {
                hash,
                expires_at: r.moment(a::EXCHANGE_EXPIRY)?,
            }),
            None => None,
        },
        status,
        roles: r.optional(a::ROLES, Reader::texts)?.unwrap_or_default(),
        metadata: r
            .optional(a::METADATA, |r, name| r.parsed(name, |text| serde_json::from_str(text)))?
            .unwrap_or_default(),
        profile: r
            .optional(a::PROFILE, |r, name| r.parsed(name, |text| serde_json::from_str(text)))?
            .unwrap_or_default(),
        terms: r.optional(a::TERMS, |r, name| r.parsed(name, |text| serde_json::from_str(text)))?,
        credential: r.optional(a::CREDENTIAL, |r, name| r.parsed(name, PasswordHash::parse))?,
        created_at: r.moment(a::CREATED)?,
        invitation: Invitation {
            number: r.integer(a::NUMBER)?,
            kind: r.known(a::KIND, Kind::parse)?,
            method: r.known(a::METHOD, Method::parse)?,
            flow: r.known(a::FLOW, FlowRef::parse)?,
            locale: r.optional(a::LOCALE, |r, name| r.parsed(name, Locale::parse))?,
            result_url: r.optional(a::RESULT, Reader::owned)?,
            challenge: r.optional(a::CHALLENGE, |r, name| r.parsed(name, CodeChallenge::parse))?,
            include_email: r.boolean(a::INCLUDE_EMAIL)?,
            vouched: r.optional(a::VOUCHED, Reader::boolean)?.unwrap_or_default(),
            shown: r.optional(a::SHOWN, Reader::boolean)?.unwrap_or_default(),
            inviter: r.optional(a::INVITER, |r, name| r.parsed(name, DisplayName::parse))?,
            lifetime: r.unless_never(a::LIFETIME, Lifetime::Never, |r, name| {
                r.integer(name).map(Lifetime::Seconds)
            })?,
            reminder: r.optional(a::REMINDER, Reader::integer)?,
            created_at: r.moment(a::INVITED_AT)?,
            created_by: r.known(a::INVITED_BY, Actor::decode)?,
            state,
            generation: Generation {
                number: r.integer(a::GENERATION)?,
                key: KeyId(r.integer(a::KEY)?),
                nonce: r.bytes(a::NONCE)?,
                ticket: TicketHash(r.bytes(a::TICKET)?),
                expiry: r.unless_never(a::EXPIRY, Expiry::Never, |r, name| r.moment(name).map(Expiry::At))?,
                killed: r.optional(a::KILLED, Reader::boolean)?.unwrap_or_default(),
            },
            progress: Progress {
                position: r.integer(a::POSITION)?,
                next: r.known(a::NEXT, StepKind::parse)?,
                sends: r.integer(a::SENDS)?,
                code_expires_at: r.optional(a::CODE_EXPIRY, Reader::moment)?,
                tries: r.integer(a::TRIES)?,
                next_send_at: r.optional(a::NEXT_SEND, Reader::moment)?,
                failures: r.integer(a::FAILURES)?,
                unsent: r.optional(a::UNSENT, |r, name| r.known(name, Unsent::decode))?,
            },
            code_policy: CodePolicy {
                format: r.parsed(a::FORMAT, CodeFormat::decode)?,
                lifetime_seconds: r.integer::<u32>(a::CODE_LIFE)? / 1000,
                tries: r.integer(a::MAX_TRIES)?,
                failures: r.integer(a::MAX_FAILURES)?,
                pause_seconds: r.integer::<u32>(a::PAUSE)? / 1000,
            },
            delivery,
        },
        owed: with_holds(
            r,
            Owed {
                invitation: r.optional(a::OWE_INVITATION, Reader::integer)?,
                code: r.optional(a::OWE_CODE, Reader::integer)?,
                reminder: r.optional(a::OWE_REMINDER, Reader::integer)?,
                notices: notices(r)?,
                verification: r.optional(a::OWE_VERIFICATION, Reader::bytes)?,
                former: r.optional(a::OWE_FORMER, read_former)?.unwrap_or_default(),
                held: Vec::new(),
            },
        )?,
        sign_in_failures: r.failures()?,
        asked: r.recent(a::ASKED)?,
        renewals: r.optional(a::RENEWALS, Reader::moments)?.unwrap_or_default(),
        replay: match r.optional(a::REPLAY_KEY, Reader::bytes)? {
            Some(key) => Some(Replay {
                key,
                body: r.bytes(a::REPLAY_BODY)?,
            }),
            None => None,
        },
        kept: r.optional(a::KEPT, Reader::text)?.is_some(),
        cleanup_at: cleanup_at(r)?,
        due_at: match item.get(a::DUE_KIND) {
            None if item.contains_key(a::DUE_AT) => return Err(r.malformed(a::DUE_KIND, "missing")),
            None => None,
            Some(part) if *part == DueKind::Invitation.part_of(key.as_bytes()) => Some(r.moment(a::DUE_AT)?),
            Some(_) => return Err(r.malformed(a::DUE_KIND, "not its part of the index")),
        },
        last_write: Write {
            id: r.bytes(a::WRITE_ID)?,
            kind: r.known(a::WRITE_EVENT, WriteKind::parse)?,
            at: r.moment(a::WRITE_AT)?,
            by: r.known(a::WRITE_BY, Actor::decode)?,
        },
    })
}

/// Failed sign-ins in the name of somebody who does not exist.
///
/// # Errors
/// [`StoreError::Malformed`].
pub(super) fn read_failures(key: &Key, item: &Item) -> Result<Failures, StoreError> {
    Reader { key: key.clone(), item }.failures()
}
