//! The whole life of an invitation by mail, walked in a browser: what it costs at the table, function by function, with the
//! timeline, what SES tells, and the counters of limits; and how often each function runs. infra/README.md reckons with it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use routes::{Match, Template};
use serde_json::json;

use crate::{
    meter::Meter,
    support::{PASSWORD, World},
};

/// What one function did.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(crate) struct Share {
    /// How often it ran; of what the stream drives, at most.
    pub(crate) runs: u32,
    pub(crate) reads: f64,
    pub(crate) writes: f64,
    pub(crate) index: f64,
}

/// All of them, by name.
#[derive(Debug)]
pub(crate) struct Life(pub(crate) BTreeMap<String, Share>);

impl Life {
    pub(crate) fn sum(&self) -> Share {
        self.0.values().fold(Share::default(), |sum, share| Share {
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
            .0
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
        Ok(())
    }
}

/// Walks it. Settings are in memory, as in an instance that has answered before.
pub(crate) async fn life() -> Life {
    let meter = Meter::default();
    let world = World::with(|options| options.interceptors.push(meter.interceptor())).await;
    world.active("warm.up@example.com").await;
    world.sign_in("warm.up@example.com", PASSWORD).await.expect(200);
    world.messages().await;
    meter.take();
    world.asked.lock().unwrap().clear();

    let email = "ada.lovelace@example.com";
    world.invite(&json!({ "email": email })).await;
    let ticket = world.ticket(email).await;
    let browser = world.browser();
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    for asset in assets(&landing.text) {
        world.get(&asset).await.expect(200);
    }
    let code_page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let code = world.code(email).await;
    let password_page = browser
        .submit(&code_page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    browser
        .submit(&password_page, "/setup/password", &fields)
        .await
        .expect(200);
    world.newest("activation", email).await;
    let sign_in = browser.open(&format!("/sign-in?login_hint={email}")).await.expect(200);
    let fields = [("username", email), ("password", PASSWORD)];
    browser.submit(&sign_in, "/sign-in", &fields).await.expect(200);

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
    let (mut changes, mut events) = (0, 0);
    for call in meter.take() {
        // In AWS the timeline is not told of what it writes itself, nor are counters.
        let of_a_person = call.kind == "PERSON" || call.operation == "PutItem" && call.function == "invitations";
        if !call.is_read() && !call.refused && of_a_person && call.function != "history" {
            changes += 1;
        }
        // Each event looks once whether a webhook wants it.
        if call.function == "dispatch" {
            events += 1;
        }
        let share = shares.entry(call.function.clone()).or_default();
        share.index += call.index_units;
        if call.is_read() {
            share.reads += call.units;
        } else {
            share.writes += call.units;
        }
    }
    let mails = u32::try_from(
        world
            .stack
            .mailbox
            .list()
            .iter()
            .filter(|mail| mail.to == email)
            .count(),
    )
    .unwrap();
    for (name, runs) in [
        ("deliver", mails),
        ("dispatch", events),
        // SES tells that it has a mail, and that it was delivered.
        ("feedback", mails * 2),
        ("history", changes),
    ] {
        shares.entry(name.to_owned()).or_default().runs = runs;
    }
    Life(shares)
}

/// What a page loads.
fn assets(page: &str) -> BTreeSet<String> {
    let found = page
        .split("=\"/assets/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    found.map(|file| format!("/assets/{file}")).collect()
}
