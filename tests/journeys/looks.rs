//! What an application looks like: its logo, its links, and how much a page weighs.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    browser::Browser,
    support::{Answer, World},
};

const PATH: &str = "/v1/applications/app_default";
const LOGO: &[u8] = include_bytes!("../../infra/local/src/gallery/logo.png");

fn base64(bytes: &[u8]) -> String {
    data_encoding::BASE64.encode(bytes)
}

async fn set(world: &World, branding: Value) -> Answer {
    let read = world.admin_get(PATH).await.expect(200);
    let tag = read.headers["etag"].to_str().unwrap().to_owned();
    let body = json!({ "name": "Fernwood", "branding": branding });
    world
        .send(world.admin(Method::PUT, PATH).header("if-match", tag).json(&body))
        .await
}

/// Addresses that a page loads.
fn loaded(page: &str) -> Vec<String> {
    let tags = page
        .split('<')
        .filter(|tag| ["link ", "script ", "img "].iter().any(|kind| tag.starts_with(kind)));
    let address = |tag: &str| {
        let (_, rest) = tag.split_once("src=\"").or_else(|| tag.split_once("href=\""))?;
        rest.split('"').next().map(str::to_owned)
    };
    tags.filter_map(address).collect()
}

/// A picture of that size as far as its head tells, made up to so many bytes with what compresses least.
fn png(width: u32, height: u32, length: usize) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes.extend((bytes.len()..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as u8));
    bytes
}

/// The head of a font with every weight in it, and so many bytes of content.
fn font(content: usize) -> Vec<u8> {
    // The tables cmap, head, maxp and fvar, each a byte long.
    let tables = [0, 1, 1, 1, 5, 1, 47, 1];
    let mut bytes = b"wOF2\0\x01\0\0".to_vec();
    bytes.extend(u32::try_from(48 + tables.len() + content).unwrap().to_be_bytes());
    bytes.extend([0, 4, 0, 0, 0, 0, 1, 0]);
    bytes.extend(u32::try_from(content).unwrap().to_be_bytes());
    bytes.extend([0; 24]);
    bytes.extend(tables);
    bytes.extend((0..content).map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as u8));
    bytes
}

/// What an application can set of its look, as large as it may be.
fn everything() -> Value {
    json!({
        "colour": "0f766e", "colour_dark": "5eead4", "background": "0b3b37", "background_dark": "3a2f52", "radius": 4,
        "logo": base64(&png(320, 80, 40_960)), "logo_dark": base64(&png(300, 80, 40_960)),
        "icon": base64(&png(180, 180, 40_960)), "font": base64(&font(102_344)),
        "links": [
            { "label": "Privacy", "url": "https://fernwood.example/privacy" },
            { "label": "Legal", "url": "https://fernwood.example/legal" }
        ]
    })
}

