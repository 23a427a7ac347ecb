use super::*;

const HOSTILE: &str = "<script>alert(1)</script>\"'><img src=x onerror=y>&amp;{{7*7}}{% raw %}\u{202e}";

fn brand() -> Brand {
    Brand {
        application_name: "Fernwood".to_owned(),
        accent: Some("#0f766e".to_owned()),
        support_address: Some("help@fernwood.example".to_owned()),
        links: vec![("Privacy".to_owned(), "https://fernwood.example/privacy".to_owned())],
        ..Brand::default()
    }
}

fn samples() -> Vec<(String, String)> {
    samples::all(
        &brand(),
        &Wording::default(),
        "Grace Hopper",
        "ada.lovelace@example.com",
    )
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
        let pictures = attribute(&html, "<img class=\"logo\" src=\"");
        for source in attribute(&html, " src=\"")
            .into_iter()
            .filter(|source| !pictures.contains(source))
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
    for ((name, expected), (_, html)) in
        tame.iter()
            .zip(samples::all(&hostile_brand, &Wording::default(), HOSTILE, HOSTILE))
    {
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
        purpose: Purpose::Invitation,
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
            auto: true,
        };
        let html = done.render(&frame);
        assert!(
            !html.contains("class=\"button\"")
                && !html.contains("href=\"javascript")
                && !html.contains("/assets/brand")
                && !html.contains("data-onward")
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
    for (name, html) in samples::all(&Brand::default(), &Wording::default(), "Grace", "ada@example.com") {
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
    assert!(
        !html.contains("id=\"password-problem\" role"),
        "read out once, in the summary"
    );
    assert!(html.contains("<a href=\"#confirm\">") && html.matches("aria-invalid=\"true\"").count() == 2);
    // A short page shows it beside the field, and once.
    let html = find("code-wrong");
    assert_eq!(html.matches("That code isn’t right. 3 attempts left.").count(), 1);
    assert!(html.contains("id=\"code-problem\" role=\"alert\"") && !html.contains("summary-heading"));
    let html = find("sign-in-wrong");
    assert_eq!(html.matches("role=\"alert\"").count(), 1);
    assert_eq!(html.matches("aria-describedby=\"problem\"").count(), 2);
    assert!(!find("code-expired").contains("name=\"code\"") && find("code-expired").contains("action=\"/setup/code\""));
    assert!(find("code").contains("inputmode=\"numeric\"") && find("code-sms").contains("inputmode=\"text\""));
    assert!(find("code").contains("Resend in 45 seconds"));
    assert!(!find("password").contains("name=\"username\"") && find("password").contains("autocomplete=\"username\""));
    // A password is never echoed, and nothing keeps it from being pasted or filled in.
    for (name, html) in &pages {
        assert!(
            !html.contains("onpaste") && !html.contains("autocomplete=\"off\""),
            "{name}"
        );
    }
}

#[test]
fn the_ways_in_besides_a_link_are_found_from_the_sign_in_page() {
    let w = Wording::default();
    let brand = brand();
    let frame = Frame {
        brand: &brand,
        wording: &w,
        csrf: "",
        purpose: Purpose::Invitation,
    };
    let mut sign_in = SignIn {
        application: "app_1&x=\"".to_owned(),
        username: "ada+x@example.com".to_owned(),
        problem: None,
        can_reset: true,
    };
    let html = sign_in.render(&frame);
    let query = "?application=app_1%26x%3D%22&#38;login_hint=ada%2Bx%40example.com\"";
    assert!(html.contains(&format!("href=\"/forgotten{query}")) && html.contains(&format!("href=\"/enter{query}")));
    sign_in.application.clear();
    sign_in.username.clear();
    let html = sign_in.render(&frame);
    assert!(html.contains("href=\"/forgotten\"") && html.contains("href=\"/enter\""));
}

#[test]
fn what_a_code_or_a_new_password_is_asked_for_with_gives_no_account_away() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    let html = find("enter-wrong");
    assert!(html.contains("We can’t find an open invitation with these details."));
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 2);
    assert!(html.contains("action=\"/enter\"") && html.contains("action=\"/enter/code\""));
    assert!(find("enter-missing-username").contains("id=\"username-problem\" role=\"alert\""));
    assert!(find("enter-missing").contains("id=\"code-problem\" role=\"alert\""));
    assert!(find("enter-throttled").contains("Try again in 5 minutes."));
    assert!(find("enter").contains("inputmode=\"numeric\"") && find("enter-sent").contains("inputmode=\"text\""));
    assert!(find("enter-sent").contains("If there’s an open invitation for this account, we’ve sent a new code."));
    assert!(!find("enter").contains("role=\"status\""));
    let html = find("forgotten-sent");
    assert!(html.contains("we’ve emailed a link to reset the password."));
    assert!(!html.contains("action=\"/forgotten\""));
    assert!(find("forgotten").contains("action=\"/forgotten\""));
}

