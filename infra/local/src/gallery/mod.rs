//! Everything that a person can be shown, on one page: each page in each state, each mail and text, in every language, light
//! and dark. It is made by the code that makes the real ones, with sample data.

mod draft;

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use domain::{
    branding::{BrandFile, FileKind, FileName, Held},
    id::ApplicationId,
    language::Formality,
};
use http::{StatusCode, Uri, header};
use present::{
    gallery::{self, Pictures},
    pages::assets,
    wording::Wording,
};
use serde::Serialize;
use service::app::App;

use draft::{Draft, Drafts};

use crate::mailbox::escape;

const STYLE: &str = include_str!("gallery.css");
const LOGO: &[u8] = include_bytes!("logo.png");
const LOGO_DARK: &[u8] = include_bytes!("logo-dark.png");
const PICTURES: Pictures<'_> = Pictures {
    light: "/gallery/logo.png",
    dark: "/gallery/logo-dark.png",
};
const THEMES: [&str; 2] = ["light", "dark"];

const INDEX_POLICY: &str = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";
/// As the real ones, but they can be framed here, and their forms lead nowhere.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; \
    frame-ancestors 'self'";

/// `/gallery` and what it shows; `/gallery.json` for programs.
pub(crate) fn routes(app: &App) -> Router {
    let gallery = Gallery {
        app: app.clone(),
        drafts: Drafts::default(),
        rendered: Arc::default(),
    };
    Router::new()
        .route("/gallery", get(index))
        .route("/gallery/draft", post(try_out).get(async || Redirect::to("/gallery")))
        .route("/gallery.json", get(list))
        .route(
            "/gallery/gallery.css",
            get(async || file("text/css; charset=utf-8", STYLE)),
        )
        .route(PICTURES.light, get(async || file("image/png", LOGO)))
        .route(PICTURES.dark, get(async || file("image/png", LOGO_DARK)))
        .route("/gallery/{theme}/assets/{file}", get(async |path| asset(path)))
        .route(
            "/gallery/{theme}/assets/brand/{file}",
            get(async |Path((theme, file)): Path<(String, String)>| asset(Path((theme, format!("brand/{file}"))))),
        )
        .route("/gallery/{theme}/assets/brand/{application}/{file}", get(brand_file))
        .route("/gallery/{theme}/{language}/{kind}/{name}", get(show))
        .with_state(gallery)
}

#[derive(Clone)]
struct Gallery {
    app: App,
    drafts: Drafts,
    /// The pages in the voice that was looked at last: they are made all at once, and asked for one by one.
    rendered: Arc<Mutex<Option<Rendered>>>,
}

/// Pages by their names.
type Pages = Vec<(String, String)>;
/// Those of one voice.
type Rendered = (Voice, Arc<Pages>);

impl Gallery {
    /// Our example's pages.
    fn pages(&self, voice: Voice) -> Arc<Pages> {
        let mut rendered = self.rendered.lock().unwrap_or_else(PoisonError::into_inner);
        match &*rendered {
            Some((known, pages)) if *known == voice => Arc::clone(pages),
            Some(_) | None => {
                let pages = Arc::new(gallery::pages(&voice.wording(), None, PICTURES));
                *rendered = Some((voice, Arc::clone(&pages)));
                pages
            }
        }
    }

    /// The draft that an address names, if it is still kept.
    fn draft(&self, uri: &Uri) -> Option<Arc<Draft>> {
        self.drafts.find(&query(uri, "draft"))
    }
}

/// The value of this name in an address's query, or nothing.
fn query(uri: &Uri, wanted: &str) -> String {
    let query = uri.query().unwrap_or_default();
    field(query.as_bytes(), wanted)
}

fn field(encoded: &[u8], wanted: &str) -> String {
    let found = form_urlencoded::parse(encoded).find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.into_owned()).unwrap_or_default()
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
    fn label(self) -> String {
        match self.formality {
            Some(formality) => formality.as_str().to_owned(),
            None => self.wording().text("language-name"),
        }
    }
}

fn exhibits(voice: Voice, theme: &'static str, draft: Option<&Draft>) -> Vec<Exhibit> {
    let (wording, address) = (voice.wording(), voice.name());
    let query = draft.map(|draft| format!("?draft={}", draft.id)).unwrap_or_default();
    let exhibit = |kind: &'static str, name: String| Exhibit {
        kind,
        url: format!("/gallery/{theme}/{address}/{kind}/{name}{query}"),
        name,
        language: voice.language,
        formality: voice.formality,
        theme,
    };
    let brand = draft.map(Draft::brand);
    let pages = gallery::pages(&wording, brand.as_ref(), PICTURES);
    let pages = pages.into_iter().map(|(name, _)| exhibit("page", name));
    let mails = gallery::mails(&wording, brand.as_ref())
        .into_iter()
        .flat_map(|(name, _)| ["mail", "mail-text"].map(|kind| exhibit(kind, name.to_owned())));
    let texts = gallery::texts(&wording, brand.as_ref()).into_iter();
    let texts = texts.map(|(name, _)| exhibit("text", name.to_owned()));
    pages.chain(mails).chain(texts).collect()
}

