//! Everything that a person can be shown, on one page: each page in each state, each mail and text, in every language, light
//! and dark. It is made by the code that makes the real ones, with sample data.

use axum::{
    Json, Router,
    extract::Path,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::language::Formality;
use http::{StatusCode, Uri, header};
use present::{gallery, pages::assets, wording::Wording};
use serde::Serialize;

use crate::mailbox::escape;

const STYLE: &str = include_str!("gallery.css");
const LOGO: &[u8] = include_bytes!("logo.png");
const THEMES: [&str; 2] = ["light", "dark"];

const INDEX_POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// As the real ones, but they can be framed here, and their forms lead nowhere.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; \
    frame-ancestors 'self'";

/// `/gallery` and what it shows; `/gallery.json` for programs.
pub(crate) fn routes() -> Router {
    Router::new()
        .route("/gallery", get(index))
        .route("/gallery.json", get(list))
        .route(
            "/gallery/gallery.css",
            get(async || file("text/css; charset=utf-8", STYLE)),
        )
        .route("/gallery/logo.png", get(async || file("image/png", LOGO)))
        .route("/gallery/{theme}/assets/{file}", get(async |path| asset(path)))
        .route(
            "/gallery/{theme}/assets/brand/{file}",
            get(async |Path((theme, file)): Path<(String, String)>| asset(Path((theme, format!("brand/{file}"))))),
        )
        .route("/gallery/{theme}/{language}/{kind}/{name}", get(show))
}

/// One thing to look at.
#[derive(Serialize)]
struct Exhibit {
    /// `page`, `mail`, `mail-text` or `text`.
    kind: &'static str,
    name: String,
    language: &'static str,
    /// The way of addressing people, where it is not that of the sentences as they stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    formality: Option<Formality>,
    theme: &'static str,
    url: String,
}

/// A language, and the way in which it addresses people if not that of its sentences as they stand.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Voice {
    language: &'static str,
    formality: Option<Formality>,
}

impl Voice {
    /// Each language, and behind it the other way that it has.
    fn all() -> impl Iterator<Item = Self> {
        Wording::languages().flat_map(|language| {
            let other = Wording::for_locale(language).other_address().map(Some);
            let voice = move |formality| Self { language, formality };
            std::iter::once(None).chain(other).map(voice)
        })
    }

    /// `de` or `de.informal`, as in addresses.
    fn name(self) -> String {
        match self.formality {
            Some(formality) => format!("{}.{}", self.language, formality.as_str()),
            None => self.language.to_owned(),
        }
    }

    fn wording(self) -> Wording {
        let wording = Wording::for_locale(self.language);
        match self.formality {
            Some(formality) => wording.addressing(formality),
            None => wording,
        }
    }

    /// `Deutsch`, or only `informal`, which stands behind it.
    fn words(self) -> String {
        match self.formality {
            Some(formality) => formality.as_str().to_owned(),
            None => self.wording().text("language-name"),
        }
    }
}

fn exhibits(voice: Voice, theme: &'static str) -> Vec<Exhibit> {
    let (wording, address) = (voice.wording(), voice.name());
    let exhibit = |kind: &'static str, name: String| Exhibit {
        kind,
        url: format!("/gallery/{theme}/{address}/{kind}/{name}"),
        name,
        language: voice.language,
        formality: voice.formality,
        theme,
    };
    let pages = gallery::pages(&wording, "/gallery/logo.png");
    let pages = pages.into_iter().map(|(name, _)| exhibit("page", name));
    let mails = gallery::mails(&wording)
        .into_iter()
        .flat_map(|(name, _)| ["mail", "mail-text"].map(|kind| exhibit(kind, name.to_owned())));
    let texts = gallery::texts(&wording).into_iter();
    let texts = texts.map(|(name, _)| exhibit("text", name.to_owned()));
    pages.chain(mails).chain(texts).collect()
}

/// The language and theme of that name, or the first.
fn chosen(voice: &str, theme: &str) -> (Voice, &'static str) {
    let english = Voice {
        language: "en",
        formality: None,
    };
    let voice = Voice::all().find(|known| known.name() == voice);
    let theme = THEMES.into_iter().find(|known| *known == theme);
    (voice.unwrap_or(english), theme.unwrap_or("light"))
}

async fn list() -> Response {
    let all: Vec<_> = Voice::all()
        .flat_map(|voice| THEMES.map(|theme| exhibits(voice, theme)))
        .flatten()
        .collect();
    Json(all).into_response()
}

/// How wide the frames are, in pixels.
const WIDTHS: [&str; 3] = ["360", "768", "1280"];

