//! The reference beside the running product: real requests to the functions' own handlers over HTTP, the embedded table,
//! captured messages. Between two calls of a request to the table others act, the clock jumps, and answers are lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
    future::Future,
    pin::Pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use aws_sdk_dynamodb::{
    Client,
    config::SharedInterceptor,
    types::AttributeValue::{self, S},
};
use domain::{address::Username, application::Settings, id::ApplicationId};
use jiff::SignedDuration;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestError, TestRunner},
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    actors::{Act, Jump, Start, Turn, What, starts, turns},
    gate::{Gate, Place},
    lossy::{Line, Loss},
    reference::{Account, Code, Fate, No, Policy, Reference, Step, Ticket, Way},
    rules::{Ledger, Rule},
    support::{Answer, World, wrong},
    table::{Item, number},
};

/// By their number in the reference.
const PASSWORDS: [&str; 3] = ["violet harbour!", "amber lighthouse", "quiet meadow rain"];

/// Situations without which a run proves little, and the least number of times that each is met.
const INTERESTING: [&str; 40] = [
    "the end told",
    "set-up begun at sign-in, by code",
    "completed",
    "a reset completed",
    "a password changed",
    "changed by another between sign-in and change",
    "a sign-in overtaken",
    "entered by code",
    "entered again by code",
    "a profile answered",
    "a number proven",
    "a wrong code",
    "an earlier code",
    "tries of a code used up",
    "failures of an invitation used up",
    "a code asked too soon",
    "a code ended",
    "refused: replaced",
    "refused: expired",
    "refused: completed",
    "refused: revoked",
    "refused: declined",
    "refused: out of order",
    "at the very moment of the end",
    "expired between read and write",
    "replaced between read and write",
    "revoked between read and write",
    "completed by another between read and write",
    "replaced while verifying",
    "expired while verifying",
    "code replaced while verifying",
    "proven by another while verifying",
    "lost answer settled",
    "lost answer overwritten by another",
    "a crash between send and settle",
    "a message sent twice, the same",
    "overtaken between send and settle",
    "revived by extending",
    "switched off and on",
    "a stranger told the same",
];

/// The number that people give.
const PHONE: &str = "+4915112345678";

type Outcome = Result<(), TestCaseError>;

/// What all walks share.
struct Ground {
    world: Arc<World>,
    client: Client,
    gate: Gate,
    line: Line,
    next: AtomicU64,
    tally: Mutex<Tally>,
}

/// What was met.
#[derive(Debug, Default)]
struct Tally {
    steps: u64,
    between: u64,
    walks: u64,
    met: BTreeMap<String, u64>,
}

impl Ground {
    async fn new() -> Self {
        let (gate, line) = (Gate::default(), Line::default());
        let world = World::with(|options| {
            // All walks come from one source.
            (options.limits.source_failures, options.limits.source_calls) = (u32::MAX, u32::MAX);
            options.settings.allow_decline = true;
            options.interceptors.push(SharedInterceptor::new(gate.clone()));
            options.interceptors.push(SharedInterceptor::new(line.clone()));
        })
        .await;
        let mut settings = Settings::named("Strict App");
        (settings.code.tries, settings.code.failures) = (3, 7);
        settings.allow_decline = true;
        let strict = ApplicationId::parse("app_strict").unwrap();
        let made = world.stack.app.store.create_application(&strict, &settings).await;
        assert!(made.unwrap());
        Self {
            client: Client::new(&world.stack.sdk),
            world: Arc::new(world),
            gate,
            line,
            next: AtomicU64::default(),
            tally: Mutex::default(),
        }
    }

    fn meet(&self, what: &str) {
        let mut tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        *tally.met.entry(what.to_owned()).or_default() += 1;
    }
}

/// One person's walk.
struct Walk<'a> {
    ground: &'a Ground,
    reference: Reference,
    ledger: Ledger,
    /// Every ticket and code that anybody was ever given.
    tickets: BTreeMap<Ticket, String>,
    codes: BTreeMap<Code, String>,
    /// The messages that were looked at, by their ids.
    looked_at: BTreeSet<String>,
    /// How often something has ended every sign-in: a password, or switching off.
    ended: u32,
    name: String,
    address: String,
    application: &'static str,
    invitation: String,
    user: String,
    partition: String,
    /// As the table held it after the last step.
    item: Item,
}

/// What would have to be done while a request is held.
struct Hold<'a> {
    place: Place,
    between: &'a [Act],
    crash: bool,
}

impl<'a> Walk<'a> {
    async fn begin(ground: &'a Ground, start: &Start) -> Result<Self, TestCaseError> {
        let id = ground.next.fetch_add(1, Ordering::SeqCst);
        let (name, address) = (format!("p{id}"), format!("p{id}@example.com"));
        let application = if start.strict { "app_strict" } else { "app_default" };
        let method = match start.way {
            Way::Mail => "email_link",
            Way::Hand => "link",
            Way::Code => "email_otp",
        };
        let created = ground
            .world
            .invite(&json!({
                "application": application, "username": name, "email": address, "method": method, "flow": start.flow,
                "lifetime_minutes": start.lifetime, "roles": ["editor"], "metadata": { "plan": "pro" },
            }))
            .await;
        let (tries, failures) = if start.strict { (3, 7) } else { (5, 20) };
        let policy = Policy {
            tries,
            failures,
            pause: 60_000,
            code_life: 600_000,
            reset_life: 3_600_000,
        };
        let lifetime = (start.lifetime >= 0).then_some(start.lifetime * 60_000);
        let now = ground.world.now().as_millisecond();
        let key = ground.world.stack.app.keys.person_key(
            &ApplicationId::parse(application).unwrap(),
            &Username::parse(&name).unwrap(),
        );
        let mut walk = Self {
            ground,
            reference: Reference::invited(policy, start.steps(), start.way, lifetime, now),
            ledger: Ledger::default(),
            tickets: BTreeMap::new(),
            codes: BTreeMap::new(),
            looked_at: BTreeSet::new(),
            ended: 0,
            name,
            address,
            application,
            invitation: format!("/v1/invitations/{}", created["id"].as_str().unwrap()),
            user: format!("/v1/users/{}", created["user"]["id"].as_str().unwrap()),
            partition: format!("PERSON#{key}"),
            item: Item::new(),
        };
        walk.item = walk.read().await;
        if let Some(link) = created["link"].as_str() {
            walk.given_link(1, link)?;
        }
        walk.agrees("the invitation")?;
        ground.tally.lock().unwrap_or_else(PoisonError::into_inner).walks += 1;
        Ok(walk)
    }

    async fn turn(&mut self, turn: &Turn) -> Outcome {
        self.act(turn.act, turn).await
    }

    fn now(&self) -> i64 {
        self.ground.world.now().as_millisecond()
    }

