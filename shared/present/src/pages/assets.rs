//! The files that the pages load, all from this host. The names of the fixed ones change with their content, so they
//! may be kept by browsers for ever.

use std::borrow::Cow;
use std::io::Write;
use std::sync::LazyLock;

use data_encoding::HEXLOWER;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use super::colour::{brand_css, brand_icon, clean_hex};

/// Where the files are served: this, then the name that `find` knows.
pub const PREFIX: &str = "/assets/";

/// The header `Cache-Control` of a file whose name holds the hash of its content.
pub const KEPT_FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A file to be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// For the header `Content-Type`.
    pub content_type: &'static str,
    /// What is in it.
    pub body: Cow<'static, str>,
    /// The same compressed with gzip, for whoever takes that (`Accept-Encoding`).
    pub packed: Option<&'static [u8]>,
    /// Whether the name changes with the content: `Cache-Control: public, max-age=31536000, immutable`. If not (the
    /// brand stylesheets, which follow the code that computes them), an hour is a good time to keep it.
    pub immutable: bool,
}

struct Fixed {
    path: String,
    content_type: &'static str,
    body: String,
    packed: Option<Vec<u8>>,
}

/// A stylesheet without comments, and without spaces that only help whoever writes it. No string of ours holds a `/*`.
fn smaller_css(source: &str) -> String {
    let mut bare = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |mut small, line| {
        if !small.is_empty() && !small.ends_with(['{', '}', ';', ',']) && line != "}" {
            small.push(' ');
        }
        small.push_str(&line.replace(": ", ":").replace(" {", "{"));
        small
    })
}

/// A script without its lines of comment and its indents. The lines stay, so that an error names one.
fn smaller_js(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.fold(String::with_capacity(source.len()), |mut small, line| {
        small.push_str(line);
        small.push('\n');
        small
    })
}

fn packed(body: &str) -> Option<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body.as_bytes()).ok()?;
    encoder.finish().ok()
}

impl Fixed {
    fn new(stem: &str, extension: &str, content_type: &'static str, source: &str) -> Self {
        let body = match extension {
            "css" => smaller_css(source),
            "js" => smaller_js(source),
            _ => source.to_owned(),
        };
        let digest = HEXLOWER.encode(&Sha256::digest(&body));
        let short: String = digest.chars().take(16).collect();
        Self {
            path: format!("{PREFIX}{stem}.{short}.{extension}"),
            content_type,
            packed: packed(&body),
            body,
        }
    }
}

static STYLESHEET: LazyLock<Fixed> = LazyLock::new(|| {
    Fixed::new(
        "app",
        "css",
        "text/css; charset=utf-8",
        include_str!("../../assets/app.css"),
    )
});
static REFERENCE: LazyLock<Fixed> = LazyLock::new(|| {
    Fixed::new(
        "docs",
        "css",
        "text/css; charset=utf-8",
        include_str!("../../assets/docs.css"),
    )
});
static SCRIPT: LazyLock<Fixed> = LazyLock::new(|| {
    Fixed::new(
        "app",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/app.js"),
    )
});
static REFERENCE_SCRIPT: LazyLock<Fixed> = LazyLock::new(|| {
    Fixed::new(
        "docs",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/docs.js"),
    )
});
static ICON: LazyLock<Fixed> =
    LazyLock::new(|| Fixed::new("mark", "svg", "image/svg+xml", include_str!("../../assets/mark.svg")));

/// The path of the stylesheet of all pages.
pub fn stylesheet_path() -> &'static str {
    &STYLESHEET.path
}

/// The path of what `/docs` has besides.
pub fn reference_path() -> &'static str {
    &REFERENCE.path
}

/// The path of the script of `/docs`, which works without it.
pub fn reference_script_path() -> &'static str {
    &REFERENCE_SCRIPT.path
}

/// The path of the script of all pages.
pub fn script_path() -> &'static str {
    &SCRIPT.path
}

/// The path of the icon in the browser's tab.
pub fn icon_path() -> &'static str {
    &ICON.path
}

/// The path of the icon in an application's colour, or of the one without.
pub fn icon_of(colour: Option<&str>) -> Cow<'static, str> {
    match colour.and_then(clean_hex) {
        Some(hex) => Cow::Owned(format!("{PREFIX}brand/{hex}.svg")),
        None => Cow::Borrowed(icon_path()),
    }
}

