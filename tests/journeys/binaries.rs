//! The functions as they are deployed: each a process that asks Lambda's Runtime API for its work, with the environment that
//! `template.yaml` gives it, and the gateway's, the stream's, SES's and Secrets Manager's own documents as events.
//!
//! `LATCHKEY_TEST_BINARIES` names the binary. `.ci/run` makes the archive that is deployed and names what it takes out of it.
//! Run them by hand with `cargo build --workspace --bins && LATCHKEY_TEST_BINARIES=target/debug/latchkey-functions cargo test
//! --workspace --test journeys binaries:: -- --ignored --nocapture`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};

use domain::clock::SystemClock;
use local::{lambda::Function, stack::Binaries};
use reqwest::{Method, header};
use serde_json::{Value, json};

use crate::support::{HTTPS_ORIGIN, PASSWORD, World, env_var, wrong};

/// A list of each function for administrators but `invitations`.
const ADMINISTRATION: [&str; 5] = [
    "/v1/users",
    "/v1/keys",
    "/v1/applications",
    "/api/v2/users",
    "/scim2/Users",
];

/// The newest symbols of glibc that `provided.al2023` has.
const GLIBC: (u32, u32) = (2, 34);

/// What all functions may have together, zipped by this test. The archive that is uploaded is packed better, and `.ci/run` and the
/// release hold it to ten million bytes: it was 9.77 million when this was 10.13.
const MOST_ZIPPED: usize = 10_300_000;

fn file() -> PathBuf {
    let file = env_var("LATCHKEY_TEST_BINARIES").expect("LATCHKEY_TEST_BINARIES names the binary of the functions");
    let file = PathBuf::from(file);
    if file.is_absolute() {
        file
    } else {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(file)
    }
}

/// A folder for logs that is gone at the end.
struct Logs(PathBuf);

impl Logs {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("latchkey-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn of(&self, function: &str) -> String {
        std::fs::read_to_string(self.0.join(format!("{function}.log"))).unwrap()
    }
}