    async fn read(&self) -> Item {
        let client = &self.ground.client;
        let get = client
            .get_item()
            .table_name(&self.ground.world.stack.table)
            .consistent_read(true);
        let get = get
            .key("pk", S(self.partition.clone()))
            .key("sk", S("person".to_owned()));
        let item = get.send().await.unwrap().item.unwrap();
        item.into_iter().collect()
    }

    /// What the table holds is what the reference says.
    fn agrees(&self, after: &str) -> Outcome {
        let (item, reference) = (&self.item, &self.reference);
        let text = |name: &str| {
            item.get(name)
                .and_then(|value| value.as_s().ok())
                .map_or("", String::as_str)
        };
        let fate = match text("i_state") {
            "pending" | "opened" => Fate::Open,
            "completed" => Fate::Completed,
            "declined" => Fate::Declined,
            _ => Fate::Revoked,
        };
        let account = match text("u_status") {
            "invited" => Account::Invited,
            "active" => Account::Active,
            _ => Account::Disabled,
        };
        let ends = match &item["i_exp"] {
            AttributeValue::N(end) => Some(end.parse().unwrap()),
            _ => None,
        };
        let held = (
            fate,
            account,
            ends,
            item.contains_key("u_cred"),
            item.contains_key("c_exp"),
        );
        let said = (
            reference.fate,
            reference.account,
            reference.ends,
            reference.password.is_some(),
            reference.code.is_some(),
        );
        same(
            Rule::Agreement,
            after,
            "state, account, end, password, code",
            &held,
            &said,
        )?;
        let position = i64::try_from(reference.position).unwrap();
        same(Rule::Order, after, "the position", &number(item, "i_pos"), &position)?;
        let counters = (number(item, "i_fails"), number(item, "s_fails"));
        let said = (i64::from(reference.failures), i64::from(reference.sign_in_failures));
        same(
            Rule::Counting,
            after,
            "failures of codes and of sign-ins",
            &counters,
            &said,
        )?;
        let (tries, proven) = (number(item, "c_tries"), item.contains_key("u_email_ok"));
        if let Some(code) = reference.code {
            same(
                Rule::Counting,
                after,
                "tries of the code",
                &tries,
                &i64::from(code.tries),
            )?;
        }
        let due = item.contains_key("due_at") && item.contains_key("due_kind");
        let awaited = reference.end_is_awaited();
        same(Rule::Agreement, after, "whether its end is to be told", &due, &awaited)?;
        same(
            Rule::Order,
            after,
            "whether the address is proven",
            &proven,
            &reference.email_proven,
        )
    }

    fn jump(&self, jump: Jump) {
        let now = self.now();
        let to = match jump {
            Jump::None => return,
            Jump::By(by) => Some(now + by),
            Jump::ToEnd(past) => self.reference.ends.map(|end| end + past),
            Jump::ToCodeEnd(past) => {
                let code = self.reference.code.filter(|code| code.ends < i64::MAX);
                code.map(|code| code.ends + past)
            }
            Jump::ToNextCode => self.reference.ask_again_at(),
        };
        if let Some(to) = to.filter(|to| *to > now) {
            self.ground.world.advance(SignedDuration::from_millis(to - now));
            if self.reference.ends == Some(to) {
                self.meet("at the very moment of the end");
            }
        }
    }

    fn meet(&self, what: &str) {
        self.ground.meet(what);
    }

    /// What a sensible person, and a sensible administrator, would do next.
    fn sensible(&self, pick: u8) -> What {
        let reference = &self.reference;
        match (reference.fate, reference.account) {
            (_, Account::Disabled) => return What::Enable,
            (Fate::Completed, _) => {
                return [What::Forgotten, What::ChangePassword, What::SignIn, What::Forgotten][usize::from(pick % 4)];
            }
            (Fate::Revoked | Fate::Declined, _) => return What::Resend,
            (Fate::Open, _) => {}
        }
        if reference.is_over(self.now()) {
            return if pick.is_multiple_of(2) {
                What::Extend
            } else {
                What::Resend
            };
        }
        let Some(ticket) = reference.ticket else {
            return if reference.is_reset {
                What::Forgotten
            } else {
                What::Resend
            };
        };
        let code = reference.code.map(|live| self.codes.contains_key(&live.code));
        if reference.way == Way::Code && reference.position == 0 && pick.is_multiple_of(2) {
            return match code {
                Some(true) if pick.is_multiple_of(3) => What::SignInByCode,
                Some(true) => What::Enter,
                Some(false) => What::Deliver,
                None => What::AskEntry,
            };
        }
        if !self.tickets.contains_key(&ticket) {
            return match reference.way {
                Way::Mail => What::Deliver,
                Way::Code | Way::Hand => What::Link,
            };
        }
        // A browser that is lost: back with another code.
        let comes_back = !matches!(reference.next(), Step::EmailCode | Step::Phone);
        if reference.way == Way::Code && reference.position > 0 && comes_back {
            match code {
                Some(true) if pick.is_multiple_of(2) => return What::Enter,
                Some(false) => return What::Deliver,
                None if pick % 4 == 1 => return What::AskEntry,
                Some(true) | None => {}
            }
        }
        match (reference.next(), code) {
            (Step::EmailCode | Step::Phone, Some(true)) => What::TryRight,
            (Step::EmailCode | Step::Phone, Some(false)) => What::Deliver,
            (Step::EmailCode, None) => What::AskCode,
            (Step::Phone, None) => What::Phone,
            (Step::Profile, _) => What::Profile,
            (Step::Password, _) => What::Password,
        }
    }

    fn act<'b>(&'b mut self, act: Act, turn: &'b Turn) -> Pin<Box<dyn Future<Output = Outcome> + 'b>> {
        Box::pin(async move {
            self.jump(act.jump);
            {
                let mut tally = self.ground.tally.lock().unwrap_or_else(PoisonError::into_inner);
                tally.steps += 1;
            }
            let what = match act.what {
                What::Forward => self.sensible(act.pick),
                what => what,
            };
            if what == What::Guess {
                return self.guess(act.pick).await;
            }
            let act = Act { what, ..act };
            let label = format!("{what:?} at {}", self.now());
            let before = self.item.clone();
            self.carry_out(act, turn).await?;
            self.item = self.read().await;
            self.agrees(&label)?;
            if !is_by_administrator(what) && turn.between.is_empty() {
                for name in ["u_name", "u_app", "u_email", "u_roles", "u_meta"] {
                    same(Rule::Order, &label, name, &self.item.get(name), &before.get(name))?;
                }
            }
            Ok(())
        })
    }

    /// Guesses, and asks for codes in between, until nothing is compared any more.
    async fn guess(&mut self, pick: u8) -> Outcome {
        let alone = Turn {
            act: Act {
                what: What::TryWrong,
                pick: 0,
                jump: Jump::None,
            },
            between: vec![],
            loss: None,
            crash: false,
        };
        for _ in 0..=pick % 5 {
            for _ in 0..=self.reference.policy.tries {
                self.act(alone.act, &alone).await?;
            }
            let (what, jump) = (What::AskCode, Jump::ToNextCode);
            self.act(Act { what, jump, pick: 0 }, &alone).await?;
        }
        Ok(())
    }