#[test]
fn questions_become_the_fields_that_fit_them() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    let html = find("profile");
    for (part, times) in [
        ("autocomplete=\"given-name\"", 1),
        ("autocomplete=\"family-name\"", 1),
        ("name=\"field.first_name\"", 1),
        ("type=\"date\"", 1),
        // Three answers, and one more where none is fine too.
        ("type=\"radio\"", 7),
        ("<select ", 2),
        ("<option value=\"\" selected>", 2),
        ("type=\"checkbox\"", 2),
        ("value=\"true\"", 2),
        (" checked", 1),
        ("(optional)", 4),
    ] {
        assert_eq!(html.matches(part).count(), times, "{part}");
    }
    let html = find("profile-filled");
    assert!(html.contains("<option value=\"Moths\" selected>") && html.contains("value=\"1990-02-03\""));
    assert_eq!(html.matches(" checked").count(), 4);
    let html = find("profile-wrong");
    assert_eq!(html.matches("class=\"field-problem\"").count(), 8);
    for number in [1, 2, 4, 5, 6, 7, 8, 10] {
        assert!(html.contains(&format!("<a href=\"#field-{number}\">")), "{number}");
    }
    assert!(html.contains("“Last name” takes at most 80 characters."));
    let long = clean::shown_label(&"x\n".repeat(900));
    assert!(long.chars().count() <= 160 && long.ends_with('…') && !long.contains('\n'));
}

#[test]
fn terms_and_phone_ask_for_what_they_need() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    let html = find("terms");
    assert!(html.contains("target=\"_blank\" rel=\"noopener noreferrer\"") && html.contains("opens in a new tab"));
    assert!(html.contains("name=\"version\" value=\"2026-11\""));
    assert!(html.contains("name=\"accept\" value=\"yes\" required"));
    assert!(find("terms-not-accepted").contains("id=\"accept-problem\" role=\"alert\""));
    let html = find("phone-invalid");
    assert!(
        html.contains("type=\"tel\"")
            && html.contains("autocomplete=\"tel\"")
            && html.contains("id=\"phone-problem\" role=\"alert\"")
    );

    let w = Wording::default();
    let brand = brand();
    let terms = Terms {
        url: "javascript:alert(1)".to_owned(),
        version: HOSTILE.to_owned(),
        problem: None,
        progress: None,
    };
    let html = terms.render(&Frame {
        brand: &brand,
        wording: &w,
        csrf: "",
        purpose: Purpose::Invitation,
    });
    assert!(!html.contains("_blank") && html.contains("name=\"accept\"") && !html.contains("<script>"));
}

