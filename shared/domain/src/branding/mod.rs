//! What pages and messages of an application look like.

mod file;
mod woff2;

use serde::{Deserialize, Serialize};
use url::Url;

pub use file::{BrandFile, FileKind, FileName, Held};

use super::{
    address::EmailAddress,
    application::{Findings, parse_url},
    display_name::DisplayName,
    whole::non_null,
};

/// What pages and messages look like, checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Branding {
    /// The colour of buttons and links: six hexadecimal digits.
    pub colour: Option<String>,
    /// The same where the reader's theme is dark; a shade of `colour` that can be seen there if absent.
    pub colour_dark: Option<String>,
    /// Whom people can ask for help.
    pub support_address: Option<String>,
    /// What is behind the card, in light: six hexadecimal digits.
    pub background: Option<String>,
    /// The same in dark.
    pub background_dark: Option<String>,
    /// How round buttons and fields are, in pixels. The card is rounder.
    pub radius: Option<u8>,
    /// The picture at the top of every page.
    pub logo: Option<Held>,
    /// The same where the reader's theme is dark.
    pub logo_dark: Option<Held>,
    /// The picture in the browser's tab and on a telephone's home screen.
    pub icon: Option<Held>,
    /// The font of every page.
    pub font: Option<Held>,
    /// Links at the foot of every page.
    pub links: Vec<(String, Url)>,
    /// The name that mails come from; the application's name if absent.
    pub sender_name: Option<DisplayName>,
    /// The address that answers to mails go to.
    pub reply_to: Option<String>,
}

/// The same as the API takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "Branding")]
pub struct BrandingSettings {
    /// The colour of buttons and links: six hexadecimal digits.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9A-Fa-f]{6}$"))]
    pub colour: Option<String>,
    /// The same where the reader's theme is dark; a shade of `colour` that can be seen there if absent.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9A-Fa-f]{6}$"))]
    pub colour_dark: Option<String>,
    /// Whom people can ask for help: an address, a number or a sentence on one line.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 200))]
    pub support_address: Option<String>,
    /// The colour behind the card where the theme is light: six hexadecimal digits. On a narrow screen the card is the page.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9A-Fa-f]{6}$"))]
    pub background: Option<String>,
    /// The same where the theme is dark.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9A-Fa-f]{6}$"))]
    pub background_dark: Option<String>,
    /// How round buttons and fields are: 0 to 24 pixels, 12 if absent.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 24))]
    pub radius: Option<u8>,
    /// A PNG, JPEG or WebP in base64, at most 40 KiB. A read gives its name, and a name can be sent back.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The same where the theme is dark. It needs a `logo`.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub logo_dark: Option<String>,
    /// A square PNG of 48 to 512 pixels in base64, at most 40 KiB, for the browser's tab and a telephone's home screen; or
    /// its name.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub icon: Option<String>,
    /// One WOFF2 file in base64, at most 100 KiB, for the pages; or its name.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
    /// Links at the foot of every page, at most four.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 4))]
    pub links: Vec<LinkSettings>,
    /// The name that mails come from; the application's name if absent.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub sender_name: Option<String>,
    /// The address that answers to mails go to.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<String>,
}

/// A link at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "BrandingLink")]
pub struct LinkSettings {
    /// What it says: 1 to 40 characters.
    #[schemars(length(min = 1, max = 40))]
    pub label: String,
    /// Where it leads: https.
    #[schemars(url)]
    pub url: String,
}

const MOST_LINKS: usize = 4;
const LONGEST_LABEL: usize = 40;
const ROUNDEST: u8 = 24;
const LONGEST_SUPPORT: usize = 200;

