//! The language that guards and effects are written in: conditions and operations on fields. It has two interpreters. In memory
//! ([`super::memory`]) it works on a [`Person`](crate::person::Person); the store makes of it the condition and the update of one
//! `UpdateItem`. What it means is what DynamoDB means by it: everything that an update reads is what was there before it.

use std::{cmp::Ordering, collections::BTreeMap};

use super::field::Field;

/// What a field holds.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can be the hash of a password")]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number. Moments and spans of time are milliseconds.
    Number(i64),
    /// Bytes.
    Bytes(Vec<u8>),
    /// Yes or no.
    Flag(bool),
    /// Several, in order.
    List(Vec<Value>),
    /// Several, by name.
    Map(BTreeMap<String, Value>),
    /// Something that no version of ours writes.
    Foreign,
}

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The bytes, if it is some.
    #[must_use]
    pub fn bytes(self) -> Option<Vec<u8>> {
        if let Self::Bytes(bytes) = self {
            Some(bytes)
        } else {
            None
        }
    }

    /// Yes or no, if it is that.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self { Some(*flag) } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn list(self) -> Option<Vec<Self>> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The same, to be changed.
    pub fn list_mut(&mut self) -> Option<&mut Vec<Self>> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    /// The map, if it is one.
    #[must_use]
    pub fn map(self) -> Option<BTreeMap<String, Self>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    /// The same, to be changed.
    pub fn map_mut(&mut self) -> Option<&mut BTreeMap<String, Self>> {
        if let Self::Map(map) = self { Some(map) } else { None }
    }

    /// How many bytes, values or entries it has, where it can have several.
    #[must_use]
    pub fn length(&self) -> Option<usize> {
        match self {
            Self::Text(text) => Some(text.len()),
            Self::Bytes(bytes) => Some(bytes.len()),
            Self::List(list) => Some(list.len()),
            Self::Map(map) => Some(map.len()),
            Self::Number(_) | Self::Flag(_) | Self::Foreign => None,
        }
    }

    /// The order of two of one kind that has an order.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => Some(one.cmp(other)),
            (Self::Number(one), Self::Number(other)) => Some(one.cmp(other)),
            (Self::Bytes(one), Self::Bytes(other)) => Some(one.cmp(other)),
            (
                Self::Text(_)
                | Self::Number(_)
                | Self::Bytes(_)
                | Self::Flag(_)
                | Self::List(_)
                | Self::Map(_)
                | Self::Foreign,
                _,
            ) => None,
        }
    }
}

/// A field, or something within its list or map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path {
    /// The field.
    pub field: Field,
    /// The way into it.
    pub inside: Vec<Part>,
}

/// One step into a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What a map has under this name.
    Entry(String),
    /// What a list has at this place.
    Place(usize),
}

impl From<Field> for Path {
    fn from(field: Field) -> Self {
        let inside = Vec::new();
        Self { field, inside }
    }
}

impl Field {
    /// What the map in it has under this name.
    #[must_use]
    pub fn entry(self, name: impl Into<String>) -> Path {
        let inside = vec![Part::Entry(name.into())];
        Path { field: self, inside }
    }

    /// What the list in it has at this place.
    #[must_use]
    pub fn place(self, place: usize) -> Path {
        Path::from(self).place(place)
    }
}

impl Path {
    /// What the list there has at this place.
    #[must_use]
    pub fn place(mut self, place: usize) -> Self {
        self.inside.push(Part::Place(place));
        self
    }
}

/// What has to hold of the fields.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub enum Condition {
    /// The value there compares like this. Values of two kinds, or one that is missing, are not equal, and neither is less.
    Is(Path, Comparison, Operand),
    /// The value there is one of these.
    OneOf(Path, Vec<Value>),
    /// There is a value.
    Exists(Path),
    /// There is none.
    Missing(Path),
    /// There is a value, and its length compares like this.
    Size(Path, Comparison, usize),
    /// It does not hold.
    Not(Box<Self>),
    /// All hold.
    All(Vec<Self>),
    /// One holds.
    Any(Vec<Self>),
}

/// How two values compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// What something is compared with.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can be the hash of a password")]
pub enum Operand {
    /// This.
    Value(Value),
    /// What is there.
    Of(Path),
}

