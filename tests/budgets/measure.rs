//! Round trips and capacity units of each operation, counted at the SDK client, beside the budget that the design gives
//! them. What the authorizer reads for a request with an API key is counted by itself.

use std::fmt;

use aws_sdk_dynamodb::types::AttributeValue;
use reqwest::Method;
use serde_json::json;

use crate::{
    browser::form_token,
    meter::{Call, Meter, size},
    support::{PASSWORD, World, wrong},
};

/// What an operation may cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Budget {
    pub(crate) reads: u32,
    pub(crate) writes: u32,
}

/// One operation: what it cost, what it may cost.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) operation: &'static str,
    pub(crate) budget: Budget,
    pub(crate) calls: Vec<Call>,
    /// What the authorizer read.
    pub(crate) authorizer: Vec<Call>,
}

impl Row {
    fn units(&self, reads: bool) -> f64 {
        self.calls
            .iter()
            .filter(|call| call.is_read() == reads)
            .map(|call| call.units)
            .sum()
    }

    /// One round trip for each read and write, one unit each, and one read by the authorizer.
    pub(crate) fn is_within(&self) -> bool {
        let Budget { reads, writes } = self.budget;
        let authorized = self.authorizer.iter().map(|call| call.units).sum::<f64>() <= 1.0;
        self.calls.len() <= (reads + writes) as usize
            && self.units(true) <= f64::from(reads)
            && self.units(false) <= f64::from(writes)
            && authorized
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} | {}",
            self.reads + self.writes,
            units(f64::from(self.reads), f64::from(self.writes))
        )
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.is_within() { "" } else { "OVER" };
        let units = units(self.units(true), self.units(false));
        let (authorizer, calls) = (self.authorizer.len(), self.calls.len());
        let index: f64 = self.calls.iter().map(|call| call.index_units).sum();
        write!(
            f,
            "{:<38} | {calls:>11} | {units:<9} | {index:>5} | {authorizer:>10} | {:<13} | {verdict}",
            self.operation,
            self.budget.to_string()
        )
    }
}

fn units(reads: f64, writes: f64) -> String {
    let part = |units: f64, unit: &str| (units > 0.0).then(|| format!("{units} {unit}"));
    let parts: Vec<_> = [part(reads, "R"), part(writes, "W")].into_iter().flatten().collect();
    if parts.is_empty() {
        "-".to_owned()
    } else {
        parts.join(" + ")
    }
}

/// What was measured.
#[derive(Debug)]
pub(crate) struct Report {
    pub(crate) rows: Vec<Row>,
    /// The size of the person's item after each step of the happy way.
    pub(crate) sizes: Vec<usize>,
}

/// The size that one write unit pays for.
pub(crate) const ITEM_LIMIT: usize = 1024;

impl Report {
    pub(crate) fn is_within(&self) -> bool {
        self.rows.iter().all(Row::is_within) && self.sizes.iter().all(|size| *size < ITEM_LIMIT)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ("operation", "round trips", "units", "index", "authorizer", "budget");
        writeln!(
            f,
            "{:<38} | {} | {:<9} | {} | {} | {:<13} |",
            head.0, head.1, head.2, head.3, head.4, head.5
        )?;
        self.rows.iter().try_for_each(|row| writeln!(f, "{row}"))?;
        let largest = self.sizes.iter().max().copied().unwrap_or_default();
        write!(
            f,
            "\nThe person's item, at its largest: {largest} of {ITEM_LIMIT} bytes."
        )
    }
}

struct Measuring {
    world: World,
    meter: Meter,
    report: Report,
}

impl Measuring {
    /// Books what was called since the last row.
    fn row(&mut self, operation: &'static str, reads: u32, writes: u32) {
        let (authorizer, calls) = self.meter.take().into_iter().partition(|call| call.kind == "KEY");
        let budget = Budget { reads, writes };
        self.report.rows.push(Row {
            operation,
            budget,
            calls,
            authorizer,
        });
    }

