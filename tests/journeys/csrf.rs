//! W5: a form counts only when one of our own pages sent it.

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::{
    browser::{Browser, form_token},
    support::{Answer, PASSWORD, World},
    table::Table,
};

/// Where a form can come from, as the browser tells it. None of these is one of our pages.
const ELSEWHERE: [&[(&str, &str)]; 7] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "")],
    &[("origin", "https://evil.example")],
    &[("origin", "http://127.0.0.1:1")],
    &[("sec-fetch-site", "cross-site"), ("origin", "null")],
    // A browser that says where it comes from is believed more than the older header.
    &[("sec-fetch-site", "cross-site"), ("origin", "OWN")],
];

struct Attack<'a> {
    world: &'a World,
    browser: &'a Browser<'a>,
    action: &'a str,
    fields: &'a [(&'a str, &'a str)],
}

impl Attack<'_> {
    fn form(&self, token: Option<&str>) -> RequestBuilder {
        let mut fields = self.fields.to_vec();
        fields.extend(token.map(|token| ("csrf", token)));
        self.browser.request(Method::POST, self.action).form(&fields)
    }

    /// Nothing of this gets through, and nothing of it changes anything.
    async fn fails(&self, page: &Answer, foreign_token: &str) {
        let token = form_token(page, self.action);
        assert!(token.len() >= 16);
        let before = Table::of(self.world).await;
        for headers in ELSEWHERE {
            let mut request = self.form(Some(&token));
            for (name, value) in headers {
                request = request.header(*name, value.replace("OWN", self.world.stack.url()));
            }
            self.refused(request, &format!("{headers:?}")).await;
        }
        let flipped = format!("{}{}", if token.starts_with('a') { 'b' } else { 'a' }, &token[1..]);
        let doubled = token.repeat(2);
        for wrong in [
            None,
            Some(""),
            Some("x"),
            Some(&flipped),
            Some(&doubled),
            Some(&token[1..]),
            Some(foreign_token),
        ] {
            let request = self.form(wrong).header("sec-fetch-site", "same-origin");
            self.refused(request, &format!("token {wrong:?}")).await;
        }
        // The cookie is needed too: a token alone opens nothing.
        let bare = self
            .world
            .request(Method::POST, self.action)
            .header("sec-fetch-site", "same-origin");
        let mut fields = self.fields.to_vec();
        fields.push(("csrf", &token));
        self.refused(bare.form(&fields), "without the cookie").await;
        Table::of(self.world).await.is(&before);
    }

    async fn refused(&self, request: RequestBuilder, how: &str) {
        let answer = self.world.send(request).await;
        let expected: &[u16] = &[401, 403];
        assert!(
            expected.contains(&answer.status.as_u16()),
            "{} with {how}: {answer:?}",
            self.action
        );
        assert!(!answer.text.contains("ada@example.com"), "{} with {how}", self.action);
    }
}

#[tokio::test]
async fn w5_no_form_of_the_way_can_be_sent_from_elsewhere() {
    let world = World::new().await;
    let (browser, other) = (world.browser(), world.browser());
    let ticket = world.invited("ada@example.com").await;
    let foreign_ticket = world.invited("mallory@example.com").await;
    let foreign = other.open(&format!("/i/{foreign_ticket}")).await;
    let foreign_token = form_token(&foreign, "/setup/start");
    let attack = async |action: &str, fields: &[(&str, &str)], page: &Answer| {
        Attack {
            world: &world,
            browser: &browser,
            action,
            fields,
        }
        .fails(page, &foreign_token)
        .await;
    };

    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    attack("/setup/start", &[], &landing).await;
    let code_page = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    world.advance(jiff::SignedDuration::from_secs(61));
    attack("/setup/code", &[], &code_page).await;
    browser.submit(&code_page, "/setup/code", &[]).await.expect(200);
    let code = world.code("ada@example.com").await;
    attack("/setup/verify", &[("code", &code)], &code_page).await;
    let password_page = browser
        .submit(&code_page, "/setup/verify", &[("code", &code)])
        .await
        .expect(200);
    let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
    attack("/setup/password", &fields, &password_page).await;
    // An older browser says only `Origin`: that is enough, with the token.
    let token = form_token(&password_page, "/setup/password");
    let own = browser
        .request(Method::POST, "/setup/password")
        .header("origin", world.stack.url());
    let fields = [("password", PASSWORD), ("confirm", PASSWORD), ("csrf", &token)];
    let done = world.send(own.form(&fields)).await.expect(303);
    assert_eq!(done.headers["location"], "/setup/done");
}

