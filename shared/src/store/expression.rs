//! A [`Transition`] as the condition and update expressions of one `UpdateItem`. What the two mean is the same as what
//! [`Transition::apply`] does; a property test holds them together.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};

use super::{
    attribute::{self as a, NEVER, bytes, number, string},
    item::{delivery, expiry, lifetime, millis, ttl},
};
use crate::domain::{
    api_key::Reach,
    clock::after,
    flow::StepKind,
    person::{Notice, Status},
    sign_in::Failures,
    transition::{Effect, Guard, OwedMessage, Transition},
};

/// What `UpdateItem` takes.
pub(super) struct Expression {
    pub(super) condition: String,
    pub(super) update: String,
    pub(super) names: HashMap<String, String>,
    pub(super) values: HashMap<String, AttributeValue>,
}

/// The expressions of `transition`.
pub(super) fn compile(transition: &Transition) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!("attribute_exists({})", a::USERNAME));
    // Holds unless this very write has happened already: a repeated request changes nothing.
    let id = builder.value(bytes(&transition.write.id));
    builder.conditions.push(format!("{} <> {id}", a::WRITE_ID));
    transition.guards.iter().for_each(|guard| builder.guard(guard));
    transition.effects.iter().for_each(|effect| builder.effect(effect));
    builder.sets.push(format!("{} = {id}", a::WRITE_ID));
    builder.set(a::WRITE_EVENT, string(transition.write.event.as_str()));
    builder.set(a::WRITE_AT, millis(transition.write.at));
    builder.set(a::WRITE_BY, string(transition.write.by.encode()));
    builder.finish()
}

