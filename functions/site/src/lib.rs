//! What belongs to nobody in particular: stylesheet and script, a sign of life, and the answer to wrong addresses.

mod layers;
mod start;

use std::sync::LazyLock;

use http::{HeaderValue, StatusCode, header};
use lambda_http::{Body, Request};
use present::{
    pages::{Brand, Ending, Frame, Purpose, Reference, assets},
    wording::{self, Wording},
};
use serde_json::{Value, json};
use service::http::{
    Error, Response, api, build, compatible::Face, header_text, headers::CallsHome, html, json, line,
    not_found::allowed, path_parameter, permanently_at, request_id, route_key, see_other,
};

pub use start::start;

/// Every route of `template.yaml`, as `METHOD path`; made by `build.rs`, so that the routes stand only there.
const ROUTES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/routes.rs"));

/// The OpenAPI document, which the crate `openapi` makes.
const DOCUMENT: &str = include_str!("../../../infra/openapi.json");

/// The same as a page. It is in English, as the document is.
static REFERENCE: LazyLock<String> = LazyLock::new(|| {
    let document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    Reference { document: &document }.render(&Frame {
        brand: &Brand::default(),
        wording: &Wording::default(),
        csrf: "",
        purpose: Purpose::Invitation,
    })
});

/// Answers the gateway.
pub async fn handle(request: Request) -> Response {
    api(request, async |request| match route_key(request).as_str() {
        "GET /health" => json(StatusCode::OK, &json!({ "status": "ok" })),
        "GET /openapi.json" => Ok(document(DOCUMENT)),
        "GET /openapi/{layer}" => layer(&path_parameter(request, "layer")),
        "GET /docs" => Ok(reference()),
        "GET /assets/{file}" => asset(request, &path_parameter(request, "file")),
        "GET /assets/brand/{file}" => asset(request, &format!("brand/{}", path_parameter(request, "file"))),
        _ => nothing_here(request),
    })
    .await
}

fn reference() -> Response {
    let mut page = html(StatusCode::OK, REFERENCE.clone());
    page.extensions_mut().insert(CallsHome);
    kept_a_while(page)
}

fn document(text: &str) -> Response {
    kept_a_while(build(StatusCode::OK, "application/json", text.to_owned()))
}

fn layer(name: &str) -> Result<Response, Error> {
    layers::document(name).map(document).ok_or(Error::NoRoute)
}

fn asset(request: &Request, name: &str) -> Result<Response, Error> {
    let asset = assets::find(name).ok_or(Error::NoRoute)?;
    let brotli = asset.brotli.filter(|_| takes(request, "br"));
    let gzip = asset.gzip.filter(|_| takes(request, "gzip"));
    let packed = brotli.map(|bytes| ("br", bytes));
    let packed = packed.or(gzip.map(|bytes| ("gzip", bytes)));
    // Only what is the same for everybody is compressed. A page holds what is somebody's beside what somebody else may have put
    // into its address, and how small both become together would tell of the one by the other (BREACH).
    let body = match packed {
        Some((_, bytes)) => Body::Binary(bytes.to_vec()),
        None => Body::Text(asset.body.into_owned()),
    };
    let mut response = Response::new(body);
    // A file whose name holds the hash of its content never changes.
    let kept = if asset.immutable {
        assets::KEPT_FOR_EVER
    } else {
        "public, max-age=3600"
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if asset.gzip.is_some() {
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    }
    if let Some((coding, _)) = packed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

/// Whether the answer may be compressed in this way (RFC 9110 section 12.5.3).
fn takes(request: &Request, wanted: &str) -> bool {
    let accepted = header_text(request, "accept-encoding").unwrap_or_default();
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
        let refused = parts.any(|part| {
            part.strip_prefix("q=")
                .is_some_and(|q| q.trim_matches(['0', '.']).is_empty())
        });
        named && !refused
    })
}

/// A wrong address, or a right one with a wrong method. People get a page, programs a problem document.
fn nothing_here(request: &Request) -> Result<Response, Error> {
    let (method, path) = line(request);
    if let Some(elsewhere) = without_final_slash(request) {
        return Ok(elsewhere);
    }
    // The answer to a form stands at the form's own address; whoever opens that address again is led back to the page.
    if method == "GET" {
        match path {
            _ if path.starts_with("/setup/") && ROUTES.contains(&("POST", path)) => return Ok(see_other("/setup")),
            "/language" => return Ok(see_other("/sign-in")),
            // Where people begin who type no more than the name of the host. Programs get the list of what there is.
            "/" if for_people(request) => return Ok(see_other("/sign-in")),
            // Where password managers look (W3C, A Well-Known URL for Changing Passwords).
            "/.well-known/change-password" => return Ok(see_other("/forgotten")),
            "/enter/code" => return Ok(see_other("/enter")),
            // The link in the mail is what leads to that form.
            "/verify-email" => return Ok(see_other("/sign-in")),
            _ => {}
        }
    }
    let allow = allowed(ROUTES, path);
    // Clients of other systems get the form that they read.
    if let Some(face) = Face::of(path) {
        return Ok(face.not_found(method, path, allow, &request_id(request)));
    }
    if !allow.is_empty() && !allow.iter().any(|allowed| allowed == method) {
        return Err(Error::MethodNotAllowed { allow });
    }
    if path.starts_with("/v1/") || !for_people(request) {
        return Err(Error::NoRoute);
    }
    Ok(page(request, StatusCode::NOT_FOUND, |frame| {
        Ending::NotFound.render(frame)
    }))
}

/// Whether a page is wanted, and not an answer for a program.
fn for_people(request: &Request) -> bool {
    header_text(request, "accept").unwrap_or_default().contains("text/html")
}

/// Where the same address stands without a slash at its end, if this is one that no route takes: mail programs and people add
/// one to links, and clients to base addresses. The method and the body go along (RFC 9110 section 15.4.9).
fn without_final_slash(request: &Request) -> Option<Response> {
    let (path, query) = (request.uri().path(), request.uri().query());
    let bare = path.trim_end_matches('/');
    // Two slashes in front would lead to another host.
    let is_ours = bare.starts_with('/') && !bare.starts_with("//") && !bare.contains('\\');
    let is_meant = route_key(request) == "$default" && bare.len() < path.len() && is_ours;
    is_meant.then(|| {
        let query = query.map_or_else(String::new, |query| format!("?{query}"));
        permanently_at(&format!("{bare}{query}"))
    })
}

/// The same for everybody until the next deployment.
fn kept_a_while(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"));
    response
}

/// A page of no application.
fn page(request: &Request, status: StatusCode, render: impl Fn(&Frame<'_>) -> String) -> Response {
    let accepted = wording::accepted(header_text(request, "accept-language").unwrap_or_default());
    let (brand, wording) = (Brand::default(), Wording::choose(accepted.iter().map(String::as_str)));
    let page = render(&Frame {
        brand: &brand,
        wording: &wording,
        csrf: "",
        purpose: Purpose::Invitation,
    });
    html(status, page)
}