#[tokio::test]
async fn settings_hold_the_names_of_files_and_pages_show_what_stands_under_them() {
    let world = World::new().await;
    let sent = everything();
    let saved = set(&world, sent.clone()).await.expect(200).json();
    assert!(
        saved.to_string().len() < 2_000,
        "settings are read with every page: {saved}"
    );
    let page = world.get("/sign-in").await.expect(200);
    for (place, kind, shown) in [
        (
            "logo",
            "image/png",
            "<img class=\"logo own\" src=\"{}\" width=\"320\" height=\"80\" alt=\"Fernwood\">",
        ),
        (
            "logo_dark",
            "image/png",
            "<source srcset=\"{}\" width=\"300\" height=\"80\" media=\"(prefers-color-scheme: dark)\">",
        ),
        ("icon", "image/png", "<link rel=\"apple-touch-icon\" href=\"{}\">"),
        (
            "icon",
            "image/png",
            "<link rel=\"icon\" type=\"image/png\" sizes=\"180x180\" href=\"{}\">",
        ),
        ("font", "font/woff2", ""),
    ] {
        let name = saved["branding"][place].as_str().unwrap();
        let path = format!("/assets/brand/app_default/{name}");
        assert!(
            page.text.contains(&shown.replace("{}", &path)),
            "{place}: {}",
            page.text
        );
        let file = world.send(world.request(Method::GET, &path)).await.expect(200);
        assert_eq!(file.headers["content-type"], kind, "{place}");
        assert_eq!(
            file.headers["cache-control"], "public, max-age=31536000, immutable",
            "{place}"
        );
        assert_eq!(file.headers["x-content-type-options"], "nosniff", "{place}");
        let whole = data_encoding::BASE64
            .decode(sent[place].as_str().unwrap().as_bytes())
            .unwrap();
        assert_eq!(file.headers["content-length"], whole.len().to_string(), "{place}");
    }
    for theme in [
        "<meta name=\"theme-color\" content=\"#0b3b37\" media=\"(prefers-color-scheme: light) and (min-width: 32.01rem)\">",
        "<meta name=\"theme-color\" content=\"#3a2f52\" media=\"(prefers-color-scheme: dark) and (min-width: 32.01rem)\">",
    ] {
        assert!(page.text.contains(theme), "{}", page.text);
    }
    let look = loaded(&page.text)
        .into_iter()
        .find(|file| file.contains("/brand/") && file.ends_with(".css"));
    let look = world.get(&look.unwrap()).await.expect(200);
    let font = format!(
        "src:url(app_default/{}) format(\"woff2\")",
        saved["branding"]["font"].as_str().unwrap()
    );
    assert!(
        look.text.contains(&font) && look.text.contains("--round:4px"),
        "{}",
        look.text
    );

    // What was read can be sent back; a name is good where its file is, and nowhere else.
    set(&world, saved["branding"].clone()).await.expect(200);
    let logo = saved["branding"]["logo"].as_str().unwrap();
    let path = |application: &str, name: &str| format!("/assets/brand/{application}/{name}");
    for elsewhere in [
        path("app_default", &logo.replace("logo.", "logo.0")),
        path("app_default", &logo.replace(".320x80.", ".321x80.")),
        path("app_other", logo),
        path("x", logo),
    ] {
        world.get(&elsewhere).await.expect(404);
    }
    let other = json!({ "id": "app_other", "settings": { "name": "Other", "branding": { "logo": logo } } });
    let refused = world.admin_post("/v1/applications", &other).await;
    refused.refused(400, "settings_not_valid");
    assert_eq!(refused.json()["errors"][0]["pointer"], "/settings/branding/logo");
    let other = json!({ "id": "app_other", "settings": { "name": "Other", "branding": { "logo": sent["logo"] } } });
    world.admin_post("/v1/applications", &other).await.expect(201);
    world.get(&path("app_other", logo)).await.expect(200);

    // Pages that were made before still show a file that no settings name any more, and it can be named again.
    set(&world, json!({})).await.expect(200);
    world.get(&path("app_default", logo)).await.expect(200);
    set(&world, json!({ "logo": logo })).await.expect(200);
}

#[tokio::test]
async fn a_change_of_some_settings_leaves_files_where_they_are() {
    let world = World::new().await;
    let patch = async |body: Value| world.send(world.admin(Method::PATCH, PATH).json(&body)).await;
    let icon = json!({ "branding": { "icon": base64(&png(64, 64, 900)) } });
    let saved = patch(icon).await.expect(200).json();
    let later = patch(json!({ "branding": { "radius": 0 } })).await.expect(200).json();
    assert_eq!(saved["branding"]["icon"], later["branding"]["icon"]);
    assert_eq!(later["branding"]["radius"], 0);
    let none = patch(json!({ "branding": { "icon": null } })).await.expect(200).json();
    assert_eq!(none["branding"], json!({ "radius": 0 }));
}

