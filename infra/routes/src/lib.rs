//! Reads the SAM template: which route leads to which function, and what the table looks like.
//!
//! The template is the one map of the product. The local server follows it through this crate, and tests compare it
//! with the functions and with the OpenAPI document.

mod find;
mod table;
mod template;

pub use find::Match;
pub use table::{Index, Key, Projection, Table};
pub use template::{Error, Function, Template, Variable};

/// The path of the route that takes every request no other route matches.
pub const DEFAULT: &str = "$default";

/// Which HTTP method a route answers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// Every method.
    Any,
    /// One method, in upper case.
    Only(String),
}

/// One route of the HTTP API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method, or any.
    pub method: Method,
    /// The path as the template has it, such as `/v1/invitations/{id}`, or [`DEFAULT`].
    pub path: String,
    /// The function that answers, by its `Handler`.
    pub function: String,
    /// Whether an authorizer is asked first.
    pub authorized: bool,
    /// The headers, in lower case, without which the gateway answers 401 and does not ask the authorizer at all.
    /// Empty when the authorizer names none.
    pub identity_headers: Vec<String>,
}

impl Route {
    /// The route key as API Gateway writes it: `GET /v1/keys`, `ANY /docs` or `$default`.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.method {
            _ if self.path == DEFAULT => DEFAULT.to_owned(),
            Method::Any => format!("ANY {}", self.path),
            Method::Only(method) => format!("{method} {}", self.path),
        }
    }
}

/// All routes of an HTTP API, in the order of the template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routes(pub(crate) Vec<Route>);

impl Routes {
    /// The routes, in the order of the template.
    pub fn iter(&self) -> std::slice::Iter<'_, Route> {
        self.0.iter()
    }

    /// The routes of one method each, as the source of a list of method and path, for build scripts.
    #[must_use]
    pub fn as_source(&self) -> String {
        let lines = self.iter().filter_map(|route| match &route.method {
            Method::Any => None,
            Method::Only(method) => Some(format!("    ({method:?}, {:?}),\n", route.path)),
        });
        format!("&[\n{}]", lines.collect::<String>())
    }
}

/// For the build script of a function, in `folder`, that knows every route: writes them where `include!` finds them, as
/// `routes.rs` in the folder that cargo names.
///
/// # Errors
/// That `template.yaml` cannot be read, or the file not be written.
pub fn write_for(folder: &str) -> Result<(), Box<dyn std::error::Error>> {
    let template = std::path::Path::new(folder).join("../../template.yaml");
    println!("cargo::rerun-if-changed={}", template.display());
    let template = Template::parse(&std::fs::read_to_string(template)?)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "this is how cargo tells a build script where to write"
    )]
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(
        std::path::Path::new(&out).join("routes.rs"),
        template.routes.as_source(),
    )?;
    Ok(())
}

impl FromIterator<Route> for Routes {
    fn from_iter<I: IntoIterator<Item = Route>>(routes: I) -> Self {
        Self(routes.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Routes {
    type Item = &'a Route;
    type IntoIter = std::slice::Iter<'a, Route>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
