//! Writing down that a message waits.

use domain::{
    deliver,
    entropy::random,
    holding::{Hold, Why},
    outbox::OwedMessage,
    person::Person,
};
use jiff::Timestamp;
use service::{http::Error, metrics::Metric};
use store::Applied;

use crate::Deliver;

/// Has `message` wait, until then if that is known. First the place where `sweep` looks, then the person: cut off in between,
/// the stream brings the record again. `None`: it is owed no more.
pub(crate) async fn hold(
    delivery: &Deliver,
    person: &Person,
    message: OwedMessage,
    why: Why,
    until: Option<Timestamp>,
) -> Result<Option<Box<Person>>, Error> {
    let app = &delivery.app;
    let now = app.clock.now();
    let hold = Hold::next(person.owed.hold(message), message, why, until, now);
    tracing::warn!(
        invitation = %person.invitation_id(), kind = message.as_str(), why = hold.why.public_name(), until = %hold.until,
        times = hold.times, "a message waits"
    );
    let others = person.owed.held.iter().filter(|other| other.message != message);
    let first = others.map(|other| other.until).fold(hold.until, Timestamp::min);
    app.store.bring_again(person.key, first).await?;
    let kind = hold.why.as_str();
    let transition = deliver::hold(hold, random(&*app.entropy)?, now);
    match app.store.apply(person.key, &transition).await? {
        Applied::Done(after) => {
            Metric::Held.count_of(kind);
            Ok(Some(after))
        }
        Applied::Refused(..) => Ok(None),
    }
}
