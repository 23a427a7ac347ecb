//! The whole life of an invitation by mail, walked in a browser: what it costs at the table, function by function, with the
//! timeline, what SES tells, and the counters of limits; how often each function runs; and what is written into the log.
//! docs/operating/costs.md reckons with it.
//!
//! How often `history` runs depends on how changes fall into the windows of its mapping, which follow each other without a gap.
//! Two changes some seconds apart are in two windows as often as these seconds are a part of the window. Assumed: what a person
//! does is further apart than a window, `deliver` writes a second after what it is driven by, and SES has delivered a mail
//! three seconds after that.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt, io,
    sync::{Arc, Mutex},
};

use routes::{Match, Template};
use serde_json::json;
use service::{logging, watch};
use tracing::level_filters::LevelFilter;

use crate::{
    meter::{Call, Meter},
    support::{PASSWORD, World},
};

/// What one function did.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(crate) struct Share {
    /// How often it ran.
    pub(crate) runs: u32,
    pub(crate) reads: f64,
    pub(crate) writes: f64,
    pub(crate) index: f64,
}

/// All of them.
#[derive(Debug)]
pub(crate) struct Life {
    /// By name.
    pub(crate) shares: BTreeMap<String, Share>,
    /// How many changes of the person the stream brings, and in how many runs of `history` on average.
    pub(crate) changes: (usize, f64),
    /// How many events were put on the bus.
    pub(crate) events: usize,
    /// How many lines the functions wrote, and of how many bytes together.
    pub(crate) log: (usize, usize),
}

/// When something was written, in seconds from what a person did.
const SENT: f64 = 1.0;
const DELIVERED: f64 = SENT + 3.0;
/// The window of the mapping of `history`, in seconds.
const WINDOW: &str = "MaximumBatchingWindowInSeconds: ";

impl Life {
    pub(crate) fn sum(&self) -> Share {
        self.shares.values().fold(Share::default(), |sum, share| Share {
            runs: sum.runs + share.runs,
            reads: sum.reads + share.reads,
            writes: sum.writes + share.writes,
            index: sum.index + share.index,
        })
    }
}

impl fmt::Display for Life {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "An invitation by mail, from the call to the sign-in, in a browser:")?;
        writeln!(f, "function    | runs | read units | write units | of the index")?;
        for (name, share) in self
            .shares
            .iter()
            .map(|(name, share)| (name.as_str(), *share))
            .chain([("sum", self.sum())])
        {
            let Share {
                runs,
                reads,
                writes,
                index,
            } = share;
            writeln!(f, "{name:<11} | {runs:>4} | {reads:>10} | {writes:>11} | {index:>12}")?;
        }
        let ((changes, runs), (lines, bytes)) = (self.changes, self.log);
        writeln!(f, "{changes} changes in {runs:.1} runs of `history` on average")?;
        write!(
            f,
            "{} events on the bus; {lines} lines of log, {bytes} bytes",
            self.events
        )
    }
}

