//! The store does what the domain says: a transition on the table ends as it does in memory, with the same person or the
//! same reason. And what the table holds is read as it is, or not at all.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use jiff::{SignedDuration, Timestamp};
use proptest::{prelude::*, test_runner::TestRunner};
use shared::{
    domain::{
        address::{EmailAddress, PhoneNumber, Username},
        api_key::{ApiKeyId, Caller, Reach, Scope},
        application::{Application, Settings},
        clock::{Lifetime, after},
        deliver::{Outcome, settle},
        entropy::{SeededEntropy, random},
        flow::Flow,
        id::ApplicationId,
        invitation::Method,
        invite::{self, Invite},
        metadata::Metadata,
        password::PasswordHash,
        person::{Notice, Person, Replay},
        setup, sign_in,
        ticket::Ticket,
        transition::{Assumed, Guard, OwedMessage, Refusal, Transition},
    },
    store::{Applied, Created, Store},
};

use crate::support::World;

/// One step of a walk: what is tried, and how far the clock jumps before.
#[derive(Debug, Clone, Copy)]
struct Step {
    action: u8,
    /// Which of the tickets, numbers or messages so far, right or wrong.
    choice: u8,
    jump: i64,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let jump = prop_oneof![
        9 => 0_i64..2_000,
        2 => prop_oneof![Just(59_999_i64), Just(60_000), Just(60_001), Just(600_000)],
        1 => prop_oneof![Just(3_599_999_i64), Just(3_600_000)],
        1 => -5_000_i64..0,
    ];
    let step = (0_u8..15, 0_u8..4, jump).prop_map(|(action, choice, jump)| Step { action, choice, jump });
    prop::collection::vec(step, 1..20)
}

/// Who is invited, and to what.
#[derive(Debug, Clone)]
struct Start {
    email: bool,
    method: Method,
    lifetime: Lifetime,
    flow: &'static str,
    metadata: bool,
    replay: bool,
}

fn starts() -> impl Strategy<Value = Start> {
    let lifetime = prop_oneof![
        Just(Lifetime::Never),
        Just(Lifetime::Seconds(0)),
        Just(Lifetime::Seconds(3_600)),
        Just(Lifetime::Seconds(86_400)),
    ];
    let flow = prop_oneof![3 => Just("email_code_password"), 1 => Just("sms_code_password"), 1 => Just("link_password")];
    let method = prop_oneof![Just(Method::EmailLink), Just(Method::Link)];
    (any::<bool>(), method, lifetime, flow, any::<bool>(), any::<bool>()).prop_map(
        |(email, method, lifetime, flow, metadata, replay)| {
            let email = email || method == Method::EmailLink || flow == "email_code_password";
            Start { email, method, lifetime, flow, metadata, replay }
        },
    )
}

/// What the walks share: one table, one deployment.
struct Ground {
    world: World,
    entropy: SeededEntropy,
    next: AtomicU64,
    /// How often each event and each refusal was met, so that walks that never get anywhere are noticed.
    met: Mutex<BTreeMap<String, u32>>,
}

impl Ground {
    async fn new() -> Self {
        let (world, entropy) = (World::new().await, SeededEntropy::new(11));
        Self { world, entropy, next: AtomicU64::default(), met: Mutex::default() }
    }

    fn store(&self) -> &Store {
        &self.world.stack.app.store
    }

    fn application(&self) -> Application {
        let mut settings = Settings::named("Agreement");
        (settings.code.tries, settings.code.failures) = (1, 2);
        settings.into_application(ApplicationId::parse("app_default").unwrap()).unwrap()
    }

