//! A [`Transition`] as the condition and update expressions of one `UpdateItem`. What the two mean is the same as what
//! [`Transition::apply`] does; a property test holds them together.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};

use super::{
    attribute::{self as a, NEVER, bytes, number, string},
    due::DueKind,
    item::{delivery, expiry, lifetime, millis, moments, recent, terms, ttl, write},
};
use crate::domain::{
    api_key::Reach,
    clock::after,
    due,
    flow::StepKind,
    id::PersonKey,
    invitation::{Issue, Kind, Method},
    limits::{Charge, Counter, Recent},
    person::{Notice, Status},
    transition::{Effect, Guard, OwedMessage, Target, Transition},
};

/// What `UpdateItem` takes.
pub(super) struct Expression {
    pub(super) condition: String,
    pub(super) update: String,
    pub(super) names: HashMap<String, String>,
    pub(super) values: HashMap<String, AttributeValue>,
}

/// The expressions of `transition` for the item of `person`.
pub(super) fn compile(person: PersonKey, transition: &Transition) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!("attribute_exists({})", a::USERNAME));
    // Holds unless this very write has happened already: a repeated request changes nothing.
    let id = builder.value(bytes(&transition.write.id));
    builder.conditions.push(format!("{} <> {id}", a::WRITE_ID));
    transition.guards.iter().for_each(|guard| builder.guard(guard));
    transition
        .effects
        .iter()
        .for_each(|effect| builder.effect(person, effect));
    builder.sets.push(format!("{} = {id}", a::WRITE_ID));
    builder.set(a::WRITE_EVENT, string(transition.write.event.as_str()));
    builder.set(a::WRITE_AT, millis(transition.write.at));
    builder.set(a::WRITE_BY, string(transition.write.by.encode()));
    builder.finish()
}

/// Holds where there is no person: not even what is left of one.
pub(super) const NOBODY: &str = "attribute_not_exists(u_name) AND attribute_not_exists(i_state)";

/// The condition that there is a person for whom all of `guards` hold.
pub(super) fn somebody(guards: &[Guard]) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!("attribute_exists({})", a::USERNAME));
    guards.iter().for_each(|guard| builder.guard(guard));
    builder.finish()
}

/// How long failures of nobody are remembered.
const STRANGER_MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// The expressions that count a failed sign-in of somebody who does not exist.
pub(super) fn stranger(now: Timestamp) -> Expression {
    let mut builder = Builder::default();
    builder
        .conditions
        .push(format!("attribute_not_exists({})", a::USERNAME));
    builder.count_failure(now);
    builder.ttl(Some(after(now, STRANGER_MEMORY)));
    builder.finish()
}

/// The expressions that count one more under a part of a counter, as long as it has not come to `cap`.
pub(super) fn count(counter: &Counter, cap: u32) -> Expression {
    let mut builder = Builder::default();
    let (cap, none, one) = (
        builder.value(number(cap)),
        builder.value(number(0)),
        builder.value(number(1)),
    );
    builder
        .conditions
        .push(format!("(attribute_not_exists({0}) OR {0} < {cap})", a::COUNT));
    builder
        .sets
        .push(format!("{0} = if_not_exists({0}, {none}) + {one}", a::COUNT));
    builder.ttl(Some(counter.window.end));
    builder.finish()
}

/// The expressions that take one back.
pub(super) fn uncount() -> Expression {
    let mut builder = Builder::default();
    builder.require(a::COUNT, ">", number(0));
    builder.add(a::COUNT, a::COUNT, "-", number(1));
    builder.finish()
}

/// The expressions that add one to a count that has no cap.
pub(super) fn tally(attribute: &str, until: Timestamp) -> Expression {
    let mut builder = Builder::default();
    let (none, one) = (builder.value(number(0)), builder.value(number(1)));
    builder
        .sets
        .push(format!("{attribute} = if_not_exists({attribute}, {none}) + {one}"));
    builder.ttl(Some(until));
    builder.finish()
}