impl BrandingSettings {
    /// Checks everything; what is wrong is found.
    pub(super) fn check(self, found: &mut Findings) -> Option<Branding> {
        let a_colour = |colour: Option<String>| match colour {
            Some(text) if text.len() != 6 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                Err("a colour is six hexadecimal digits, as in 1f6feb")
            }
            fine => Ok(fine),
        };
        let colour = found.take("/branding/colour", a_colour(self.colour));
        let colour_dark = found.take("/branding/colour_dark", a_colour(self.colour_dark));
        let background = found.take("/branding/background", a_colour(self.background));
        let background_dark = found.take("/branding/background_dark", a_colour(self.background_dark));
        let radius = match self.radius {
            Some(radius) if radius > ROUNDEST => Err("this is a whole number from 0 to 24"),
            fine => Ok(fine),
        };
        let radius = found.take("/branding/radius", radius);
        let support_address = match self.support_address.as_deref().map(str::trim) {
            Some(text) if !(1..=LONGEST_SUPPORT).contains(&text.chars().count()) || text.contains(char::is_control) => {
                Err("this has 1 to 200 characters on one line")
            }
            fine => Ok(fine.map(str::to_owned)),
        };
        let support_address = found.take("/branding/support_address", support_address);
        let few_links = (self.links.len() <= MOST_LINKS).then_some(());
        let few_links = found.take("/branding/links", few_links.ok_or("there can be at most 4 links"));
        let mut links = Vec::with_capacity(self.links.len());
        for (place, link) in self.links.into_iter().enumerate() {
            let label = link.label.trim().to_owned();
            let label = Some(label).filter(|label| (1..=LONGEST_LABEL).contains(&label.chars().count()));
            let label = label.ok_or("the label of a link has 1 to 40 characters");
            let label = found.take(&format!("/branding/links/{place}/label"), label);
            let url = parse_url(&link.url).ok().filter(|url| url.scheme() == "https");
            let url = url.ok_or("a link is an https URL");
            links.push(label.zip(found.take(&format!("/branding/links/{place}/url"), url)));
        }
        let sender_name = self.sender_name.as_deref().map(DisplayName::parse).transpose();
        let sender_name = found.take("/branding/sender_name", sender_name);
        let mut a_file = |pointer: &str, kind: FileKind, text: Option<&str>| {
            found.take(pointer, text.map(|text| Held::read(kind, text)).transpose())
        };
        let logo = a_file("/branding/logo", FileKind::Logo, self.logo.as_deref());
        let logo_dark = a_file("/branding/logo_dark", FileKind::Logo, self.logo_dark.as_deref());
        let icon = a_file("/branding/icon", FileKind::Icon, self.icon.as_deref());
        let font = a_file("/branding/font", FileKind::Font, self.font.as_deref());
        let both = (self.logo_dark.is_none() || self.logo.is_some()).then_some(());
        let both = found.take(
            "/branding/logo_dark",
            both.ok_or("a logo for dark themes stands beside one for light themes, `logo`"),
        );
        let reply_to = self.reply_to.as_deref().map(EmailAddress::parse).transpose();
        let reply_to = reply_to.map_err(|_| "the address for answers looks like help@example.com");
        found.take("/branding/reply_to", reply_to)?;
        few_links?;
        both?;
        Some(Branding {
            colour: colour?,
            colour_dark: colour_dark?,
            support_address: support_address?,
            background: background?,
            background_dark: background_dark?,
            radius: radius?,
            logo: logo?,
            logo_dark: logo_dark?,
            icon: icon?,
            font: font?,
            links: links.into_iter().collect::<Option<_>>()?,
            sender_name: sender_name?,
            reply_to: self.reply_to,
        })
    }

    /// Where settings can hold a file, what is for it, and what is there.
    fn places(&mut self) -> [(&'static str, FileKind, &mut Option<String>); 4] {
        [
            ("/branding/logo", FileKind::Logo, &mut self.logo),
            ("/branding/logo_dark", FileKind::Logo, &mut self.logo_dark),
            ("/branding/icon", FileKind::Icon, &mut self.icon),
            ("/branding/font", FileKind::Font, &mut self.font),
        ]
    }

    /// Takes out the files that stand in these settings, and leaves their names: settings are read with every page, and files
    /// only where they are shown. What is no file stays as it is.
    pub fn set_aside(&mut self) -> Vec<BrandFile> {
        let mut files = Vec::new();
        for (_, kind, place) in self.places() {
            let Some(Held::Sent(file)) = place.as_deref().and_then(|text| Held::read(kind, text).ok()) else {
                continue;
            };
            *place = Some(file.name().to_string());
            files.push(file);
        }
        files
    }

    /// The files that are named, each with its place.
    #[must_use]
    pub fn named(&self) -> Vec<(&'static str, FileName)> {
        let mut settings = self.clone();
        let names = settings.places().map(|(pointer, _, place)| {
            let name = place.as_deref().and_then(FileName::parse);
            name.map(|name| (pointer, name))
        });
        names.into_iter().flatten().collect()
    }
}

