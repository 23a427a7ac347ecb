//! What an application's own stylesheet says. Its name holds everything, so that it is made without looking anything up, and
//! whoever makes a name up gets a stylesheet of colours and nothing else.

use std::fmt::{self, Write};

use domain::{
    branding::{FileKind, FileName},
    id::ApplicationId,
};

use super::colour::{DEFAULT_ACCENT, around_css, brand_css, clean_hex};

/// A font that was uploaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnFont {
    /// Whose.
    pub application: ApplicationId,
    /// Which.
    pub file: FileName,
}

/// What differs from the pages as they are. Colours are six lower-case hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) accent: Option<String>,
    pub(super) accent_dark: Option<String>,
    pub(super) background: Option<String>,
    pub(super) background_dark: Option<String>,
    pub(super) radius: Option<u8>,
    pub(super) font: Option<OwnFont>,
}

impl Look {
    /// Reads a name in the one way in which it is written, so that a cache holds each once.
    pub(super) fn parse(name: &str) -> Option<Self> {
        let mut look = Self::default();
        for part in name.split('~') {
            let hex = |text: &str| clean_hex(text).filter(|clean| clean == text);
            let (kind, rest) = part.split_at_checked(1)?;
            match kind {
                "r" => look.radius = Some(rest.parse().ok().filter(|radius| *radius <= 24)?),
                "l" => look.background = Some(hex(rest)?),
                "k" => look.background_dark = Some(hex(rest)?),
                "_" => {
                    let (application, file) = rest.split_once('.')?;
                    let file = FileName::parse(&format!("{file}.woff2"))?;
                    let application = ApplicationId::parse(application).ok()?;
                    look.font = (file.kind() == FileKind::Font).then_some(OwnFont { application, file });
                }
                _ => match part.split_once('-') {
                    None => look.accent = Some(hex(part)?),
                    Some((light, dark)) => {
                        look.accent = Some(hex(light)?);
                        look.accent_dark = Some(hex(dark)?);
                    }
                },
            }
        }
        (look.to_string() == name && look != Self::default()).then_some(look)
    }

    pub(super) fn css(&self) -> String {
        let mut css = String::new();
        if let Some(accent) = &self.accent {
            css.push_str(&brand_css(accent, self.accent_dark.as_deref()));
        }
        css.push_str(&around_css(self.background.as_deref(), self.background_dark.as_deref()));
        if let Some(radius) = self.radius {
            // Writing to a string does not fail.
            let _ = writeln!(css, ":root{{--round:{radius}px}}");
        }
        if let Some(OwnFont { application, file }) = &self.font {
            // One file of a font that varies has every weight; of another, the browser makes the bold letters.
            let weights = if file.is_variable() { "font-weight:100 900;" } else { "" };
            let _ = writeln!(
                css,
                "@font-face{{font-family:own;src:url({application}/{file}) format(\"woff2\");{weights}font-display:swap}}\
                 :root{{--font:own}}"
            );
        }
        css
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        match (&self.accent, &self.accent_dark) {
            (Some(accent), None) => parts.push(accent.clone()),
            (Some(accent), Some(dark)) => parts.push(format!("{accent}-{dark}")),
            (None, Some(dark)) => parts.push(format!("{DEFAULT_ACCENT}-{dark}")),
            (None, None) => {}
        }
        parts.extend(self.background.iter().map(|hex| format!("l{hex}")));
        parts.extend(self.background_dark.iter().map(|hex| format!("k{hex}")));
        parts.extend(self.radius.map(|radius| format!("r{radius}")));
        parts.extend(self.font.iter().map(|font| {
            let file = font.file.to_string();
            let stem = file.strip_suffix(".woff2").unwrap_or(&file);
            format!("_{}.{stem}", font.application)
        }));
        f.write_str(&parts.join("~"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_read_in_one_spelling_only() {
        for name in [
            "a0b1c2",
            "a0b1c2-ffd400",
            "r0",
            "lf5f5f0",
            "k101010",
            "a0b1c2~lf5f5f0~k101010~r24~_app_my-portal.font.0123456789abcdef.variable",
            "_app_default.font.0123456789abcdef",
        ] {
            assert_eq!(Look::parse(name).expect(name).to_string(), name);
        }
        for other in [
            "",
            "~",
            "A0B1C2",
            "#a0b1c2",
            "red",
            "a0b1c2-red",
            "r25",
            "r08",
            "r8~a0b1c2",
            "a0b1c2~a0b1c3",
            "lF5F5F0",
            "_app_default.logo.0123456789abcdef.320x80.png",
            "_app_default);x{.font.0123456789abcdef",
            "_x.font.0123456789abcdef",
            "é",
        ] {
            assert_eq!(Look::parse(other), None, "{other}");
        }
    }

    #[test]
    fn what_it_says_is_colours_corners_and_one_font_of_this_host() {
        let look = Look::parse("lf5f5f0~r0~_app_portal.font.0123456789abcdef.variable").unwrap();
        let css = look.css();
        assert!(css.contains("--round:0px") && css.contains("--page:#f5f5f0"), "{css}");
        assert!(css.contains("src:url(app_portal/font.0123456789abcdef.variable.woff2) format(\"woff2\")"));
        assert!(css.contains("font-weight:100 900") && !css.contains("//"));
        let still = Look::parse("_app_portal.font.0123456789abcdef").unwrap().css();
        assert!(!still.contains("font-weight"));
    }
}