    /// What comes between two rows is not counted.
    fn skip(&self) {
        self.meter.take();
    }

    async fn weigh(&mut self, email: &str) {
        let client = aws_sdk_dynamodb::Client::new(&self.world.stack.sdk);
        let scanned = client.scan().table_name(&self.world.stack.table).send().await.unwrap();
        let item = scanned
            .items()
            .iter()
            .find(|item| item.get("u_email") == Some(&AttributeValue::S(email.to_owned())));
        self.report.sizes.push(size(item.unwrap()));
    }
}

/// Walks through every operation and measures it. The application's settings are in memory, as they are in a function
/// that has answered before.
pub(crate) async fn measure() -> Report {
    let meter = Meter::default();
    let world = World::with(|options| options.interceptors.push(meter.interceptor())).await;
    let mut m = Measuring {
        world,
        meter,
        report: Report {
            rows: vec![],
            sizes: vec![],
        },
    };
    m.world.invited("warm.up@example.com").await;
    m.skip();
    administration(&mut m).await;
    happy_way(&mut m).await;
    sign_in(&mut m).await;
    users(&mut m).await;
    steps(&mut m).await;
    auth0(&mut m).await;
    groups(&mut m).await;
    m.report
}

async fn administration(m: &mut Measuring) {
    let body = json!({ "email": "grace.hopper@example.com" });
    let named = || {
        m.world
            .admin(Method::POST, "/v1/invitations")
            .header("idempotency-key", "a-1")
            .json(&body)
    };
    let invitation = m.world.send(named()).await.expect(201).json();
    // Deviation from 1 W: a key holds for its caller, whoever is invited with it, so it needs an item of its own.
    m.row("create with an Idempotency-Key", 0, 2);
    let repeated = m.world.send(
        m.world
            .admin(Method::POST, "/v1/invitations")
            .header("idempotency-key", "a-1")
            .json(&body),
    );
    repeated.await.expect(201);
    m.row("the same call once more", 1, 2);
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    m.world.admin_get(&path).await.expect(200);
    m.row("show an invitation", 1, 0);
    // Deviation from 1 R: that somebody was shown the link is written down, because it proves no address then.
    m.world.admin_get(&format!("{path}/link")).await.expect(200);
    m.row("ask for the link", 0, 1);
    m.world.admin_get("/v1/invitations").await.expect(200);
    m.row("list", 1, 0);
    let extend = json!({ "lifetime_minutes": 60 });
    m.world.admin_post(&format!("{path}/extend"), &extend).await.expect(200);
    m.row("extend", 0, 1);
    m.world
        .admin_post(&format!("{path}/resend"), &json!({}))
        .await
        .expect(200);
    // Deviation from 1 W: what was sent to the destination is looked at before the link that works is replaced.
    m.row("resend", 2, 1);
    for (name, read, written) in [
        ("resend with an Idempotency-Key", 3, 2),
        ("the same resend once more", 2, 1),
    ] {
        let call = m.world.admin(Method::POST, &format!("{path}/resend"));
        let call = call.header("idempotency-key", "a-2").json(&json!({}));
        m.world.send(call).await.expect(200);
        m.row(name, read, written);
    }
    m.world
        .admin_post(&format!("{path}/revoke"), &json!({}))
        .await
        .expect(200);
    m.row("revoke", 0, 1);
    m.world
        .admin_post(&format!("{path}/revoke"), &json!({}))
        .await
        .expect(200);
    m.row("revoke once more (refused write)", 0, 1);
}

