//! The files that the pages load, all from this host. The names of the fixed ones change with their content, so they
//! may be kept by browsers for ever.

use std::borrow::Cow;
use std::sync::LazyLock;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use domain::{branding::FileName, id::ApplicationId};

use super::{
    colour::{brand_icon, clean_hex},
    look::Look,
};

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
    /// The same compressed with Brotli, for whoever takes that (`Accept-Encoding: br`).
    pub brotli: Option<&'static [u8]>,
    /// The same compressed with gzip.
    pub gzip: Option<&'static [u8]>,
    /// Whether the name changes with the content: `Cache-Control: public, max-age=31536000, immutable`. If not (the
    /// brand stylesheets, which follow the code that computes them), an hour is a good time to keep it.
    pub immutable: bool,
}

/// The same twice more, compressed (RFC 7932 and RFC 1952).
struct Packed {
    brotli: &'static [u8],
    gzip: &'static [u8],
}

struct Fixed {
    path: String,
    content_type: &'static str,
    body: &'static str,
    packed: Packed,
}

impl Fixed {
    fn new(stem: &str, extension: &str, content_type: &'static str, body: &'static str, packed: Packed) -> Self {
        let digest = HEXLOWER.encode(&Sha256::digest(body));
        let short: String = digest.chars().take(16).collect();
        Self {
            path: format!("{PREFIX}{stem}.{short}.{extension}"),
            content_type,
            body,
            packed,
        }
    }
}

/// A file as `build.rs` made it smaller and compressed it.
macro_rules! fixed {
    ($stem:literal, $extension:literal, $content_type:literal) => {
        LazyLock::new(|| {
            let packed = Packed {
                brotli: include_bytes!(concat!(env!("OUT_DIR"), "/", $stem, ".", $extension, ".br")),
                gzip: include_bytes!(concat!(env!("OUT_DIR"), "/", $stem, ".", $extension, ".gz")),
            };
            let body = include_str!(concat!(env!("OUT_DIR"), "/", $stem, ".", $extension));
            Fixed::new($stem, $extension, $content_type, body, packed)
        })
    };
}

static STYLESHEET: LazyLock<Fixed> = fixed!("app", "css", "text/css; charset=utf-8");
static REFERENCE: LazyLock<Fixed> = fixed!("docs", "css", "text/css; charset=utf-8");
static SCRIPT: LazyLock<Fixed> = fixed!("app", "js", "text/javascript; charset=utf-8");
static REFERENCE_SCRIPT: LazyLock<Fixed> = fixed!("docs", "js", "text/javascript; charset=utf-8");
static ICON: LazyLock<Fixed> = fixed!("mark", "svg", "image/svg+xml");

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

/// The path of the stylesheet with an application's look, if it has one of its own.
pub(super) fn look_path(look: &Look) -> Option<String> {
    (*look != Look::default()).then(|| format!("{PREFIX}brand/{look}.css"))
}

/// The path of a file that an application uploaded.
pub fn file_path(application: &ApplicationId, file: &FileName) -> String {
    format!("{PREFIX}brand/{application}/{file}")
}

/// The file of that name: what stands behind `/assets/`, such as `app.0123456789abcdef.css` or `brand/1d4ed8.css`.
pub fn find(file_name: &str) -> Option<Asset> {
    if let Some((name, extension)) = file_name.strip_prefix("brand/").and_then(|name| name.rsplit_once('.')) {
        let (content_type, body) = match extension {
            "css" => (STYLESHEET.content_type, Look::parse(name)?.css()),
            // One spelling only, so that a cache holds each once.
            "svg" => (
                ICON.content_type,
                brand_icon(&clean_hex(name).filter(|clean| clean == name)?),
            ),
            _ => return None,
        };
        return Some(Asset {
            content_type,
            body: Cow::Owned(body),
            brotli: None,
            gzip: None,
            immutable: false,
        });
    }
    [&STYLESHEET, &REFERENCE, &SCRIPT, &REFERENCE_SCRIPT, &ICON]
        .into_iter()
        .find(|fixed| fixed.path.strip_prefix(PREFIX) == Some(file_name))
        .map(|fixed| Asset {
            content_type: fixed.content_type,
            body: Cow::Borrowed(fixed.body),
            brotli: Some(fixed.packed.brotli),
            gzip: Some(fixed.packed.gzip),
            immutable: true,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(accent: Option<&str>, dark: Option<&str>) -> Look {
        Look {
            accent: accent.map(str::to_owned),
            accent_dark: dark.map(str::to_owned),
            ..Look::default()
        }
    }

    #[test]
    fn the_files_are_found_under_the_names_that_the_pages_use() {
        for path in [
            stylesheet_path(),
            script_path(),
            icon_path(),
            &look_path(&look(Some("a0b1c2"), None)).unwrap(),
            &look_path(&look(Some("a0b1c2"), Some("ffd400"))).unwrap(),
            &look_path(&look(None, Some("ffd400"))).unwrap(),
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
            let fetched = body.matches("fetch(").count();
            assert_eq!(fetched, body.matches(".dataset.check,").count());
            assert_eq!(fetched, body.matches("window.fetch(").count());
        }
    }
}
