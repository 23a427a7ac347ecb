//! The files that the pages load, all from this host. The names of the fixed ones change with their content, so they
//! may be kept by browsers for ever.

use std::borrow::Cow;
use std::sync::LazyLock;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::colour::{brand_css, clean_hex};

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
    /// Whether the name changes with the content: `Cache-Control: public, max-age=31536000, immutable`. If not (the
    /// brand stylesheets, which follow the code that computes them), an hour is a good time to keep it.
    pub immutable: bool,
}

struct Fixed {
    path: String,
    content_type: &'static str,
    body: &'static str,
}

impl Fixed {
    fn new(stem: &str, extension: &str, content_type: &'static str, body: &'static str) -> Self {
        let digest = HEXLOWER.encode(&Sha256::digest(body));
        let short: String = digest.chars().take(16).collect();
        Self {
            path: format!("{PREFIX}{stem}.{short}.{extension}"),
            content_type,
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

/// The path of the stylesheet with an application's colour, if it is a colour.
pub fn brand_path(colour: &str) -> Option<String> {
    clean_hex(colour).map(|hex| format!("{PREFIX}brand/{hex}.css"))
}

/// The file of that name: what stands behind `/assets/`, such as `app.0123456789abcdef.css` or `brand/1d4ed8.css`.
pub fn find(file_name: &str) -> Option<Asset> {
    if let Some(hex) = file_name
        .strip_prefix("brand/")
        .and_then(|name| name.strip_suffix(".css"))
    {
        // One spelling only, so that a cache holds each once.
        let clean = clean_hex(hex).filter(|clean| clean == hex)?;
        let body = Cow::Owned(brand_css(&clean));
        return Some(Asset {
            content_type: STYLESHEET.content_type,
            body,
            immutable: false,
        });
    }
    [&STYLESHEET, &REFERENCE, &SCRIPT, &REFERENCE_SCRIPT, &ICON]
        .into_iter()
        .find(|fixed| fixed.path.strip_prefix(PREFIX) == Some(file_name))
        .map(|fixed| Asset {
            content_type: fixed.content_type,
            body: Cow::Borrowed(fixed.body),
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
            &brand_path("#A0B1C2").unwrap(),
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
                    && !body.contains("fetch(")
            );
        }
    }
}
