//! The language in memory: conditions are looked up in fields, and operations change them, as DynamoDB does both.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    field::Field,
    language::{Comparison, Condition, Operand, Operation, Operations, Part, Path, Source, Value},
};
use crate::{outbox::Slot, person::Person};

/// Fields and what they hold.
pub trait Fields {
    /// What this one holds.
    fn field(&self, field: Field) -> Option<Value>;

    /// Which of [`Field::Held`] there are, and perhaps more.
    fn held(&self) -> Vec<Slot>;
}

/// All fields of somebody, as an item has them.
pub type Record = BTreeMap<Field, Value>;

impl Fields for Record {
    fn field(&self, field: Field) -> Option<Value> {
        self.get(&field).cloned()
    }

    fn held(&self) -> Vec<Slot> {
        held(self.keys())
    }
}

impl Fields for Person {
    fn field(&self, field: Field) -> Option<Value> {
        field.of(self)
    }

    fn held(&self) -> Vec<Slot> {
        self.owed.held.iter().map(|hold| hold.message.slot()).collect()
    }
}

fn held<'a>(fields: impl Iterator<Item = &'a Field>) -> Vec<Slot> {
    let slot = |field: &Field| {
        if let Field::Held(slot) = field {
            Some(*slot)
        } else {
            None
        }
    };
    fields.filter_map(slot).collect()
}

/// Somebody, and what operations have made of some of their fields.
#[expect(missing_debug_implementations, reason = "a person holds personal data")]
pub struct Changed<'a> {
    /// As they were.
    pub before: &'a Person,
    fields: BTreeMap<Field, Option<Value>>,
}

/// DynamoDB takes no update with such an operation: it looks for something where nothing is, or two of them meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Impossible;

impl<'a> Changed<'a> {
    /// `person` after `operations`.
    ///
    /// # Errors
    /// [`Impossible`].
    pub fn by(person: &'a Person, operations: &Operations) -> Result<Self, Impossible> {
        if meet(operations.list()) {
            return Err(Impossible);
        }
        let mut changed = Self {
            before: person,
            fields: BTreeMap::new(),
        };
        for operation in operations.list() {
            match operation {
                Operation::Set(path, source) => {
                    let value = found(person, source).ok_or(Impossible)?;
                    changed.set(path, value)?;
                }
                Operation::Remove(path) => changed.remove(path)?,
            }
        }
        Ok(changed)
    }

    /// Whether one of the fields that `picked` picks may be another.
    pub fn touches(&self, picked: impl Fn(&Field) -> bool) -> bool {
        self.fields.keys().any(picked)
    }

    fn set(&mut self, path: &Path, value: Value) -> Result<(), Impossible> {
        let Some((last, parents)) = path.inside.split_last() else {
            self.fields.insert(path.field, Some(value));
            return Ok(());
        };
        let there = self.inside(path.field, parents).ok_or(Impossible)?;
        match last {
            Part::Entry(name) => drop(there.map_mut().ok_or(Impossible)?.insert(name.clone(), value)),
            Part::Place(place) => {
                let list = there.list_mut().ok_or(Impossible)?;
                match list.get_mut(*place) {
                    Some(known) => *known = value,
                    None => list.push(value),
                }
            }
        }
        Ok(())
    }

    fn remove(&mut self, path: &Path) -> Result<(), Impossible> {
        let Some((last, parents)) = path.inside.split_last() else {
            self.fields.insert(path.field, None);
            return Ok(());
        };
        let there = self.inside(path.field, parents).ok_or(Impossible)?;
        match last {
            Part::Entry(name) => drop(there.map_mut().ok_or(Impossible)?.remove(name)),
            Part::Place(place) => {
                let list = there.list_mut().ok_or(Impossible)?;
                if *place < list.len() {
                    list.remove(*place);
                }
            }
        }
        Ok(())
    }

