//! The command itself, as a process: where it listens, by which origin it is reached, and what it refuses.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Output, Stdio},
};

use reqwest::{Client, Method, Response, header, redirect::Policy};
use serde_json::{Value, json};

use crate::support::Folder;

/// The command, with nothing of this machine's environment that it would heed.
fn latchkey(arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    for name in [
        "HOST",
        "PORT",
        "BASE_URL",
        "ALLOW_HOST",
        "SHARE_MAILBOX",
        "DATA",
        "API_KEY",
    ] {
        command.env_remove(format!("LATCHKEY_{name}"));
    }
    command.env_remove("AWS_ENDPOINT_URL").args(arguments);
    command.envs(environment.iter().copied());
    command
}

/// What it says where it ends by itself.
fn ended(arguments: &[&str], environment: &[(&str, &str)]) -> (i32, String) {
    let Output { status, stderr, .. } = latchkey(arguments, environment).output().unwrap();
    (status.code().unwrap(), String::from_utf8(stderr).unwrap())
}

/// A server that was started by the command. It ends with the test.
struct Running {
    process: Child,
    out: BufReader<ChildStdout>,
    /// What it prints at its start, by the words before the colon.
    told: BTreeMap<String, String>,
    http: Client,
}

impl Running {
    fn start(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let mut command = latchkey(arguments, environment);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut told = BTreeMap::new();
        loop {
            let mut line = String::new();
            assert!(out.read_line(&mut line).unwrap() > 0, "it ended: {told:?}");
            match line.trim().split_once(": ") {
                Some((name, value)) => told.insert(name.to_owned(), value.to_owned()),
                None if line.trim().is_empty() => break,
                None => None,
            };
        }
        let http = Client::builder().redirect(Policy::none()).no_proxy().build().unwrap();
        Self {
            process,
            out,
            told,
            http,
        }
    }

    fn port(&self) -> &str {
        let listens = self.told.get("Listens").unwrap_or(&self.told["Server"]);
        listens.rsplit_once(':').unwrap().1
    }

    /// Asks it at this machine, by another name.
    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Response {
        let url = format!("http://127.0.0.1:{}{path}", self.port());
        let mut request = self.http.request(method, url);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await.unwrap()
    }

    async fn status(&self, path: &str, headers: &[(&str, &str)]) -> u16 {
        self.ask(Method::GET, path, headers, None).await.status().as_u16()
    }

    /// An invitation whose link is handed over.
    async fn link(&self) -> String {
        let key = format!("Bearer {}", self.told["API key"]);
        let body = json!({ "email": "ada@example.com", "method": "link" });
        let headers = [("authorization", key.as_str())];
        let made = self.ask(Method::POST, "/v1/invitations", &headers, Some(body)).await;
        let made: Value = made.json().await.unwrap();
        made["link"].as_str().unwrap().to_owned()
    }

    /// Stops it, and answers what it has printed to stderr.
    fn stop(mut self) -> String {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        let mut text = String::new();
        self.process.stderr.take().unwrap().read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = self.out.read_to_end(&mut Vec::new());
    }
}

const ORIGIN: &str = "https://join.example.com";

#[tokio::test]
async fn links_cookies_origins_and_hosts_follow_the_base_url() {
    let arguments = [
        "--memory",
        "--port",
        "0",
        "--host",
        "0.0.0.0",
        "--base-url",
        ORIGIN,
        "--allow-host",
        "latchkey",
    ];
    let server = Running::start(&arguments, &[]);
    assert_eq!(server.told["Server"], ORIGIN);
    // It is not shared: only a name of this machine shows it.
    let mailbox = format!("http://127.0.0.1:{}/mailbox", server.port());
    assert_eq!(server.told["Mailbox"], mailbox);
    assert_eq!(server.told["Listens"], format!("0.0.0.0:{}", server.port()));

    let link = server.link().await;
    let path = link.strip_prefix(ORIGIN).unwrap();
    let visitor = [("host", "join.example.com")];
    let opened = server.ask(Method::GET, path, &visitor, None).await;
    let cookies: Vec<_> = opened.headers().get_all(header::SET_COOKIE).iter().collect();
    assert!(!cookies.is_empty(), "{opened:?}");
    for cookie in cookies {
        let cookie = cookie.to_str().unwrap();
        assert!(cookie.starts_with("__Host-") && cookie.contains("; Secure"), "{cookie}");
    }

    let ticket = json!({ "ticket": path.strip_prefix("/i/").unwrap() });
    for (origin, status) in [
        (ORIGIN.to_owned(), 200),
        (format!("http://127.0.0.1:{}", server.port()), 403),
    ] {
        let headers = [("origin", origin.as_str())];
        let answer = server
            .ask(Method::POST, "/v1/tickets/validate", &headers, Some(ticket.clone()))
            .await;
        assert_eq!(answer.status(), status, "{origin}");
    }

    for (host, status) in [
        ("join.example.com", 200),
        ("latchkey:8787", 200),
        ("localhost", 200),
        ("evil.example", 421),
        ("0.0.0.0", 421),
        ("join.example.com.evil.example", 421),
    ] {
        for path in ["/", "/health", "/docs", "/gallery", "/sign-in"] {
            assert_eq!(server.status(path, &[("host", host)]).await, status, "{host}{path}");
        }
    }
    let home = server.ask(Method::GET, "/", &visitor, None).await.text().await.unwrap();
    assert!(home.contains(&format!("curl -sS {ORIGIN}/v1/invitations")), "{home}");
    assert!(!home.contains(&server.told["API key"]), "{home}");

    // To this machine the mailbox is shown; by its public name, or for somebody else, it is not.
    for path in ["/mailbox", "/mailbox.json", "/events.json"] {
        assert_eq!(server.status(path, &[]).await, 200, "{path}");
        assert_eq!(server.status(path, &visitor).await, 403, "{path}");
        assert_eq!(
            server.status(path, &[("x-forwarded-for", "203.0.113.9")]).await,
            403,
            "{path}"
        );
    }
    assert_eq!(
        server
            .ask(Method::DELETE, "/mailbox.json", &visitor, None)
            .await
            .status(),
        403
    );

    let port = server.port().to_owned();
    assert_eq!(ended(&["health", "--port", &port], &[]), (0, String::new()));
    // As in a container: the variables say where.
    let variables = [
        ("LATCHKEY_HOST", "0.0.0.0"),
        ("LATCHKEY_PORT", &*port),
        ("LATCHKEY_BASE_URL", ORIGIN),
    ];
    assert_eq!(ended(&["health"], &variables), (0, String::new()));
    let warned = server.stop();
    assert!(warned.contains("warning: it listens on 0.0.0.0:"), "{warned}");
    let (code, told) = ended(&["health", "--port", &port], &[]);
    assert!(code == 1 && told.contains("no answer"), "{told}");
}