    async fn carry_out(&mut self, act: Act, turn: &Turn) -> Outcome {
        let ticket = self.pick_ticket(act.pick);
        match (act.what, ticket) {
            (What::Validate, Some(ticket)) => self.validate(ticket).await,
            (What::Scan, Some(ticket)) => self.scan(ticket, act.pick).await,
            (What::AskCode | What::Phone, Some(ticket)) => self.ask_code(ticket, act.what, turn).await,
            (What::TryRight | What::TryOld | What::TryWrong, Some(ticket)) => {
                let typed = self.typed(act);
                self.try_code(ticket, typed, turn).await
            }
            (What::Profile, Some(ticket)) => self.profile(ticket, turn).await,
            (What::Password, Some(ticket)) => self.password(ticket, act.pick, turn).await,
            (What::Decline, Some(ticket)) => self.decline(ticket, turn).await,
            (What::Enter | What::EnterWrong, _) => {
                let typed = self.typed(act);
                self.enter(typed, turn).await
            }
            (What::AskEntry, _) => self.ask_entry().await,
            (What::Forgotten, _) => self.forgotten().await,
            (What::SignIn, _) => self.sign_in(self.reference.password.unwrap_or(0), turn).await,
            (What::SignInWrong, _) => self.sign_in((self.reference.password.unwrap_or(0) + 1) % 3, turn).await,
            (What::SignInByCode, _) => {
                let typed = self.typed(act);
                self.sign_in_by_code(typed).await
            }
            (What::ChangePassword, _) => self.change_password(turn).await,
            (What::Sweep, _) => self.sweep().await,
            (What::Deliver, _)
            | (
                What::Validate
                | What::Scan
                | What::AskCode
                | What::Phone
                | What::TryRight
                | What::TryOld
                | What::TryWrong
                | What::Guess
                | What::Profile
                | What::Password
                | What::Decline
                | What::Forward,
                None,
            ) => self.deliver(turn).await,
            (What::Forward | What::Guess, Some(ticket)) => self.validate(ticket).await,
            (
                What::Resend
                | What::ResendByHand
                | What::ResendByCode
                | What::Revoke
                | What::Extend
                | What::Disable
                | What::Enable
                | What::ChangeAddress
                | What::ChangeNumber
                | What::ChangeRoles
                | What::Link,
                _,
            ) => self.administer(act, turn).await,
        }
    }

    /// Mostly the newest that anybody holds.
    fn pick_ticket(&self, pick: u8) -> Option<Ticket> {
        let held: Vec<_> = self.tickets.keys().copied().collect();
        let newest = held.last().copied();
        if pick % 5 == 4 {
            held.get(usize::from(pick / 5) % held.len().max(1)).copied()
        } else {
            newest
        }
    }

    fn text(&self, ticket: Ticket) -> &str {
        &self.tickets[&ticket]
    }

    fn typed(&self, act: Act) -> String {
        let live = self.reference.code.and_then(|live| self.codes.get(&live.code));
        let newest = self.codes.last_key_value().map(|(_, text)| text);
        let some = || "000000".to_owned();
        match act.what {
            What::SignInByCode if act.pick.is_multiple_of(4) => "999 999".to_owned(),
            What::TryWrong | What::EnterWrong => live.or(newest).map_or_else(some, |code| wrong(code)),
            What::TryOld => {
                let earlier: Vec<_> = self.codes.values().collect();
                let pick = usize::from(act.pick) % earlier.len().max(1);
                earlier.get(pick).map_or_else(some, |code| (*code).clone())
            }
            _ => live.or(newest).cloned().unwrap_or_else(some),
        }
    }

    fn given_link(&mut self, ticket: Ticket, link: &str) -> Outcome {
        let text = link.rsplit('/').next().unwrap().to_owned();
        self.given_ticket(ticket, text)
    }

    fn given_ticket(&mut self, ticket: Ticket, text: String) -> Outcome {
        match self.tickets.get(&ticket) {
            Some(known) => same(Rule::Killed, "a repeated message or link", "its ticket", &text, known),
            None if self.tickets.values().any(|known| *known == text) => {
                broken(Rule::Killed, "an earlier ticket was handed out again")
            }
            None => {
                self.tickets.insert(ticket, text);
                Ok(())
            }
        }
    }