/// How long failures of nobody are remembered.
const STRANGER_MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// The expressions that count a failed sign-in of somebody who does not exist.
pub(super) fn stranger(failures: Failures, now: Timestamp) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!("attribute_not_exists({})", a::USERNAME));
    builder.failures(failures.one_more(now));
    builder.ttl(Some(after(now, STRANGER_MEMORY)));
    builder.finish()
}

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
        self.sets.push(format!("{attribute} = if_not_exists({attribute}, {value})"));
    }

    fn add(&mut self, target: &str, source: &str, operator: &str, amount: AttributeValue) {
        let amount = self.value(amount);
        self.sets.push(format!("{target} = {source} {operator} {amount}"));
    }

    fn remove(&mut self, attributes: &[&str]) {
        self.removes.extend(attributes.iter().map(|attribute| (*attribute).to_owned()));
    }

    /// `ttl` is a reserved word.
    fn ttl(&mut self, at: Option<Timestamp>) {
        self.names.insert("#ttl".to_owned(), a::TTL.to_owned());
        self.set_or_remove("#ttl", at.map(ttl));
    }

    fn failures(&mut self, failures: Failures) {
        self.set_or_remove(a::SIGN_IN_FAILURES, (failures.count > 0).then(|| number(failures.count)));
        self.set_or_remove(a::SIGN_IN_UNTIL, failures.until.map(millis));
    }

    fn guard(&mut self, guard: &Guard) {
        match guard {
            Guard::Holds { generation, hash } => {
                self.require(a::GENERATION, "=", number(*generation));
                self.require(a::TICKET, "=", bytes(&hash.0));
            }
            Guard::Number(value) => self.require(a::NUMBER, "=", number(*value)),
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
            Guard::Open => self.require_one_of(a::STATE, ["pending", "opened"].map(string)),
            Guard::NotCompleted => self.require(a::STATE, "<>", string("completed")),
            // A missing or malformed expiry fails both comparisons: it counts as expired.
            Guard::Alive(now) => {
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions.push(format!("({0} = {never} OR {0} > {now})", a::EXPIRY));
            }
            Guard::Enabled => self.require(a::STATUS, "<>", string(Status::Disabled.as_str())),
            Guard::NextIs(kinds) => self.require_one_of(a::NEXT, kinds.iter().map(|kind| string(kind.as_str()))),
            Guard::PositionIs(position) => self.require(a::POSITION, "=", number(*position)),
            Guard::PauseOver(now) => {
                let now = self.value(millis(*now));
                self.conditions.push(format!("(attribute_not_exists({0}) OR {0} <= {now})", a::NEXT_SEND));
            }
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
            Guard::Owes(OwedMessage::Notice(notice)) => self.require(a::OWE_NOTICE, "=", string(notice.as_str())),
            Guard::CredentialIs(hash) => self.require(a::CREDENTIAL, "=", string(hash.as_str())),
        }
    }

    fn effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Open(at) => {
                self.set(a::STATE, string("opened"));
                self.set_once(a::STATE_AT, millis(*at));
            }
            Effect::AskForCode(now) => {
                self.add(a::SENDS, a::SENDS, "+", number(1));
                self.add(a::OWE_CODE, a::SENDS, "+", number(1));
                self.set(a::TRIES, number(0));
                self.add(a::CODE_EXPIRY, a::CODE_LIFE, "+", millis(*now));
                self.add(a::NEXT_SEND, a::PAUSE, "+", millis(*now));
            }
            Effect::CountTry => {
                self.add(a::TRIES, a::TRIES, "+", number(1));
                self.add(a::FAILURES, a::FAILURES, "+", number(1));
            }
            Effect::Prove { at, proven, position, next } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.add(a::FAILURES, a::FAILURES, "-", number(1));
                self.remove(&[a::CODE_EXPIRY, a::NEXT_SEND, a::OWE_CODE]);
                match proven {
                    StepKind::EmailOtp => self.set_once(a::EMAIL_VERIFIED, millis(*at)),
                    StepKind::SmsOtp => self.set_once(a::PHONE_VERIFIED, millis(*at)),
                    StepKind::Profile | StepKind::Phone | StepKind::Terms | StepKind::SetPassword => {}
                }
            }
            Effect::Complete { at, credential, verifies_email, notice } => {
                self.set(a::STATE, string("completed"));
                self.set(a::STATE_AT, millis(*at));
                self.set(a::STATUS, string(Status::Active.as_str()));
                self.set(a::CREDENTIAL, string(credential.as_str()));
                self.remove(&[a::LOCKED, a::OWE_INVITATION, a::OWE_CODE]);
                self.failures(Failures::NONE);
                self.ttl(None);
                if *notice {
                    self.set(a::OWE_NOTICE, string(Notice::Activated.as_str()));
                }
                if *verifies_email {
                    self.set_once(a::EMAIL_VERIFIED, millis(*at));
                }
            }
            Effect::Renew { issue, first, owed, cleanup_at } => {
                self.set(a::STATE, string("pending"));
                self.add(a::GENERATION, a::GENERATION, "+", number(1));
                self.set(a::KEY, number(issue.key.0));
                self.set(a::NONCE, bytes(&issue.nonce));
                self.set(a::TICKET, bytes(&issue.ticket.0));
                self.set(a::EXPIRY, expiry(issue.expiry));
                for counter in [a::POSITION, a::FAILURES, a::SENDS, a::TRIES] {
                    self.set(counter, number(0));
                }
                self.set(a::NEXT, string(first.as_str()));
                self.remove(&[a::STATE_AT, a::CODE_EXPIRY, a::NEXT_SEND, a::OWE_CODE]);
                self.remove(&[a::DELIVERY_AT, a::MESSAGE_ID, a::DELIVERY_REASON]);
                if *owed {
                    self.set(a::DELIVERY, string("queued"));
                    self.add(a::OWE_INVITATION, a::GENERATION, "+", number(1));
                } else {
                    self.set(a::DELIVERY, string("not_sent"));
                    self.remove(&[a::OWE_INVITATION]);
                }
                self.ttl(*cleanup_at);
            }
            Effect::Revoke { at, cleanup_at } => {
                self.set(a::STATE, string("revoked"));
                self.set(a::STATE_AT, millis(*at));
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE]);
                self.ttl(Some(*cleanup_at));
            }
            Effect::Settle(OwedMessage::Invitation { .. }) => self.remove(&[a::OWE_INVITATION]),
            Effect::Settle(OwedMessage::Code { .. }) => self.remove(&[a::OWE_CODE]),
            Effect::Settle(OwedMessage::Notice(_)) => self.remove(&[a::OWE_NOTICE]),
            Effect::Deliver(outcome) => {
                delivery(outcome).into_iter().for_each(|(name, value)| self.set_or_remove(name, value));
            }
            Effect::SetFailures(failures) => self.failures(*failures),
            Effect::Rehash(credential) => self.set(a::CREDENTIAL, string(credential.as_str())),
        }
    }

    fn finish(self) -> Expression {
        let mut update = format!("SET {}", self.sets.join(", "));
        if !self.removes.is_empty() {
            update.push_str(" REMOVE ");
            update.push_str(&self.removes.join(", "));
        }
        Expression { condition: self.conditions.join(" AND "), update, names: self.names, values: self.values }
    }
}