impl Condition {
    /// The value there compares like this with that.
    pub fn is(path: impl Into<Path>, comparison: Comparison, value: impl Into<Value>) -> Self {
        Self::Is(path.into(), comparison, Operand::Value(value.into()))
    }

    /// The value there is less than the one of that field.
    pub fn below(path: impl Into<Path>, most: Field) -> Self {
        Self::Is(path.into(), Comparison::Less, Operand::Of(most.into()))
    }

    /// The value there is this one.
    pub fn equal(path: impl Into<Path>, value: impl Into<Value>) -> Self {
        Self::is(path, Comparison::Equal, value)
    }

    /// The value there is another one, or there is none.
    pub fn differs(path: impl Into<Path>, value: impl Into<Value>) -> Self {
        Self::is(path, Comparison::NotEqual, value)
    }

    /// The value there is one of these.
    pub fn one_of<V: Into<Value>>(path: impl Into<Path>, values: impl IntoIterator<Item = V>) -> Self {
        Self::OneOf(path.into(), values.into_iter().map(Into::into).collect())
    }

    /// There is a value.
    pub fn exists(path: impl Into<Path>) -> Self {
        Self::Exists(path.into())
    }

    /// There is none.
    pub fn missing(path: impl Into<Path>) -> Self {
        Self::Missing(path.into())
    }

    /// The value there is this one; where this is none, there is none.
    pub fn equal_or_missing(path: impl Into<Path>, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => Self::equal(path, value),
            None => Self::missing(path),
        }
    }

    /// It does not hold.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// It holds always.
    pub const ALWAYS: Self = Self::All(Vec::new());
}

/// A change of a field.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub enum Operation {
    /// The value there is this one from now on.
    Set(Path, Source),
    /// There is none any more.
    Remove(Path),
}

/// Where a value comes from.
#[derive(Clone, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can be the hash of a password")]
pub enum Source {
    /// This.
    Value(Value),
    /// What was there.
    Of(Path),
    /// The number that was there, and so much more.
    Sum(Path, i64),
    /// What was there, or this if nothing was.
    Else(Path, Value),
}

/// Operations, one after the other as they are thought of. They are carried out all at once.
#[derive(Clone, Default, PartialEq)]
#[expect(missing_debug_implementations, reason = "it can hold the hash of a password")]
pub struct Operations(Vec<Operation>);

impl Operations {
    /// The value there is this one.
    pub fn set(&mut self, path: impl Into<Path>, value: impl Into<Value>) {
        self.put(path, Source::Value(value.into()));
    }

    /// The value there is this one, or there is none.
    pub fn set_or_remove(&mut self, field: Field, value: Option<impl Into<Value>>) {
        match value {
            Some(value) => self.set(field, value),
            None => self.remove([field]),
        }
    }

    /// The value there is this one, if there is none yet.
    pub fn set_once(&mut self, field: Field, value: impl Into<Value>) {
        self.put(field, Source::Else(field.into(), value.into()));
    }

    /// There is `true`, or nothing.
    pub fn flag(&mut self, field: Field, is: bool) {
        self.set_or_remove(field, is.then_some(true));
    }

    /// The number there is so much more.
    pub fn add(&mut self, path: impl Into<Path>, amount: i64) {
        let path = path.into();
        self.put(path.clone(), Source::Sum(path, amount));
    }

    /// The value there comes from here.
    pub fn put(&mut self, path: impl Into<Path>, source: Source) {
        self.0.push(Operation::Set(path.into(), source));
    }

    /// There is none any more.
    pub fn remove(&mut self, fields: impl IntoIterator<Item = impl Into<Path>>) {
        self.0
            .extend(fields.into_iter().map(|path| Operation::Remove(path.into())));
    }

    /// All of them.
    #[must_use]
    pub fn list(&self) -> &[Operation] {
        &self.0
    }

    /// Whether a message is owed by them.
    #[must_use]
    pub fn owe(&self) -> bool {
        let owes = |operation: &Operation| match operation {
            Operation::Set(path, _) => path.field.owes(),
            Operation::Remove(_) => false,
        };
        self.0.iter().any(owes)
    }
}