/// What the functions write into their logs.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Walks it. Settings are in memory, as in an instance that has answered before. It has to run on a thread of its own: what is
/// logged there is counted.
pub(crate) async fn life() -> Life {
    let meter = Meter::default();
    let world = World::with(|options| {
        options.interceptors.push(meter.interceptor());
        options.watcher = Some(Arc::new(watch::Metrics));
    })
    .await;
    world.active("warm.up@example.com").await;
    world.sign_in("warm.up@example.com", PASSWORD).await.expect(200);
    world.messages().await;
    meter.take();
    world.asked.lock().unwrap().clear();
    let events_before = world.stack.events.list().len();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = logging::subscriber(LevelFilter::INFO, Some("latchkey-prod"), move || writer.clone());
    let logged = tracing::subscriber::set_default(subscriber);

    // What was called for each thing that the person, or whoever invited them, does.
    let mut moments: Vec<Vec<Call>> = Vec::new();
    let email = "ada.lovelace@example.com";
    world.invite(&json!({ "email": email })).await;
    let ticket = world.ticket(email).await;
    moments.push(meter.take());
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    for asset in assets(&landing.text) {
        world.get(&asset).await.expect(200);
    }
    moments.push(meter.take());
    let code_page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let code = world.code(email).await;
    moments.push(meter.take());
    let password_page = browser
        .submit(&code_page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    world.messages().await;
    moments.push(meter.take());
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    browser
        .submit(&password_page, "/setup/password", &fields)
        .await
        .expect(200);
    world.newest("activation", email).await;
    moments.push(meter.take());
    let sign_in = browser.open(&format!("/sign-in?login_hint={email}")).await.expect(200);
    let fields = [("username", email), ("password", PASSWORD)];
    browser.submit(&sign_in, "/sign-in", &fields).await.expect(200);
    world.messages().await;
    moments.push(meter.take());
    drop(logged);

    let mut shares = BTreeMap::<String, Share>::new();
    let template = Template::parse(include_str!("../../template.yaml")).unwrap();
    for (method, path) in world.asked.lock().unwrap().iter() {
        let Match::Found { route, .. } = template.routes.find(method, path) else {
            panic!("{method} {path} leads nowhere");
        };
        shares.entry(route.function.clone()).or_default().runs += 1;
        if route.authorized {
            shares.entry("authorizer".to_owned()).or_default().runs += 1;
        }
    }
    let calls = || moments.iter().flatten();
    for call in calls() {
        let share = shares.entry(call.function.clone()).or_default();
        share.index += call.index_units;
        if call.is_read() {
            share.reads += call.units;
        } else {
            share.writes += call.units;
        }
    }
    let sent = world.stack.mailbox.list();
    let mails = u32::try_from(sent.iter().filter(|mail| mail.to == email).count()).unwrap();
    let (mut changes, mut on_average) = (0, 0.0);
    for (count, batches) in moments.iter().map(|moment| batches(moment)) {
        changes += count;
        on_average += batches;
    }
    let batches = on_average.ceil();
    for (name, runs) in [
        ("deliver", mails),
        // It reads the webhooks once, for each event that one of them may want.
        (
            "dispatch",
            calls().filter(|call| call.function == "dispatch").count() as u32,
        ),
        // SES tells that it has a mail, and that it was delivered.
        ("feedback", mails * 2),
        ("history", batches as u32),
    ] {
        shares.entry(name.to_owned()).or_default().runs = runs;
    }
    // Each run looks once which events the webhooks want, however many there are in it.
    shares.entry("history".to_owned()).or_default().reads = batches;
    let log = log.0.lock().unwrap();
    Life {
        shares,
        changes: (changes, on_average),
        events: world.stack.events.list().len() - events_before,
        log: (log.iter().filter(|byte| **byte == b'\n').count(), log.len()),
    }
}

/// The changes of one moment: how many, and in how many batches of `history` they come on average.
fn batches(moment: &[Call]) -> (usize, f64) {
    let text = include_str!("../../template.yaml").split(WINDOW).nth(1).unwrap();
    let window: f64 = text.split_whitespace().next().unwrap().parse().unwrap();
    let at = moment.iter().filter_map(|call| {
        // In AWS the timeline is not told of what it writes itself, nor are counters.
        let of_a_person = call.kind == "PERSON" || call.operation == "PutItem" && call.function == "invitations";
        (!call.is_read() && !call.refused && of_a_person).then_some(match call.function.as_str() {
            "history" => None,
            "deliver" => Some(SENT),
            "feedback" => Some(DELIVERED),
            _ => Some(0.0),
        })?
    });
    let mut at: Vec<f64> = at.collect();
    at.sort_by(f64::total_cmp);
    let apart = at.windows(2).map(|two| ((two[1] - two[0]) / window).min(1.0));
    let batches = if at.is_empty() { 0.0 } else { 1.0 + apart.sum::<f64>() };
    (at.len(), batches)
}

/// What a page loads.
fn assets(page: &str) -> BTreeSet<String> {
    let found = page
        .split("=\"/assets/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    found.map(|file| format!("/assets/{file}")).collect()
}