#[tokio::test]
async fn a_draft_is_shown_in_the_gallery_and_saved_nowhere() {
    let world = World::new().await;
    let settings = json!({ "name": "Draft & Co", "branding": everything() }).to_string();
    let post = |settings: &str| {
        let request = world.request(Method::POST, "/gallery/draft");
        world.send(request.form(&[("application", "app_default"), ("settings", settings)]))
    };
    // Whoever types the address in is led to the form.
    let typed = world.get("/gallery/draft").await.expect(303);
    assert_eq!(typed.headers["location"], "/gallery");
    let shown = post(&settings).await.expect(303);
    let index = world.get(shown.headers["location"].to_str().unwrap()).await.expect(200);
    let id = shown.headers["location"]
        .to_str()
        .unwrap()
        .split('=')
        .next_back()
        .unwrap()
        .to_owned();
    assert!(
        index
            .text
            .contains(&format!("/gallery/light/en/page/sign-in?draft={id}"))
    );
    let page = world
        .get(&format!("/gallery/dark/de/page/sign-in?draft={id}"))
        .await
        .expect(200);
    assert!(
        page.text.contains("alt=\"Draft &#38; Co\"") && page.text.contains("lang=\"de\""),
        "{}",
        page.text
    );
    for file in loaded(&page.text) {
        assert!(file.starts_with("/gallery/dark/assets/"), "{file}");
        world.send(world.request(Method::GET, &file)).await.expect(200);
    }
    let mail = world
        .get(&format!("/gallery/light/en/mail/invitation?draft={id}"))
        .await
        .expect(200);
    assert!(mail.text.contains("src=\"data:image/png;base64,"));
    let saved = world.admin_get(PATH).await.expect(200).json();
    assert!(
        saved["name"] != "Draft & Co" && saved["branding"] == json!({}),
        "{saved}"
    );
    let refused = post("{\"branding\": {\"radius\": 25}}").await.expect(400);
    assert!(
        refused
            .text
            .contains("/branding/radius: this is a whole number from 0 to 24"),
        "{}",
        refused.text
    );
}

#[tokio::test]
async fn style_sheet_and_script_are_compressed_and_pages_are_not() {
    let world = World::new().await;
    let page = world.get("/sign-in").await.expect(200);
    for file in loaded(&page.text) {
        let asked = |coding: &str| world.send(world.request(Method::GET, &file).header("accept-encoding", coding));
        let plain = asked("identity").await.expect(200);
        assert!(!plain.headers.contains_key("content-encoding"), "{file}");
        for (accepted, coding) in [
            ("gzip, deflate, br", "br"),
            ("gzip;q=0.8", "gzip"),
            ("br;q=0, gzip", "gzip"),
        ] {
            let packed = asked(accepted).await.expect(200);
            assert_eq!(packed.headers["content-encoding"], coding, "{file}");
            assert_eq!(packed.headers["vary"], "accept-encoding", "{file}");
            assert_eq!(packed.headers["content-type"], plain.headers["content-type"], "{file}");
        }
        assert!(
            !asked("gzip;q=0").await.headers.contains_key("content-encoding"),
            "{file}"
        );
    }
    let asked = world
        .request(Method::GET, "/sign-in")
        .header("accept-encoding", "gzip, br");
    let sign_in = world.send(asked).await.expect(200);
    assert!(!sign_in.headers.contains_key("content-encoding"), "it holds a token");
}

/// What a page costs whoever opens it first: itself, and what it loads, as it comes to a browser.
async fn weight(world: &World, page: &Answer) -> usize {
    let mut weight = page.text.len();
    for file in loaded(&page.text) {
        let asked = world
            .request(Method::GET, &file)
            .header("accept-encoding", "gzip, deflate, br");
        let answer = world.send(asked).await.expect(200);
        weight += answer.headers["content-length"]
            .to_str()
            .unwrap()
            .parse::<usize>()
            .unwrap();
    }
    weight
}

#[tokio::test]
async fn a_page_with_everything_weighs_14_kilobytes() {
    let world = World::new().await;
    let mut branding = everything();
    // Logo, icon and font are as heavy as whoever uploads them wants.
    for file in ["logo", "logo_dark", "icon", "font"] {
        branding.as_object_mut().unwrap().remove(file);
    }
    branding["support_address"] = json!("help@fernwood.example");
    set(&world, branding.clone()).await.expect(200);
    let browser = Browser::new(&world);
    world
        .invite(&json!({ "email": "ada.lovelace@example.com", "inviter": "Grace Hopper" }))
        .await;
    let ticket = world.ticket("ada.lovelace@example.com").await;
    let landing = browser.open(&format!("/i/{ticket}")).await.expect(200);
    let code = browser.submit(&landing, "/setup/start", &[]).await.expect(200);
    let typed = world.code("ada.lovelace@example.com").await;
    let password = browser
        .submit(&code, "/setup/verify", &[("code", &typed)])
        .await
        .expect(200);
    let sign_in = browser.open("/sign-in").await.expect(200);
    for (name, page) in [
        ("landing", landing),
        ("code", code),
        ("password", password),
        ("sign-in", sign_in),
    ] {
        let weight = weight(&world, &page).await;
        println!(
            "{name} weighs {weight} bytes over the wire, of which {} are the page",
            page.text.len()
        );
        assert!(weight <= 14 * 1024, "{name}: {weight} bytes");
    }
    // With a logo of a usual size.
    branding["logo"] = json!(base64(LOGO));
    set(&world, branding).await.expect(200);
    world.advance(jiff::SignedDuration::from_mins(2));
    let pictured = browser.open("/sign-in").await.expect(200);
    println!(
        "sign-in with a logo of {} bytes weighs {} bytes over the wire",
        LOGO.len(),
        weight(&world, &pictured).await
    );
}