impl Drop for Logs {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

async fn deployed(logs: &Logs) -> World {
    let binaries = Binaries {
        file: file(),
        logs: Some(logs.0.clone()),
        parameters: BTreeMap::from([
            ("BaseUrl".to_owned(), HTTPS_ORIGIN.to_owned()),
            ("SmsDialCodes".to_owned(), "49".to_owned()),
        ]),
    };
    World::with(|options| {
        options.clock = Arc::new(SystemClock);
        options.binaries = Some(binaries);
    })
    .await
}

fn function<'a>(world: &'a World, name: &str) -> &'a Function {
    let found = world.stack.processes.get(name);
    found.unwrap_or_else(|| panic!("there is no function {name}"))
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn the_main_journey_runs_through_the_binaries() {
    let logs = Logs::new("journey");
    let world = deployed(&logs).await;
    for (name, expected) in [("setup", "GetItem"), ("sign-in", "GetItem"), ("authorizer", "GetItem")] {
        // Before its first event an instance has a connection to the table.
        assert!(logs.of(name).contains(expected), "{name}: {}", logs.of(name));
    }

    // By a link: the gateway, the authorizer, the stream, SES and what SES tells, the pages, the sign-in.
    let email = "ada@example.com";
    let invitation = world.invite(&json!({ "email": email })).await;
    let ticket = world.ticket(email).await;
    let page = world.get(&format!("/i/{ticket}")).await.expect(303);
    let cookies: Vec<_> = page.headers.get_all(header::SET_COOKIE).iter().collect();
    assert!(!cookies.is_empty(), "{page:?}");
    let cookies: Vec<_> = cookies
        .iter()
        .map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap())
        .collect();
    let opened = world
        .request(Method::GET, "/setup")
        .header("cookie", cookies.join("; "));
    let opened = world.send(opened).await.expect(200);
    assert!(opened.text.contains(email), "{}", opened.text);
    let code = world.asked(&ticket, email).await;
    world.verify(&ticket, &wrong(&code)).await.refused(422, "code_wrong");
    world.verify(&ticket, &code).await.expect(200);
    world.set_password(&ticket, PASSWORD).await.expect(200);
    world.newest("activation", email).await;
    let signed_in = world.sign_in(email, PASSWORD).await.expect(200).json();
    assert_eq!(signed_in["user"]["id"], invitation["user"]["id"], "{signed_in}");
    world
        .sign_in(email, "not this one, no")
        .await
        .refused(401, "sign_in_failed");
    let path = format!("/v1/invitations/{}", invitation["id"].as_str().unwrap());
    let shown = world.admin_get(&path).await.expect(200).json();
    assert_eq!(shown["state"], "completed");
    assert_eq!(
        shown["delivery"]["state"], "delivered",
        "what SES tells goes through `feedback`"
    );
    let told: Vec<_> = shown["timeline"].as_array().unwrap().iter().collect();
    assert!(told.len() >= 5, "what happened goes through `history`: {shown}");

    // By a code, by mail and by SMS.
    for (body, username, kind, to) in [
        (
            json!({ "email": "grace@example.com", "method": "email_otp" }),
            "grace@example.com",
            "invitation_code",
            "grace@example.com",
        ),
        (
            json!({ "phone": "+4915112345678", "method": "sms_otp", "flow": "link_password" }),
            "+4915112345678",
            "invitation_code",
            "+4915112345678",
        ),
    ] {
        world.invite(&body).await;
        let code = world.newest(kind, to).await.code.clone().unwrap();
        let enter = |code: String| json!({ "username": username, "code": code });
        world.post("/v1/enter", &enter(wrong(&code))).await.expect(401);
        let entered = world.post("/v1/enter", &enter(code)).await.expect(200).json();
        let ticket = entered["ticket"].as_str().unwrap();
        world.set_password(ticket, PASSWORD).await.expect(200);
        world.sign_in(username, PASSWORD).await.expect(200);
    }

    // Taken back.
    let invitation = world.invite(&json!({ "email": "kay@example.com" })).await;
    let ticket = world.ticket("kay@example.com").await;
    let path = format!("/v1/invitations/{}/revoke", invitation["id"].as_str().unwrap());
    world.admin_post(&path, &json!({})).await.expect(200);
    let refused = world.post("/v1/tickets/validate", &json!({ "ticket": ticket })).await;
    refused.refused(410, "invitation_revoked");

    // Every other function that the gateway leads to, once.
    for path in ADMINISTRATION {
        world.admin_get(path).await.expect(200);
    }
    for path in [
        "/health",
        "/.well-known/jwks.json",
        "/sign-in",
        "/openapi.json",
        "/docs",
    ] {
        world.get(path).await.expect(200);
    }

    // What an operator, or Secrets Manager, calls.
    let redriven = function(&world, "redrive").invoke("null".to_owned()).await.unwrap();
    assert!(redriven.is_object(), "{redriven}");
    let first = function(&world, "first-key").invoke("{}".to_owned()).await;
    let first = first.expect_err("there is a key already: the first one is made once");
    assert!(first.contains("errorType"), "{first}");
    for secret in ["DeploymentKeys", "SigningKeys"] {
        for step in ["createSecret", "setSecret", "testSecret", "finishSecret"] {
            let request = json!({
                "Step": step,
                "SecretId": secret,
                "ClientRequestToken": format!("11111111-2222-4333-8444-{secret:0>12.12}"),
                "RotationToken": "unused",
            });
            function(&world, "rotate").invoke(request.to_string()).await.unwrap();
        }
    }
    world.active("joan@example.com").await;
    assert!(world.stack.stream.dead_letters().is_empty());
    world.stack.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn a_bad_event_fails_alone_and_instances_end_when_asked_to() {
    let logs = Logs::new("end");
    let world = deployed(&logs).await;
    let mut wrong = Vec::new();
    for function in world.stack.processes.all() {
        let process = function.process_id();
        for event in ["[]", r#"{"Records": 5}"#, r#""text""#] {
            // `first-key`, `redrive` and the functions of the stream may take some of these for an order; none may end.
            let answered = function.invoke(event.to_owned()).await;
            if let Err(error) = answered
                && !error.contains("errorType")
            {
                wrong.push(format!("{} on {event}: {error}", function.name()));
            }
        }
        assert!(process.is_some());
        assert_eq!(
            function.process_id(),
            process,
            "{} is another process now",
            function.name()
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let refused = function(&world, "setup").invoke(r#"{"version": 7}"#.to_owned()).await;
    assert!(refused.unwrap_err().contains("errorType"));
    // They all go on.
    world.active("ada@example.com").await;
    for function in world.stack.processes.all() {
        assert!(function.will_hear_its_end(), "{}", function.name());
        let ended = function.end(Duration::from_secs(2)).await.unwrap();
        // Killed by the signal, it would have no code.
        assert_eq!(ended.map(|status| status.code()), Some(Some(0)), "{}", function.name());
    }
}

/// The documents of AWS's own manuals, which hold more than ours do.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn the_documents_of_awss_manuals_are_understood() {
    let logs = Logs::new("documents");
    let world = deployed(&logs).await;
    let answer = function(&world, "site")
        .invoke(document("api-gateway-v2"))
        .await
        .unwrap();
    assert_eq!(answer["statusCode"], 404, "{answer}");
    let answer = function(&world, "authorizer")
        .invoke(document("authorizer-v2"))
        .await
        .unwrap();
    assert_eq!(answer["isAuthorized"], true, "{answer}");
    for name in ["deliver", "history"] {
        let answer = function(&world, name)
            .invoke(document("dynamodb-stream"))
            .await
            .unwrap();
        assert_eq!(answer, json!({ "batchItemFailures": [] }), "{name}");
    }
    for name in ["ses-delivery", "ses-bounce"] {
        // It is about no mail of ours.
        function(&world, "feedback").invoke(document(name)).await.unwrap();
    }
}

fn document(name: &str) -> String {
    let file = format!("{}/journeys/documents/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
    serde_json::from_str::<Value>(&text).unwrap().to_string()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn sizes_and_starts_are_told_and_no_symbol_is_newer_than_the_runtime() {
    let logs = Logs::new("starts");
    let world = deployed(&logs).await;
    let file = file();
    let (glibc, zipped) = (newest_glibc(&file), zipped(&file));
    println!(
        "{:.2} MB, zipped {:.2} MB, glibc {}.{}",
        std::fs::metadata(&file).unwrap().len() as f64 / 1e6,
        zipped as f64 / 1e6,
        glibc.0,
        glibc.1
    );
    println!(
        "function       | to the first /next ms | first answer ms | second ms | most memory MB | without the binary's MB"
    );
    for started in world.stack.processes.all() {
        let name = started.name().to_owned();
        let event = match name.as_str() {
            "deliver" | "history" => document("dynamodb-stream"),
            "feedback" => document("ses-delivery"),
            "authorizer" => document("authorizer-v2"),
            _ => document("api-gateway-v2"),
        };
        let mut took = Vec::new();
        for _ in 0..2 {
            let began = std::time::Instant::now();
            // Operators' functions refuse it, which is an answer too.
            let _ = started.invoke(event.clone()).await;
            took.push(began.elapsed());
        }
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        println!(
            "{name:<14} | {:>21.1} | {:>15.1} | {:>9.1} | {:>14.1} | {:>23.1}",
            milliseconds(started.ready_after()),
            milliseconds(took[0]),
            milliseconds(took[1]),
            memory(started, "VmHWM"),
            memory(started, "RssAnon"),
        );
    }
    println!("Started one after the other on this machine; zipped with gzip, as in a deployment package.");
    assert!(glibc <= GLIBC, "newer than glibc {GLIBC:?}: {glibc:?}");
    // A debug binary is not what is deployed.
    let is_deployed = zipped <= MOST_ZIPPED || file.to_string_lossy().contains("debug");
    assert!(is_deployed, "{zipped} bytes to upload for all functions");
}

/// How often each request is made.
const TIMES: u32 = 100;

/// The table is in another process, as in AWS; the CPU of the functions alone is told.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn what_requests_take_in_cpu_is_told_beside_one_that_does_nothing() {
    let logs = Logs::new("cpu");
    let world = deployed(&logs).await;
    let email = |number: u32| format!("person{number}@example.com");
    let mut proofs = Vec::new();
    for number in 0..TIMES / 2 {
        world.invite(&json!({ "email": email(number) })).await;
        let ticket = world.ticket(&email(number)).await;
        proofs.push((ticket.clone(), world.asked(&ticket, &email(number)).await));
    }
    let ticket = proofs[0].0.clone();
    let spent = |names: &[&str]| names.iter().map(|name| cpu(function(&world, name))).sum::<f64>();
    let mut told = Vec::new();

    let before = spent(&["site"]);
    for _ in 0..TIMES {
        world.get("/health").await.expect(200);
    }
    let bare = (spent(&["site"]) - before) / f64::from(TIMES);
    let before = (spent(&["invitations"]), spent(&["authorizer"]));
    for number in 0..TIMES {
        let body = json!({ "email": format!("new{number}@example.com"), "method": "link" });
        world.invite(&body).await;
    }
    told.push(("create", (spent(&["invitations"]) - before.0) / f64::from(TIMES)));
    told.push(("its authorizer", (spent(&["authorizer"]) - before.1) / f64::from(TIMES)));
    let before = spent(&["setup"]);
    for _ in 0..TIMES {
        let body = json!({ "ticket": ticket });
        world.post("/v1/tickets/validate", &body).await.expect(200);
    }
    told.push(("validate", (spent(&["setup"]) - before) / f64::from(TIMES)));
    let before = spent(&["setup"]);
    for (ticket, code) in &proofs {
        world.verify(ticket, code).await.expect(200);
    }
    told.push(("verify", (spent(&["setup"]) - before) / proofs.len() as f64));
    world.set_password(&ticket, PASSWORD).await.expect(200);
    let before = spent(&["sign-in"]);
    for _ in 0..TIMES / 5 {
        world.sign_in(&email(0), PASSWORD).await.expect(200);
    }
    let sign_in = (spent(&["sign-in"]) - before) / f64::from(TIMES / 5);
    told.push(("sign-in with its hash", sign_in));

    println!("a request that does nothing takes {bare:.2} ms of CPU");
    for (name, took) in &told {
        println!("{name}: {took:.2} ms, {:.1} times as much", took / bare);
    }
    let hash = Command::new(file()).args(["hash", "5"]).output().unwrap();
    let hash = String::from_utf8(hash.stdout).unwrap();
    println!(
        "a hash by itself, in ms: {}",
        hash.split_whitespace().collect::<Vec<_>>().join(" ")
    );
    assert!(bare > 0.0 && told.iter().all(|(_, took)| *took > 0.0), "{told:?}");
    world.stack.stop().await;
}

/// Milliseconds that the threads of a function have been on a core.
fn cpu(function: &Function) -> f64 {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", function.process_id().unwrap())).unwrap();
    let nanoseconds = tasks.filter_map(|task| {
        let text = std::fs::read_to_string(task.unwrap().path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e6
}

/// What the kernel says of the memory of a process, in MB: `VmHWM` is the most that there was, `RssAnon` what it has allocated
/// by now, without the pages of its binary.
fn memory(function: &Function, what: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", function.process_id().unwrap())).unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix(what)?.strip_prefix(":"))
        .unwrap();
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
    kib * 1024.0 / 1e6
}

/// The newest version among the symbols of glibc that a binary asks for. Versions stand in its string table by name.
fn newest_glibc(file: &Path) -> (u32, u32) {
    let found = Command::new("grep")
        .args(["-aoE", r"GLIBC_2\.[0-9]+"])
        .arg(file)
        .output()
        .unwrap();
    let found = String::from_utf8(found.stdout).unwrap();
    let minor = found
        .lines()
        .filter_map(|line| line.strip_prefix("GLIBC_2.")?.parse().ok())
        .max();
    (2, minor.expect("no symbol of glibc at all: is it linked statically?"))
}

/// What is left of a file in a zip archive; gzip uses the same method.
fn zipped(file: &Path) -> usize {
    let zipped = Command::new("gzip").arg("-c").arg(file).output().unwrap();
    assert!(zipped.status.success());
    zipped.stdout.len()
}

/// The sockets that a process holds, by their numbers: a client that is made anew has a connection of its own.
fn sockets(function: &Function) -> BTreeSet<String> {
    let process = function.process_id().unwrap();
    let open = std::fs::read_dir(format!("/proc/{process}/fd")).unwrap();
    open.filter_map(|file| std::fs::read_link(file.unwrap().path()).ok())
        .map(|target| target.to_string_lossy().into_owned())
        .filter(|target| target.starts_with("socket:"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the functions' binary: .ci/run builds it"]
async fn clients_are_made_once_and_invocations_share_their_connections() {
    let logs = Logs::new("connections");
    let world = deployed(&logs).await;
    let once = async |number: u32| {
        let email = format!("{number}@example.com");
        world.active(&email).await;
        world.sign_in(&email, PASSWORD).await.expect(200);
        world.get("/sign-in").await.expect(200);
        world.admin_get("/v1/invitations").await.expect(200);
        for path in ADMINISTRATION {
            world.admin_get(path).await.expect(200);
        }
    };
    let all = || -> BTreeMap<String, BTreeSet<String>> {
        let functions = world.stack.processes.all();
        functions
            .map(|function| (function.name().to_owned(), sockets(function)))
            .collect()
    };
    once(0).await;
    let before = all();
    for number in 1..=5 {
        once(number).await;
    }
    for (name, now) in all() {
        let new = now.difference(&before[&name]).count();
        // Two calls side by side may have found one connection idle; a client made for each call would bring dozens.
        assert!(new <= 2, "{name} has {new} connections that it had not after one life");
        println!(
            "{name}: {} connections, {new} of them new after five more lives",
            now.len()
        );
    }
}