#[tokio::test]
async fn w5_the_sign_in_form_cannot_be_sent_from_elsewhere() {
    let world = World::new().await;
    world.active("ada@example.com").await;
    let (browser, other) = (world.browser(), world.browser());
    let foreign_token = form_token(&other.open("/sign-in").await, "/sign-in");
    let page = browser.open("/sign-in").await.expect(200);
    let fields = [
        ("username", "ada@example.com"),
        ("password", PASSWORD),
        ("application", "app_default"),
    ];
    Attack {
        world: &world,
        browser: &browser,
        action: "/sign-in",
        fields: &fields,
    }
    .fails(&page, &foreign_token)
    .await;
    let wrong = [
        ("username", "ada@example.com"),
        ("password", "wrong"),
        ("application", "app_default"),
    ];
    Attack {
        world: &world,
        browser: &browser,
        action: "/sign-in",
        fields: &wrong,
    }
    .fails(&page, &foreign_token)
    .await;
    let signed_in = browser.submit(&page, "/sign-in", &fields[..2]).await.expect(200);
    assert!(signed_in.text.contains("ada@example.com"));
}

/// A form of one site cannot be posted to the JSON routes: a browser can send none of what they ask for.
#[tokio::test]
async fn w5_the_json_routes_take_no_form() {
    let world = World::new().await;
    let ticket = world.proven("ada@example.com").await;
    let before = Table::of(&world).await;
    let body = json!({ "ticket": ticket, "password": PASSWORD, "confirm": PASSWORD }).to_string();
    for simple in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ] {
        let request = world
            .request(Method::POST, "/v1/tickets/password")
            .header("content-type", simple);
        world
            .send(request.body(body.clone()))
            .await
            .refused(415, "content_type_not_json");
    }
    Table::of(&world).await.is(&before);
}

/// W12: what a browser without Fetch Metadata says of a form of ours (Safari before 16.4, or behind a proxy that drops them).
#[tokio::test]
async fn w12_a_browser_that_tells_no_origin_goes_the_whole_way_by_its_token() {
    for headers in [&[("origin", "null")][..], &[], &[("sec-fetch-site", "none")]] {
        let world = World::new().await;
        let browser = world.browser();
        let send = async |page: &Answer, action: &str, fields: &[(&str, &str)]| {
            let token = form_token(page, action);
            let mut fields = fields.to_vec();
            fields.push(("csrf", &token));
            let mut request = browser.request(Method::POST, action).form(&fields);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            world.send(request).await
        };
        let ticket = world.invited("ada@example.com").await;
        let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
        send(&landing, "/setup/start", &[]).await.expect(303);
        let code_page = browser.open("/setup").await.expect(200);
        let code = world.code("ada@example.com").await;
        send(&code_page, "/setup/verify", &[("code", &code)]).await.expect(303);
        let password_page = browser.open("/setup").await.expect(200);
        let fields = [("password", PASSWORD), ("confirm", PASSWORD)];
        let done = send(&password_page, "/setup/password", &fields).await.expect(303);
        assert_eq!(done.headers["location"], "/setup/done", "{headers:?}");
        let page = browser.open("/sign-in").await.expect(200);
        let fields = [
            ("username", "ada@example.com"),
            ("password", PASSWORD),
            ("application", "app_default"),
        ];
        // The page after it is another; what is told there stands in a cookie of the answer.
        let signed_in = send(&page, "/sign-in", &fields).await.expect(303);
        assert!(signed_in.headers.contains_key("set-cookie"), "{headers:?}");
        let wrong = [fields[0], ("password", "not the one that was chosen"), fields[2]];
        let failed = send(&page, "/sign-in", &wrong).await.expect(303);
        assert_ne!(failed.headers["set-cookie"], signed_in.headers["set-cookie"]);
    }
}