    fn person(&self, start: &Start, now: Timestamp) -> Person {
        let application = self.application();
        let flow = Flow::ready_made(start.flow).unwrap();
        let number = self.next.fetch_add(1, Ordering::SeqCst);
        let email = start.email.then(|| EmailAddress::parse(&format!("p{number}@example.com")).unwrap());
        let keys = &self.world.stack.app.keys;
        let metadata = if start.metadata { serde_json::from_str(r#"{"plan":"pro","seats":3}"#).unwrap() } else { Metadata::default() };
        let invite = Invite {
            application: &application,
            flow: &flow,
            username: Username::parse(&format!("p{number}")).unwrap(),
            email,
            phone: (start.flow == "sms_code_password").then(|| PhoneNumber::parse("+4915112345678").unwrap()),
            method: start.method,
            lifetime: start.lifetime,
            locale: "en".to_owned(),
            result_url: start.metadata.then(|| "https://example.com/welcome".to_owned()),
            inviter: start.metadata.then(|| "Grace".to_owned()),
            roles: if start.metadata { vec!["editor".to_owned()] } else { vec![] },
            metadata,
            replay: start.replay.then_some(Replay { key: [1; 16], body: [2; 16] }),
        };
        invite::create(keys, &self.entropy, invite, now, &caller(Reach::Deployment)).unwrap()
    }

    /// The transition that `step` stands for.
    fn transition(&self, step: Step, person: &Person, tickets: &[Ticket], now: Timestamp) -> Transition {
        let write = random(&self.entropy).unwrap();
        let keys = &self.world.stack.app.keys;
        let flow = Flow::ready_made(&person.invitation.flow.name).unwrap();
        // Mostly the newest ticket.
        let back = if step.choice == 3 { 2 } else { 1 };
        let ticket = &tickets[tickets.len().saturating_sub(back)];
        let mut id = person.invitation_id();
        id.number += u32::from(step.choice == 3);
        let caller = caller(match step.choice {
            0 | 3 => Reach::Deployment,
            1 => Reach::Applications(vec![person.application.clone()]),
            _ => Reach::Applications(vec![]),
        });
        let credential = |text: &str| PasswordHash::parse(text).unwrap();
        match step.action {
            0 => setup::begin(ticket, write, now),
            1 | 2 => setup::ask_for_code(ticket, write, now),
            3..=5 => setup::count_try(ticket, write, now),
            6 | 7 => setup::prove_step(ticket, &flow, person, write, now),
            8 | 9 => setup::complete(ticket, person, credential(HASHES[0]), step.choice == 0, write, now),
            10 => {
                let mut assumed = Assumed::of(person);
                if step.choice == 3 {
                    assumed.lifetime = Lifetime::Seconds(7);
                }
                invite::resend(keys, &self.entropy, person.invitation_id(), assumed, &flow, now, &caller).unwrap()
            }
            11 => invite::revoke(id, write, now, &caller),
            12 => {
                let messages = [
                    OwedMessage::Invitation { generation: person.invitation.generation.number },
                    OwedMessage::Code { send: person.invitation.progress.sends },
                    OwedMessage::Notice(Notice::Activated),
                    OwedMessage::Invitation { generation: 99 },
                ];
                let outcomes = [
                    Outcome::Sent { message_id: "m-1".to_owned() },
                    Outcome::Refused { reason: "MessageRejected".to_owned() },
                    Outcome::Dropped(Refusal::Replaced),
                ];
                let pick = usize::from(write[0]) % 3;
                settle(messages[usize::from(step.choice)], outcomes[pick].clone(), write, now)
            }
            13 => sign_in::failed(person.sign_in_failures, write, now),
            _ => {
                let rehashed = (step.choice == 0 && person.credential.is_some()).then(|| credential(HASHES[1]));
                let forgotten = sign_in::succeeded(person, rehashed, write, now);
                forgotten.unwrap_or_else(|| {
                    // Somebody else's idea of the credential.
                    let mut transition = sign_in::failed(person.sign_in_failures, write, now);
                    transition.guards.push(Guard::CredentialIs(credential(HASHES[1])));
                    transition
                })
            }
        }
    }

    async fn walk(&self, start: Start, steps: Vec<Step>) -> Result<(), TestCaseError> {
        let mut now = self.world.now();
        let mut person = self.person(&start, now);
        let created = self.store().create(&person).await.unwrap();
        prop_assert!(matches!(created, Created::Done));
        person = self.same(person).await?;
        let keys = &self.world.stack.app.keys;
        let mut tickets = vec![setup::newest_ticket(keys, &person).unwrap()];
        for step in steps {
            now = after(now, SignedDuration::from_millis(step.jump));
            let transition = self.transition(step, &person, &tickets, now);
            let expected = transition.apply(&person);
            let applied = self.store().apply(person.key, &transition).await.unwrap();
            match (expected, applied) {
                (Ok(after), Applied::Done(answered)) => {
                    self.meet(transition.write.event.as_str());
                    prop_assert!(settled(*answered) == settled(after.clone()), "{step:?}: another person is answered");
                    person = after;
                }
                (Err(refusal), Applied::Refused(told, old)) => {
                    self.meet(format!("{refusal:?}").split([' ', '{']).next().unwrap());
                    prop_assert_eq!(refusal, told, "{:?}", step);
                    prop_assert!(old.is_some_and(|old| settled(*old) == settled(person.clone())), "{step:?}: another old item");
                }
                (Ok(_), Applied::Refused(told, _)) => prop_assert!(false, "{step:?}: the table refuses: {told}"),
                (Err(refusal), Applied::Done(_)) => prop_assert!(false, "{step:?}: the table does what is {refusal}"),
            }
            if tickets.len() < person.invitation.generation.number as usize {
                tickets.push(setup::newest_ticket(keys, &person).unwrap());
            }
        }
        // Each answer was the item after the write; this is what a read makes of it.
        self.same(person).await.map(|_| ())
    }

    fn meet(&self, what: &str) {
        *self.met.lock().unwrap().entry(what.to_owned()).or_default() += 1;
    }

    /// `expected`, which must be what the table holds.
    async fn same(&self, expected: Person) -> Result<Person, TestCaseError> {
        let held = self.store().person(expected.key).await.unwrap().unwrap();
        prop_assert!(settled(held) == settled(expected.clone()), "the table holds another person");
        Ok(expected)
    }
}

/// DynamoDB cleans up by whole seconds: below that, the two may differ.
fn settled(mut person: Person) -> Person {
    person.cleanup_at = person.cleanup_at.map(|at| Timestamp::from_second(at.as_second()).unwrap());
    person
}

const HASHES: [&str; 2] = [
    "$argon2id$v=19$m=19456,t=2,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE",
    "$argon2id$v=19$m=47104,t=2,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmJiYmI",
];

fn caller(reach: Reach) -> Caller {
    let key = ApiKeyId::parse("key_aaaaaaaaaaaaa").unwrap();
    Caller { key, name: "test".to_owned(), scopes: Scope::ALL.to_vec(), reach }
}

#[test]
fn a_transition_on_the_table_ends_exactly_as_it_does_in_memory() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let ground = runtime.block_on(Ground::new());
    let config = ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(&(starts(), steps()), |(start, steps)| runtime.block_on(ground.walk(start, steps)))
        .unwrap();
    let met = ground.met.lock().unwrap();
    let events = ["resent", "revoked", "opened", "code_asked", "code_tried", "step_completed", "completed"];
    let settled = ["message_sent", "message_failed", "message_dropped", "sign_in_failed", "signed_in"];
    let refusals = ["NotFound", "NotAsAssumed", "Replaced", "Completed", "Revoked", "Expired", "WrongStep", "NoCode"];
    let of_codes = ["CodeExpired", "CodeReplaced", "NoTriesLeft", "TooSoon", "NotOwed", "CredentialChanged"];
    let missing: Vec<_> =
        [&events[..], &settled, &refusals, &of_codes].concat().into_iter().filter(|what| !met.contains_key(*what)).collect();
    assert!(missing.is_empty(), "no walk met {missing:?}: {met:?}");
}
