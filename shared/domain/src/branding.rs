//! What pages and messages of an application look like.

use data_encoding::{BASE64, HEXLOWER};
use imagesize::ImageType;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;

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
    /// The picture at the top of every page.
    pub logo: Option<Logo>,
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
    /// Whom people can ask for help.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub support_address: Option<String>,
    /// A PNG, JPEG or WebP in base64, at most 10 KiB.
    #[serde(deserialize_with = "non_null", skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Links at the foot of every page, at most four.
    #[serde(skip_serializing_if = "Vec::is_empty")]
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
    pub label: String,
    /// Where it leads: https.
    pub url: String,
}

/// A picture that was uploaded. Only pictures of pixels: a drawing (SVG) can hold scripts and fetch from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    content_type: &'static str,
    extension: &'static str,
    bytes: Vec<u8>,
    digest: String,
    width: u32,
    height: u32,
}

const MOST_LINKS: usize = 4;
const LONGEST_LABEL: usize = 40;

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
        let logo = self.logo.as_deref().map(Logo::read).transpose();
        let logo = found.take("/branding/logo", logo);
        let reply_to = self.reply_to.as_deref().map(EmailAddress::parse).transpose();
        let reply_to = reply_to.map_err(|_| "the address for answers looks like help@example.com");
        found.take("/branding/reply_to", reply_to)?;
        few_links?;
        Some(Branding {
            colour: colour?,
            colour_dark: colour_dark?,
            support_address: self.support_address,
            logo: logo?,
            links: links.into_iter().collect::<Option<_>>()?,
            sender_name: sender_name?,
            reply_to: self.reply_to,
        })
    }
}

impl Logo {
    /// The most bytes that it may have: with it, a whole page stays within 30 KB.
    pub const MOST_BYTES: usize = 10 * 1024;
    const SIDES: std::ops::RangeInclusive<usize> = 16..=1024;

    /// Reads a picture in base64. What it is, its first bytes say.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(base64: &str) -> Result<Self, &'static str> {
        const KINDS: &str =
            "a logo is a PNG, JPEG or WebP in base64; drawings (SVG) are not taken, since they can hold scripts";
        let bytes = BASE64.decode(base64.as_bytes()).map_err(|_| KINDS)?;
        if bytes.len() > Self::MOST_BYTES {
            return Err("a logo has at most 10 KiB");
        }
        let (content_type, extension) = match imagesize::image_type(&bytes).map_err(|_| KINDS)? {
            ImageType::Png => ("image/png", "png"),
            ImageType::Jpeg => ("image/jpeg", "jpg"),
            ImageType::Webp => ("image/webp", "webp"),
            _ => return Err(KINDS),
        };
        let size = imagesize::blob_size(&bytes).map_err(|_| KINDS)?;
        let side = |side: usize| u32::try_from(side).ok().filter(|_| Self::SIDES.contains(&side));
        let (Some(width), Some(height)) = (side(size.width), side(size.height)) else {
            return Err("a logo is 16 to 1024 pixels wide and high");
        };
        let digest = HEXLOWER.encode(&Sha256::digest(&bytes)).chars().take(16).collect();
        Ok(Self {
            content_type,
            extension,
            bytes,
            digest,
            width,
            height,
        })
    }

    /// For the header `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        self.content_type
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A file name that changes with the content, such as `logo.0123456789abcdef.png`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("logo.{}.{}", self.digest, self.extension)
    }

    /// Width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The head of a picture of that size; enough to tell what it is.
    pub(crate) fn png(width: u32, height: u32, length: usize) -> String {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes.resize(length, 0);
        BASE64.encode(&bytes)
    }

    #[test]
    fn a_logo_is_a_small_picture_of_pixels() {
        let logo = Logo::read(&png(240, 60, 400)).unwrap();
        assert_eq!((logo.content_type(), logo.size()), ("image/png", (240, 60)));
        assert!(logo.file_name().starts_with("logo.") && logo.file_name().ends_with(".png"));
        for (wrong, part) in [
            (png(240, 60, 10_241), "10 KiB"),
            (png(15, 60, 400), "16 to 1024"),
            (png(240, 1025, 400), "16 to 1024"),
            ("not base64".to_owned(), "base64"),
            (
                BASE64.encode(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
                "SVG",
            ),
            (BASE64.encode(b"GIF89a\x20\0\x20\0\0\0\0"), "PNG"),
            (BASE64.encode(b"<html><script>alert(1)</script>"), "PNG"),
            (BASE64.encode(b"\x89PNG\r\n"), "PNG"),
            (String::new(), "PNG"),
        ] {
            let refused = Logo::read(&wrong).unwrap_err();
            assert!(refused.contains(part), "{refused}");
        }
    }

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
}