/// The expressions that write down one more message to a destination that was sent some before. They hold unless it is this
/// very message again.
pub(super) fn send(charge: &Charge) -> Expression {
    let mut builder = Builder::default();
    builder.rarely(a::LOG, charge.at);
    let message = builder.value(bytes(&charge.message));
    builder.conditions.push(format!("{} <> {message}", a::LAST));
    builder.remember(a::LOG, charge.at);
    builder.sets.push(format!("{} = {message}", a::LAST));
    builder.ttl(Some(after(charge.at, DESTINATION_MEMORY)));
    builder.finish()
}

/// The same for a destination that was sent nothing that is remembered.
pub(super) fn send_first(charge: &Charge) -> Expression {
    let mut builder = Builder::default();
    builder
        .conditions
        .push(format!("attribute_not_exists({})", a::PARTITION));
    builder.set(a::LOG, recent(Recent::NONE.with(charge.at)));
    builder.set(a::LAST, bytes(&charge.message));
    builder.ttl(Some(after(charge.at, DESTINATION_MEMORY)));
    builder.finish()
}

/// How long a destination is remembered: as long as the longest of its windows.
const DESTINATION_MEMORY: SignedDuration = SignedDuration::from_hours(24);

#[derive(Default)]
struct Builder {
    conditions: Vec<String>,
    sets: Vec<String>,
    removes: Vec<String>,
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
}

impl Builder {
    fn value(&mut self, value: AttributeValue) -> String {
        let name = format!(":v{}", self.values.len());
        self.values.insert(name.clone(), value);
        name
    }

    fn require(&mut self, attribute: &str, operator: &str, value: AttributeValue) {
        let value = self.value(value);
        self.conditions.push(format!("{attribute} {operator} {value}"));
    }

    fn require_one_of(&mut self, attribute: &str, values: impl IntoIterator<Item = AttributeValue>) {
        let values: Vec<_> = values.into_iter().map(|value| self.value(value)).collect();
        if values.is_empty() {
            // Nothing is one of nothing.
            self.conditions.push(format!("attribute_not_exists({})", a::PARTITION));
        } else {
            self.conditions.push(format!("{attribute} IN ({})", values.join(", ")));
        }
    }

    fn set(&mut self, attribute: &str, value: AttributeValue) {
        let value = self.value(value);
        self.sets.push(format!("{attribute} = {value}"));
    }

    fn set_or_remove(&mut self, attribute: &str, value: Option<AttributeValue>) {
        match value {
            Some(value) => self.set(attribute, value),
            None => self.removes.push(attribute.to_owned()),
        }
    }

    fn set_once(&mut self, attribute: &str, value: AttributeValue) {
        let value = self.value(value);
        self.sets
            .push(format!("{attribute} = if_not_exists({attribute}, {value})"));
    }

    fn add(&mut self, target: &str, source: &str, operator: &str, amount: AttributeValue) {
        let amount = self.value(amount);
        self.sets.push(format!("{target} = {source} {operator} {amount}"));
    }

    fn remove(&mut self, attributes: &[&str]) {
        self.removes
            .extend(attributes.iter().map(|attribute| (*attribute).to_owned()));
    }

    /// `ttl` is a reserved word.
    fn ttl(&mut self, at: Option<Timestamp>) {
        self.names.insert("#ttl".to_owned(), a::TTL.to_owned());
        self.set_or_remove("#ttl", at.map(ttl));
    }

    /// The same for somebody who may be kept: what says so is no number, and DynamoDB cleans up by numbers only. So no write has
    /// to know.
    fn ttl_unless_kept(&mut self, at: Option<Timestamp>) {
        self.names.insert("#ttl".to_owned(), a::TTL.to_owned());
        match at {
            Some(at) => {
                let at = self.value(ttl(at));
                self.sets.push(format!("#ttl = if_not_exists({}, {at})", a::KEPT));
            }
            None => self.removes.push("#ttl".to_owned()),
        }
    }

