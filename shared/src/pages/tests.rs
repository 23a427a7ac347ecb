use std::fs;

use super::*;

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;{{7*7}}{% raw %}\u{202e}";

fn brand() -> Brand {
    Brand {
        application_name: "Fernwood".to_owned(),
        accent: Some("#0f766e".to_owned()),
        support_address: Some("help@fernwood.example".to_owned()),
    }
}

fn samples() -> Vec<(String, String)> {
    samples::all(&brand(), "Grace Hopper", "ada.lovelace@example.com")
}

/// How often each tag opens: a hostile text must not change it.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .map(|rest| rest.split([' ', '>', '\n']).next().unwrap())
        .collect()
}

fn attribute<'a>(html: &'a str, start: &str) -> Vec<&'a str> {
    html.split(start)
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

#[test]
fn every_page_is_whole_and_keeps_to_the_policy() {
    for (name, html) in samples() {
        assert!(
            html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"),
            "{name}"
        );
        assert!(html.trim_end().ends_with("</html>"), "{name}");
        assert_eq!(html.matches("<h1>").count(), 1, "{name}");
        assert!(
            html.contains("name=\"robots\" content=\"noindex") && html.contains("name=\"viewport\""),
            "{name}"
        );
        assert!(html.contains("/assets/brand/0f766e.css"), "{name}");
        let lower = html.to_lowercase();
        for never in [
            " style=",
            "<style",
            "<script>",
            " onclick",
            "javascript:",
            "invalid request",
            "{$",
            "{ $",
        ] {
            assert!(!lower.contains(never), "{name}: {never}");
        }
        // No sentence went without its words or its values.
        assert!(
            !html.contains("{$") && !html.contains("{{") && !html.contains("-heading<"),
            "{name}"
        );
        assert_eq!(
            html.matches("<form").count(),
            html.matches("name=\"csrf\" value=\"csrf-token\"").count(),
            "{name}"
        );
        for source in attribute(&html, " src=\"")
            .into_iter()
            .chain(attribute(&html, "<link rel=\"stylesheet\" href=\""))
        {
            assert!(
                assets::find(source.strip_prefix(assets::PREFIX).unwrap()).is_some(),
                "{name}: {source}"
            );
        }
        // What points to an element finds one, and only one.
        let ids = attribute(&html, " id=\"");
        let pointers = attribute(&html, "aria-describedby=\"")
            .into_iter()
            .flat_map(|list| list.split(' '));
        let labels = attribute(&html, " for=\"")
            .into_iter()
            .chain(attribute(&html, "aria-labelledby=\""));
        for pointer in pointers.chain(labels).chain(attribute(&html, "href=\"#")) {
            assert_eq!(ids.iter().filter(|id| **id == pointer).count(), 1, "{name}: {pointer}");
        }
    }
}

#[test]
fn a_hostile_text_stays_a_text() {
    let tame = samples();
    let hostile_brand = Brand {
        application_name: HOSTILE.to_owned(),
        support_address: Some(format!("{HOSTILE}@x.example")),
        ..brand()
    };
    for ((name, expected), (_, html)) in tame.iter().zip(samples::all(&hostile_brand, HOSTILE, HOSTILE)) {
        let (mut expected, mut found) = (tags(expected), tags(&html));
        // The hostile support address has no link, which is right.
        expected.retain(|tag| *tag != "a" && *tag != "/a");
        found.retain(|tag| *tag != "a" && *tag != "/a");
        assert_eq!(expected, found, "{name}");
        assert!(
            !html.contains("<script>") && !html.contains("<img") && !html.contains("\"'>"),
            "{name}"
        );
    }
}

