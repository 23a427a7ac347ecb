//! The two interpreters of the language of transitions agree: one ends on the table as it does in memory, with the same person or
//! the same reason. What single guards and effects mean is written once; walks through all of them bring every kind of
//! condition and operation before both.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::{
    address::{EmailAddress, PhoneNumber, Username},
    api_key::Reach,
    application::{Application, Settings},
    display_name::DisplayName,
    entropy::SeededEntropy,
    flow::Flow,
    id::ApplicationId,
    invitation::Method,
    invite::{self, Details, Invite},
    locale::Locale,
    metadata::Metadata,
    person::{Person, Replay},
    setup,
};
use jiff::Timestamp;
use proptest::{prelude::*, test_runner::TestRunner};
use store::{Applied, Created, Store};

use crate::{
    support::World,
    walks::{Start, Step, caller, starts, steps},
};

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
        Self {
            world,
            entropy,
            next: AtomicU64::default(),
            met: Mutex::default(),
        }
    }

    fn store(&self) -> &Store {
        &self.world.stack.app.store
    }

    fn application(&self) -> Application {
        let mut settings = Settings::named("Agreement");
        (settings.code.tries, settings.code.failures) = (1, 2);
        let mut application = settings
            .into_application(ApplicationId::parse("app_default").unwrap())
            .unwrap();
        // Less than can be set, so that a walk gets there.
        application.reminder_before_expiry = Some(1_790);
        application
    }

    fn person(&self, start: &Start, now: Timestamp) -> Person {
        let application = self.application();
        let flow = Flow::ready_made(start.flow).unwrap().entered_by(start.method);
        let number = self.next.fetch_add(1, Ordering::SeqCst);
        let email = start
            .email
            .then(|| EmailAddress::parse(&format!("p{number}@example.com")).unwrap());
        let keys = &self.world.stack.app.keys;
        let metadata = if start.metadata {
            serde_json::from_str(r#"{"plan":"pro","seats":3}"#).unwrap()
        } else {
            Metadata::default()
        };
        let invite = Invite {
            application: &application,
            flow: &flow,
            username: Username::parse(&format!("p{number}")).unwrap(),
            method: start.method,
            lifetime: start.lifetime,
            details: Details {
                email,
                phone: (start.flow == "sms_code_password" || start.method == Method::SmsOtp)
                    .then(|| PhoneNumber::parse("+4915112345678").unwrap()),
                send: true,
                locale: Some(Locale::parse("en").unwrap()),
                result_url: start.metadata.then(|| "https://example.com/welcome".to_owned()),
                include_email: start.metadata,
                challenge: None,
                inviter: start.metadata.then(|| DisplayName::parse("Grace").unwrap()),
                roles: if start.metadata {
                    vec!["editor".to_owned()]
                } else {
                    vec![]
                },
                metadata,
                replay: start.replay.then_some(Replay {
                    key: [1; 16],
                    body: [2; 16],
                }),
                ..Details::default()
            },
        };
        let mut person = invite::create(keys, &self.entropy, invite, now, &caller(Reach::Deployment)).unwrap();
        if start.kept {
            (person.kept, person.cleanup_at) = (true, None);
        }
        // DynamoDB cleans up by whole seconds, and nothing below them is written.
        let whole = |at: Timestamp| Timestamp::from_second(at.as_second()).unwrap();
        person.cleanup_at = person.cleanup_at.map(whole);
        person
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
            now = step.moment(&person, now);
            let transition = step.transition(keys, &self.entropy, &person, &tickets, now);
            let expected = transition.apply(&person);
            let applied = self.store().apply(person.key, &transition).await.unwrap();
            match (expected, applied) {
                (Ok(after), Applied::Done(answered)) => {
                    self.meet(transition.write.kind.as_str());
                    prop_assert!(*answered == after, "{step:?}: another person is answered");
                    person = after;
                }
                (Err(refusal), Applied::Refused(told, old)) => {
                    self.meet(format!("{refusal:?}").split([' ', '{']).next().unwrap());
                    prop_assert_eq!(refusal, told, "{:?}", step);
                    prop_assert!(old.is_some_and(|old| *old == person), "{step:?}: another old item");
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
        prop_assert!(held == expected, "the table holds another person");
        Ok(expected)
    }
}

#[test]
fn a_transition_on_the_table_ends_exactly_as_it_does_in_memory() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    let ground = runtime.block_on(Ground::new());
    let config = ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let events = [
        "resent",
        "renewed",
        "revoked",
        "declined",
        "opened",
        "code_asked",
        "code_tried",
        "step_completed",
        "completed",
    ];
    let settled = [
        "message_sent",
        "message_failed",
        "message_dropped",
        "message_held",
        "message_redriven",
        "sign_in_failed",
        "signed_in",
    ];
    let refusals = [
        "NotFound",
        "NotAsAssumed",
        "Replaced",
        "Completed",
        "Revoked",
        "Declined",
        "Expired",
        "WrongStep",
        "NoCode",
    ];
    let of_codes = [
        "CodeExpired",
        "CodeReplaced",
        "NoTriesLeft",
        "TooSoon",
        "NotOwed",
        "CredentialChanged",
    ];
    let of_time = ["expired", "reminder_due", "due_passed", "NotDue", "StillOpen"];
    let wanted = [&events[..], &settled, &refusals, &of_codes, &of_time].concat();
    let missing = || -> Vec<&str> {
        let met = ground.met.lock().unwrap();
        let missing = wanted.iter().filter(|what| !met.contains_key(**what));
        missing.copied().collect()
    };
    // A few rounds meet nearly always all of them, and chance is no failure.
    for _ in 0..24 {
        TestRunner::new(config.clone())
            .run(&(starts(), steps()), |(start, steps)| {
                runtime.block_on(ground.walk(start, steps))
            })
            .unwrap();
        if missing().is_empty() {
            break;
        }
    }
    let (missing, met) = (missing(), ground.met.lock().unwrap());
    assert!(missing.is_empty(), "no walk met {missing:?}: {met:?}");
}