/// The language and theme of that name, or the first.
fn selected(voice: &str, theme: &str) -> (Voice, &'static str) {
    let english = Voice {
        language: "en",
        formality: None,
    };
    let voice = Voice::all().find(|known| known.name() == voice);
    let theme = THEMES.into_iter().find(|known| *known == theme);
    (voice.unwrap_or(english), theme.unwrap_or("light"))
}

async fn list(State(gallery): State<Gallery>, uri: Uri) -> Response {
    let draft = gallery.draft(&uri);
    let all: Vec<_> = Voice::all()
        .flat_map(|voice| THEMES.map(|theme| exhibits(voice, theme, draft.as_deref())))
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
    /// Settings that are not saved.
    draft: Option<Arc<Draft>>,
}

impl GalleryView {
    fn of(uri: &Uri, draft: Option<Arc<Draft>>) -> Self {
        let query = |wanted: &str| query(uri, wanted);
        let (voice, theme) = selected(&query("language"), &query("theme"));
        let width = WIDTHS.into_iter().find(|known| *known == query("width"));
        Self {
            voice,
            theme,
            width: width.unwrap_or("360"),
            compare: query("compare"),
            draft,
        }
    }

    fn exhibits(&self, voice: Voice, theme: &'static str) -> Vec<Exhibit> {
        exhibits(voice, theme, self.draft.as_deref())
    }

    fn address(&self, voice: Voice, theme: &str, width: &str, compare: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([("language", &*voice.name()), ("theme", theme), ("width", width)]);
        if !compare.is_empty() {
            query.append_pair("compare", compare);
        }
        if let Some(draft) = &self.draft {
            query.append_pair("draft", &draft.id);
        }
        format!("/gallery?{}", escape(&query.finish()))
    }

    /// A row of links, of which one is where we are.
    fn row(&self, label: &str, links: impl IntoIterator<Item = (String, String, bool)>) -> String {
        let links: String = links
            .into_iter()
            .map(|(href, label, here)| {
                let current = if here { " aria-current=\"page\"" } else { "" };
                format!("<a href=\"{href}\"{current}>{}</a>", escape(&label))
            })
            .collect();
        format!("<nav aria-label=\"{label}\">{links}</nav>")
    }