    /// Carries out a request; while it is held, others act. Says whether it was.
    async fn held<T: Send + 'static>(
        &mut self,
        request: impl Future<Output = T> + Send + 'static,
        hold: Hold<'_>,
    ) -> Result<(T, bool), TestCaseError> {
        if hold.between.is_empty() && !hold.crash {
            return Ok((request.await, false));
        }
        let mut keeper = self.ground.gate.close(hold.place);
        let mut request = tokio::spawn(request);
        tokio::select! {
            answer = &mut request => {
                self.ground.gate.forget();
                return Ok((answer.unwrap(), false));
            }
            reached = &mut keeper.reached => assert!(reached.is_ok()),
        }
        // What the request that is held has written by now is not the others' doing.
        self.item = self.read().await;
        let mut outcome = Ok(());
        for act in hold.between {
            let alone = Turn {
                act: *act,
                between: vec![],
                loss: None,
                crash: false,
            };
            outcome = self.act(*act, &alone).await;
            self.ground.tally.lock().unwrap_or_else(PoisonError::into_inner).between += 1;
            if outcome.is_err() {
                break;
            }
        }
        if hold.crash {
            keeper.cut();
        } else {
            keeper.open();
        }
        let answer = request.await.unwrap();
        outcome.map(|()| (answer, true))
    }

    fn post(&self, path: &str, body: Value) -> impl Future<Output = Answer> + Send + 'static {
        let (world, path) = (Arc::clone(&self.ground.world), path.to_owned());
        async move { world.post(&path, &body).await }
    }

    /// Loses the answer to the write that `will` be made, if that is what the turn is about.
    fn lose(&self, turn: &Turn, will: bool) -> bool {
        match turn.loss {
            Some(loss) if will && turn.between.is_empty() => {
                self.ground.line.lose(loss);
                true
            }
            Some(_) | None => false,
        }
    }

    fn lost(&self, was: bool) {
        if was {
            self.ground.line.writes();
            self.meet("lost answer settled");
        }
    }

    /// Whether the table holds another number than this one, which the holder of the ticket has not just typed.
    fn replaces_a_number(&self, number: &str) -> bool {
        let has = |name: &str| self.item.contains_key(name);
        let just_given = !has("u_phone_ok") && has("c_exp");
        let known = self.item.get("u_phone").and_then(|held| held.as_s().ok());
        known.is_some_and(|held| held != number) && !just_given
    }

    /// Nothing was written by what only looks or is refused.
    async fn nothing_changed(&self, after: &str) -> Outcome {
        same(Rule::Reading, after, "the item", &self.read().await, &self.item)
    }

    // The person.

    async fn validate(&mut self, ticket: Ticket) -> Outcome {
        let answer = self
            .post("/v1/tickets/validate", json!({ "ticket": self.text(ticket) }))
            .await;
        let said = self.reference.admit(ticket, self.now());
        self.judge("validate", said, 200, &answer)?;
        self.nothing_changed("validate").await
    }

    /// What a scanner of mails, a preview and a curious administrator do.
    async fn scan(&mut self, ticket: Ticket, pick: u8) -> Outcome {
        let world = &self.ground.world;
        let link = format!("/i/{}", self.text(ticket));
        let method = if pick.is_multiple_of(2) {
            Method::GET
        } else {
            Method::HEAD
        };
        let opened = world.send(world.request(method.clone(), &link)).await;
        let cookie = opened.headers.get("set-cookie").and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie
            .and_then(|cookie| cookie.split(';').next())
            .unwrap_or_default()
            .to_owned();
        let setup = world.request(method.clone(), "/setup").header("cookie", cookie);
        let shown = world.send(setup).await;
        if shown.status.is_server_error() || opened.status.is_server_error() {
            return broken(Rule::Reading, format!("{opened:?} {shown:?}"));
        }
        let name = &self.name;
        let page = match pick % 3 {
            0 => format!("/enter?username={name}&application={}", self.application),
            1 => format!("/forgotten?username={name}&application={}", self.application),
            _ => format!("/sign-in?login_hint={name}&application={}", self.application),
        };
        world.send(world.request(method, &page)).await;
        let path = if pick % 4 < 2 { &self.invitation } else { &self.user };
        world.admin_get(path).await;
        self.nothing_changed("GET and HEAD").await
    }

    async fn ask_code(&mut self, ticket: Ticket, what: What, turn: &Turn) -> Outcome {
        let mut body = json!({ "ticket": self.text(ticket) });
        let path = if what == What::Phone {
            body["phone"] = PHONE.into();
            "/v1/tickets/phone"
        } else {
            "/v1/tickets/code"
        };
        let now = self.now();
        let said = if what == What::Phone {
            self.reference.give_phone(ticket, now)
        } else {
            self.reference.ask_code(ticket, now)
        };
        // Where another number has to be notified that it is replaced, the first write is refused and changes nothing.
        let at_once = said.is_ok() && !(what == What::Phone && self.replaces_a_number(PHONE));
        let lost = self.lose(turn, at_once);
        let request = self.post(path, body);
        // The answer is lost, and others act before it is known what became of the write.
        let unclear = turn.loss.is_some() && !turn.between.is_empty() && at_once;
        if unclear {
            self.ground.line.lose(Loss::Unclear);
        }
        let between = if unclear { &turn.between[..] } else { &[] };
        let hold = Hold {
            place: Place::AfterFirstCall,
            between,
            crash: false,
        };
        let written = self.reference.clone();
        let (answer, held) = self.held(request, hold).await?;
        if unclear {
            self.ground.line.writes();
        }
        if held && answer.status == 503 {
            // Done, and overwritten before it could be told.
            let untouched = written == self.reference;
            self.meet("lost answer overwritten by another");
            return if untouched && between.iter().all(|act| act.what == What::Validate) {
                broken(
                    Rule::Agreement,
                    "a write that nobody has overwritten was not found again",
                )
            } else {
                Ok(())
            };
        }
        self.lost(lost);
        self.judge("ask for a code", said, 202, &answer)?;
        if said.is_err() {
            self.nothing_changed("a code that was refused").await?;
        }
        Ok(())
    }

    async fn try_code(&mut self, ticket: Ticket, typed: String, turn: &Turn) -> Outcome {
        let counted = self.reference.count(ticket, self.now());
        let lost = self.lose(turn, counted.is_ok());
        let request = self.post(
            "/v1/tickets/verify",
            json!({ "ticket": self.text(ticket), "code": typed }),
        );
        let right = counted.is_ok_and(|counted| self.codes.get(&counted.code) == Some(&typed));
        let earlier = self.codes.values().any(|code| *code == typed);
        let hold = Hold {
            place: Place::AfterFirstCall,
            between: if right { &turn.between } else { &[] },
            crash: false,
        };
        let (answer, held) = self.held(request, hold).await?;
        self.lost(lost);
        let step = self.reference.next();
        let said = match counted {
            Err(no) => Err(no),
            Ok(counted) if right => self.reference.prove(counted, self.now()),
            Ok(counted) => {
                let kept = self.ledger.wrong(ticket, counted.code, &self.reference.policy);
                kept.or_else(|rule| broken(rule, "a code was compared too often"))?;
                self.meet(if earlier { "an earlier code" } else { "a wrong code" });
                Err(No::WrongCode)
            }
        };
        match said {
            Ok(()) if step == Step::Phone => self.meet("a number proven"),
            Err(No::Replaced | No::Revoked) if held => self.meet("replaced while verifying"),
            Err(No::Expired) if held => self.meet("expired while verifying"),
            Err(No::CodeReplaced) if held => self.meet("code replaced while verifying"),
            Err(No::OutOfOrder) if held => self.meet("proven by another while verifying"),
            Err(No::TriesUsed) => self.meet("tries of a code used up"),
            Err(No::FailuresUsed) => self.meet("failures of an invitation used up"),
            Err(No::CodeExpired) => self.meet("a code ended"),
            Ok(()) | Err(_) => {}
        }
        self.judge("try a code", said, 200, &answer)?;
        if counted.is_err() {
            self.nothing_changed("a code that was not compared").await?;
        }
        Ok(())
    }

    async fn profile(&mut self, ticket: Ticket, turn: &Turn) -> Outcome {
        let seen = self.reference.clone();
        let open = seen.look_profile(ticket, self.now()).is_ok();
        let lost = self.lose(turn, open);
        let answers = json!({ "first_name": "Ada", "last_name": "Lovelace" });
        let request = self.post(
            "/v1/tickets/profile",
            json!({ "ticket": self.text(ticket), "profile": answers }),
        );
        let hold = Hold {
            place: Place::AfterFirstCall,
            between: &turn.between,
            crash: false,
        };
        let (answer, held) = self.held(request, hold).await?;
        self.lost(lost);
        // What was read is looked at when it is there, by the clock of then.
        let looked = seen.look_profile(ticket, self.now());
        let said = looked.and_then(|position| self.reference.answer_profile(ticket, position, self.now()));
        self.met_between(open && held, said);
        if said.is_ok() {
            self.meet("a profile answered");
        }
        self.judge("the profile", said, 200, &answer)
    }

    async fn decline(&mut self, ticket: Ticket, turn: &Turn) -> Outcome {
        let seen = self.reference.clone();
        let open = seen.admit(ticket, self.now()).is_ok();
        let lost = self.lose(turn, open && !seen.is_reset);
        let request = self.post("/v1/tickets/decline", json!({ "ticket": self.text(ticket) }));
        let hold = Hold {
            place: Place::AfterFirstCall,
            between: &turn.between,
            crash: false,
        };
        let (answer, held) = self.held(request, hold).await?;
        self.lost(lost);
        // What was read is looked at when it is there, by the clock of then. What is declined by then is not written.
        let said = match seen.clone().decline(ticket, self.now()) {
            Ok(()) if seen.fate == Fate::Declined => Ok(()),
            looked => looked.and_then(|()| self.reference.decline(ticket, self.now())),
        };
        self.met_between(open && held, said);
        self.judge("decline", said, 200, &answer)
    }

    fn met_between(&self, held: bool, said: Result<(), No>) {
        match said {
            Err(No::Expired) if held => self.meet("expired between read and write"),
            Err(No::Replaced) if held => self.meet("replaced between read and write"),
            Err(No::Revoked) if held => self.meet("revoked between read and write"),
            Err(No::Completed) if held => self.meet("completed by another between read and write"),
            Ok(()) | Err(_) => {}
        }
    }

    async fn password(&mut self, ticket: Ticket, pick: u8, turn: &Turn) -> Outcome {
        let seen = self.reference.clone();
        let open = seen.look_password(ticket, self.now()).is_ok();
        let lost = self.lose(turn, open);
        let chosen = u32::from(pick % 3);
        let text = PASSWORDS[usize::from(pick % 3)];
        let request = self.post(
            "/v1/tickets/password",
            json!({ "ticket": self.text(ticket), "password": text, "confirm": text }),
        );
        let hold = Hold {
            place: Place::AfterFirstCall,
            between: &turn.between,
            crash: false,
        };
        let (answer, held) = self.held(request, hold).await?;
        self.lost(lost);
        let looked = seen.look_password(ticket, self.now());
        let said = looked.and_then(|()| self.reference.complete(ticket, chosen, self.now()));
        self.met_between(open && held, said);
        if answer.status == 200 {
            self.ended += 1;
            let once = self.ledger.completed(ticket);
            once.or_else(|rule| broken(rule, "the same ticket has set a password before"))?;
            let is_reset = self.reference.is_reset;
            self.meet(if is_reset { "a reset completed" } else { "completed" });
        }
        self.judge("the password", said, 200, &answer)?;
        if looked.is_err() && !held {
            self.nothing_changed("a password that was refused").await?;
        }
        Ok(())
    }

    // Whoever knows the username.

    fn as_somebody(&self, name: &str, more: Value) -> Value {
        let mut body = json!({ "application": self.application, "username": name });
        for (key, value) in more.as_object().into_iter().flatten() {
            body[key] = value.clone();
        }
        body
    }

    /// The same of somebody who was never invited, told word by word.
    async fn strangers_are_told_the_same(&self, path: &str, more: Value, answer: &Answer) -> Outcome {
        let stranger = format!("s{}", self.ground.next.fetch_add(1, Ordering::SeqCst));
        let told = self.post(path, self.as_somebody(&stranger, more)).await;
        let seen = |answer: &Answer| {
            let mut body = answer.json();
            if let Some(body) = body.as_object_mut() {
                body.remove("request_id");
            }
            let headers: BTreeSet<_> = answer.headers.keys().map(ToString::to_string).collect();
            (answer.status, body, headers)
        };
        self.meet("a stranger told the same");
        same(Rule::Strangers, path, "the answer", &seen(answer), &seen(&told))
    }

    async fn enter(&mut self, typed: String, turn: &Turn) -> Outcome {
        let counted = self.reference.count_entry(self.now());
        let request = self.post("/v1/enter", self.as_somebody(&self.name, json!({ "code": typed })));
        let right = counted.is_ok_and(|counted| self.codes.get(&counted.code) == Some(&typed));
        let again = self.reference.position > 0;
        let hold = Hold {
            place: Place::AfterFirstCall,
            between: if right { &turn.between } else { &[] },
            crash: false,
        };
        let (answer, _) = self.held(request, hold).await?;
        let said = match counted {
            Ok(counted) if right => self.reference.enter(counted, self.now()),
            Ok(counted) => {
                let ticket = self.reference.ticket.unwrap_or_default();
                let kept = self.ledger.wrong(ticket, counted.code, &self.reference.policy);
                kept.or_else(|rule| broken(rule, "a code was compared too often"))?;
                Err(No::Hidden)
            }
            Err(_) => Err(No::Hidden),
        };
        // Whoever comes in is told no more than that it did not work.
        let told = said.map(|_| ()).map_err(|_| No::Hidden);
        self.judge("enter", told, 200, &answer)?;
        match said {
            Ok(ticket) => {
                self.meet(if again {
                    "entered again by code"
                } else {
                    "entered by code"
                });
                self.given_ticket(ticket, answer.json()["ticket"].as_str().unwrap_or_default().to_owned())
            }
            Err(_) => {
                self.strangers_are_told_the_same("/v1/enter", json!({ "code": typed }), &answer)
                    .await
            }
        }
    }

    async fn ask_entry(&mut self) -> Outcome {
        let answer = self
            .post("/v1/enter/code", self.as_somebody(&self.name, json!({})))
            .await;
        self.carry_out_asking("code").await?;
        self.was_asked_for_a_code("ask for a code to enter").await?;
        self.judge("ask for a code to enter", Ok(()), 202, &answer)?;
        self.strangers_are_told_the_same("/v1/enter/code", json!({}), &answer)
            .await
    }

    /// Another code, or where there is none that could be entered, a new generation with one.
    async fn was_asked_for_a_code(&mut self, what: &str) -> Outcome {
        let now = self.now();
        let renewed = number(&self.read().await, "i_gen") != number(&self.item, "i_gen");
        let mut again = self.reference.clone();
        let said = again.renew_by_name(now);
        if renewed {
            same(Rule::Agreement, what, "what is renewed", &said, &Ok(()))?;
            self.reference = again;
            self.meet("renewed by name");
        } else {
            if said.is_ok() {
                self.was_sent_enough(what)?;
            }
            let _ = self.reference.ask_entry(now);
        }
        Ok(())
    }

    async fn forgotten(&mut self) -> Outcome {
        let path = "/v1/password/forgotten";
        let answer = self.post(path, self.as_somebody(&self.name, json!({}))).await;
        self.carry_out_asking("reset").await?;
        let what = "a forgotten password";
        let told = self.item.get("owe_former").and_then(|all| all.as_m().ok());
        match self.reference.account {
            // Whoever had the address before is told first.
            Account::Active if told.is_some_and(|all| !all.is_empty()) => self.meet("a reset that waits for a notice"),
            Account::Active => {
                let _ = self.reference.ask_reset(self.now());
            }
            Account::Invited if self.reference.way == Way::Code => self.was_asked_for_a_code(what).await?,
            Account::Invited => {
                let mut again = self.reference.clone();
                let said = again.forget_invitation(self.now());
                if self.read().await.get("i_renewed") == self.item.get("i_renewed") {
                    if said.is_ok() {
                        self.was_sent_enough(what)?;
                    }
                } else {
                    same(Rule::Agreement, what, "what is sent again", &said, &Ok(()))?;
                    self.reference = again;
                    self.meet("an invitation that was forgotten");
                }
            }
            Account::Disabled => {}
        }
        self.judge("a forgotten password", Ok(()), 202, &answer)?;
        self.strangers_are_told_the_same(path, json!({}), &answer).await
    }

    async fn sign_in(&mut self, password: u32, turn: &Turn) -> Outcome {
        let more = json!({ "password": PASSWORDS[password as usize] });
        let request = self.post("/v1/sign-in", self.as_somebody(&self.name, more.clone()));
        let (now, ended) = (self.now(), self.ended);
        let counting = 1 + u8::from(self.reference.has_failures(now));
        let counted = self.reference.count_sign_in(now);
        let right = counted.is_ok() && self.reference.is_right(password);
        let hold = Hold {
            place: Place::AfterCalls(counting),
            between: if right { &turn.between } else { &[] },
            crash: false,
        };
        let (answer, _) = self.held(request, hold).await?;
        let overtaken = ended != self.ended;
        let said = match counted {
            Ok(()) if right => self.reference.sign_in(password, overtaken),
            Ok(()) => Err(No::Hidden),
            Err(no) => Err(no),
        };
        if overtaken {
            self.meet("a sign-in overtaken");
        }
        self.judge("sign in", said, 200, &answer)?;
        match said {
            // A hash each: now and then is enough.
            Err(No::Hidden) if now % 4 == 0 => self.strangers_are_told_the_same("/v1/sign-in", more, &answer).await,
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// What opens the set-up, and never a session; what fails is a failed sign-in like any other.
    async fn sign_in_by_code(&mut self, typed: String) -> Outcome {
        let now = self.now();
        let path = "/v1/sign-in";
        let more = json!({ "password": typed });
        let answer = self.post(path, self.as_somebody(&self.name, more.clone())).await;
        if let Err(no) = self.reference.count_sign_in(now) {
            return self.judge("sign in by code", Err(no), 200, &answer);
        }
        let counted = match self.reference.account {
            Account::Invited => self.reference.count_entry(now),
            Account::Active | Account::Disabled => Err(No::Hidden),
        };
        let said = match counted {
            Ok(counted) if self.codes.get(&counted.code) == Some(&typed) => self.reference.enter(counted, now),
            Ok(counted) => {
                let ticket = self.reference.ticket.unwrap_or_default();
                let kept = self.ledger.wrong(ticket, counted.code, &self.reference.policy);
                kept.or_else(|rule| broken(rule, "a code was compared too often"))?;
                Err(No::Hidden)
            }
            Err(_) => Err(No::Hidden),
        };
        if said.is_ok() {
            self.reference.signed_in();
            self.meet("set-up begun at sign-in, by code");
        }
        self.judge(
            "sign in by code",
            said.map(|_| ()).map_err(|_| No::Hidden),
            200,
            &answer,
        )?;
        let body = answer.json();
        match said {
            Ok(_) if !body["token"].is_null() => broken(Rule::Order, "a code has given a session"),
            Ok(ticket) => self.given_ticket(ticket, body["ticket"].as_str().unwrap_or_default().to_owned()),
            Err(_) if now % 4 == 0 => self.strangers_are_told_the_same(path, more, &answer).await,
            Err(_) => Ok(()),
        }
    }

    async fn change_password(&mut self, turn: &Turn) -> Outcome {
        let known = self.reference.password.unwrap_or(0);
        let chosen = (known + 1) % 3;
        let body = json!({ "current": PASSWORDS[known as usize], "password": PASSWORDS[chosen as usize] });
        let request = self.post("/v1/password/change", self.as_somebody(&self.name, body));
        let (now, ended) = (self.now(), self.ended);
        let counting = 1 + u8::from(self.reference.has_failures(now));
        let counted = self.reference.count_sign_in(now);
        let right = counted.is_ok() && self.reference.is_right(known);
        // Others come between counting and signing in, or between signing in and the change.
        let is_late = right && turn.act.pick % 2 == 1;
        if is_late {
            self.reference.signed_in();
        }
        let hold = Hold {
            place: Place::AfterCalls(counting + u8::from(is_late)),
            between: if right { &turn.between } else { &[] },
            crash: false,
        };
        let (answer, _) = self.held(request, hold).await?;
        let signed_in = match counted {
            Ok(()) if is_late => Ok(()),
            Ok(()) if right => self.reference.sign_in(known, ended != self.ended),
            Ok(()) => Err(No::Hidden),
            Err(no) => Err(no),
        };
        let said = signed_in.and_then(|()| self.reference.change_password(known, chosen));
        self.ended += u32::from(said.is_ok());
        match said {
            Ok(()) => self.meet("a password changed"),
            Err(No::Changed) => self.meet("changed by another between sign-in and change"),
            Err(_) => {}
        }
        self.judge("change the password", said, 200, &answer)
    }

    // The administrator.

    async fn administer(&mut self, act: Act, turn: &Turn) -> Outcome {
        let (now, before) = (self.now(), self.reference.clone());
        let (was_open, was_over) = (self.reference.fate == Fate::Open, self.reference.is_over(now));
        let was_disabled = self.reference.account == Account::Disabled;
        let (invitation, user) = (self.invitation.clone(), self.user.clone());
        let (method, path, body, said) = match act.what {
            What::Resend | What::ResendByHand | What::ResendByCode => {
                let (way, body) = match act.what {
                    What::ResendByHand => (Some(Way::Hand), json!({ "method": "link" })),
                    What::ResendByCode => (Some(Way::Code), json!({ "method": "email_otp" })),
                    _ => (None, json!({})),
                };
                (
                    Method::POST,
                    format!("{invitation}/resend"),
                    body,
                    self.reference.resend(way, now),
                )
            }
            What::Revoke => (
                Method::POST,
                format!("{invitation}/revoke"),
                json!({}),
                self.reference.revoke(),
            ),
            What::Extend => {
                let minutes = [60_i64, 5, -1, 0, 60, 1_440][usize::from(act.pick % 6)];
                let lifetime = (minutes >= 0).then_some(minutes * 60_000);
                let said = self.reference.extend(lifetime, now);
                if said.is_ok() && was_over && minutes != 0 {
                    self.meet("revived by extending");
                }
                let body = json!({ "lifetime_minutes": minutes });
                (Method::POST, format!("{invitation}/extend"), body, said)
            }
            What::Disable => {
                self.ended += u32::from(!was_disabled);
                self.reference.disable();
                (Method::POST, format!("{user}/disable"), json!({}), Ok(()))
            }
            What::Enable => {
                self.reference.enable();
                if was_disabled {
                    self.meet("switched off and on");
                }
                (Method::POST, format!("{user}/enable"), json!({}), Ok(()))
            }
            What::ChangeAddress => {
                self.address = format!("q{}@example.com", self.ground.next.fetch_add(1, Ordering::SeqCst));
                self.reference.change_address();
                (Method::PATCH, user, json!({ "email": self.address }), Ok(()))
            }
            What::ChangeNumber => {
                self.reference.change_number();
                (Method::PATCH, user, json!({ "phone": "+4915112345670" }), Ok(()))
            }
            What::ChangeRoles => (Method::PATCH, user, json!({ "roles": ["reader"] }), Ok(())),
            _ => {
                let said = self.reference.link(now).map(|_| ());
                (Method::GET, format!("{invitation}/link"), Value::Null, said)
            }
        };
        let writes = match act.what {
            // Where the application is not the one that it is taken to be of, the first write is refused.
            What::Revoke => was_open && said.is_ok() && self.application == "app_default",
            What::Disable => !was_disabled,
            What::ChangeAddress | What::ChangeNumber => true,
            _ => false,
        };
        let lost = self.lose(turn, writes);
        let world = &self.ground.world;
        let request = world.admin(method.clone(), &path);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = world.send(request).await;
        self.lost(lost);
        if answer.status == 429 {
            self.was_sent_enough(&path)?;
            self.reference = before;
            return self.nothing_changed(&path).await;
        }
        self.judge(&path, said, 200, &answer)?;
        // That the link was shown is written down.
        if said.is_err() {
            self.nothing_changed(&path).await?;
        }
        match (answer.json()["link"].as_str(), self.reference.ticket) {
            (Some(link), Some(ticket)) => self.given_link(ticket, link),
            _ => Ok(()),
        }
    }

    /// The address was sent as much as it may be: nothing dies for a message that would not be sent.
    fn was_sent_enough(&self, path: &str) -> Outcome {
        let messages = self.ground.world.stack.mailbox.list();
        let invited = messages.iter().filter(|message| message.to == self.address);
        let invited = invited.filter(|message| message.kind.starts_with("invitation")).count();
        same(
            Rule::Agreement,
            path,
            "a limit is reached after five",
            &(invited >= 5),
            &true,
        )
    }

    // The stream.

    /// What is done every minute: for everybody, but only of this person the reference knows what is right.
    async fn sweep(&mut self) -> Outcome {
        self.ground.world.stack.sweep().await.unwrap();
        if self.reference.tell_end(self.now()).is_ok() {
            self.meet("the end told");
        }
        Ok(())
    }

    /// The stream tells that the item of this sort key was written.
    fn written(&self, sort: &str) -> Value {
        let keys = json!({ "pk": { "S": self.partition }, "sk": { "S": sort } });
        json!({
            "awsRegion": "eu-central-1", "eventID": "1", "eventName": "MODIFY", "eventSource": "aws:dynamodb",
            "eventVersion": "1.1", "eventSourceARN": "arn",
            "dynamodb": {
                "ApproximateCreationDateTime": 1, "Keys": keys, "SequenceNumber": "1", "SizeBytes": 1,
                "StreamViewType": "KEYS_ONLY", "NewImage": {}, "OldImage": {},
            },
        })
    }

    /// Carries out what was asked for by name; the second time nothing comes of it.
    async fn carry_out_asking(&mut self, about: &str) -> Outcome {
        let record = self.written(&format!("ask#{about}"));
        let event = json!({ "Records": [record] });
        let delivery = &self.ground.world.stack.delivery;
        deliver::handle(delivery, event.clone()).await.unwrap();
        let once = self.read().await;
        deliver::handle(delivery, event).await.unwrap();
        same(
            Rule::Agreement,
            "asking by name",
            "what is brought again",
            &self.read().await,
            &once,
        )
    }

    async fn deliver(&mut self, turn: &Turn) -> Outcome {
        let (seen, seen_at, address) = (self.reference.clone(), self.now(), self.address.clone());
        let sent_before = self.ground.world.stack.mailbox.list().len();
        let record = self.written("person");
        let delivery = self.ground.world.stack.delivery.clone();
        let request = async move {
            deliver::handle(&delivery, json!({ "Records": [record] }))
                .await
                .unwrap()
        };
        let hold = Hold {
            place: Place::BeforeFirstWrite,
            between: &turn.between,
            crash: turn.crash,
        };
        let (answer, held) = self.held(request, hold).await?;
        let cut = held && turn.crash;
        let failures = answer["batchItemFailures"].as_array().map_or(0, Vec::len);
        same(
            Rule::Agreement,
            "deliver",
            "records to be brought again",
            &failures,
            &usize::from(cut),
        )?;
        if held && seen.ticket != self.reference.ticket {
            self.meet("overtaken between send and settle");
        }
        let messages = self.ground.world.stack.mailbox.list();
        let fresh = messages.len() - sent_before;
        let mut sent = false;
        for message in messages.iter().take(fresh) {
            // Those that others had sent while this was held were looked at by then.
            if !self.looked_at.insert(message.id.clone()) {
                continue;
            }
            sent |= ["invitation", "invitation_code", "password_reset"].contains(&message.kind.as_str());
            if let Some(link) = &message.link
                && link.contains("/i/")
            {
                let known = link
                    .rsplit('/')
                    .next()
                    .is_some_and(|text| self.tickets.values().any(|held| held == text));
                if known {
                    self.meet("a message sent twice, the same");
                }
                let Some(ticket) = seen.ticket.filter(|_| seen.may_leave(seen_at)) else {
                    return broken(Rule::Killed, "a link has left for an invitation that is over");
                };
                if !held {
                    same(Rule::Killed, "deliver", "the address", &message.to, &address)?;
                    self.given_link(ticket, link)?;
                } else if !known {
                    self.given_link(ticket, link)?;
                }
            }
            if let Some(text) = &message.code {
                if self.codes.values().any(|known| known == text) {
                    self.meet("a message sent twice, the same");
                } else if let Some(live) = seen.code.filter(|_| seen.may_leave(seen_at)) {
                    self.codes.insert(live.code, text.clone());
                } else if message.kind != "invitation_code" {
                    return broken(Rule::Killed, "a code has left that was dead by then");
                }
            }
        }
        // What a limit holds back stays owed, and is nothing that has come to an end.
        let waits = !sent && self.read().await.contains_key("owe_invitation");
        if !cut && !waits {
            self.reference.settle(&seen, sent);
        }
        if cut && fresh > 0 {
            self.meet("a crash between send and settle");
        }
        Ok(())
    }

    /// What was answered is what the reference says.
    fn judge(&self, what: &str, said: Result<(), No>, good: u16, answer: &Answer) -> Outcome {
        let status = answer.status.as_u16();
        let code = if answer.status.is_success() {
            String::new()
        } else {
            answer.code()
        };
        let told = match said {
            Ok(()) => (good, ""),
            Err(no) => wire(what, no),
        };
        if (status, code.as_str()) == told {
            match said {
                Err(No::Replaced) => self.meet("refused: replaced"),
                Err(No::Expired) => self.meet("refused: expired"),
                Err(No::Completed) => self.meet("refused: completed"),
                Err(No::Revoked) => self.meet("refused: revoked"),
                Err(No::Declined) => self.meet("refused: declined"),
                Err(No::OutOfOrder) => self.meet("refused: out of order"),
                Err(No::TooSoon) => self.meet("a code asked too soon"),
                Err(No::TooOften) => self.meet("a code asked too often"),
                Ok(()) | Err(_) => {}
            }
            return Ok(());
        }
        let rule = match said {
            Err(no) if answer.status.is_success() => Rule::of(no),
            Ok(()) | Err(_) => Rule::Agreement,
        };
        broken(
            rule,
            format!(
                "{what}: answered {status} {code}, and {told:?} is right\n{}",
                answer.text
            ),
        )
    }
}

fn is_by_administrator(what: What) -> bool {
    matches!(
        what,
        What::Resend
            | What::ResendByHand
            | What::ResendByCode
            | What::Revoke
            | What::Extend
            | What::Disable
            | What::Enable
            | What::ChangeAddress
            | What::ChangeNumber
            | What::ChangeRoles
            | What::Link
    )
}

/// How the product words a refusal.
fn wire(what: &str, no: No) -> (u16, &'static str) {
    match no {
        No::Replaced => (410, "ticket_replaced"),
        No::TicketGone => (404, "ticket_not_valid"),
        No::Completed => (410, "invitation_completed"),
        No::Revoked => (410, "invitation_revoked"),
        No::Declined => (410, "invitation_declined"),
        No::NotDeclinable => (409, "invitation_not_declinable"),
        No::Expired => (410, "invitation_expired"),
        No::Disabled => (403, "user_disabled"),
        No::NotActive => (409, "user_not_active"),
        No::OutOfOrder => (409, "step_out_of_order"),
        No::CodeMissing => (409, "code_not_sent"),
        No::NumberMissing => (409, "phone_not_given"),
        No::CodeExpired => (410, "code_expired"),
        No::CodeReplaced => (410, "code_replaced"),
        No::TriesUsed => (429, "code_tries_used_up"),
        No::FailuresUsed => (429, "invitation_tries_used_up"),
        No::WrongCode => (422, "code_wrong"),
        No::TooSoon => (429, "code_asked_too_soon"),
        No::TooOften => (429, "code_asked_too_often"),
        No::Hidden if what == "enter" => (401, "entry_failed"),
        No::Hidden => (401, "sign_in_failed"),
        No::Paused => (429, "sign_in_paused"),
        No::Locked => (429, "sign_in_locked"),
        No::NotFound => (404, "invitation_not_found"),
        No::Changed | No::NotDue => (409, "changed_meanwhile"),
    }
}

fn broken(rule: Rule, detail: impl ToString) -> Outcome {
    Err(TestCaseError::fail(format!("{}\n{}", rule.says(), detail.to_string())))
}

fn same<T: PartialEq + Debug>(rule: Rule, after: &str, what: &str, found: &T, right: &T) -> Outcome {
    if found == right {
        Ok(())
    } else {
        broken(
            rule,
            format!("after {after}: {what} is\n{found:?}, and right is\n{right:?}"),
        )
    }
}

/// The seed when none is given in `PROPTEST_RNG_SEED`: everybody walks the same ways.
const SEED: u64 = 7;

/// Enough for more than 10,000 steps.
const WALKS: u32 = 160;

#[test]
fn the_seven_rules_hold_in_every_interleaving() {
    let began = std::time::Instant::now();
    let mut config = ProptestConfig {
        failure_persistence: None,
        max_shrink_iters: 64,
        ..ProptestConfig::default()
    };
    if config.cases == 256 {
        // Not chosen in `PROPTEST_CASES`.
        config.cases = WALKS;
    }
    let seed = match config.rng_seed {
        RngSeed::Fixed(seed) => seed,
        RngSeed::Random => SEED,
    };
    // Two worlds, because each walks one step at a time.
    let halves = std::thread::scope(|scope| {
        let half = |world: u64| {
            let mut config = config.clone();
            config.cases = config.cases.div_ceil(2);
            config.rng_seed = RngSeed::Fixed(2 * seed + world);
            scope.spawn(move || walks(config))
        };
        let halves = [half(0), half(1)];
        halves.map(|half| half.join().unwrap_or_else(|failure| std::panic::resume_unwind(failure)))
    });
    let mut tally = Tally::default();
    for half in halves {
        tally.steps += half.steps;
        tally.between += half.between;
        tally.walks += half.walks;
        for (what, times) in half.met {
            *tally.met.entry(what).or_default() += times;
        }
    }
    println!(
        "{} steps in {} walks, {} of them between two calls of another request, in {:.1} s with seed {seed}",
        tally.steps,
        tally.walks,
        tally.between,
        began.elapsed().as_secs_f64(),
    );
    for (what, times) in &tally.met {
        println!("{times:6}  {what}");
    }
    let missing: Vec<_> = INTERESTING
        .iter()
        .filter(|what| !tally.met.contains_key(**what))
        .collect();
    assert!(missing.is_empty(), "never met: {missing:?}");
    assert!(tally.steps >= 10_000, "{} steps prove too little", tally.steps);
    assert!(tally.between >= 1_000, "{} steps between are too few", tally.between);
}

/// Walks in a world of their own.
fn walks(config: ProptestConfig) -> Tally {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(3)
        .enable_all()
        .build()
        .unwrap();
    let ground = runtime.block_on(Ground::new());
    let seed = config.rng_seed;
    let outcome = TestRunner::new(config).run(&(starts(), turns()), |(start, turns)| {
        runtime.block_on(async {
            let mut walk = Walk::begin(&ground, &start).await?;
            for turn in &turns {
                let done = walk.turn(turn).await;
                ground.gate.forget();
                done?;
            }
            Ok(())
        })
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, (start, turns))) => {
            let turns: Vec<_> = turns.iter().map(|turn| format!("{turn:?}")).collect();
            panic!("{reason}\nwith {seed:?}: {start:?}\n{}", turns.join("\n"))
        }
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
    ground.tally.into_inner().unwrap_or_else(PoisonError::into_inner)
}