    /// When something is due about the invitation of `person`: the two stand in the item together, or not at all.
    fn due(&mut self, person: PersonKey, at: Option<Timestamp>) {
        let kind = DueKind::Invitation.part_of(person.as_bytes());
        self.set_or_remove(a::DUE_KIND, at.map(|_| kind));
        self.set_or_remove(a::DUE_AT, at.map(millis));
    }

    fn count_failure(&mut self, now: Timestamp) {
        let (none, one) = (self.value(number(0)), self.value(number(1)));
        self.sets
            .push(format!("{0} = if_not_exists({0}, {none}) + {one}", a::SIGN_IN_FAILURES));
        self.set(a::SIGN_IN_LAST, millis(now));
    }

    /// [`Recent`] allows another one at `now`.
    fn rarely(&mut self, attribute: &str, now: Timestamp) {
        for (place, length) in Recent::RULES {
            self.require(&format!("{attribute}[{place}]"), "<=", millis(after(now, -length)));
        }
    }

    /// Moves what is in the list back by one place and puts `now` first. The last place is written first, so that the end is
    /// the same whether the values are taken before the update or along it.
    fn remember(&mut self, attribute: &str, now: Timestamp) {
        for place in (1..Recent::PER_DAY).rev() {
            self.sets
                .push(format!("{attribute}[{place}] = {attribute}[{}]", place - 1));
        }
        self.set(&format!("{attribute}[0]"), millis(now));
    }

    /// A code for coming in is none for a step that has one of its own.
    fn drop_code_before(&mut self, next: StepKind) {
        if StepKind::WITH_CODE.contains(&next) {
            self.remove(&[a::CODE_EXPIRY]);
        }
    }

    fn prove(&mut self, proven: StepKind, at: Timestamp) {
        match proven {
            StepKind::EmailOtp => self.set_once(a::EMAIL_VERIFIED, millis(at)),
            StepKind::SmsOtp | StepKind::Phone => self.set_once(a::PHONE_VERIFIED, millis(at)),
            StepKind::Profile | StepKind::Terms | StepKind::SetPassword => {}
        }
    }

    /// A new generation at its beginning.
    fn issue(&mut self, issue: &Issue, first: StepKind) {
        self.set(a::STATE, string("pending"));
        self.add(a::GENERATION, a::GENERATION, "+", number(1));
        self.set(a::KEY, number(issue.key.0));
        self.set(a::NONCE, bytes(&issue.nonce));
        self.set(a::TICKET, bytes(&issue.ticket.0));
        self.set(a::EXPIRY, expiry(issue.expiry));
        for counter in [a::POSITION, a::TRIES] {
            self.set(counter, number(0));
        }
        self.set(a::NEXT, string(first.as_str()));
        self.remove(&[
            a::STATE_AT,
            a::OWE_CODE,
            a::DELIVERY_AT,
            a::MESSAGE_ID,
            a::DELIVERY_REASON,
            a::REPLAY_KEY,
            a::REPLAY_BODY,
        ]);
    }