impl Branding {
    /// A file that stands in the settings themselves, as an earlier version saved them.
    #[must_use]
    pub fn sent(&self, name: &FileName) -> Option<&BrandFile> {
        let held = [&self.logo, &self.logo_dark, &self.icon, &self.font];
        held.into_iter().flatten().find_map(|held| match held {
            Held::Sent(file) if file.name() == name => Some(file),
            Held::Sent(_) | Held::Named(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use file::tests::png;

    #[test]
    fn links_are_few_short_and_https() {
        let link = |label: &str, url: &str| LinkSettings {
            label: label.to_owned(),
            url: url.to_owned(),
        };
        let check = |links: Vec<LinkSettings>| {
            BrandingSettings {
                links,
                ..BrandingSettings::default()
            }
            .check(&mut Findings::default())
        };
        assert_eq!(
            check(vec![link(" Privacy ", "https://x.example/p")]).unwrap().links[0].0,
            "Privacy"
        );
        assert!(check(vec![link("Privacy", "https://x.example/p"); 5]).is_none());
        for wrong in [
            link("", "https://x.example"),
            link(&"x".repeat(41), "https://x.example"),
            link("x", "http://localhost/x"),
            link("x", "javascript:alert(1)"),
        ] {
            assert!(check(vec![wrong]).is_none());
        }
    }

    #[test]
    fn whom_to_ask_for_help_stands_on_one_line() {
        let check = |text: &str| {
            let support_address = Some(text.to_owned());
            let settings = BrandingSettings {
                support_address,
                ..BrandingSettings::default()
            };
            settings.check(&mut Findings::default())?.support_address
        };
        assert_eq!(check(" help@example.com ").as_deref(), Some("help@example.com"));
        assert!(check(&"ü".repeat(200)).is_some());
        for wrong in ["", " ", "one\ntwo", &"x".repeat(201)] {
            assert_eq!(check(wrong), None);
        }
    }

    #[test]
    fn files_are_set_aside_and_leave_their_names() {
        let mut settings = BrandingSettings {
            logo: Some(png(240, 60, 400)),
            logo_dark: Some("logo.0123456789abcdef.320x80.png".to_owned()),
            icon: Some("not an icon".to_owned()),
            ..BrandingSettings::default()
        };
        let files = settings.set_aside();
        assert_eq!(files.len(), 1);
        let names = settings.named();
        assert_eq!(names.len(), 2, "{names:?}");
        assert_eq!(names[0], ("/branding/logo", files[0].name().clone()));
        assert_eq!(names[1].0, "/branding/logo_dark");
        assert_eq!(settings.icon.as_deref(), Some("not an icon"));
        assert!(settings.set_aside().is_empty());
    }

    #[test]
    fn looks_out_of_range_are_found_at_their_place() {
        let places = |settings: BrandingSettings| {
            let mut found = Findings::default();
            assert!(settings.check(&mut found).is_none());
            let Err(refused) = found.end(None::<()>) else {
                unreachable!()
            };
            refused.0.into_iter().map(|finding| finding.pointer).collect::<Vec<_>>()
        };
        let some = |text: &str| Some(text.to_owned());
        let none = BrandingSettings::default;
        assert_eq!(
            places(BrandingSettings {
                radius: Some(25),
                ..none()
            }),
            ["/branding/radius"]
        );
        assert_eq!(
            places(BrandingSettings {
                background: some("white"),
                background_dark: some("#000000"),
                ..none()
            }),
            ["/branding/background", "/branding/background_dark"]
        );
        let dark = some("logo.0123456789abcdef.320x80.png");
        assert_eq!(
            places(BrandingSettings {
                logo_dark: dark,
                ..none()
            }),
            ["/branding/logo_dark"]
        );
        assert_eq!(
            places(BrandingSettings {
                font: some("d09GMg=="),
                ..none()
            }),
            ["/branding/font"]
        );
        assert_eq!(
            places(BrandingSettings {
                icon: Some(png(60, 61, 400)),
                ..none()
            }),
            ["/branding/icon"]
        );
    }
}
