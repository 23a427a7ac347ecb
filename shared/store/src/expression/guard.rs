//! What must hold, as conditions. Their meaning stands in `domain/transition/guard.rs`.

use super::Builder;
use crate::{
    attribute as a,
    attribute::{NEVER, bytes, number, string},
    item::{expiry, lifetime, millis, moments},
};
use domain::{
    api_key::Reach,
    channel::Channel,
    flow::StepKind,
    former,
    invitation::Kind,
    outbox::{Notices, OwedMessage},
    person::Status,
    transition::Guard,
};

impl Builder {
    pub(super) fn guard(&mut self, guard: &Guard) {
        match guard {
            Guard::Holds { generation, hash } => {
                self.require(a::GENERATION, "=", number(*generation));
                self.require(a::TICKET, "=", bytes(&hash.0));
            }
            Guard::Number(value) => self.require(a::NUMBER, "=", number(*value)),
            Guard::Belongs(application) => self.require(a::APPLICATION, "=", string(application.as_str())),
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
            Guard::Of(application) => self.require(a::APPLICATION, "=", string(application.as_str())),
            Guard::RenewalsAre(times) if times.is_empty() => {
                self.conditions.push(format!("attribute_not_exists({})", a::RENEWALS));
            }
            Guard::RenewalsAre(times) => self.require(a::RENEWALS, "=", moments(times)),
            Guard::IsSent => self.require(a::DELIVERY, "<>", string("not_sent")),
            Guard::Open => self.require_one_of(a::STATE, ["pending", "opened"].map(string)),
            Guard::NotCompleted => self.require(a::STATE, "<>", string("completed")),
            Guard::Ended(now) => {
                let open: Vec<_> = ["pending", "opened"].map(|state| self.value(string(state))).to_vec();
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions.push(format!(
                    "(NOT ({0} IN ({1})) OR NOT ({2} = {never} OR {2} > {now}))",
                    a::STATE,
                    open.join(", "),
                    a::EXPIRY
                ));
            }
            // A missing or malformed expiry fails both comparisons: it counts as expired.
            Guard::Alive(now) => {
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions
                    .push(format!("({0} = {never} OR {0} > {now})", a::EXPIRY));
            }
            // A missing or malformed expiry counts as expired here as well.
            Guard::Past(now) => {
                let (never, now) = (self.value(string(NEVER)), self.value(millis(*now)));
                self.conditions
                    .push(format!("NOT ({0} = {never} OR {0} > {now})", a::EXPIRY));
            }
            Guard::DueBy(now) => self.require(a::DUE_AT, "<=", millis(*now)),
            Guard::RemindsBefore(Some(seconds)) => self.require(a::REMINDER, "=", number(*seconds)),
            Guard::RemindsBefore(None) => self.conditions.push(format!("attribute_not_exists({})", a::REMINDER)),
            Guard::ExpiryIs(end) => self.require(a::EXPIRY, "=", expiry(*end)),
            Guard::Enabled => self.require(a::STATUS, "<>", string(Status::Disabled.as_str())),
            Guard::Disabled => self.require(a::STATUS, "=", string(Status::Disabled.as_str())),
            Guard::Active => self.require(a::STATUS, "=", string(Status::Active.as_str())),
            Guard::NotActive => self.require(a::STATUS, "<>", string(Status::Active.as_str())),
            Guard::NextIs(kinds) => self.require_one_of(a::NEXT, kinds.iter().map(|kind| string(kind.as_str()))),
            Guard::PositionIs(position) => self.require(a::POSITION, "=", number(*position)),
            Guard::GenerationIs(generation) => self.require(a::GENERATION, "=", number(*generation)),
            Guard::IsInvitation => self.require(a::KIND, "=", string(Kind::Invitation.as_str())),
            Guard::HasTicket => self.conditions.push(format!("attribute_not_exists({})", a::KILLED)),
            Guard::MethodIs(methods) => {
                self.require_one_of(a::METHOD, methods.iter().map(|method| string(method.as_str())));
            }
            Guard::ReachableBy(method) => match method.channel() {
                Some(Channel::Email) => {
                    self.conditions
                        .push(format!("attribute_not_exists({})", a::EMAIL_BOUNCED));
                    self.conditions.push(format!("attribute_exists({})", a::EMAIL));
                }
                Some(Channel::Sms) => self.conditions.push(format!("attribute_exists({})", a::PHONE)),
                None => {}
            },
            Guard::AtEntrance => {
                let start = self.value(number(0));
                let kinds: Vec<_> = StepKind::WITH_CODE
                    .iter()
                    .map(|kind| self.value(string(kind.as_str())))
                    .collect();
                let (position, next, kinds) = (a::POSITION, a::NEXT, kinds.join(", "));
                self.conditions
                    .push(format!("({position} = {start} OR NOT ({next} IN ({kinds})))"));
            }
            Guard::CodeSent => self.require(a::SENDS, ">", number(0)),
            Guard::FormerNotified => {
                let none = self.value(number(0));
                self.conditions.push(format!(
                    "(attribute_not_exists({0}) OR size({0}) = {none})",
                    a::OWE_FORMER
                ));
            }
            Guard::EmailPutBy(Some(write)) => self.require(a::EMAIL_PUT_BY, "=", bytes(write)),
            Guard::EmailPutBy(None) => self
                .conditions
                .push(format!("attribute_not_exists({})", a::EMAIL_PUT_BY)),
            Guard::PhoneNeedsNoNotice(given) => {
                let given = self.value(string(given.as_str()));
                self.conditions.push(format!(
                    "(attribute_not_exists({0}) OR {0} = {given} OR (attribute_not_exists({1}) AND attribute_exists({2})))",
                    a::PHONE,
                    a::PHONE_VERIFIED,
                    a::CODE_EXPIRY
                ));
            }
            Guard::RoomToNotify => {
                let most = self.value(number(i64::try_from(former::MOST).unwrap_or(i64::MAX)));
                self.conditions.push(format!(
                    "(attribute_not_exists({0}) OR size({0}) < {most})",
                    a::OWE_FORMER
                ));
            }
            Guard::CompletedSince(since) => {
                self.require(a::STATE, "=", string("completed"));
                self.require(a::STATE_AT, ">=", millis(*since));
            }
            Guard::Reachable => {
                let phone = self.value(string(StepKind::Phone.as_str()));
                self.conditions
                    .push(format!("({} <> {phone} OR attribute_exists({}))", a::NEXT, a::PHONE));
            }
            Guard::PauseOver(now) => {
                let now = self.value(millis(*now));
                self.conditions
                    .push(format!("(attribute_not_exists({0}) OR {0} <= {now})", a::NEXT_SEND));
            }
            Guard::AskedRarely(now) => self.rarely(a::ASKED, *now),
            Guard::CodeAlive(now) => self.require(a::CODE_EXPIRY, ">", millis(*now)),
            Guard::CodeIs(send) => {
                self.require(a::SENDS, "=", number(*send));
                self.conditions.push(format!("attribute_exists({})", a::CODE_EXPIRY));
            }
            Guard::TriesLeft => self.conditions.push(format!("{} < {}", a::TRIES, a::MAX_TRIES)),
            Guard::CodeFits(formats) => {
                self.require_one_of(a::FORMAT, formats.iter().map(|format| string(format.encode())));
            }
            Guard::TryCounted => self.require(a::TRIES, ">", number(0)),
            Guard::FailuresLeft => self.conditions.push(format!("{} < {}", a::FAILURES, a::MAX_FAILURES)),
            Guard::Owes(OwedMessage::Invitation { generation }) => {
                self.require(a::OWE_INVITATION, "=", number(*generation));
            }
            Guard::Owes(OwedMessage::Code { send }) => self.require(a::OWE_CODE, "=", number(*send)),
            Guard::Owes(OwedMessage::Reminder { generation }) => {
                self.require(a::OWE_REMINDER, "=", number(*generation))
            }
            Guard::Owes(OwedMessage::Notice {
                notice,
                number: Notices::UNNUMBERED,
            }) => self.require(a::OWE_NOTICE, "=", string(notice.as_str())),
            Guard::Owes(OwedMessage::Notice { notice, number: of }) => {
                self.require(notice.facts().owed_in, "=", number(*of));
            }
            Guard::Owes(OwedMessage::Verification { asked }) => self.require(a::OWE_VERIFICATION, "=", bytes(asked)),
            Guard::Owes(OwedMessage::Former { write, kind }) => {
                self.conditions
                    .push(format!("attribute_exists({}.{})", a::OWE_FORMER, kind.name(*write)))
            }
            Guard::MessageIs(id) => self.require(a::MESSAGE_ID, "=", string(id)),
            Guard::DeliveryIs(states) => self.require_one_of(a::DELIVERY, states.iter().copied().map(string)),
            Guard::ExchangeIs(hash) => self.require(a::EXCHANGE, "=", bytes(hash)),
            Guard::ExchangeAlive(now) => self.require(a::EXCHANGE_EXPIRY, ">", millis(*now)),
            Guard::Unchanged(write) => self.require(a::WRITE_ID, "=", bytes(write)),
            Guard::EmailIs(address) => self.require(a::EMAIL, "=", string(address.as_str())),
            Guard::NoCredential => self.conditions.push(format!("attribute_not_exists({})", a::CREDENTIAL)),
            Guard::TokensAre(generation) => self.require(a::TOKENS, "=", number(*generation)),
            Guard::MayTry(attempt) => self.may_try(attempt),
            Guard::FailuresKept => self.conditions.push(format!("attribute_exists({})", a::SIGN_IN_PLACES)),
            Guard::CredentialIs(hash) => self.require(a::CREDENTIAL, "=", string(hash.as_str())),
        }
    }
}