    fn guard(&mut self, guard: &Guard) {
        match guard {
            Guard::Holds { generation, hash } => {
                self.require(a::GENERATION, "=", number(*generation));
                self.require(a::TICKET, "=", bytes(&hash.0));
            }
            Guard::Number(value) => self.require(a::NUMBER, "=", number(*value)),
            Guard::Belongs(application) => self.require(a::APPLICATION, "=", string(application.as_str())),
            Guard::Within(Reach::Deployment) => {}
            Guard::Within(Reach::Applications(ids)) => {
                self.require_one_of(a::APPLICATION, ids.iter().map(|id| string(id.as_str())));
            }
            Guard::Is(assumed) => {
                self.require(a::APPLICATION, "=", string(assumed.application.as_str()));
                self.require(a::METHOD, "=", string(assumed.method.as_str()));
                self.require(a::LIFETIME, "=", lifetime(assumed.lifetime));
                self.require(a::FLOW, "=", string(assumed.flow.to_string()));
            }
            Guard::Of(application) => self.require(a::APPLICATION, "=", string(application.as_str())),
            Guard::RenewalsAre(times) if times.is_empty() => {
                self.conditions.push(format!("attribute_not_exists({})", a::RENEWALS));
            }
            Guard::RenewalsAre(times) => self.require(a::RENEWALS, "=", moments(times)),
            Guard::IsSent => self.require(a::DELIVERY, "<>", string("not_sent")),
            Guard::Open => self.require_one_of(a::STATE, ["pending", "opened"].map(string)),
            Guard::NotCompleted => self.require(a::STATE, "<>", string("completed")),
            Guard::Ended(now) => {
                let open: Vec<_> = ["pending", "opened"].map(|state| self.value(string(state))).to_vec();
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions.push(format!(
                    "(NOT ({0} IN ({1})) OR NOT ({2} = {never} OR {2} > {now}))",
                    a::STATE,
                    open.join(", "),
                    a::EXPIRY
                ));
            }
            // A missing or malformed expiry fails both comparisons: it counts as expired.
            Guard::Alive(now) => {
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions
                    .push(format!("({0} = {never} OR {0} > {now})", a::EXPIRY));
            }
            // A missing or malformed expiry counts as expired here as well.
            Guard::Past(now) => {
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions
                    .push(format!("NOT ({0} = {never} OR {0} > {now})", a::EXPIRY));
            }
            Guard::DueBy(now) => self.require(a::DUE_AT, "<=", millis(*now)),
            Guard::RemindsBefore(Some(seconds)) => self.require(a::REMINDER, "=", number(*seconds)),
            Guard::RemindsBefore(None) => self.conditions.push(format!("attribute_not_exists({})", a::REMINDER)),
            Guard::ExpiryIs(end) => self.require(a::EXPIRY, "=", expiry(*end)),
            Guard::Enabled => self.require(a::STATUS, "<>", string(Status::Disabled.as_str())),
            Guard::Disabled => self.require(a::STATUS, "=", string(Status::Disabled.as_str())),
            Guard::Active => self.require(a::STATUS, "=", string(Status::Active.as_str())),
            Guard::NotActive => self.require(a::STATUS, "<>", string(Status::Active.as_str())),
            Guard::NextIs(kinds) => self.require_one_of(a::NEXT, kinds.iter().map(|kind| string(kind.as_str()))),
            Guard::PositionIs(position) => self.require(a::POSITION, "=", number(*position)),
            Guard::GenerationIs(generation) => self.require(a::GENERATION, "=", number(*generation)),
            Guard::IsInvitation => self.require(a::KIND, "=", string(Kind::Invitation.as_str())),
            Guard::MethodIs(methods) => {
                self.require_one_of(a::METHOD, methods.iter().map(|method| string(method.as_str())));
            }
            Guard::ReachableBy(method) => match method {
                Method::EmailLink | Method::EmailOtp => {
                    self.conditions
                        .push(format!("attribute_not_exists({})", a::EMAIL_BOUNCED));
                    self.conditions.push(format!("attribute_exists({})", a::EMAIL));
                }
                Method::SmsOtp => self.conditions.push(format!("attribute_exists({})", a::PHONE)),
                Method::Link => {}
            },
            Guard::AtEntrance => {
                let start = self.value(number(0));
                let kinds: Vec<_> = StepKind::WITH_CODE
                    .iter()
                    .map(|kind| self.value(string(kind.as_str())))
                    .collect();
                let (position, next, kinds) = (a::POSITION, a::NEXT, kinds.join(", "));
                self.conditions
                    .push(format!("({position} = {start} OR NOT ({next} IN ({kinds})))"));
            }
            Guard::CodeSent => self.require(a::SENDS, ">", number(0)),
            Guard::EmailProven => {
                self.conditions.push(format!("attribute_exists({})", a::EMAIL));
                self.conditions.push(format!("attribute_exists({})", a::EMAIL_VERIFIED));
            }
            Guard::Reachable => {
                let phone = self.value(string(StepKind::Phone.as_str()));
                self.conditions
                    .push(format!("({} <> {phone} OR attribute_exists({}))", a::NEXT, a::PHONE));
            }
            Guard::PauseOver(now) => {
                let now = self.value(millis(*now));
                self.conditions
                    .push(format!("(attribute_not_exists({0}) OR {0} <= {now})", a::NEXT_SEND));
            }
            Guard::AskedRarely(now) => self.rarely(a::ASKED, *now),
            Guard::CodeAlive(now) => self.require(a::CODE_EXPIRY, ">", millis(*now)),
            Guard::CodeIs(send) => {
                self.require(a::SENDS, "=", number(*send));
                self.conditions.push(format!("attribute_exists({})", a::CODE_EXPIRY));
            }
            Guard::TriesLeft => self.conditions.push(format!("{} < {}", a::TRIES, a::MAX_TRIES)),
            Guard::TryCounted => self.require(a::TRIES, ">", number(0)),
            Guard::FailuresLeft => self.conditions.push(format!("{} < {}", a::FAILURES, a::MAX_FAILURES)),
            Guard::Owes(OwedMessage::Invitation { generation }) => {
                self.require(a::OWE_INVITATION, "=", number(*generation));
            }
            Guard::Owes(OwedMessage::Code { send }) => self.require(a::OWE_CODE, "=", number(*send)),
            Guard::Owes(OwedMessage::Reminder { generation }) => {
                self.require(a::OWE_REMINDER, "=", number(*generation))
            }
            Guard::Owes(OwedMessage::Notice(notice)) => self.require(a::OWE_NOTICE, "=", string(notice.as_str())),
            Guard::Owes(OwedMessage::Verification { asked }) => self.require(a::OWE_VERIFICATION, "=", bytes(asked)),
            Guard::MessageIs(id) => self.require(a::MESSAGE_ID, "=", string(id)),
            Guard::DeliveryIs(states) => self.require_one_of(a::DELIVERY, states.iter().copied().map(string)),
            Guard::ExchangeIs(hash) => self.require(a::EXCHANGE, "=", bytes(hash)),
            Guard::ExchangeAlive(now) => self.require(a::EXCHANGE_EXPIRY, ">", millis(*now)),
            Guard::Unchanged(write) => self.require(a::WRITE_ID, "=", bytes(write)),
            Guard::EmailIs(address) => self.require(a::EMAIL, "=", string(address.as_str())),
            Guard::NoCredential => self.conditions.push(format!("attribute_not_exists({})", a::CREDENTIAL)),
            Guard::CredentialIs(hash) => self.require(a::CREDENTIAL, "=", string(hash.as_str())),
        }
    }

