//! The seven rules of DESIGN section 4, by name, and what is remembered to hold them.

use std::collections::BTreeMap;

use crate::reference::{Code, No, Policy, Ticket};

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Rule {
    Once,
    Expiry,
    Killed,
    Reading,
    Counting,
    Order,
    Strangers,
    /// No rule of its own: whatever the reference says differently in any other way.
    Agreement,
}

impl Rule {
    /// What it says.
    pub(crate) fn says(self) -> &'static str {
        match self {
            Self::Once => "rule 1: a ticket completes at most once",
            Self::Expiry => "rule 2: nothing succeeds from the moment of its end on, on read or in a write",
            Self::Killed => {
                "rule 3: resend, revocation, completion, change and disabling kill every earlier ticket and code"
            }
            Self::Reading => "rule 4: GET and HEAD, and whatever is refused, change nothing",
            Self::Counting => "rule 5: a try is counted before it is compared; the limits of code and invitation hold",
            Self::Order => "rule 6: steps come in order, and no form changes what the invitation fixes",
            Self::Strangers => "rule 7: whoever holds no ticket learns nothing",
            Self::Agreement => "the product does what the reference says, and leaves the state that it says",
        }
    }

    /// The rule that is broken by doing what the reference refuses for this reason.
    pub(crate) fn of(no: No) -> Self {
        match no {
            No::Completed => Self::Once,
            No::Expired | No::CodeExpired => Self::Expiry,
            No::Replaced
            | No::TicketGone
            | No::Revoked
            | No::Declined
            | No::Disabled
            | No::CodeReplaced
            | No::NotActive
            | No::Changed => Self::Killed,
            No::OutOfOrder | No::CodeMissing | No::NumberMissing => Self::Order,
            No::TriesUsed | No::FailuresUsed | No::WrongCode | No::TooSoon | No::TooOften => Self::Counting,
            No::Hidden | No::Paused | No::Locked => Self::Strangers,
            No::NotFound | No::NotDue | No::NotDeclinable => Self::Agreement,
        }
    }
}

/// What was seen from outside. It is kept apart from the reference, so that a mistake there does not hide one here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Ledger {
    completed: BTreeMap<Ticket, u32>,
    compared: BTreeMap<Code, u32>,
    wrong: BTreeMap<Ticket, u32>,
}

impl Ledger {
    /// A password was taken for this ticket.
    pub(crate) fn completed(&mut self, ticket: Ticket) -> Result<(), Rule> {
        let times = self.completed.entry(ticket).or_default();
        *times += 1;
        if *times == 1 { Ok(()) } else { Err(Rule::Once) }
    }

    /// A wrong code was compared, which told whoever typed it that it is wrong.
    pub(crate) fn wrong(&mut self, ticket: Ticket, code: Code, policy: &Policy) -> Result<(), Rule> {
        let of_code = self.compared.entry(code).or_default();
        *of_code += 1;
        let of_ticket = self.wrong.entry(ticket).or_default();
        *of_ticket += 1;
        if *of_code <= policy.tries && *of_ticket <= policy.failures {
            Ok(())
        } else {
            Err(Rule::Counting)
        }
    }
}