    fn inside(&mut self, field: Field, parents: &[Part]) -> Option<&mut Value> {
        let there = self.fields.entry(field).or_insert_with(|| field.of(self.before));
        parents.iter().try_fold(there.as_mut()?, |value, part| match part {
            Part::Entry(name) => value.map_mut()?.get_mut(name),
            Part::Place(place) => value.list_mut()?.get_mut(*place),
        })
    }
}

impl Fields for Changed<'_> {
    fn field(&self, field: Field) -> Option<Value> {
        match self.fields.get(&field) {
            Some(value) => value.clone(),
            None => field.of(self.before),
        }
    }

    fn held(&self) -> Vec<Slot> {
        let before = self.before.held();
        let all: BTreeSet<_> = before.into_iter().chain(held(self.fields.keys())).collect();
        all.into_iter().collect()
    }
}

/// Whether two operations change the same, or one changes what is within the other's. The same may be removed twice.
fn meet(operations: &[Operation]) -> bool {
    let mut removed = BTreeSet::new();
    let mut all: Vec<&Path> = Vec::new();
    for operation in operations {
        match operation {
            Operation::Set(path, _) => all.push(path),
            Operation::Remove(path) => drop(removed.insert(path)),
        }
    }
    all.extend(removed);
    // What lies within another stands right behind it.
    all.sort_unstable();
    all.windows(2).any(|pair| match pair {
        [one, next] => one.field == next.field && next.inside.starts_with(&one.inside),
        _ => false,
    })
}

fn at(fields: &(impl Fields + ?Sized), path: &Path) -> Option<Value> {
    let there = fields.field(path.field)?;
    path.inside.iter().try_fold(there, |value, part| match part {
        Part::Entry(name) => value.map()?.remove(name),
        Part::Place(place) => value.list()?.into_iter().nth(*place),
    })
}

fn found(fields: &(impl Fields + ?Sized), source: &Source) -> Option<Value> {
    match source {
        Source::Value(value) => Some(value.clone()),
        Source::Of(path) => at(fields, path),
        Source::Sum(path, amount) => at(fields, path)?.number()?.checked_add(*amount).map(Value::Number),
        Source::Else(path, value) => at(fields, path).or_else(|| Some(value.clone())),
    }
}

impl Comparison {
    /// How `left` compares with `right`.
    fn holds(self, left: Option<&Value>, right: Option<&Value>) -> bool {
        let equal = left.is_some() && left == right;
        let order = left.zip(right).and_then(|(left, right)| left.order(right));
        match self {
            Self::Equal => equal,
            Self::NotEqual => !equal,
            Self::Less => order.is_some_and(Ordering::is_lt),
            Self::AtMost => order.is_some_and(Ordering::is_le),
            Self::More => order.is_some_and(Ordering::is_gt),
            Self::AtLeast => order.is_some_and(Ordering::is_ge),
        }
    }
}

impl Condition {
    /// Whether it holds there.
    #[must_use]
    pub fn holds(&self, fields: &(impl Fields + ?Sized)) -> bool {
        match self {
            Self::Is(path, comparison, operand) => {
                let right = match operand {
                    Operand::Value(value) => Some(value.clone()),
                    Operand::Of(path) => at(fields, path),
                };
                comparison.holds(at(fields, path).as_ref(), right.as_ref())
            }
            Self::OneOf(path, values) => at(fields, path).is_some_and(|value| values.contains(&value)),
            Self::Exists(path) => at(fields, path).is_some(),
            Self::Missing(path) => at(fields, path).is_none(),
            Self::Size(path, comparison, length) => {
                let size = at(fields, path).and_then(|value| value.length());
                size.is_some_and(|size| comparison.holds(Some(&Value::from(size)), Some(&Value::from(*length))))
            }
            Self::Not(condition) => !condition.holds(fields),
            Self::All(conditions) => conditions.iter().all(|condition| condition.holds(fields)),
            Self::Any(conditions) => conditions.iter().any(|condition| condition.holds(fields)),
        }
    }
}