#[test]
fn a_new_password_is_never_called_an_invitation() {
    for (name, html) in samples() {
        let of_reset = name.contains("-reset");
        // Whoever comes can find nothing.
        if of_reset && !name.ends_with("not-found") {
            // What whoever sent the person here may say of it is shown only where it was said.
            let lines = html.lines().filter(|line| !line.contains(" data-invited="));
            let lower = lines.collect::<String>().to_lowercase();
            assert!(!lower.contains("invit") && !lower.contains("set up"), "{name}");
            assert!(html.contains("content=\"New password\""), "{name}");
        }
        assert!(
            !html.contains("refresh"),
            "{name}: a time limit that cannot be turned off"
        );
        let leads_on = ["done-auto", "verify-email-done"].contains(&name.as_str());
        assert_eq!(html.contains(" data-onward=\"10\""), leads_on, "{name}");
        if name == "done-auto" {
            assert!(html.contains("class=\"button\" href=\"https://app.example.com/start?a=1&#38;b=2\""));
        }
    }
}

#[test]
fn what_has_ended_about_a_password_leads_to_the_page_that_it_speaks_of() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    let link = "<a href=\"/sign-in?application=app_1\">Go to sign-in</a>";
    for name in [
        "expired",
        "expired-renew",
        "revoked",
        "outdated",
        "invalid",
        "session-lost",
        "too-many-tries",
    ] {
        assert!(find(&format!("ending-reset-{name}")).contains(link), "{name}");
        assert!(!find("ending-expired").contains(link));
    }
    for name in ["replaced", "unavailable"] {
        assert!(!find(&format!("ending-reset-{name}")).contains(link), "{name}");
    }
}

#[test]
fn the_segments_say_what_the_words_say() {
    let w = Wording::default();
    for (step, of, on, all) in [
        (1, 2, 1, 2),
        (2, 2, 2, 2),
        (1, 3, 1, 3),
        (1, 40, 1, 12),
        (40, 40, 12, 12),
        (3, 0, 1, 1),
    ] {
        let shown = ShownProgress::new(&w, Progress { step, of });
        let lit = shown.segments.iter().filter(|on| **on).count();
        assert_eq!((lit, shown.segments.len()), (on, all), "{step} of {of}");
    }
    let pages = samples();
    let (_, html) = pages.iter().find(|(name, _)| name == "password").unwrap();
    assert!(html.contains("Step 2 of 2") && html.matches("<i class=\"on\"></i>").count() == 2);
}

#[test]
fn who_invites_stands_beside_their_initials() {
    let w = Wording::default();
    let brand = brand();
    let frame = Frame {
        brand: &brand,
        wording: &w,
        csrf: "x",
        purpose: Purpose::Invitation,
    };
    let page = |inviter: &str| {
        let landing = Landing {
            inviter: Some(inviter.to_owned()),
            address: "ada@example.com".to_owned(),
            valid_until: None,
            now: samples::moment(samples::NOW),
            may_decline: false,
        };
        landing.render(&frame)
    };
    for (inviter, initials) in [
        ("Grace Hopper", Some("GH")),
        ("grace brewster murray hopper", Some("GH")),
        ("Ada", Some("A")),
        ("(Ada) «Lovelace»", Some("AL")),
        ("山田 太郎", Some("山太")),
        ("ßeta", Some("SS")),
        ("!!!", None),
    ] {
        let html = page(inviter);
        assert!(html.contains("invited you to join Fernwood"), "{inviter}");
        match initials {
            Some(letters) => assert!(
                html.contains(&format!("<b aria-hidden=\"true\">{letters}</b>")),
                "{inviter}"
            ),
            None => assert!(!html.contains("<b aria-hidden"), "{inviter}"),
        }
    }
    assert!(!page(" \u{200b}").contains("class=\"who\""), "nobody is named");
}

