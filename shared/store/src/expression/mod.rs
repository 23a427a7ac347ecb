//! The language of transitions as the condition and update expressions of one DynamoDB request. What it means is written in
//! [`domain::transition::language`]; a property test holds it and the interpreter in memory together.

mod limits;

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

pub(super) use limits::{count, send, spend, tally, uncount};

use super::{
    attribute as a,
    item::{attribute_value, ttl},
};
use domain::{
    clock::after,
    id::PersonKey,
    sign_in::Failures,
    transition::{
        Guard, Transition,
        field::Field,
        language::{Comparison, Condition, Operand, Operation, Part, Path, Source, Value},
        record,
    },
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
    builder.require_all(&Condition::exists(Field::Username));
    builder.transition(person, transition);
    builder.finish()
}

/// Holds where there is no person, not even what is left of one, and no name that leads to one. It has no values.
pub(super) fn nobody() -> String {
    let mut builder = Builder::default();
    let fields = [Field::Username, Field::State, Field::LentTo];
    builder.require_all(&Condition::All(fields.map(Condition::missing).to_vec()));
    builder.conditions.join(" AND ")
}

/// The condition that there is a person for whom all of `guards` hold.
pub(super) fn somebody(guards: &[Guard]) -> Expression {
    let mut builder = Builder::default();
    builder.require_all(&Condition::exists(Field::Username));
    guards.iter().for_each(|guard| builder.require_all(&guard.condition()));
    builder.finish()
}

/// The expressions that count a try of a password at whoever has this key, and at nobody, where nobody has it. What is nobody's
/// is cleaned up once it is forgotten; the end of a person's item stays what it is. They do not hold for a person of an
/// earlier version, whose item does not repeat its end.
pub(super) fn attempt(person: PersonKey, by_name: bool, transition: &Transition) -> Expression {
    let mut builder = Builder::default();
    builder.require_all(&Condition::Any(vec![
        Condition::exists(Field::Cleanup),
        Condition::All(vec![
            Condition::missing(Field::Username),
            Condition::missing(Field::State),
        ]),
    ]));
    if by_name {
        builder.require_all(&Condition::missing(Field::LentTo));
    }
    builder.transition(person, transition);
    let end = record::ttl(after(transition.write.at, Failures::MEMORY));
    let end = Source::Else(Field::Cleanup.into(), end.into());
    builder.operation(&Operation::Set(Field::Ttl.into(), end));
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
        self.require_all(&Condition::differs(Field::WriteId, transition.write.id));
        let guards = transition.guards.iter();
        guards.for_each(|guard| self.require_all(&guard.condition()));
        let operations = transition.operations(person);
        operations.list().iter().for_each(|operation| self.operation(operation));
    }

    /// Adds a condition; one that consists of several as that many.
    fn require_all(&mut self, condition: &Condition) {
        if let Condition::All(conditions) = condition {
            conditions.iter().for_each(|condition| self.require_all(condition));
        } else {
            let condition = self.condition(condition);
            self.conditions.push(condition);
        }
    }

    fn condition(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Is(path, comparison, operand) => {
                let right = match operand {
                    Operand::Value(value) => self.value(attribute_value(value)),
                    Operand::Of(path) => self.path(path),
                };
                format!("{} {} {right}", self.path(path), operator(*comparison))
            }
            // Nothing is one of nothing.
            Condition::OneOf(_, values) if values.is_empty() => format!("attribute_not_exists({})", a::PARTITION),
            Condition::OneOf(path, values) => {
                let values: Vec<_> = values.iter().map(|value| self.value(attribute_value(value))).collect();
                format!("{} IN ({})", self.path(path), values.join(", "))
            }
            Condition::Exists(path) => format!("attribute_exists({})", self.path(path)),
            Condition::Missing(path) => format!("attribute_not_exists({})", self.path(path)),
            Condition::Size(path, comparison, length) => {
                let length = self.value(attribute_value(&Value::from(*length)));
                format!("size({}) {} {length}", self.path(path), operator(*comparison))
            }
            // DynamoDB refuses parentheses in parentheses.
            Condition::Not(condition) => match self.condition(condition) {
                within if within.starts_with('(') => format!("NOT {within}"),
                plain => format!("NOT ({plain})"),
            },
            Condition::All(conditions) => self.joined(conditions, " AND ", "attribute_exists"),
            Condition::Any(conditions) => self.joined(conditions, " OR ", "attribute_not_exists"),
        }
    }

    /// `of_none`: what holds of the key where all, or any, of none are asked for.
    fn joined(&mut self, conditions: &[Condition], by: &str, of_none: &str) -> String {
        let parts: Vec<_> = conditions.iter().map(|condition| self.condition(condition)).collect();
        match parts.as_slice() {
            [] => format!("{of_none}({})", a::PARTITION),
            [only] => only.clone(),
            several => format!("({})", several.join(by)),
        }
    }

    fn operation(&mut self, operation: &Operation) {
        match operation {
            Operation::Set(path, source) => {
                let source = match source {
                    Source::Value(value) => self.value(attribute_value(value)),
                    Source::Of(path) => self.path(path),
                    Source::Sum(path, amount) => {
                        let amount = self.value(attribute_value(&Value::from(*amount)));
                        format!("{} + {amount}", self.path(path))
                    }
                    Source::Else(path, value) => {
                        let value = self.value(attribute_value(value));
                        format!("if_not_exists({}, {value})", self.path(path))
                    }
                };
                let set = format!("{} = {source}", self.path(path));
                self.sets.push(set);
            }
            Operation::Remove(path) => {
                let path = self.path(path);
                self.removes.push(path);
            }
        }
    }

    fn path(&mut self, path: &Path) -> String {
        let mut written = if path.field == Field::Ttl {
            self.ttl_name()
        } else {
            path.field.attribute().into_owned()
        };
        for part in &path.inside {
            match part {
                Part::Entry(name) => {
                    written.push('.');
                    written.push_str(name);
                }
                Part::Place(place) => written.push_str(&format!("[{place}]")),
            }
        }
        written
    }

    /// `ttl` is a reserved word.
    fn ttl_name(&mut self) -> String {
        let name = "#ttl".to_owned();
        self.names.insert(name.clone(), a::TTL.to_owned());
        name
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

    fn set(&mut self, attribute: &str, value: AttributeValue) {
        let value = self.value(value);
        self.sets.push(format!("{attribute} = {value}"));
    }

    fn ttl(&mut self, at: Timestamp) {
        let name = self.ttl_name();
        self.set(&name, ttl(at));
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

fn operator(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::More => ">",
        Comparison::AtLeast => ">=",
    }
}