    fn effect(&mut self, person: PersonKey, effect: &Effect) {
        match effect {
            Effect::Open(at) => {
                self.set(a::STATE, string("opened"));
                self.set_once(a::STATE_AT, millis(*at));
            }
            Effect::SetLocale(locale) => self.set(a::LOCALE, string(&**locale)),
            Effect::KeepLocale(locale) => self.set_once(a::LOCALE, string(&**locale)),
            Effect::AskForCode(now) => {
                self.add(a::SENDS, a::SENDS, "+", number(1));
                self.add(a::OWE_CODE, a::SENDS, "+", number(1));
                self.set(a::TRIES, number(0));
                self.add(a::CODE_EXPIRY, a::CODE_LIFE, "+", millis(*now));
                self.add(a::NEXT_SEND, a::PAUSE, "+", millis(*now));
                self.remember(a::ASKED, *now);
            }
            Effect::CountTry => {
                self.add(a::TRIES, a::TRIES, "+", number(1));
                self.add(a::FAILURES, a::FAILURES, "+", number(1));
            }
            Effect::Prove {
                at,
                proven,
                position,
                next,
            } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.add(a::FAILURES, a::FAILURES, "-", number(1));
                self.remove(&[a::CODE_EXPIRY, a::NEXT_SEND, a::OWE_CODE]);
                self.prove(*proven, *at);
            }
            Effect::Enter {
                at,
                proven,
                position,
                next,
            } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.add(a::TRIES, a::TRIES, "-", number(1));
                self.add(a::FAILURES, a::FAILURES, "-", number(1));
                self.drop_code_before(*next);
                self.prove(*proven, *at);
            }
            Effect::GoBy(kind) => self.set(a::NEXT, string(kind.as_str())),
            Effect::Advance { position, next } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.drop_code_before(*next);
            }
            Effect::SetProfile(profile) => self.set(a::PROFILE, string(profile.to_json())),
            Effect::AcceptTerms(accepted) => self.set(a::TERMS, terms(accepted)),
            Effect::SetPhone(phone) => {
                self.set(a::PHONE, string(phone.as_str()));
                self.remove(&[a::PHONE_VERIFIED]);
            }
            Effect::Complete {
                at,
                credential,
                verifies_email,
                notice,
                exchange,
                switched_off,
            } => {
                let status = if *switched_off {
                    Status::Disabled
                } else {
                    Status::Active
                };
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.set_or_remove(a::EXCHANGE, exchange.map(|exchange| bytes(&exchange.hash)));
                self.set_or_remove(a::EXCHANGE_EXPIRY, exchange.map(|exchange| millis(exchange.expires_at)));
                self.set(a::STATE, string("completed"));
                self.set(a::STATE_AT, millis(*at));
                self.set(a::STATUS, string(status.as_str()));
                self.set(a::CREDENTIAL, string(credential.as_str()));
                self.remove(&[a::LOCKED, a::OWE_INVITATION, a::OWE_CODE]);
                self.remove(&[a::REMINDER, a::OWE_REMINDER]);
                self.remove(&[a::SIGN_IN_FAILURES, a::SIGN_IN_LAST]);
                self.ttl(None);
                self.due(person, None);
                if let Some(notice) = notice {
                    self.set(a::OWE_NOTICE, string(notice.as_str()));
                }
                if *verifies_email {
                    self.set_once(a::EMAIL_VERIFIED, millis(*at));
                }
            }
            Effect::Renew {
                issue,
                method,
                first,
                owed,
                code_expires_at,
                cleanup_at,
                keeps_failures,
                reminder,
            } => {
                self.issue(issue, *first);
                if !keeps_failures {
                    self.set(a::FAILURES, number(0));
                }
                self.set(a::METHOD, string(method.as_str()));
                self.set(a::SENDS, number(u8::from(code_expires_at.is_some())));
                self.set_or_remove(a::CODE_EXPIRY, code_expires_at.map(millis));
                self.remove(&[a::NEXT_SEND]);
                if *owed {
                    self.set(a::DELIVERY, string("queued"));
                    self.add(a::OWE_INVITATION, a::GENERATION, "+", number(1));
                } else {
                    self.set(a::DELIVERY, string("not_sent"));
                    self.remove(&[a::OWE_INVITATION]);
                }
                self.ttl_unless_kept(*cleanup_at);
                self.set_or_remove(a::REMINDER, reminder.map(number));
                self.remove(&[a::OWE_REMINDER]);
                self.due(person, due::first(issue.expiry, *reminder));
            }
            Effect::Anew(fresh) => {
                let mut item = write(fresh);
                for kept in [a::PARTITION, a::SORT, a::APPLICATION, a::USERNAME, a::CREATED, a::ASKED] {
                    item.remove(kept);
                }
                item.remove(a::TOKENS);
                for written in [a::WRITE_ID, a::WRITE_EVENT, a::WRITE_AT, a::WRITE_BY, a::TTL] {
                    item.remove(written);
                }
                let absent = a::OF_ONE_INVITATION.iter().filter(|name| !item.contains_key(**name));
                self.removes.extend(absent.map(|name| (*name).to_owned()));
                item.into_iter().for_each(|(name, value)| self.set(&name, value));
                self.ttl(fresh.cleanup_at);
            }
            Effect::SendAgain(generation) => {
                self.set(a::OWE_INVITATION, number(*generation));
                self.set(a::DELIVERY, string("queued"));
                self.remove(&[a::DELIVERY_AT, a::MESSAGE_ID, a::DELIVERY_REASON]);
            }
            Effect::CountRenewals(times) => self.set(a::RENEWALS, moments(times)),
            Effect::Reset {
                issue,
                flow,
                first,
                lifetime: life,
                at,
                by,
                mailed,
                target,
            } => {
                self.add(a::NUMBER, a::NUMBER, "+", number(1));
                self.set(a::KIND, string(Kind::PasswordReset.as_str()));
                let method = if *mailed { Method::EmailLink } else { Method::Link };
                self.set(a::METHOD, string(method.as_str()));
                self.set(a::FLOW, string(flow.to_string()));
                self.set(a::LIFETIME, lifetime(*life));
                self.set(a::INVITED_AT, millis(*at));
                self.set(a::INVITED_BY, string(by.encode()));
                if *mailed {
                    self.set(a::DELIVERY, string("queued"));
                    self.add(a::OWE_INVITATION, a::GENERATION, "+", number(1));
                    self.add(a::NEXT_SEND, a::PAUSE, "+", millis(*at));
                    self.remember(a::ASKED, *at);
                } else {
                    self.set(a::DELIVERY, string("not_sent"));
                    self.remove(&[a::OWE_INVITATION, a::NEXT_SEND]);
                }
                self.target(target);
                self.remove(&[a::INVITER, a::CHALLENGE, a::CODE_EXPIRY]);
                self.set(a::SENDS, number(0));
                self.set(a::FAILURES, number(0));
                self.issue(issue, *first);
                self.remove(&[a::REMINDER, a::OWE_REMINDER]);
                self.due(person, None);
            }
            Effect::Retarget { target, lifetime: life } => {
                self.target(target);
                self.set(a::LIFETIME, lifetime(*life));
            }
            Effect::SetStatus(status) => {
                self.set(a::STATUS, string(status.as_str()));
                let locked = match status {
                    Status::Invited { locked } => Some(AttributeValue::Bool(*locked)),
                    Status::Active | Status::Disabled => None,
                };
                self.set_or_remove(a::LOCKED, locked);
            }
            Effect::KillTickets(ghost) => {
                self.add(a::GENERATION, a::GENERATION, "+", number(1));
                self.set(a::TICKET, bytes(&ghost.0));
                self.set(a::SENDS, number(0));
                self.remove(&[a::CODE_EXPIRY, a::EXCHANGE, a::EXCHANGE_EXPIRY]);
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE, a::REMINDER, a::OWE_REMINDER]);
            }
            Effect::SetRoles(roles) => {
                let list = AttributeValue::L(roles.iter().map(string).collect());
                self.set_or_remove(a::ROLES, (!roles.is_empty()).then_some(list));
            }
            Effect::SetMetadata(metadata) => {
                self.set_or_remove(a::METADATA, (!metadata.is_empty()).then(|| string(metadata.to_json())));
            }
            Effect::SetEmail(email) => {
                self.set(a::EMAIL, string(email.as_str()));
                self.remove(&[a::EMAIL_VERIFIED, a::EMAIL_BOUNCED]);
            }
            Effect::SetProvenEmail(email, at) => {
                self.set(a::EMAIL, string(email.as_str()));
                self.set(a::EMAIL_VERIFIED, millis(*at));
                self.remove(&[a::EMAIL_BOUNCED]);
            }
            Effect::ProveEmail(at) => self.set_or_remove(a::EMAIL_VERIFIED, at.map(millis)),
            Effect::SetProvenPhone(phone, at) => {
                self.set(a::PHONE, string(phone.as_str()));
                self.set(a::PHONE_VERIFIED, millis(*at));
            }
            Effect::ProvePhone(at) => self.set_or_remove(a::PHONE_VERIFIED, at.map(millis)),
            Effect::OweVerification(asked) => self.set(a::OWE_VERIFICATION, bytes(asked)),
            Effect::ForgetPhone => self.remove(&[a::PHONE, a::PHONE_VERIFIED]),
            Effect::ChangePassword(credential) => {
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.set(a::CREDENTIAL, string(credential.as_str()));
                self.set(a::OWE_NOTICE, string(Notice::PasswordChanged.as_str()));
                self.remove(&[a::SIGN_IN_FAILURES, a::SIGN_IN_LAST]);
            }
            Effect::EndTokens => {
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.remove(&[a::EXCHANGE, a::EXCHANGE_EXPIRY]);
            }
            Effect::CloseExchange => self.remove(&[a::EXCHANGE, a::EXCHANGE_EXPIRY]),
            Effect::MarkUndeliverable(at) => self.set(a::EMAIL_BOUNCED, millis(*at)),
            Effect::Extend {
                expiry: end,
                cleanup_at,
                due_at,
            } => {
                self.set(a::EXPIRY, expiry(*end));
                self.ttl_unless_kept(*cleanup_at);
                self.due(person, *due_at);
            }
            Effect::Revoke { at, cleanup_at, notice } => {
                if let Some(notice) = notice {
                    self.set(a::OWE_NOTICE, string(notice.as_str()));
                }
                self.set(a::STATE, string("revoked"));
                self.set(a::STATE_AT, millis(*at));
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE, a::REMINDER, a::OWE_REMINDER]);
                self.ttl_unless_kept(Some(*cleanup_at));
                self.due(person, None);
            }
            Effect::Settle(OwedMessage::Invitation { .. }) => self.remove(&[a::OWE_INVITATION]),
            Effect::Settle(OwedMessage::Code { .. }) => self.remove(&[a::OWE_CODE]),
            Effect::Await(at) => self.due(person, *at),
            Effect::ForgetReminder => self.remove(&[a::REMINDER]),
            Effect::OweReminder(generation) => self.set(a::OWE_REMINDER, number(*generation)),
            Effect::Settle(OwedMessage::Reminder { .. }) => self.remove(&[a::OWE_REMINDER]),
            Effect::Settle(OwedMessage::Notice(_)) => self.remove(&[a::OWE_NOTICE]),
            Effect::Settle(OwedMessage::Verification { .. }) => self.remove(&[a::OWE_VERIFICATION]),
            Effect::Deliver(outcome) => {
                delivery(outcome)
                    .into_iter()
                    .for_each(|(name, value)| self.set_or_remove(name, value));
            }
            Effect::CountFailure(now) => self.count_failure(*now),
            Effect::ForgetFailures => self.remove(&[a::SIGN_IN_FAILURES, a::SIGN_IN_LAST]),
            Effect::Rehash(credential) => self.set(a::CREDENTIAL, string(credential.as_str())),
        }
    }

    fn target(&mut self, target: &Target) {
        self.set_or_remove(a::RESULT, target.result_url.as_ref().map(string));
        self.set(a::INCLUDE_EMAIL, AttributeValue::Bool(target.include_email));
        self.set_or_remove(a::VOUCHED, target.vouched.then_some(AttributeValue::Bool(true)));
    }

    fn finish(mut self) -> Expression {
        // Two effects may drop the same attribute; DynamoDB wants it named once.
        self.removes.sort_unstable();
        self.removes.dedup();
        let mut update = format!("SET {}", self.sets.join(", "));
        if !self.removes.is_empty() {
            update.push_str(" REMOVE ");
            update.push_str(&self.removes.join(", "));
        }
        Expression {
            condition: self.conditions.join(" AND "),
            update,
            names: self.names,
            values: self.values,
        }
    }
}