async fn happy_way(m: &mut Measuring) {
    let email = "ada.lovelace@example.com";
    m.world.invite(&json!({ "email": email })).await;
    m.row("create an invitation", 0, 1);
    m.weigh(email).await;
    let ticket = m.world.ticket(email).await;
    m.weigh(email).await;
    m.skip();
    m.world.browser().open(&format!("/i/{ticket}")).await.expect(200);
    m.row("open the link in a browser", 1, 0);
    m.world
        .post("/v1/tickets/validate", &json!({ "ticket": ticket }))
        .await
        .expect(200);
    m.row("validate a ticket", 1, 0);
    m.world
        .post("/v1/tickets/code", &json!({ "ticket": ticket }))
        .await
        .expect(202);
    m.row("ask for a code", 0, 1);
    m.weigh(email).await;
    let code = m.world.code(email).await;
    m.skip();
    m.world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": wrong(&code) }))
        .await
        .expect(422);
    m.row("verify a code, wrong", 0, 1);
    m.weigh(email).await;
    m.world
        .post("/v1/tickets/verify", &json!({ "ticket": ticket, "code": code }))
        .await
        .expect(200);
    m.row("verify a code, right", 0, 2);
    m.weigh(email).await;
    let browser = m.world.browser();
    let page = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let token = form_token(&page, "/setup/password");
    let typed = browser
        .request(Method::POST, "/setup/password/check")
        .header("sec-fetch-site", "same-origin")
        .form(&[("csrf", token.as_str()), ("password", PASSWORD)]);
    m.skip();
    m.world.send(typed).await.expect(200);
    m.row("judge a password as it is typed", 1, 0);
    m.world.set_password(&ticket, PASSWORD).await.expect(200);
    m.row("set the password", 1, 1);
    m.weigh(email).await;
    m.world.messages().await;
    m.skip();
    m.world.set_password(&ticket, PASSWORD).await.expect(410);
    m.row("set the password once more (refused)", 1, 0);
    m.weigh(email).await;
}

async fn sign_in(m: &mut Measuring) {
    let email = "ada.lovelace@example.com";
    m.world.sign_in(email, PASSWORD).await.expect(200);
    m.row("sign in", 0, 2);
    m.world.sign_in(email, "not this one, no").await.expect(401);
    // For nobody as well: a failure is counted for the account and for its source.
    m.row("sign in, failed", 0, 2);
    m.weigh(email).await;
    m.world.sign_in(email, PASSWORD).await.expect(200);
    // The first guess, that nothing has failed, is wrong.
    m.row("sign in after a failure", 0, 3);
    m.world.sign_in("nobody@example.com", PASSWORD).await.expect(401);
    m.row("sign in as nobody, failed", 0, 2);
    let nobody = json!({ "username": "nobody@example.com", "code": "123456" });
    m.world.post("/v1/enter", &nobody).await.expect(401);
    m.row("enter with a code, wrong", 0, 2);
    let body = json!({ "email": "grace@example.com", "method": "email_otp" });
    m.world.invite(&body).await;
    let code = m.world.newest("invitation_code", "grace@example.com").await;
    m.skip();
    let body = json!({ "username": "grace@example.com", "code": code.code });
    m.world.post("/v1/enter", &body).await.expect(200);
    m.row("enter with a code, right", 0, 4);
    m.world
        .post("/v1/enter/code", &json!({ "username": "grace@example.com" }))
        .await
        .expect(202);
    m.row("ask for a code to enter with", 0, 2);
    m.world
        .post("/v1/password/forgotten", &json!({ "username": email }))
        .await
        .expect(202);
    m.row("forgotten password", 0, 2);
}

