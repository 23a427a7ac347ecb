//! What counts for limits: the parts of a counter, what an application has left, and what a destination was sent.

use jiff::{SignedDuration, Timestamp};

use super::{Builder, Expression};
use crate::{
    attribute as a,
    attribute::{bytes, number},
};
use domain::{
    clock::after,
    limits::{Charge, Counter},
    quota::{Allowance, Sent},
};

/// How long a destination is remembered: as long as the longest of its windows.
const DESTINATION_MEMORY: SignedDuration = SignedDuration::from_hours(24);

/// The expressions that count one more under a part of a counter, as long as it has not come to `cap`.
pub(crate) fn count(counter: &Counter, cap: u32) -> Expression {
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
    builder.ttl(counter.window.end);
    builder.finish()
}

/// The expressions that take one back.
pub(crate) fn uncount() -> Expression {
    let mut builder = Builder::default();
    builder.require(a::COUNT, ">", number(0));
    let one = builder.value(number(1));
    builder.sets.push(format!("{0} = {0} - {one}", a::COUNT));
    builder.finish()
}

/// The expressions that add one to a count that has no cap.
pub(crate) fn tally(attribute: &str, until: Timestamp) -> Expression {
    let mut builder = Builder::default();
    let (none, one) = (builder.value(number(0)), builder.value(number(1)));
    builder
        .sets
        .push(format!("{attribute} = if_not_exists({attribute}, {none}) + {one}"));
    builder.ttl(until);
    builder.finish()
}

/// The expressions that count one more of everything that `allowance` counts, as long as none of it has come to its cap.
pub(crate) fn spend(allowance: &Allowance) -> Expression {
    let mut builder = Builder::default();
    let (none, one) = (builder.value(number(0)), builder.value(number(1)));
    for count in &allowance.counts {
        let (name, cap) = (a::allowed(count), builder.value(number(count.cap)));
        builder
            .conditions
            .push(format!("(attribute_not_exists({name}) OR {name} < {cap})"));
        builder
            .sets
            .push(format!("{name} = if_not_exists({name}, {none}) + {one}"));
    }
    builder.ttl(allowance.window.end);
    builder.finish()
}

/// The expressions that write down one more message to a destination, as long as it was sent nothing since it was read.
pub(crate) fn send(charge: &Charge, known: Option<&Sent>) -> Expression {
    let mut builder = Builder::default();
    let with = |sent: &Sent| sent.with(charge.destination.sender, charge.at);
    let list = match known {
        Some(sent) => {
            builder.require(a::LOG, "=", bytes(&sent.to_bytes()));
            with(sent)
        }
        None => {
            builder
                .conditions
                .push(format!("attribute_not_exists({})", a::PARTITION));
            with(&Sent::default())
        }
    };
    builder.set(a::LOG, bytes(&list.to_bytes()));
    builder.set(a::LAST, bytes(&charge.message));
    builder.ttl(after(charge.at, DESTINATION_MEMORY));
    builder.finish()
}