    fn navigation(&self) -> String {
        let languages = Voice::all().map(|voice| {
            let address = self.address(voice, self.theme, self.width, &self.compare);
            (address, voice.label(), voice == self.voice)
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

async fn index(State(gallery): State<Gallery>, uri: Uri) -> Response {
    let view = GalleryView::of(&uri, gallery.draft(&uri));
    let form = match &view.draft {
        Some(draft) => trial_form(draft.application.id.as_str(), &draft.typed, &[]),
        None => {
            let id = &gallery.app.config.default_application;
            let saved = gallery.app.store.settings(id).await.ok().flatten();
            let branding = saved.map(|saved| saved.settings.branding).unwrap_or_default();
            let typed = serde_json::to_string_pretty(&serde_json::json!({ "branding": branding }));
            trial_form(id.as_str(), &typed.unwrap_or_default(), &[])
        }
    };
    let sections = if view.compare.is_empty() {
        everything(&view)
    } else {
        compared(&view)
    };
    html(INDEX_POLICY, whole(&view, &form, &sections))
}

fn whole(view: &GalleryView, form: &str, sections: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Gallery</title>\n\
         <link rel=\"stylesheet\" href=\"/gallery/gallery.css\">\n</head>\n<body class=\"index w{}\">\n\
         <header><h1>Gallery</h1>{}<a href=\"/gallery.json\">JSON</a></header>\n\
         <main>\n{form}{sections}</main>\n</body>\n</html>\n",
        view.width,
        view.navigation(),
    )
}

/// The form for settings to be looked at; open where something is wrong with them.
fn trial_form(application: &str, typed: &str, wrong: &[String]) -> String {
    let wrong: String = wrong.iter().map(|line| format!("<li>{}</li>", escape(line))).collect();
    let (open, wrong) = if wrong.is_empty() {
        ("", String::new())
    } else {
        (" open", format!("<ul role=\"alert\">{wrong}</ul>\n"))
    };
    format!(
        "<details class=\"draft\"{open}><summary>Try settings without saving them</summary>\n{wrong}\
         <form method=\"post\" action=\"/gallery/draft\">\n\
         <label>Application <input name=\"application\" value=\"{}\"></label>\n\
         <label>Changes, as PATCH takes them <textarea name=\"settings\" rows=\"8\" spellcheck=\"false\">{}</textarea></label>\n\
         <button>Show</button> <a href=\"/gallery\">Our example</a>\n</form></details>\n",
        escape(application),
        escape(typed),
    )
}

/// Takes settings to be looked at, which are saved nowhere.
async fn try_out(State(gallery): State<Gallery>, body: Bytes) -> Response {
    let (application, typed) = (field(&body, "application"), field(&body, "settings"));
    match Draft::read(&gallery.app.store, &application, &typed).await {
        Ok(draft) => {
            let address = format!("/gallery?draft={}", draft.id);
            gallery.drafts.keep(draft);
            Redirect::to(&address).into_response()
        }
        Err(wrong) => {
            let view = GalleryView::of(&Uri::default(), None);
            let page = whole(&view, &trial_form(&application, &typed, &wrong), "");
            let mut response = html(INDEX_POLICY, page);
            *response.status_mut() = StatusCode::BAD_REQUEST;
            response
        }
    }
}

/// A picture or font of a draft, or one that is saved.
async fn brand_file(
    State(gallery): State<Gallery>,
    Path((_, application, name)): Path<(String, String, String)>,
) -> Response {
    let id = ApplicationId::parse(&application);
    let (Ok(id), Some(name)) = (id, FileName::parse(&name)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match gallery.drafts.file(&id, &name) {
        Some(found) => file(found.name().content_type(), found.bytes().to_vec()),
        None => Redirect::temporary(&assets::file_path(&id, &name)).into_response(),
    }
}

/// The picture that travels with the mails of a draft.
async fn logo_of(gallery: &Gallery, draft: &Draft) -> Option<BrandFile> {
    let (id, held) = (&draft.application.id, draft.application.branding.logo.as_ref()?);
    match held {
        Held::Sent(file) => Some(file.clone()),
        Held::Named(name) => match gallery.drafts.file(id, name) {
            Some(file) => Some(file),
            None => gallery
                .app
                .store
                .file(id, name)
                .await
                .ok()
                .flatten()
                .as_deref()
                .cloned(),
        },
    }
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
        let all = view.exhibits(view.voice, view.theme);
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
            let all = view.exhibits(voice, theme);
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

async fn show(
    State(gallery): State<Gallery>,
    Path((theme, language, kind, name)): Path<(String, String, String, String)>,
    uri: Uri,
) -> Response {
    let (voice, theme) = selected(&language, &theme);
    let draft = gallery.draft(&uri);
    let (wording, brand) = match &draft {
        Some(draft) => {
            let wording = Wording::of(&draft.application, [voice.language]);
            let wording = match voice.formality {
                Some(formality) => wording.addressing(formality),
                None => wording,
            };
            (wording, Some(draft.brand()))
        }
        None => (voice.wording(), None),
    };
    let brand = brand.as_ref();
    let logo = match &draft {
        Some(draft) => logo_of(&gallery, draft).await,
        None => BrandFile::of(FileKind::Logo, LOGO.to_vec()).ok(),
    };
    let mail = || {
        let mut mails = gallery::mails(&wording, brand).into_iter();
        mails.find(|(known, _)| *known == name).map(|(_, mail)| mail)
    };
    let found = match kind.as_str() {
        "page" => {
            let pages = match brand {
                Some(brand) => Arc::new(gallery::pages(&wording, Some(brand), PICTURES)),
                None => gallery.pages(voice),
            };
            let page = pages.iter().find(|(known, _)| *known == name);
            page.map(|(_, page)| (PAGE_POLICY, page_in(page, theme)))
        }
        "mail" => mail().map(|mail| (MAIL_POLICY, themed(&with_logo(&mail.html, logo.as_ref()), theme))),
        "mail-text" => mail().map(|mail| {
            (
                INDEX_POLICY,
                plain("plain", &format!("{}\n\n{}", mail.subject, mail.text), &wording, theme),
            )
        }),
        "text" => gallery::texts(&wording, brand)
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
fn with_logo(html: &str, logo: Option<&BrandFile>) -> String {
    let data = logo.map(|logo| {
        let bytes = data_encoding::BASE64.encode(logo.bytes());
        format!("\"data:{};base64,{bytes}\"", logo.name().content_type())
    });
    html.replace("\"cid:logo\"", data.as_deref().unwrap_or("\"\""))
}

/// The theme is the browser's choice; here it is made for it.
fn themed(text: &str, theme: &str) -> String {
    let (medium, other, besides) = match theme {
        "dark" => ("all", "not all", ""),
        _ => ("not all", "all", " and (max-width: 0)"),
    };
    text.replace("(prefers-color-scheme:light)", other)
        .replace(" and (prefers-color-scheme: dark)", besides)
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
    let (_, theme) = selected("", &theme);
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