/// What is looked at.
struct GalleryView {
    voice: Voice,
    theme: &'static str,
    width: &'static str,
    /// One exhibit, `page/landing`, in every language and theme; empty for all exhibits of one.
    compare: String,
}

impl GalleryView {
    fn of(uri: &Uri) -> Self {
        let query = |wanted: &str| {
            form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
                .find(|(name, _)| name == wanted)
                .map(|(_, value)| value.into_owned())
                .unwrap_or_default()
        };
        let (voice, theme) = chosen(&query("language"), &query("theme"));
        let width = WIDTHS.into_iter().find(|known| *known == query("width"));
        Self {
            voice,
            theme,
            width: width.unwrap_or("360"),
            compare: query("compare"),
        }
    }

    fn address(&self, voice: Voice, theme: &str, width: &str, compare: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([("language", &*voice.name()), ("theme", theme), ("width", width)]);
        if !compare.is_empty() {
            query.append_pair("compare", compare);
        }
        format!("/gallery?{}", escape(&query.finish()))
    }

    /// A row of links, of which one is where we are.
    fn row(&self, label: &str, links: impl IntoIterator<Item = (String, String, bool)>) -> String {
        let links: String = links
            .into_iter()
            .map(|(href, words, here)| {
                let current = if here { " aria-current=\"page\"" } else { "" };
                format!("<a href=\"{href}\"{current}>{}</a>", escape(&words))
            })
            .collect();
        format!("<nav aria-label=\"{label}\">{links}</nav>")
    }

    fn navigation(&self) -> String {
        let languages = Voice::all().map(|voice| {
            let address = self.address(voice, self.theme, self.width, &self.compare);
            (address, voice.words(), voice == self.voice)
        });
        let themes = THEMES.map(|theme| {
            let here = theme == self.theme;
            (
                self.address(self.voice, theme, self.width, &self.compare),
                theme.to_owned(),
                here,
            )
        });
        let widths = WIDTHS.map(|width| {
            let here = width == self.width;
            (
                self.address(self.voice, self.theme, width, &self.compare),
                format!("{width} px"),
                here,
            )
        });
        let rows = if self.compare.is_empty() {
            self.row("Language", languages) + &self.row("Theme", themes)
        } else {
            let all = self.address(self.voice, self.theme, self.width, "");
            self.row("Everything", [(all, "← all exhibits".to_owned(), false)])
        };
        rows + &self.row("Width", widths)
    }

    fn figure(&self, exhibit: &Exhibit, caption: &str) -> String {
        let (url, kind) = (escape(&exhibit.url), exhibit.kind);
        let compared = format!("{kind}/{}", exhibit.name);
        let compare = if self.compare.is_empty() {
            let address = self.address(self.voice, self.theme, self.width, &compared);
            format!(" <a class=\"compare\" href=\"{address}\">all languages</a>")
        } else {
            String::new()
        };
        format!(
            "<figure class=\"{kind}\"><figcaption><a href=\"{url}\">{caption}</a>{compare}</figcaption>\
             <iframe title=\"{kind}: {caption}\" src=\"{url}\" loading=\"lazy\" tabindex=\"-1\"></iframe></figure>\n"
        )
    }
}

/// What a name begins with: pages of one kind stand together.
fn family(name: &str) -> &str {
    let known = [
        "verify-email",
        "sign-in",
        "signed-in",
        "invitation-code",
        "step-code",
        "password-changed",
        "password-reset",
    ];
    let two = known.into_iter().find(|known| name.starts_with(known));
    two.unwrap_or_else(|| name.split('-').next().unwrap_or(name))
}

async fn index(uri: Uri) -> Response {
    let view = GalleryView::of(&uri);
    let sections = if view.compare.is_empty() {
        everything(&view)
    } else {
        compared(&view)
    };
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Gallery</title>\n\
         <link rel=\"stylesheet\" href=\"/gallery/gallery.css\">\n</head>\n<body class=\"index w{}\">\n\
         <header><h1>Gallery</h1>{}<a href=\"/gallery.json\">JSON</a></header>\n\
         <main>\n{sections}</main>\n</body>\n</html>\n",
        view.width,
        view.navigation(),
    );
    html(INDEX_POLICY, page)
}

/// Every exhibit in one language and theme, those of one kind together.
fn everything(view: &GalleryView) -> String {
    let mut sections = String::new();
    for (kind, title) in [
        ("page", "Pages"),
        ("mail", "Emails"),
        ("mail-text", "Emails as plain text"),
        ("text", "Texts"),
    ] {
        let all = exhibits(view.voice, view.theme);
        let mut groups: Vec<(String, String)> = Vec::new();
        for exhibit in all.iter().filter(|exhibit| exhibit.kind == kind) {
            let figure = view.figure(exhibit, &escape(&exhibit.name));
            let group = family(&exhibit.name);
            match groups.iter_mut().find(|(known, _)| known == group) {
                Some((_, figures)) => figures.push_str(&figure),
                None => groups.push((group.to_owned(), figure)),
            }
        }
        let groups: String = groups
            .into_iter()
            .map(|(group, figures)| format!("<h3>{}</h3>\n<div class=\"wall\">\n{figures}</div>\n", escape(&group)))
            .collect();
        sections.push_str(&format!("<section><h2>{title}</h2>\n{groups}</section>\n"));
    }
    sections
}