#[tokio::test]
async fn bad_logos_and_links_are_refused_with_their_place() {
    let world = World::new().await;
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    let link = |label: &str, url: &str| json!({ "links": [{ "label": label, "url": url }] });
    for (branding, pointer) in [
        (json!({ "logo": base64(svg.as_bytes()) }), "/branding/logo"),
        (json!({ "logo": "%%%" }), "/branding/logo"),
        (
            json!({ "logo": base64(&[LOGO, &[0; 40_000]].concat()) }),
            "/branding/logo",
        ),
        (link("", "https://x.example"), "/branding/links/0/label"),
        (link("x", "http://x.example"), "/branding/links/0/url"),
        (link("x", "javascript:alert(1)"), "/branding/links/0/url"),
        (json!({ "logo_dark": base64(LOGO) }), "/branding/logo_dark"),
        (json!({ "icon": base64(LOGO) }), "/branding/icon"),
        (json!({ "font": base64(LOGO) }), "/branding/font"),
        (json!({ "font": base64(&font(102_345)) }), "/branding/font"),
        (json!({ "logo": "logo.0123456789abcdef.320x80.png" }), "/branding/logo"),
        (json!({ "background": "white" }), "/branding/background"),
        (json!({ "background_dark": "#000000" }), "/branding/background_dark"),
        (json!({ "radius": 25 }), "/branding/radius"),
        (json!({ "colour": "red" }), "/branding/colour"),
        (json!({ "colour_dark": "#ffd400" }), "/branding/colour_dark"),
    ] {
        let refused = set(&world, branding.clone()).await;
        refused.refused(400, "settings_not_valid");
        assert_eq!(refused.json()["errors"][0]["pointer"], pointer, "{branding}");
    }
    let svg = set(&world, json!({ "logo": base64(svg.as_bytes()) })).await;
    assert!(
        svg.json()["detail"].as_str().unwrap().contains("SVG"),
        "the refusal says why"
    );
}

#[tokio::test]
async fn a_logo_travels_with_the_mails_that_show_it_and_is_fetched_from_nowhere() {
    let world = World::new().await;
    set(&world, json!({ "logo": base64(LOGO) })).await.expect(200);
    world.invited("ada@example.com").await;
    let mail = world.newest("invitation", "ada@example.com").await;
    let html = mail.html.as_deref().unwrap();
    assert!(
        html.contains("src=\"cid:logo\"") && html.contains("alt=\"Fernwood\""),
        "{html}"
    );
    assert_eq!(html.matches("src=").count(), 1, "nothing else is shown");
    assert_eq!(mail.attachments.len(), 1);
    let logo = &mail.attachments[0];
    assert_eq!(
        (logo.content_id.as_str(), logo.content_type.as_str()),
        ("logo", "image/png")
    );
    assert!(logo.file_name.ends_with(".png"));
    assert_eq!(logo.content, base64(LOGO));
    let shown = world.get(&format!("/mailbox/{}/html", mail.id)).await.expect(200);
    assert!(shown.text.contains("src=\"data:image/png;base64,") && !shown.text.contains("cid:"));
    // One without it carries none.
    set(&world, json!({})).await.expect(200);
    world.advance(jiff::SignedDuration::from_mins(2));
    world.invited("bob@example.com").await;
    let mail = world.newest("invitation", "bob@example.com").await;
    assert!(mail.attachments.is_empty() && !mail.html.as_deref().unwrap().contains("<img"));
}
