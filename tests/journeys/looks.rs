//! What an application looks like: its logo, its links, and how much a page weighs.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, World};

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

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
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

#[tokio::test]
async fn a_logo_is_named_by_its_content_and_pages_weigh_30_kilobytes() {
    let world = World::new().await;
    let mut largest = LOGO.to_vec();
    // As heavy as a logo may be, with what compresses least.
    largest.extend((0..10_240 - LOGO.len()).map(|at| (at.wrapping_mul(2_654_435_761) >> 7) as u8));
    let links = json!([
        { "label": "Privacy", "url": "https://fernwood.example/privacy" },
        { "label": "Legal", "url": "https://fernwood.example/legal" }
    ]);
    let branding = json!({ "logo": base64(&largest), "colour": "0f766e", "links": links });
    set(&world, branding).await.expect(200);
    let page = world.get("/sign-in").await.expect(200);
    assert!(page.text.contains("alt=\"Fernwood\"") && page.text.contains("https://fernwood.example/privacy"));
    let files = loaded(&page.text);
    assert_eq!(files.len(), 5, "stylesheet, colour, script, icon, logo: {files:?}");
    let mut weight = compressed(page.text.as_bytes());
    for file in &files {
        assert!(file.starts_with("/assets/"), "{file}");
        let answer = world.send(world.request(Method::GET, file)).await.expect(200);
        let immutable = answer.headers["cache-control"].to_str().unwrap().contains("immutable");
        assert_eq!(immutable, !file.contains("/brand/0f766e."), "{file}");
        weight += if file.ends_with(".png") {
            assert_eq!(answer.headers["content-type"], "image/png");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff");
            largest.len()
        } else {
            compressed(answer.text.as_bytes())
        };
    }
    println!("a page with the largest logo weighs {weight} bytes");
    assert!(weight <= 30_000, "{weight} bytes");
    let logo = files.iter().find(|file| file.ends_with(".png")).unwrap();
    for elsewhere in [
        logo.replace("logo.", "logo.0"),
        logo.replace("app_default", "app_other"),
        logo.replace("app_default", "x"),
    ] {
        world.get(&elsewhere).await.expect(404);
    }
}

#[tokio::test]
async fn stylesheet_and_script_come_compressed_to_whoever_takes_that_and_pages_do_not() {
    let world = World::new().await;
    let page = world.get("/sign-in").await.expect(200);
    let mut weight = page.text.len();
    for file in loaded(&page.text) {
        let asked = |coding: &str| world.send(world.request(Method::GET, &file).header("accept-encoding", coding));
        let plain = asked("identity").await.expect(200);
        assert!(!plain.headers.contains_key("content-encoding"), "{file}");
        let packed = asked("br, gzip;q=0.8").await.expect(200);
        assert_eq!(packed.headers["content-encoding"], "gzip", "{file}");
        assert_eq!(packed.headers["vary"], "accept-encoding", "{file}");
        assert_eq!(packed.headers["content-type"], plain.headers["content-type"], "{file}");
        assert!(
            !asked("gzip;q=0").await.headers.contains_key("content-encoding"),
            "{file}"
        );
        weight += packed.headers["content-length"]
            .to_str()
            .unwrap()
            .parse::<usize>()
            .unwrap();
    }
    let asked = world.request(Method::GET, "/sign-in").header("accept-encoding", "gzip");
    let sign_in = world.send(asked).await.expect(200);
    assert!(!sign_in.headers.contains_key("content-encoding"), "it holds a token");
    println!("the sign-in page with everything weighs {weight} bytes over the wire");
    assert!(weight <= 18_000, "{weight} bytes");
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
            json!({ "logo": base64(&[LOGO, &[0; 5_000]].concat()) }),
            "/branding/logo",
        ),
        (link("", "https://x.example"), "/branding/links/0/label"),
        (link("x", "http://x.example"), "/branding/links/0/url"),
        (link("x", "javascript:alert(1)"), "/branding/links/0/url"),
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
