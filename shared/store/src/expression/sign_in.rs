//! How a try of a password is counted. Its meaning stands in `domain/sign_in.rs`.

use super::{Builder, Expression};
use crate::{
    attribute as a,
    attribute::number,
    item::{millis, streak, ttl},
};
use domain::{
    clock::after,
    id::PersonKey,
    outbox::Notice,
    sign_in::{Attempt, Failures, Footing, Place, Streak},
    transition::Transition,
};

/// The expressions that count a try at whoever has this key, and at nobody, where nobody has it. What is nobody's is
/// cleaned up once it is forgotten; the end of a person's item stays what it is. They do not hold for a person of an
/// earlier version, whose item does not repeat its end.
pub(crate) fn attempt(person: PersonKey, by_name: bool, transition: &Transition) -> Expression {
    let mut builder = Builder::default();
    builder.conditions.push(format!(
        "(attribute_exists({}) OR (attribute_not_exists({}) AND attribute_not_exists({})))",
        a::CLEANUP,
        a::USERNAME,
        a::STATE
    ));
    if by_name {
        builder.conditions.push(format!("attribute_not_exists({})", a::NAME_OF));
    }
    builder.transition(person, transition);
    builder.names.insert("#ttl".to_owned(), a::TTL.to_owned());
    let end = builder.value(ttl(after(transition.write.at, Failures::MEMORY)));
    builder
        .sets
        .push(format!("#ttl = if_not_exists({}, {end})", a::CLEANUP));
    builder.finish()
}

impl Builder {
    pub(super) fn may_try(&mut self, attempt: &Attempt) {
        let (total, last, places) = (a::SIGN_IN_FAILURES, a::SIGN_IN_LAST, a::SIGN_IN_PLACES);
        let forgotten = self.value(millis(Failures::forgotten_before(attempt.at)));
        let (same_place, is_last) = match attempt.footing {
            Footing::Fresh => {
                self.conditions
                    .push(format!("(attribute_not_exists({places}) OR {last} <= {forgotten})"));
                return;
            }
            Footing::Counting { same_place, last } => (same_place, last),
        };
        self.conditions.push(format!("attribute_exists({places})"));
        self.conditions.push(format!("{last} > {forgotten}"));
        self.require(total, if is_last { "=" } else { "<>" }, number(Failures::MOST - 1));
        let here = format!("{places}.{}", attempt.place);
        if same_place {
            self.conditions.push(format!("{here}[1] > {forgotten}"));
        } else {
            self.conditions
                .push(format!("(attribute_not_exists({here}) OR {here}[1] <= {forgotten})"));
        }
        match attempt.place {
            Place::Source(_) => {
                self.require(total, "<", number(Failures::MOST));
                if same_place {
                    self.waited(&here, attempt);
                }
            }
            Place::Browser(_) if same_place => {
                self.require(&format!("{here}[0]"), "<", number(Failures::MOST_OF_A_BROWSER));
            }
            Place::Browser(_) => {}
        }
    }

    /// The wait after as many failures as there were is over.
    fn waited(&mut self, here: &str, attempt: &Attempt) {
        let mut ways = Vec::new();
        for count in Streak::FREE..=Streak::SLOWEST {
            let so_many = self.value(number(count));
            let is = match count {
                Streak::FREE => {
                    ways.push(format!("{here}[0] <= {so_many}"));
                    continue;
                }
                Streak::SLOWEST => ">=",
                _ => "=",
            };
            let since = self.value(millis(after(attempt.at, -Streak::wait_after(count))));
            ways.push(format!("({here}[0] {is} {so_many} AND {here}[1] <= {since})"));
        }
        self.conditions.push(format!("({})", ways.join(" OR ")));
    }

    pub(super) fn count_failure(&mut self, attempt: Attempt) {
        let (total, last, places) = (a::SIGN_IN_FAILURES, a::SIGN_IN_LAST, a::SIGN_IN_PLACES);
        let here = format!("{places}.{}", attempt.place);
        let first = streak(Streak {
            count: 1,
            last: attempt.at,
        });
        self.set(last, millis(attempt.at));
        match attempt.footing {
            Footing::Fresh => {
                self.set(total, number(1));
                let only = [(attempt.place.to_string(), first)];
                self.set(places, aws_sdk_dynamodb::types::AttributeValue::M(only.into()));
            }
            Footing::Counting { same_place, .. } => {
                self.add(total, total, "+", number(1));
                if same_place {
                    let count = format!("{here}[0]");
                    self.add(&count, &count, "+", number(1));
                    self.set(&format!("{here}[1]"), millis(attempt.at));
                } else {
                    self.set(&here, first);
                }
            }
        }
        if let Some(notice) = attempt.notice() {
            self.set(Notice::SignInLocked.facts().owed_in, number(notice));
        }
    }

    /// Ends the row of failures, and clears those of these places. There is one: see [`Guard::FailuresKept`].
    ///
    /// [`Guard::FailuresKept`]: domain::transition::Guard::FailuresKept
    pub(super) fn forgive(&mut self, cleared: &[Place]) {
        self.set(a::SIGN_IN_FAILURES, number(0));
        let places = cleared.iter().map(|place| format!("{}.{place}", a::SIGN_IN_PLACES));
        self.removes.extend(places);
    }
}
