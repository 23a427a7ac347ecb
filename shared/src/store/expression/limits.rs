//! What counts for limits: the parts of a counter, and what a destination was sent.

use jiff::{SignedDuration, Timestamp};

use super::{Builder, Expression};
use crate::{
    domain::{
        clock::after,
        limits::{Charge, Counter, Recent},
    },
    store::{
        attribute::{self as a, bytes, number},
        item::recent,
    },
};

/// How long a destination is remembered: as long as the longest of its windows.
const DESTINATION_MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// The expressions that count one more under a part of a counter, as long as it has not come to `cap`.
pub(in crate::store) fn count(counter: &Counter, cap: u32) -> Expression {
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
pub(in crate::store) fn uncount() -> Expression {
    let mut builder = Builder::default();
    builder.require(a::COUNT, ">", number(0));
    builder.add(a::COUNT, a::COUNT, "-", number(1));
    builder.finish()
}

/// The expressions that add one to a count that has no cap.
pub(in crate::store) fn tally(attribute: &str, until: Timestamp) -> Expression {
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
pub(in crate::store) fn send(charge: &Charge) -> Expression {
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
pub(in crate::store) fn send_first(charge: &Charge) -> Expression {
    let mut builder = Builder::default();
    builder
        .conditions
        .push(format!("attribute_not_exists({})", a::PARTITION));
    builder.set(a::LOG, recent(Recent::NONE.with(charge.at)));
    builder.set(a::LAST, bytes(&charge.message));
    builder.ttl(Some(after(charge.at, DESTINATION_MEMORY)));
    builder.finish()
}
