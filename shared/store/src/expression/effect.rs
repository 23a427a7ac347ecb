//! What changes, as updates. Their meaning stands in `domain/transition/effect.rs`.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::Builder;
use crate::{
    attribute as a,
    attribute::{bytes, number, string},
    due::DueKind,
    item::{delivery, expiry, former, lifetime, millis, moments, names, terms, write},
};
use domain::{
    channel::Channel,
    due,
    flow::StepKind,
    id::PersonKey,
    invitation::{Issue, Kind, Method},
    outbox::{Notice, Notices, OwedMessage},
    person::Status,
    transition::{Effect, EmailProof, Target},
};

impl Builder {
    pub(super) fn effect(&mut self, person: PersonKey, effect: &Effect) {
        if let Effect::Settle(message) = effect {
            self.removes.push(a::held(*message));
        }
        match effect {
            Effect::Open(at) => {
                self.set(a::STATE, string("opened"));
                self.set_once(a::STATE_AT, millis(*at));
            }
            Effect::SetLocale(locale) => self.set(a::LOCALE, string(&**locale)),
            Effect::KeepLocale(locale) => self.set_once(a::LOCALE, string(&**locale)),
            Effect::AskForCode(now) => {
                self.add(a::SENDS, a::SENDS, "+", number(1));
                self.add(a::OWE_CODE, a::SENDS, "+", number(1));
                self.set(a::TRIES, number(0));
                self.add(a::CODE_EXPIRY, a::CODE_LIFE, "+", millis(*now));
                self.add(a::NEXT_SEND, a::PAUSE, "+", millis(*now));
                self.remember(a::ASKED, *now);
                // Of a code of another generation, which had the same number.
                self.remove(&[a::UNSENT, "held_code"]);
            }
            Effect::CountTry => {
                self.add(a::TRIES, a::TRIES, "+", number(1));
                self.add(a::FAILURES, a::FAILURES, "+", number(1));
            }
            Effect::Prove {
                at,
                proven,
                position,
                next,
            } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.add(a::FAILURES, a::FAILURES, "-", number(1));
                self.remove(&[a::CODE_EXPIRY, a::NEXT_SEND, a::OWE_CODE]);
                self.prove(*proven, *at);
            }
            Effect::Enter {
                at,
                proven,
                position,
                next,
            } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.add(a::FAILURES, a::FAILURES, "-", number(1));
                self.remove(&[a::CODE_EXPIRY, a::OWE_CODE]);
                self.prove(*proven, *at);
            }
            Effect::GoBy(kind) => self.set(a::NEXT, string(kind.as_str())),
            Effect::Advance { position, next } => {
                self.set(a::POSITION, number(*position));
                self.set(a::NEXT, string(next.as_str()));
                self.drop_code_before(*next);
            }
            Effect::SetProfile(profile) => self.set(a::PROFILE, string(profile.to_json())),
            Effect::AcceptTerms(accepted) => self.set(a::TERMS, terms(accepted)),
            Effect::SetPhone(phone) => {
                self.set(a::PHONE, string(phone.as_str()));
                self.remove(&[a::PHONE_VERIFIED]);
            }
            Effect::Complete {
                at,
                credential,
                verifies_email,
                notice,
                exchange,
                switched_off,
            } => {
                let status = if *switched_off {
                    Status::Disabled
                } else {
                    Status::Active
                };
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.set_or_remove(a::EXCHANGE, exchange.map(|exchange| bytes(&exchange.hash)));
                self.set_or_remove(a::EXCHANGE_EXPIRY, exchange.map(|exchange| millis(exchange.expires_at)));
                self.set(a::STATE, string("completed"));
                self.set(a::STATE_AT, millis(*at));
                self.set(a::STATUS, string(status.as_str()));
                self.set(a::CREDENTIAL, string(credential.as_str()));
                self.remove(&[a::LOCKED, a::OWE_INVITATION, a::OWE_CODE]);
                self.remove(&[a::REMINDER, a::OWE_REMINDER]);
                self.remove(&a::OF_FAILURES);
                self.clean_up(None);
                self.due(person, None);
                if let Some(notice) = notice {
                    self.add(notice.facts().owed_in, a::TOKENS, "+", number(1));
                }
                if let Some(proof) = verifies_email {
                    self.set_once(a::EMAIL_VERIFIED, millis(*at));
                    match proof {
                        EmailProof::Own => self.remove(&[a::EMAIL_ON_WORD]),
                        EmailProof::Word => {}
                    }
                }
            }
            Effect::Renew {
                issue,
                method,
                first,
                owed,
                code_expires_at,
                cleanup_at,
                keeps_failures,
                reminder,
            } => {
                self.issue(issue, *first);
                if !keeps_failures {
                    self.set(a::FAILURES, number(0));
                }
                self.set(a::METHOD, string(method.as_str()));
                self.set(a::SENDS, number(u8::from(code_expires_at.is_some())));
                self.set_or_remove(a::CODE_EXPIRY, code_expires_at.map(millis));
                self.remove(&[a::NEXT_SEND]);
                if *owed {
                    self.set(a::DELIVERY, string("queued"));
                    self.add(a::OWE_INVITATION, a::GENERATION, "+", number(1));
                } else {
                    self.set(a::DELIVERY, string("not_sent"));
                    self.remove(&[a::OWE_INVITATION]);
                }
                self.clean_up_unless_kept(*cleanup_at);
                self.set_or_remove(a::REMINDER, reminder.map(number));
                self.remove(&[a::OWE_REMINDER]);
                self.due(person, due::first(issue.expiry, *reminder));
            }
            Effect::Reinvite(fresh) => {
                let mut item = write(fresh);
                for kept in [a::PARTITION, a::SORT, a::APPLICATION, a::USERNAME, a::CREATED, a::ASKED] {
                    item.remove(kept);
                }
                item.remove(a::NAME_OF);
                if fresh.also.is_empty() {
                    item.remove(a::ALSO);
                }
                item.remove(a::TOKENS);
                // The write says these by itself.
                for written in [
                    a::WRITE_ID,
                    a::WRITE_EVENT,
                    a::WRITE_AT,
                    a::WRITE_BY,
                    a::WRITE_OWES,
                    a::TTL,
                    a::CLEANUP,
                ] {
                    item.remove(written);
                }
                let absent = a::of_one_invitation().filter(|name| !item.contains_key(*name));
                self.removes.extend(absent.map(str::to_owned));
                item.into_iter().for_each(|(name, value)| self.set(&name, value));
                self.clean_up(fresh.cleanup_at);
            }
            Effect::SendAgain(generation) => {
                self.set(a::OWE_INVITATION, number(*generation));
                self.set(a::DELIVERY, string("queued"));
                self.remove(&[a::DELIVERY_AT, a::MESSAGE_ID, a::DELIVERY_REASON]);
            }
            Effect::CountRenewals(times) => self.set(a::RENEWALS, moments(times)),
            Effect::Reset {
                issue,
                flow,
                first,
                lifetime: life,
                at,
                by,
                method,
                target,
            } => {
                let by_code = method.code_step().is_some();
                self.add(a::NUMBER, a::NUMBER, "+", number(1));
                self.set(a::KIND, string(Kind::PasswordReset.as_str()));
                self.set(a::METHOD, string(method.as_str()));
                self.set(a::FLOW, string(flow.to_string()));
                self.set(a::LIFETIME, lifetime(*life));
                self.set(a::INVITED_AT, millis(*at));
                self.set(a::INVITED_BY, string(by.encode()));
                if *method != Method::Link {
                    self.set(a::DELIVERY, string("queued"));
                    self.add(a::OWE_INVITATION, a::GENERATION, "+", number(1));
                    self.add(a::NEXT_SEND, a::PAUSE, "+", millis(*at));
                    self.remember(a::ASKED, *at);
                } else {
                    self.set(a::DELIVERY, string("not_sent"));
                    self.remove(&[a::OWE_INVITATION, a::NEXT_SEND]);
                }
                self.target(target);
                self.remove(&[a::INVITER, a::CHALLENGE]);
                if by_code {
                    self.add(a::CODE_EXPIRY, a::CODE_LIFE, "+", millis(*at));
                } else {
                    self.remove(&[a::CODE_EXPIRY]);
                }
                self.set(a::SENDS, number(u8::from(by_code)));
                self.set(a::FAILURES, number(0));
                self.issue(issue, *first);
                self.remove(&[a::REMINDER, a::OWE_REMINDER]);
                self.due(person, None);
            }
            Effect::Retarget { target, lifetime: life } => {
                self.target(target);
                self.set(a::LIFETIME, lifetime(*life));
            }
            Effect::SetStatus(status) => {
                self.set(a::STATUS, string(status.as_str()));
                let locked = match status {
                    Status::Invited { locked } => Some(AttributeValue::Bool(*locked)),
                    Status::Active | Status::Disabled => None,
                };
                self.set_or_remove(a::LOCKED, locked);
            }
            Effect::KillTickets(unmatched) => {
                self.add(a::GENERATION, a::GENERATION, "+", number(1));
                self.set(a::TICKET, bytes(&unmatched.0));
                self.set(a::KILLED, AttributeValue::Bool(true));
                self.set(a::SENDS, number(0));
                self.remove(&[a::CODE_EXPIRY, a::EXCHANGE, a::EXCHANGE_EXPIRY]);
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE, a::REMINDER, a::OWE_REMINDER]);
            }
            Effect::SetRoles(roles) => {
                let list = AttributeValue::L(roles.iter().map(string).collect());
                self.set_or_remove(a::ROLES, (!roles.is_empty()).then_some(list));
            }
            Effect::SetMetadata(metadata) => {
                self.set_or_remove(a::METADATA, (!metadata.is_empty()).then(|| string(metadata.to_json())));
            }
            Effect::PutEmail { address, proven, write } => {
                self.set(a::EMAIL, string(address.as_str()));
                self.set_or_remove(a::EMAIL_VERIFIED, proven.map(millis));
                self.set(a::EMAIL_PUT_BY, bytes(write));
                self.set(a::EMAIL_ON_WORD, AttributeValue::Bool(true));
                self.remove(&[a::EMAIL_BOUNCED]);
            }
            Effect::HoldNames { also, following } => {
                self.set_or_remove(a::ALSO, names(also));
                self.set_or_remove(a::FOLLOWING, following.map(|following| string(following.as_str())));
            }
            Effect::TakeName(username) => {
                self.set(a::USERNAME, string(username.as_str()));
                self.remove(&[a::FOLLOWING]);
            }
            Effect::LendName(to) => self.set(a::NAME_OF, bytes(to.as_bytes())),
            Effect::OwnEmail => self.remove(&[a::EMAIL_ON_WORD]),
            Effect::OweFormer(all) => self.set_or_remove(a::OWE_FORMER, former(all)),
            Effect::UseUp(generation) => self.set(a::USED, number(*generation)),
            Effect::ShowLink => self.set(a::SHOWN, AttributeValue::Bool(true)),
            Effect::ProveEmail(at) => self.set_or_remove(a::EMAIL_VERIFIED, at.map(millis)),
            Effect::SetProvenPhone(phone, at) => {
                self.set(a::PHONE, string(phone.as_str()));
                self.set(a::PHONE_VERIFIED, millis(*at));
            }
            Effect::ProvePhone(at) => self.set_or_remove(a::PHONE_VERIFIED, at.map(millis)),
            Effect::OweVerification(asked) => self.set(a::OWE_VERIFICATION, bytes(asked)),
            Effect::ForgetPhone => self.remove(&[a::PHONE, a::PHONE_VERIFIED]),
            Effect::ChangePassword(credential) => {
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.set(a::CREDENTIAL, string(credential.as_str()));
                self.add(Notice::PasswordChanged.facts().owed_in, a::TOKENS, "+", number(1));
                self.remove(&a::OF_FAILURES);
            }
            Effect::EndTokens => {
                self.add(a::TOKENS, a::TOKENS, "+", number(1));
                self.remove(&[a::EXCHANGE, a::EXCHANGE_EXPIRY]);
            }
            Effect::CloseExchange => self.remove(&[a::EXCHANGE, a::EXCHANGE_EXPIRY]),
            Effect::MarkUndeliverable(at) => self.set(a::EMAIL_BOUNCED, millis(*at)),
            Effect::Extend {
                expiry: end,
                cleanup_at,
                due_at,
            } => {
                self.set(a::EXPIRY, expiry(*end));
                self.clean_up_unless_kept(*cleanup_at);
                self.due(person, *due_at);
            }
            Effect::Revoke { at, cleanup_at, notice } => {
                if let Some(notice) = notice {
                    self.sets
                        .push(format!("{} = {}", notice.facts().owed_in, a::GENERATION));
                }
                self.set(a::STATE, string("revoked"));
                self.set(a::STATE_AT, millis(*at));
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE, a::REMINDER, a::OWE_REMINDER]);
                self.clean_up_unless_kept(Some(*cleanup_at));
                self.due(person, None);
            }
            Effect::Decline { at, cleanup_at } => {
                self.set(a::STATE, string("declined"));
                self.set(a::STATE_AT, millis(*at));
                self.remove(&[a::OWE_INVITATION, a::OWE_CODE, a::REMINDER, a::OWE_REMINDER]);
                self.clean_up_unless_kept(Some(*cleanup_at));
                self.due(person, None);
            }
            Effect::Settle(OwedMessage::Invitation { .. }) => self.remove(&[a::OWE_INVITATION]),
            Effect::Settle(OwedMessage::Code { .. }) => self.remove(&[a::OWE_CODE]),
            Effect::Await(at) => self.due(person, *at),
            Effect::ForgetReminder => self.remove(&[a::REMINDER]),
            Effect::OweReminder(generation) => self.set(a::OWE_REMINDER, number(*generation)),
            Effect::Settle(OwedMessage::Reminder { .. }) => self.remove(&[a::OWE_REMINDER]),
            Effect::Settle(OwedMessage::Notice { notice, number }) => self.remove(&[match *number {
                Notices::UNNUMBERED => a::OWE_NOTICE,
                _ => notice.facts().owed_in,
            }]),
            Effect::Settle(OwedMessage::Verification { .. }) => self.remove(&[a::OWE_VERIFICATION]),
            Effect::Settle(OwedMessage::Former { write, kind }) => {
                self.removes.push(format!("{}.{}", a::OWE_FORMER, kind.name(*write)))
            }
            Effect::Hold(hold) => self.set(&a::held(hold.message), string(hold.encode())),
            Effect::NoteUnsent(unsent) => self.set(a::UNSENT, string(unsent.encode())),
            Effect::Deliver(outcome) => {
                delivery(outcome)
                    .into_iter()
                    .for_each(|(name, value)| self.set_or_remove(name, value));
            }
            Effect::CountFailure(attempt) => self.count_failure(*attempt),
            Effect::Forgive(cleared) => self.forgive(cleared),
            Effect::ForgetFailures => self.remove(&a::OF_FAILURES),
            Effect::Rehash(credential) => self.set(a::CREDENTIAL, string(credential.as_str())),
        }
    }

    /// When something is due about the invitation of `person`: the two stand in the item together, or not at all.
    fn due(&mut self, person: PersonKey, at: Option<Timestamp>) {
        let kind = DueKind::Invitation.part_of(person.as_bytes());
        self.set_or_remove(a::DUE_KIND, at.map(|_| kind));
        self.set_or_remove(a::DUE_AT, at.map(millis));
    }

    /// A code for coming in is none for a step that has one of its own.
    fn drop_code_before(&mut self, next: StepKind) {
        if StepKind::WITH_CODE.contains(&next) {
            self.remove(&[a::CODE_EXPIRY]);
        }
    }

    fn prove(&mut self, proven: StepKind, at: Timestamp) {
        match proven.channel() {
            Some(Channel::Email) => {
                self.set_once(a::EMAIL_VERIFIED, millis(at));
                self.remove(&[a::EMAIL_ON_WORD]);
            }
            Some(Channel::Sms) => self.set_once(a::PHONE_VERIFIED, millis(at)),
            None => {}
        }
    }

    /// A new generation at its beginning.
    fn issue(&mut self, issue: &Issue, first: StepKind) {
        self.set(a::STATE, string("pending"));
        self.add(a::GENERATION, a::GENERATION, "+", number(1));
        self.set(a::KEY, number(issue.key.0));
        self.set(a::NONCE, bytes(&issue.nonce));
        self.set(a::TICKET, bytes(&issue.ticket.0));
        self.set(a::EXPIRY, expiry(issue.expiry));
        for counter in [a::POSITION, a::TRIES] {
            self.set(counter, number(0));
        }
        self.set(a::NEXT, string(first.as_str()));
        self.remove(&[
            a::KILLED,
            a::SHOWN,
            a::STATE_AT,
            a::OWE_CODE,
            a::UNSENT,
            a::DELIVERY_AT,
            a::MESSAGE_ID,
            a::DELIVERY_REASON,
            a::REPLAY_KEY,
            a::REPLAY_BODY,
        ]);
    }

    fn target(&mut self, target: &Target) {
        self.set_or_remove(a::RESULT, target.result_url.as_ref().map(string));
        self.set(a::INCLUDE_EMAIL, AttributeValue::Bool(target.include_email));
        self.set_or_remove(a::VOUCHED, target.vouched.then_some(AttributeValue::Bool(true)));
    }
}