/// The path of the stylesheet with an application's colours, if it has any: the one, and the one where it is dark.
pub fn brand_path(colour: Option<&str>, dark: Option<&str>) -> Option<String> {
    let (colour, dark) = (colour.and_then(clean_hex), dark.and_then(clean_hex));
    match (colour, dark) {
        (Some(hex), None) => Some(format!("{PREFIX}brand/{hex}.css")),
        (Some(hex), Some(dark)) => Some(format!("{PREFIX}brand/{hex}-{dark}.css")),
        (None, Some(dark)) => Some(format!("{PREFIX}brand/{DEFAULT_ACCENT}-{dark}.css")),
        (None, None) => None,
    }
}

/// The colour of those who have none, as app.css has it.
const DEFAULT_ACCENT: &str = "1d4ed8";

/// The file of that name: what stands behind `/assets/`, such as `app.0123456789abcdef.css` or `brand/1d4ed8.css`.
pub fn find(file_name: &str) -> Option<Asset> {
    if let Some((hex, extension)) = file_name.strip_prefix("brand/").and_then(|name| name.split_once('.')) {
        // One spelling only, so that a cache holds each once.
        let clean = |hex: &str| clean_hex(hex).filter(|clean| clean == hex);
        let (content_type, body) = match (extension, hex.split_once('-')) {
            ("css", None) => (STYLESHEET.content_type, brand_css(&clean(hex)?, None)),
            ("css", Some((light, dark))) => (STYLESHEET.content_type, brand_css(&clean(light)?, Some(&clean(dark)?))),
            ("svg", None) => (ICON.content_type, brand_icon(&clean(hex)?)),
            _ => return None,
        };
        return Some(Asset {
            content_type,
            body: Cow::Owned(body),
            packed: None,
            immutable: false,
        });
    }
    [&STYLESHEET, &REFERENCE, &SCRIPT, &REFERENCE_SCRIPT, &ICON]
        .into_iter()
        .find(|fixed| fixed.path.strip_prefix(PREFIX) == Some(file_name))
        .map(|fixed| Asset {
            content_type: fixed.content_type,
            body: Cow::Borrowed(&fixed.body),
            packed: fixed.packed.as_deref(),
            immutable: true,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_found_under_the_names_that_the_pages_use() {
        for path in [
            stylesheet_path(),
            script_path(),
            icon_path(),
            &brand_path(Some("#A0B1C2"), None).unwrap(),
            &brand_path(Some("a0b1c2"), Some("ffd400")).unwrap(),
            &brand_path(None, Some("ffd400")).unwrap(),
            &icon_of(Some("#A0B1C2")),
        ] {
            let asset = find(path.strip_prefix(PREFIX).unwrap()).unwrap();
            assert!(!asset.body.is_empty() && !asset.content_type.is_empty());
            assert_eq!(asset.immutable, !path.contains("brand"));
        }
        for other in [
            "",
            "app.css",
            "../Cargo.toml",
            "brand/.css",
            "brand/A0B1C2.css",
            "brand/#a0b1c2.css",
            "brand/red.css",
            "brand/a0b1c2.js",
            "brand/a0b1c2-red.css",
            "brand/a0b1c2-ffd400.svg",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_made_smaller_says_the_same() {
        let css =
            "/* a\n b */\n:root {\n  --a: 1px; /* c */\n}\n\n.a,\n.b > i {\n  margin: 0 auto;\n  color:\n    red;\n}\n";
        assert_eq!(smaller_css(css), ":root{--a:1px;}.a,.b > i{margin:0 auto;color: red;}");
        let js = "// a\n(function () {\n  // b\n  var x = \"// c\";\n\n})();\n";
        assert_eq!(smaller_js(js), "(function () {\nvar x = \"// c\";\n})();\n");
        for source in [
            include_str!("../../assets/app.css"),
            include_str!("../../assets/docs.css"),
        ] {
            let small = smaller_css(source);
            for mark in ['{', '}', '@'] {
                assert_eq!(small.matches(mark).count(), source.matches(mark).count(), "{mark}");
            }
            assert!(!small.contains("/*") && small.len() < source.len());
        }
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for path in [stylesheet_path(), script_path()] {
            let body = find(path.strip_prefix(PREFIX).unwrap()).unwrap().body;
            assert!(
                !body.contains("//fonts")
                    && !body.contains("@import")
                    && !body.contains("url(")
                    && !body.contains("XMLHttpRequest")
            );
            // The one question that is asked: whether the server will take a password, at an address that the page names.
            assert_eq!(
                body.matches("fetch(").count(),
                body.matches("window.fetch(box.dataset.check,").count()
            );
        }
    }
}
