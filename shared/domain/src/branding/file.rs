//! A file that an application shows: a picture or a font. What it is, its content says, never its name.

use std::fmt;

use data_encoding::{BASE64, HEXLOWER};
use imagesize::ImageType;
use sha2::{Digest, Sha256};

use super::woff2;

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// The picture at the top of every page, for light or dark.
    Logo,
    /// The picture in the browser's tab and on a telephone's home screen.
    Icon,
    /// The font of every page.
    Font,
}

impl FileKind {
    /// The most bytes of a picture.
    pub const LARGEST_PICTURE: usize = 40 * 1024;
    /// The most bytes of a font.
    pub const LARGEST_FONT: usize = 100 * 1024;

    fn as_str(self) -> &'static str {
        match self {
            Self::Logo => "logo",
            Self::Icon => "icon",
            Self::Font => "font",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [Self::Logo, Self::Icon, Self::Font]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }

    /// What is said of something else.
    fn rule(self) -> &'static str {
        match self {
            Self::Logo => {
                "a logo is a PNG, JPEG or WebP in base64; drawings (SVG) are not taken, since they can hold scripts"
            }
            Self::Icon => "an icon is a PNG in base64",
            Self::Font => "a font is one WOFF2 file in base64",
        }
    }
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Format {
    Png,
    Jpeg,
    Webp,
    /// A font; `variable` has every weight in one file.
    Woff2 {
        variable: bool,
    },
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Webp => "webp",
            Self::Woff2 { variable: false } => "woff2",
            Self::Woff2 { variable: true } => "variable.woff2",
        }
    }
}

/// A name that changes with the content and says what a page has to know, such as `logo.0123456789abcdef.320x80.png`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileName {
    kind: FileKind,
    digest: String,
    /// Width and height in pixels; zero for a font.
    size: (u32, u32),
    format: Format,
}

impl FileName {
    const DIGITS: usize = 16;

    /// Reads a name in the one way in which it is written.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('.')?;
        let (digest, rest) = rest.split_once('.')?;
        let kind = FileKind::parse(kind)?;
        let is_digest = digest.len() == Self::DIGITS && HEXLOWER.decode(digest.as_bytes()).is_ok();
        let (size, format) = match (kind, rest) {
            (FileKind::Font, "woff2") => ((0, 0), Format::Woff2 { variable: false }),
            (FileKind::Font, "variable.woff2") => ((0, 0), Format::Woff2 { variable: true }),
            (FileKind::Font, _) => return None,
            (FileKind::Logo | FileKind::Icon, rest) => {
                let (size, extension) = rest.split_once('.')?;
                let (width, height) = size.split_once('x')?;
                let mut formats = [Format::Png, Format::Jpeg, Format::Webp].into_iter();
                let format = formats.find(|format| format.extension() == extension)?;
                ((width.parse().ok()?, height.parse().ok()?), format)
            }
        };
        let name = Self {
            kind,
            digest: digest.to_owned(),
            size,
            format,
        };
        (is_digest && name.to_string() == text).then_some(name)
    }

    /// What the file is for.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// Width and height in pixels; zero for a font.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Whether it is a font with every weight in one file.
    #[must_use]
    pub fn is_variable(&self) -> bool {
        self.format == Format::Woff2 { variable: true }
    }

    /// For the header `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> &'static str {
        match self.format {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
            Format::Webp => "image/webp",
            Format::Woff2 { .. } => "font/woff2",
        }
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, extension) = (self.kind.as_str(), self.format.extension());
        match (self.kind, self.size) {
            (FileKind::Font, _) => write!(f, "{kind}.{}.{extension}", self.digest),
            (FileKind::Logo | FileKind::Icon, (width, height)) => {
                write!(f, "{kind}.{}.{width}x{height}.{extension}", self.digest)
            }
        }
    }
}

/// A file with its content, checked. Only pictures of pixels: a drawing (SVG) can hold scripts and fetch from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandFile {
    name: FileName,
    bytes: Vec<u8>,
}

impl BrandFile {
    const SIDES: std::ops::RangeInclusive<usize> = 16..=1024;
    const SIDES_OF_ICONS: std::ops::RangeInclusive<usize> = 48..=512;