/// One exhibit in every language, light and dark beside each other.
fn compared(view: &GalleryView) -> String {
    let (kind, name) = view.compare.split_once('/').unwrap_or_default();
    let figures: String = Voice::all()
        .flat_map(|voice| THEMES.map(|theme| (voice, theme)))
        .filter_map(|(voice, theme)| {
            let all = exhibits(voice, theme);
            let exhibit = all
                .iter()
                .find(|exhibit| exhibit.kind == kind && exhibit.name == name)?;
            Some(view.figure(exhibit, &format!("{}, {theme}", voice.name())))
        })
        .collect();
    format!(
        "<section><h2>{}</h2>\n<div class=\"wall\">\n{figures}</div></section>\n",
        escape(name)
    )
}

async fn show(Path((theme, language, kind, name)): Path<(String, String, String, String)>) -> Response {
    let (voice, theme) = chosen(&language, &theme);
    let wording = voice.wording();
    let mail = || {
        let mut mails = gallery::mails(&wording).into_iter();
        mails.find(|(known, _)| *known == name).map(|(_, mail)| mail)
    };
    let found = match kind.as_str() {
        "page" => gallery::pages(&wording, "/gallery/logo.png")
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, page)| (PAGE_POLICY, page_in(&page, theme))),
        "mail" => mail().map(|mail| (MAIL_POLICY, themed(&with_logo(&mail.html), theme))),
        "mail-text" => mail().map(|mail| {
            (
                INDEX_POLICY,
                plain("plain", &format!("{}\n\n{}", mail.subject, mail.text), &wording, theme),
            )
        }),
        "text" => gallery::texts(&wording)
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, sms)| (INDEX_POLICY, plain("bubble", &sms.text, &wording, theme))),
        _ => None,
    };
    match found {
        Some((policy, page)) => html(
            &policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
            page,
        ),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page with the files of the theme, and without leading on by itself.
fn page_in(page: &str, theme: &str) -> String {
    themed(&page.replace(" data-onward=\"10\"", " data-onward=\"0\""), theme)
        .replace("=\"/assets/", &format!("=\"/gallery/{theme}/assets/"))
}

/// The picture travels with the mail; here it stands in it.
fn with_logo(html: &str) -> String {
    let data = format!("\"data:image/png;base64,{}\"", data_encoding::BASE64.encode(LOGO));
    html.replace("\"cid:logo\"", &data)
}

/// The theme is the browser's choice; here it is made for it.
fn themed(text: &str, theme: &str) -> String {
    let (medium, besides) = match theme {
        "dark" => ("all", ""),
        _ => ("not all", " and (max-width: 0)"),
    };
    text.replace(" and (prefers-color-scheme: dark)", besides)
        .replace("(prefers-color-scheme: dark)", medium)
        .replace("(prefers-color-scheme:dark)", medium)
        .replace("content=\"light dark\"", &format!("content=\"{theme}\""))
        .replace("color-scheme: light dark", &format!("color-scheme: {theme}"))
        .replace("color-scheme:light dark", &format!("color-scheme:{theme}"))
}

fn plain(class: &str, text: &str, wording: &Wording, theme: &str) -> String {
    let (language, direction) = (wording.language(), wording.direction().as_str());
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\" class=\"{theme}\">\n<head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{class}</title>\
         <link rel=\"stylesheet\" href=\"/gallery/gallery.css\"></head>\n\
         <body><main><h1 class=\"unseen\">{class}</h1><p class=\"{class}\">{}</p></main></body></html>\n",
        escape(text)
    )
}

fn asset(Path((theme, name)): Path<(String, String)>) -> Response {
    let (_, theme) = chosen("", &theme);
    match assets::find(&name) {
        Some(asset) => file(asset.content_type, themed(&asset.body, theme)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file(content_type: &'static str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    let mut response = body.into_response();
    for (name, value) in headers {
        response
            .headers_mut()
            .insert(name, http::HeaderValue::from_static(value));
    }
    response
}

pub(crate) fn html(policy: &str, page: String) -> Response {
    let mut response = file("text/html; charset=utf-8", page);
    if let Ok(policy) = policy.parse() {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}