#[test]
fn no_page_is_a_dead_end() {
    // Where nothing more can be had without another person, the page names them or support.
    for (name, html) in samples() {
        let main = html.split("<main>").nth(1).unwrap().split("</main>").next().unwrap();
        let leads_on = main.contains("<a ") || main.contains("<form ");
        let asks = main.contains("Ask ")
            || main.contains("ask ")
            || main.contains("latest email")
            || main.contains("close this page");
        assert!(leads_on || asks, "{name}: {main}");
    }
    let brand = brand();
    let w = Wording::default();
    let around = Around {
        inviter: Some("Grace Hopper".to_owned()),
        ..Around::default()
    };
    let frame = Frame {
        brand: &brand,
        wording: &w,
        csrf: "x",
        purpose: Purpose::Invitation,
    };
    assert!(
        Ending::Revoked
            .render_with(&frame, &around)
            .contains("ask Grace Hopper.")
    );
    assert!(
        Ending::Expired
            .render_with(&frame, &around)
            .contains("Ask Grace Hopper for a new invitation")
    );
    assert!(
        Ending::Unavailable
            .render(&frame)
            .contains("class=\"button\" href=\"\">Try again")
    );
    assert!(
        Ending::NotFound
            .render(&frame)
            .contains("href=\"/sign-in\">Go to sign-in")
    );
}

#[test]
fn support_in_words_is_no_contact_and_a_name_brings_its_full_stop() {
    let w = Wording::default();
    let brand = Brand {
        application_name: "Acme Inc.".to_owned(),
        support_address: Some("Call us on 555 0100".to_owned()),
        ..brand()
    };
    for (name, html) in samples::all(&brand, &w, "Grace Hopper", "ada@example.com") {
        assert!(
            html.contains("<p>Need help? <bdi>Call us on 555 0100</bdi></p>"),
            "{name}"
        );
        assert!(html.contains("Acme Inc.") && !html.contains("Inc.."), "{name}");
    }
}

#[test]
fn a_form_with_own_words_for_missing_fields_leaves_none_to_the_browser() {
    for (name, html) in samples() {
        for form in html.split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            let head = form.split('>').next().unwrap();
            assert!(
                !form.contains(" required") || head.contains(" novalidate"),
                "{name}: {head}"
            );
        }
    }
}

#[test]
fn a_logo_stands_in_place_of_mark_and_name_and_bad_links_are_left_out() {
    let (w, frame_csrf) = (Wording::default(), "x");
    let brand = Brand {
        logo: Some(LogoPicture {
            path: "/assets/brand/app_1/logo.0123456789abcdef.png".to_owned(),
            width: 240,
            height: 60,
        }),
        links: vec![
            ("Legal <b>".to_owned(), "https://x.example/legal".to_owned()),
            ("Bad".to_owned(), "javascript:alert(1)".to_owned()),
        ],
        ..brand()
    };
    let html = Ending::NotFound.render(&Frame {
        brand: &brand,
        wording: &w,
        csrf: frame_csrf,
        purpose: Purpose::Invitation,
    });
    assert!(html.contains("<img class=\"logo\" src=\"/assets/brand/app_1/logo.0123456789abcdef.png\" width=\"240\" height=\"60\" alt=\"Fernwood\">"));
    assert!(!html.contains("class=\"mark\"") && !html.contains("javascript:"));
    assert!(
        html.contains(
            "<a href=\"https://x.example/legal\" rel=\"noopener noreferrer\"><bdi>Legal &#60;b&#62;</bdi></a>"
        )
    );
}

#[test]
fn an_expired_or_replaced_link_can_be_renewed_with_one_press() {
    let pages = samples();
    let find = |wanted: &str| &pages.iter().find(|(name, _)| name == wanted).unwrap().1;
    for name in [
        "ending-expired-renew",
        "ending-replaced-renew",
        "ending-reset-expired-renew",
    ] {
        let html = find(name);
        assert!(
            html.contains("action=\"/setup/renew\"") && html.contains("a••@example.com"),
            "{name}"
        );
        assert_eq!(html.matches("action=\"/setup/renew\"").count(), 1, "{name}");
    }
    assert!(find("ending-expired-renew-code").contains("Send me a new code"));
    assert!(
        !find("ending-expired").contains("/setup/renew"),
        "not offered where it is switched off"
    );
    assert!(
        find("renewed-unknown").contains("If your link or code can be renewed")
            && find("renewed").contains("We’ve sent a new link to")
            && !find("renewed").contains("/setup/renew")
    );
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