#[test]
fn a_colour_or_an_address_that_is_none_is_left_out() {
    let w = Wording::default();
    let odd = Brand {
        accent: Some("red;}*{".to_owned()),
        support_address: Some("javascript:alert(1)".to_owned()),
        ..brand()
    };
    let frame = Frame {
        brand: &odd,
        wording: &w,
        csrf: "",
    };
    for url in [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "/\\evil.example",
        "/a\tb",
        "",
        "mailto:x",
    ] {
        assert_eq!(web_address(url), None, "{url}");
        let done = Done {
            username: "x".to_owned(),
            url: Some(url.to_owned()),
            destination: Destination::Application,
        };
        let html = done.render(&frame);
        assert!(
            !html.contains("class=\"button\"")
                && !html.contains("href=\"javascript")
                && !html.contains("/assets/brand")
        );
    }
    assert_eq!(web_address("/sign-in?x=1").as_deref(), Some("/sign-in?x=1"));
    assert_eq!(
        web_address("https://a.example/b?c#d").as_deref(),
        Some("https://a.example/b?c#d")
    );
}

#[test]
fn endings_need_no_application() {
    for (name, html) in samples::all(&Brand::default(), "Grace", "ada@example.com") {
        assert!(
            !html.contains("<footer") && !html.contains("/assets/brand") && !html.contains("<bdi></bdi>"),
            "{name}"
        );
    }
}

#[test]
fn errors_are_told_at_the_top_and_beside_the_field() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    let html = find("password-short-mismatch");
    assert!(html.contains("<title>Problem: ") && html.contains("role=\"alert\""));
    assert!(html.contains("<a href=\"#password\">The password needs at least 15 characters. This one has 9.</a>"));
    assert!(html.contains("<a href=\"#confirm\">") && html.matches("aria-invalid=\"true\"").count() == 2);
    assert!(find("code-wrong").contains("You have 3 tries left."));
    assert!(!find("code-expired").contains("name=\"code\"") && find("code-expired").contains("action=\"/setup/code\""));
    assert!(find("code").contains("inputmode=\"numeric\"") && find("code-sms").contains("inputmode=\"text\""));
    assert!(find("code").contains("You can ask for a new code in 45 seconds."));
    assert!(!find("password").contains("name=\"username\"") && find("password").contains("autocomplete=\"username\""));
    // A password is never echoed, and nothing keeps it from being pasted or filled in.
    for (name, html) in &pages {
        assert!(
            !html.contains("onpaste") && !html.contains("autocomplete=\"off\""),
            "{name}"
        );
    }
}

/// `cargo test -- --ignored gallery` writes everything into `latchkey-gallery` in the temporary folder.
#[test]
#[ignore = "writes files, for looking at"]
fn gallery() {
    let folder = std::env::temp_dir().join("latchkey-gallery");
    fs::create_dir_all(folder.join("assets/brand")).unwrap();
    for path in [
        assets::stylesheet_path(),
        assets::script_path(),
        assets::icon_path(),
        "/assets/brand/0f766e.css",
    ] {
        let asset = assets::find(path.strip_prefix(assets::PREFIX).unwrap()).unwrap();
        fs::write(folder.join(path.trim_start_matches('/')), asset.body.as_bytes()).unwrap();
    }
    let neutral = samples::all(&Brand::default(), "Grace Hopper", "ada.lovelace@example.com");
    let neutral = neutral
        .into_iter()
        .map(|(name, html)| (format!("neutral-{name}"), html));
    for (name, html) in samples().into_iter().chain(neutral) {
        fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}

#[test]
fn names_are_shown_on_one_line_and_cut() {
    let w = Wording::default();
    let long = Brand {
        application_name: format!("\u{202e}A\r\nB{}", "x".repeat(200)),
        ..Brand::default()
    };
    let shown = long.name_or_neutral(&w);
    assert!(shown.starts_with("A B") && shown.chars().count() == 64);
    let blank = Brand {
        application_name: " \u{200b}\n".to_owned(),
        ..Brand::default()
    };
    assert_eq!(blank.name_or_neutral(&w), Brand::default().name_or_neutral(&w));
}