async fn users(m: &mut Measuring) {
    let invitation = m.world.invite(&json!({ "email": "kay@example.com" })).await;
    m.world.messages().await;
    let user = format!("/v1/users/{}", invitation["user"]["id"].as_str().unwrap());
    m.skip();
    m.world.admin_get(&user).await.expect(200);
    m.row("show a user", 1, 0);
    m.world.admin_get("/v1/users").await.expect(200);
    m.row("list users", 1, 0);
    let change = m
        .world
        .admin(Method::PATCH, &user)
        .json(&json!({ "roles": ["editor"] }));
    m.world.send(change).await.expect(200);
    m.row("change a user", 0, 1);
    let post = async |m: &Measuring, call: &str| {
        let path = format!("{user}/{call}");
        m.world.admin_post(&path, &json!({})).await.expect(200);
    };
    post(m, "sign-out").await;
    m.row("sign out everywhere", 0, 1);
    m.world.sign_in("kay@example.com", "not this one, no").await;
    m.skip();
    post(m, "unlock").await;
    m.row("lift a lock of sign-ins", 0, 1);
    post(m, "disable").await;
    m.row("switch off", 0, 1);
    post(m, "enable").await;
    m.row("switch on", 1, 1);
    let revoke = format!("/v1/invitations/{}/revoke", invitation["id"].as_str().unwrap());
    m.world.admin_post(&revoke, &json!({})).await.expect(200);
    m.skip();
    m.world.invite(&json!({ "email": "kay@example.com" })).await;
    m.row("invite again", 0, 2);
    let hash = "$2b$04$wIpYgxBS8.f/tjBxwD7J8u8Q8EJnhJtMJxGCqA3AEovqejpt4.IY6";
    let body = json!({ "users": [{ "email": "lin@example.com", "password_hash": hash }] });
    m.world.admin_post("/v1/imports", &body).await.expect(200);
    m.row("import a user", 1, 1);
    m.world.admin_post("/v1/imports", &body).await.expect(200);
    m.row("import the same user again", 1, 0);
}

/// Each call of Auth0's Management API is counted for its key: a write more than the same thing costs in `/v1`.
async fn auth0(m: &mut Measuring) {
    let kim = json!({
        "connection": "Username-Password-Authentication", "email": "kim@example.com", "password": PASSWORD,
        "verify_email": false,
    });
    let made = m.world.admin_post("/api/v2/users", &kim).await.expect(201).json();
    m.row("create a user (Auth0)", 1, 2);
    let path = format!(
        "/api/v2/users/{}",
        made["user_id"].as_str().unwrap().replace('|', "%7C")
    );
    m.world.admin_get(&path).await.expect(200);
    m.row("show a user (Auth0)", 1, 1);
    let ticket = json!({ "user_id": made["user_id"] });
    m.world
        .admin_post("/api/v2/tickets/password-change", &ticket)
        .await
        .expect(201);
    m.row("make a password ticket (Auth0)", 1, 2);
}

/// Groups whose members are not asked for, as directories do: then no other user is read.
async fn groups(m: &mut Measuring) {
    let lee = json!({ "userName": "lee@example.com", "active": false });
    let lee = m.world.admin_post("/scim2/Users", &lee).await.expect(201).json();
    m.skip();
    let quiet = "excludedAttributes=members";
    let group = json!({ "displayName": "staff" });
    let made = m.world.admin_post(&format!("/scim2/Groups?{quiet}"), &group).await;
    let path = format!("/scim2/Groups/{}", made.expect(201).json()["id"].as_str().unwrap());
    m.row("make a group (SCIM)", 2, 1);
    let add = json!({ "Operations": [{ "op": "add", "path": "members", "value": [{ "value": lee["id"] }] }] });
    let add = m.world.admin(Method::PATCH, &format!("{path}?{quiet}")).json(&add);
    m.world.send(add).await.expect(200);
    m.row("take somebody into a group (SCIM)", 4, 2);
    let named = format!("/scim2/Groups?{quiet}&filter=displayName%20eq%20%22staff%22");
    m.world.admin_get(&named).await.expect(200);
    m.row("find a group by its name (SCIM)", 1, 0);
}

async fn steps(m: &mut Measuring) {
    let email = "joan@example.com";
    let body = json!({ "email": email, "flow": "profile_phone_password" });
    m.world.invite(&body).await;
    let ticket = m.world.ticket(email).await;
    m.skip();
    let profile = json!({ "first_name": "Joan", "last_name": "Clarke" });
    let body = json!({ "ticket": ticket, "profile": profile });
    m.world.post("/v1/tickets/profile", &body).await.expect(200);
    m.row("answer the profile", 1, 1);
    let body = json!({ "ticket": ticket, "phone": "+4915112345678" });
    m.world.post("/v1/tickets/phone", &body).await.expect(202);
    m.row("give a number", 0, 1);
}
