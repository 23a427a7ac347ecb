//! The headers of every answer: over every route of `template.yaml`, with what each may be asked, well or badly.

use std::collections::BTreeMap;

use reqwest::{Method, RequestBuilder};
use routes::Template;
use serde_json::json;

use crate::support::{Answer, PASSWORD, World};

const TEMPLATE: &str = include_str!("../../template.yaml");

/// What every answer has. Not one header more: none that tells what runs here, none that opens it to other origins.
const ALWAYS: [(&str, &str); 8] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex, nofollow"),
];
const OF_A_PAGE: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
/// The reference of the API tries calls out.
const OF_THE_REFERENCE: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
const OF_DATA: &str =
    "default-src 'none'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";
/// What some answers have besides, because of what they say; the gateway's own among them.
const SOMETIMES: [&str; 13] = [
    "allow",
    "apigw-requestid",
    "content-length",
    "content-type",
    "date",
    "location",
    "retry-after",
    "set-cookie",
    "vary",
    "www-authenticate",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

fn golden(what: &str, answer: &Answer) {
    let mut found: BTreeMap<&str, &str> = answer
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    for (name, value) in ALWAYS {
        assert_eq!(found.remove(name), Some(value), "{what}: {name}");
    }
    let content_type = found.get("content-type").copied().unwrap_or_default();
    let policy = if what == "GET /docs" && answer.status == 200 {
        OF_THE_REFERENCE
    } else if content_type.starts_with("text/html") {
        OF_A_PAGE
    } else {
        OF_DATA
    };
    assert_eq!(found.remove("content-security-policy"), Some(policy), "{what}");
    let kept = match (what, answer.status.as_u16()) {
        ("GET /.well-known/jwks.json" | "GET /openapi.json" | "GET /openapi/{layer}" | "GET /docs", 200) => {
            "public, max-age=300"
        }
        ("GET /assets/{file}" | "GET /assets/brand/{file}", 200) => {
            assert!(
                found.remove("cache-control").unwrap().starts_with("public, max-age="),
                "{what}"
            );
            found.insert("cache-control", "kept");
            "kept"
        }
        _ => "no-store",
    };
    assert_eq!(found.remove("cache-control"), Some(kept), "{what}: {}", answer.status);
    found.retain(|name, _| !SOMETIMES.contains(name));
    assert!(found.is_empty(), "{what} also has {found:?}");
    assert!(!answer.status.is_server_error(), "{what}: {answer:?}");
}

#[tokio::test]
async fn w1_w2_w3_every_answer_of_every_route_has_the_golden_headers() {
    let world = World::new().await;
    // One is revoked on the way, the other is walked with a wrong code.
    let invitation = world.invite(&json!({ "email": "bob@example.com" })).await;
    let ticket = world.invited("ada@example.com").await;
    let css = world.get("/sign-in").await.text;
    let stylesheet = css
        .split("href=\"")
        .find_map(|part| part.strip_prefix("/assets/"))
        .unwrap();
    let stylesheet = stylesheet.split('"').next().unwrap();
    let template = Template::parse(TEMPLATE).unwrap();
    let mut routes: Vec<_> = template.routes.iter().collect();
    // What erases comes last, or nothing would be left to be over.
    routes.sort_by_key(|route| route.key().starts_with("DELETE "));
    let mut statuses = BTreeMap::<u16, usize>::new();
    for route in routes {
        let key = route.key();
        let (method, path) = key.split_once(' ').unwrap_or(("PATCH", "/nothing/here"));
        for (id, ticket, file) in [
            (invitation["id"].as_str().unwrap(), ticket.as_str(), stylesheet),
            ("inv_x", "not-a-ticket", "nothing.css"),
        ] {
            let path = path
                .replace("{id}", id)
                .replace("{ticket}", ticket)
                .replace("{file}", file)
                .replace("{application}", "app_default")
                .replace("{call}", "validate");
            let ask = || world.request(Method::from_bytes(method.as_bytes()).unwrap(), &path);
            for request in asked_well_and_badly(&world, ask, ticket) {
                let answer = world.send(request).await;
                golden(&key, &answer);
                *statuses.entry(answer.status.as_u16()).or_default() += 1;
            }
            let answer = world.send(world.request(Method::DELETE, &path)).await;
            golden("$default", &answer);
            *statuses.entry(answer.status.as_u16()).or_default() += 1;
        }
    }
    // The walk is only worth something if it came by every kind of answer.
    for status in [
        200, 202, 204, 303, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429,
    ] {
        assert!(statuses.contains_key(&status), "{status} is missing among {statuses:?}");
    }
}

fn asked_well_and_badly(world: &World, ask: impl Fn() -> RequestBuilder, ticket: &str) -> Vec<RequestBuilder> {
    use secrecy::ExposeSecret;
    let key = world.stack.api_key().expose_secret();
    let cookie = format!("__Host-latchkey={ticket}");
    vec![
        ask(),
        ask().header("accept", "text/html"),
        ask().header("cookie", &cookie),
        ask()
            .header("cookie", &cookie)
            .header("sec-fetch-site", "same-origin")
            .form(&[("csrf", "wrong")]),
        ask().bearer_auth("lk_wrong"),
        ask().bearer_auth(key),
        ask().bearer_auth(key).header("content-type", "text/plain").body("text"),
        ask()
            .bearer_auth(key)
            .json(&json!({ "ticket": ticket, "code": "000000" })),
        ask()
            .bearer_auth(key)
            .json(&json!({ "ticket": ticket, "password": PASSWORD })),
        ask().bearer_auth(key).json(&json!({ "ticket": ticket })),
        ask().bearer_auth(key).json(&json!({ "ticket": ticket })),
        ask().bearer_auth(key).json(&json!({ "nobody": "asked" })),
        ask().bearer_auth(key).json(&"x".repeat(20_000)),
    ]
}

/// W1: the pages of every way to end, and the page of every step.
#[tokio::test]
async fn w1_every_page_has_the_golden_headers_and_nothing_inline_or_foreign() {
    let world = World::new().await;
    let browser = world.browser();
    let ticket = world.invited("ada@example.com").await;
    let mut pages = vec![browser.open(&format!("/i/{ticket}")).await.expect(200)];
    pages.push(browser.submit(&pages[0], "/setup/start", &[]).await.expect(200));
    let code = world.code("ada@example.com").await;
    pages.push(
        browser
            .submit(&pages[1], "/setup/verify", &[("code", "nonsense")])
            .await
            .expect(200),
    );
    pages.push(
        browser
            .submit(&pages[1], "/setup/verify", &[("code", "")])
            .await
            .expect(200),
    );
    pages.push(browser.submit(&pages[1], "/setup/code", &[]).await.expect(200));
    pages.push(
        browser
            .submit(&pages[1], "/setup/verify", &[("code", &code)])
            .await
            .expect(200),
    );
    let short = [("password", "short"), ("confirm", "short")];
    pages.push(browser.submit(&pages[5], "/setup/password", &short).await.expect(200));
    let right = [("password", PASSWORD), ("confirm", PASSWORD)];
    let done = browser.submit(&pages[5], "/setup/password", &right).await.expect(200);
    pages.extend([
        done,
        browser.open("/setup").await.expect(410),
        world.get("/setup").await.expect(401),
    ]);
    for page in &pages {
        golden("page", page);
        assert!(
            page.headers
                .get_all("set-cookie")
                .iter()
                .all(|line| line.to_str().unwrap().contains("latchkey-visitor=")),
            "no page but the first sets a cookie, but for the language of whoever is nobody yet"
        );
        for inline in [
            "<style",
            " style=",
            "<script>",
            " onclick=",
            " onload=",
            "javascript:",
            "http-equiv",
        ] {
            assert!(!page.text.contains(inline), "{inline} in {}", page.text);
        }
        let sources = page.text.split(['<', '>']).filter(|tag| !tag.starts_with("a "));
        let foreign = sources.filter(|tag| tag.contains("src=\"http") || tag.contains("href=\"http"));
        assert_eq!(foreign.collect::<Vec<_>>(), Vec::<&str>::new(), "no third-party origin");
        assert!(!page.text.contains(&ticket), "the ticket stands in no page");
    }
}

/// W4: bound to the host, to TLS, out of reach of scripts and of other sites' forms.
#[tokio::test]
async fn w4_cookies_have_the_host_prefix_secure_httponly_and_samesite() {
    let world = World::new().await;
    let ticket = world.invited("ada@example.com").await;
    for (path, name) in [
        (format!("/i/{ticket}"), "latchkey"),
        ("/sign-in".to_owned(), "latchkey-visitor"),
    ] {
        let answer = world.get(&path).await;
        let cookies: Vec<_> = answer
            .headers
            .get_all("set-cookie")
            .iter()
            .map(|value| value.to_str().unwrap())
            .collect();
        let [cookie, plain] = cookies[..] else {
            panic!("{cookies:?}")
        };
        let value = cookie
            .strip_prefix(&format!("__Host-{name}="))
            .unwrap()
            .split(';')
            .next()
            .unwrap();
        assert!(value.len() >= 26, "128 bits at the least: {value}");
        assert_eq!(
            cookie,
            format!("__Host-{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax")
        );
        // Only because this world speaks http, as local mode does.
        assert!(world.stack.url().starts_with("http://"));
        assert_eq!(plain, format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax"));
    }
    // What is no ticket gets into no cookie. The page has a form for the language, so its reader becomes a visitor.
    let nonsense = world.get("/i/nonsense").await;
    let mut lines = nonsense.headers.get_all("set-cookie").iter();
    assert!(lines.all(|line| line.to_str().unwrap().contains("latchkey-visitor=")));
    let ticket = world.proven("bob@example.com").await;
    let done = world.set_password(&ticket, PASSWORD).await.expect(200);
    assert!(
        !done.headers.contains_key("set-cookie"),
        "P8: setting a password signs nobody in"
    );
}