#[tokio::test]
async fn variables_set_the_options_and_a_shared_mailbox_is_shown_to_anybody() {
    let variables = [
        ("LATCHKEY_HOST", "0.0.0.0"),
        ("LATCHKEY_PORT", "0"),
        ("LATCHKEY_BASE_URL", "http://box.example:8787"),
        ("LATCHKEY_ALLOW_HOST", "one.example,two.example"),
        ("LATCHKEY_SHARE_MAILBOX", "1"),
    ];
    let server = Running::start(&["--memory"], &variables);
    for host in ["box.example", "one.example", "two.example"] {
        assert_eq!(server.status("/mailbox.json", &[("host", host)]).await, 200, "{host}");
    }
    assert_eq!(server.status("/mailbox.json", &[("host", "three.example")]).await, 421);
    // Without TLS most programs, and Safari, keep no secure cookie.
    let link = server.link().await;
    let path = link.strip_prefix("http://box.example:8787").unwrap();
    let opened = server
        .ask(Method::GET, path, &[("host", "box.example:8787")], None)
        .await;
    let cookies = opened.headers().get_all(header::SET_COOKIE).iter();
    assert!(
        cookies
            .filter(|cookie| !cookie.to_str().unwrap().contains("Secure"))
            .count()
            > 0
    );
    let warned = server.stop();
    assert!(warned.contains("shown to whoever reaches it"), "{warned}");
}

#[tokio::test]
async fn on_this_machine_alone_nobody_is_warned() {
    let server = Running::start(&["--memory", "--port", "0"], &[]);
    assert_eq!(server.told["Server"], format!("http://127.0.0.1:{}", server.port()));
    assert!(!server.told.contains_key("Listens"), "{:?}", server.told);
    assert_eq!(server.status("/mailbox.json", &[]).await, 200);
    assert_eq!(server.stop(), "");
}

#[test]
fn a_bad_value_is_refused_with_what_would_be_a_good_one() {
    for (arguments, variables, told) in [
        (&["--host", "box"][..], &[][..], "0.0.0.0 for whoever reaches it"),
        (&["--base-url", "join.example.com"], &[], "begin with https://"),
        (
            &["--base-url", "https://join.example.com/x"],
            &[],
            "as in https://join.example.com",
        ),
        (&["--base-url", "http://0.0.0.0:8787"], &[], "http://localhost:8787"),
        (&["--allow-host", "http://box"], &[], "the name of a host alone"),
        (&["--memory", "--data", "x"], &[], "cannot be used with"),
        (&[], &[("LATCHKEY_BASE_URL", "ftp://x")], "begin with https://"),
        (&[], &[("LATCHKEY_HOST", "everywhere")], "an IP address of this machine"),
        (&[], &[("LATCHKEY_PORT", "http")], "invalid digit"),
    ] {
        let (code, text) = ended(arguments, variables);
        assert!(code == 2 && text.contains(told), "{arguments:?} {variables:?}: {text}");
    }
    // Of a network for documents (RFC 5737): no machine has it.
    let (code, text) = ended(&["--memory", "--host", "203.0.113.9"], &[]);
    assert!(code == 1 && text.contains("203.0.113.9:8787 cannot be used"), "{text}");
    assert!(text.contains("--host"), "{text}");
}