    /// Reads a file in base64. What it is, its content says.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(kind: FileKind, base64: &str) -> Result<Self, &'static str> {
        let bytes = BASE64.decode(base64.as_bytes()).map_err(|_| kind.rule())?;
        Self::of(kind, bytes)
    }

    /// The same for the bytes themselves.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(kind: FileKind, bytes: Vec<u8>) -> Result<Self, &'static str> {
        let (size, format) = match kind {
            FileKind::Font => Self::font(&bytes)?,
            FileKind::Logo | FileKind::Icon => Self::picture(kind, &bytes)?,
        };
        let digest = HEXLOWER.encode(&Sha256::digest(&bytes));
        let name = FileName {
            kind,
            digest: digest.chars().take(FileName::DIGITS).collect(),
            size,
            format,
        };
        Ok(Self { name, bytes })
    }

    fn font(bytes: &[u8]) -> Result<((u32, u32), Format), &'static str> {
        if bytes.len() > FileKind::LARGEST_FONT {
            return Err("a font has at most 100 KiB: leave out the letters of languages that you do not need");
        }
        let font = woff2::look_at(bytes).ok_or(FileKind::Font.rule())?;
        Ok((
            (0, 0),
            Format::Woff2 {
                variable: font.is_variable,
            },
        ))
    }

    fn picture(kind: FileKind, bytes: &[u8]) -> Result<((u32, u32), Format), &'static str> {
        let is_icon = kind == FileKind::Icon;
        if bytes.len() > FileKind::LARGEST_PICTURE {
            return Err(if is_icon {
                "an icon has at most 40 KiB"
            } else {
                "a logo has at most 40 KiB"
            });
        }
        let format = match (imagesize::image_type(bytes).map_err(|_| kind.rule())?, is_icon) {
            (ImageType::Png, _) => Format::Png,
            (ImageType::Jpeg, false) => Format::Jpeg,
            (ImageType::Webp, false) => Format::Webp,
            _ => return Err(kind.rule()),
        };
        let size = imagesize::blob_size(bytes).map_err(|_| kind.rule())?;
        if is_icon && (size.width != size.height || !Self::SIDES_OF_ICONS.contains(&size.width)) {
            return Err("an icon is square, 48 to 512 pixels wide and high");
        }
        let side = |side: usize| u32::try_from(side).ok().filter(|_| Self::SIDES.contains(&side));
        match (side(size.width), side(size.height)) {
            (Some(width), Some(height)) => Ok(((width, height), format)),
            (None, _) | (_, None) => Err("a logo is 16 to 1024 pixels wide and high"),
        }
    }

    /// A file that was checked when it was stored under this name.
    #[must_use]
    pub fn stored(name: FileName, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &FileName {
        &self.name
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A file as settings hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// By its name: its content is an item of its own.
    Named(FileName),
    /// As it was sent; settings that an earlier version saved hold a logo like this.
    Sent(BrandFile),
}

impl Held {
    /// Reads what stands in a setting: a file in base64, or the name that the API gave it.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(kind: FileKind, text: &str) -> Result<Self, &'static str> {
        match FileName::parse(text) {
            Some(name) if name.kind() == kind => Ok(Self::Named(name)),
            Some(_) => Err(kind.rule()),
            None => BrandFile::read(kind, text).map(Self::Sent),
        }
    }

    /// The name of the file.
    #[must_use]
    pub fn name(&self) -> &FileName {
        match self {
            Self::Named(name) => name,
            Self::Sent(file) => file.name(),
        }
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
        let logo = BrandFile::read(FileKind::Logo, &png(240, 60, 40_960)).unwrap();
        assert_eq!(
            (logo.name().content_type(), logo.name().size()),
            ("image/png", (240, 60))
        );
        let name = logo.name().to_string();
        assert!(name.starts_with("logo.") && name.ends_with(".240x60.png"), "{name}");
        for (wrong, part) in [
            (png(240, 60, 40_961), "40 KiB"),
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
            let refused = BrandFile::read(FileKind::Logo, &wrong).unwrap_err();
            assert!(refused.contains(part), "{refused}");
        }
    }

    #[test]
    fn an_icon_is_a_square_png() {
        assert!(BrandFile::read(FileKind::Icon, &png(180, 180, 400)).is_ok());
        for (wrong, part) in [
            (png(180, 181, 400), "square"),
            (png(47, 47, 400), "48 to 512"),
            (png(513, 513, 400), "48 to 512"),
            (png(180, 180, 40_961), "40 KiB"),
            (
                BASE64.encode(b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11"),
                "PNG",
            ),
        ] {
            let refused = BrandFile::read(FileKind::Icon, &wrong).unwrap_err();
            assert!(refused.contains(part), "{refused}");
        }
    }

    #[test]
    fn a_name_is_read_in_one_spelling_and_for_its_own_place_only() {
        for name in [
            "logo.0123456789abcdef.320x80.png",
            "logo.0123456789abcdef.320x80.webp",
            "icon.0123456789abcdef.180x180.png",
            "font.0123456789abcdef.woff2",
            "font.0123456789abcdef.variable.woff2",
        ] {
            assert_eq!(FileName::parse(name).unwrap().to_string(), name);
        }
        for other in [
            "",
            "logo",
            "logo.0123456789abcdef.png",
            "logo.0123456789ABCDEF.320x80.png",
            "logo.0123456789abcde.320x80.png",
            "logo.0123456789abcdef.0320x80.png",
            "logo.0123456789abcdef.320x80.svg",
            "logo.0123456789abcdef.320x80.woff2",
            "font.0123456789abcdef.320x80.png",
            "../0123456789abcdef.320x80.png",
        ] {
            assert_eq!(FileName::parse(other), None, "{other}");
        }
        let refused = Held::read(FileKind::Font, "logo.0123456789abcdef.320x80.png");
        assert!(refused.unwrap_err().contains("WOFF2"));
    }
}
