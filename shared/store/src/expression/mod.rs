//! A [`Transition`] as the condition and update expressions of one `UpdateItem`. What the two mean is the same as what
//! [`Transition::apply`] does; a property test holds them together.

mod effect;
mod guard;
mod limits;
mod sign_in;

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

pub(super) use limits::{count, send, spend, tally, uncount};
pub(super) use sign_in::attempt;

use super::{
    attribute::{self as a, NEVER, bytes, string},
    item::{millis, ttl},
};
use domain::{
    clock::after,
    id::PersonKey,
    limits::Recent,
    person::WriteKind,
    transition::{Guard, Transition},
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
    builder.transition(person, transition);
    builder.finish()
}

/// Holds where there is no person, not even what is left of one, and no name that leads to one.
pub(super) const NOBODY: &str =
    "attribute_not_exists(u_name) AND attribute_not_exists(i_state) AND attribute_not_exists(n_to)";

/// The condition that there is a person for whom all of `guards` hold.
pub(super) fn somebody(guards: &[Guard]) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!("attribute_exists({})", a::USERNAME));
    guards.iter().for_each(|guard| builder.guard(guard));
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
    /// Guards, effects and the identity of the write.
    fn transition(&mut self, person: PersonKey, transition: &Transition) {
        // Holds unless this very write has happened already: a repeated request changes nothing.
        let id = self.value(bytes(&transition.write.id));
        self.conditions.push(format!("{} <> {id}", a::WRITE_ID));
        transition.guards.iter().for_each(|guard| self.guard(guard));
        transition.effects.iter().for_each(|effect| self.effect(person, effect));
        self.sets.push(format!("{} = {id}", a::WRITE_ID));
        self.set(a::WRITE_EVENT, string(transition.write.kind.as_str()));
        self.set(a::WRITE_AT, millis(transition.write.at));
        self.set(a::WRITE_BY, string(transition.write.by.encode()));
        // What is put before the stream again was owed already.
        let owes =
            self.sets.iter().any(|set| set.starts_with(a::OWE)) || transition.write.kind == WriteKind::MessageRedriven;
        self.set_or_remove(a::WRITE_OWES, owes.then_some(AttributeValue::Bool(true)));
    }

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

    /// When a person may be cleaned up.
    fn clean_up(&mut self, at: Option<Timestamp>) {
        self.ttl(at);
        self.set(a::CLEANUP, at.map_or_else(|| string(NEVER), ttl));
    }

    /// The same for somebody who may be kept: what says so is no number, and DynamoDB cleans up by numbers only. So no write has
    /// to know.
    fn clean_up_unless_kept(&mut self, at: Option<Timestamp>) {
        let Some(at) = at else {
            return self.clean_up(None);
        };
        self.names.insert("#ttl".to_owned(), a::TTL.to_owned());
        let at = self.value(ttl(at));
        for name in ["#ttl", a::CLEANUP] {
            self.sets.push(format!("{name} = if_not_exists({}, {at})", a::KEPT));
        }
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