#[test]
fn a_folder_of_another_version_is_left_as_it_is() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path()).unwrap();
    let data = folder.path().to_str().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("latchkey.db", "what 0.1 has written");
    write("deployment-keys.json", "{}");
    let (code, text) = ended(&["--port", "0", "--data", data], &[]);
    assert!(code == 1 && text.contains("made by Latchkey 0.1"), "{text}");
    for wanted in [
        data,
        "latchkey users export --url",
        "latchkey users import --format latchkey",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    write("format", "99\n");
    let (code, text) = ended(&["--port", "0"], &[("LATCHKEY_DATA", data)]);
    assert!(code == 1 && text.contains("newer Latchkey (format 99"), "{text}");
    let kept = fs::read_to_string(Path::new(data).join("latchkey.db")).unwrap();
    assert_eq!(kept, "what 0.1 has written");
}

/// The embedded table is one queue: however long it is, everybody gets an answer that is true.
#[tokio::test]
async fn sixty_calls_at_once_for_six_people_are_all_answered_and_make_six() {
    let server = Running::start(&["--memory", "--port", "0"], &[]);
    let bearer = format!("Bearer {}", server.told["API key"]);
    let headers = [("authorization", bearer.as_str())];
    let calls = (0..60).map(|number| {
        let email = format!("p{}@example.com", number % 6);
        let body = json!({ "email": email, "username": format!("user-{number}"), "if_pending": "resend" });
        server.ask(Method::POST, "/v1/invitations", &headers, Some(body))
    });
    let answers = futures_util::future::join_all(calls).await;
    let count = |status: u16| answers.iter().filter(|answer| answer.status() == status).count();
    let statuses: Vec<_> = answers.iter().map(|answer| answer.status().as_u16()).collect();
    assert_eq!((count(201), count(409)), (6, 54), "{statuses:?}");
    let users = server.ask(Method::GET, "/v1/users", &headers, None).await;
    let users: Value = users.json().await.unwrap();
    assert_eq!(users["users"].as_array().unwrap().len(), 6);
}

#[tokio::test]
async fn a_folder_of_this_version_is_used_again() {
    let folder = Folder::new();
    let data = folder.path().to_str().unwrap();
    let first = Running::start(&["--port", "0", "--data", data], &[]);
    let key = first.told["API key"].clone();
    first.stop();
    assert_eq!(fs::read_to_string(folder.path().join("format")).unwrap(), "2\n");
    let again = Running::start(&["--port", "0", "--data", data], &[]);
    assert_eq!(again.told["API key"], key);
}

/// The way from a server of an older version to one of this: by the two commands that the refusal names.
#[tokio::test]
async fn users_go_from_one_server_to_another_by_a_file() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path()).unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    // More than a page of the list.
    let mut lines: Vec<Value> = (0..120)
        .map(|number| json!({ "username": format!("u{number:03}@example.com"), "email": format!("u{number:03}@example.com") }))
        .collect();
    lines.push(json!({
        "username": "ada", "email": "ada@example.com", "email_verified": true, "phone": "+4915112345678",
        "phone_verified": false, "roles": ["editor"], "metadata": { "plan": "pro" },
        "profile": { "given_name": "Ada" }, "disabled": true,
    }));
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(at("in.ndjson"), text).unwrap();

    let servers = [(), ()].map(|()| Running::start(&["--memory", "--port", "0"], &[]));
    let run = |server: &Running, what: &[&str]| {
        let url = server.told["Server"].as_str();
        let arguments: Vec<&str> = ["users"].iter().chain(what).chain(&["--url", url]).copied().collect();
        ended(&arguments, &[("LATCHKEY_API_KEY", server.told["API key"].as_str())])
    };
    let import = |server: &Running, file: &str| {
        let (code, told) = run(server, &["import", "--format", "latchkey", "--file", file]);
        assert!(code == 0 && told.contains("121 created"), "{told}");
    };
    let export = |server: &Running, file: &str| {
        let (code, told) = run(server, &["export", "--out", file]);
        assert_eq!(code, 0, "{told}");
        let text = fs::read_to_string(file).unwrap();
        let mut users: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        users.sort_by_key(|user| user["username"].as_str().unwrap().to_owned());
        users
    };
    let [old, new] = &servers;
    import(old, &at("in.ndjson"));
    let exported = export(old, &at("old.ndjson"));
    assert_eq!(exported.len(), 121);
    assert_eq!(exported[0], lines[120]);
    import(new, &at("old.ndjson"));
    assert_eq!(export(new, &at("new.ndjson")), exported);

    // Nothing is written over, and nothing half-written is left.
    let (code, told) = run(old, &["export", "--out", &at("old.ndjson")]);
    assert!(code == 1 && told.contains("old.ndjson"), "{told}");
    let url = old.told["Server"].as_str();
    let out = at("nobody.ndjson");
    let (code, told) = ended(
        &["users", "export", "--url", url, "--out", &out],
        &[("LATCHKEY_API_KEY", "lk_nobody")],
    );
    assert!(code == 1 && !Path::new(&out).exists(), "{told}");
}
