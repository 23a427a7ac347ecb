//! How a function documents its routes: a list of [`Operation`]s beside its handlers, with the very types that it reads and
//! writes. The crate `openapi` makes the document of them. Nothing here is reached by a running function, so none carries it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use crate::http::ProblemCode;
use domain::api_key::Scope;

/// Marks the schema of a body of which each property may be left out, or be `null`.
pub const MERGE_PATCH: &str = "x-merge-patch";

/// Gives the schema of one type.
pub type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// What any request for JSON can meet.
const ALWAYS: &[ProblemCode] = &[ProblemCode::Internal, ProblemCode::Unavailable];
const KEY: &[ProblemCode] = &[
    ProblemCode::ApiKeyMissing,
    ProblemCode::ApiKeyNotValid,
    ProblemCode::ScopeMissing,
];
const BODY: &[ProblemCode] = &[
    ProblemCode::BodyNotReadable,
    ProblemCode::FieldNotValid,
    ProblemCode::BodyTooLarge,
    ProblemCode::ContentTypeNotJson,
];

/// For whom a route is, which is how the document groups routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Back ends and administrators, by API key: invitations.
    Invitations,
    /// Back ends and administrators, by API key: users.
    Users,
    /// Back ends and administrators, by API key: applications and flows.
    Applications,
    /// Back ends and administrators, by API key: API keys.
    Keys,
    /// Back ends and administrators, by API key: webhooks.
    Webhooks,
    /// A product's own form, in the name of an invited person.
    SetUp,
    /// A product's own form, in the name of a user.
    SignIn,
    /// People, with a browser.
    Pages,
    /// Anybody and any program.
    Everybody,
    /// Clients that were written for another service.
    Compatible,
}

impl Audience {
    /// All of them, in the order of the document.
    pub const ALL: [Self; 10] = [
        Self::Invitations,
        Self::Users,
        Self::Applications,
        Self::Keys,
        Self::Webhooks,
        Self::SetUp,
        Self::SignIn,
        Self::Pages,
        Self::Everybody,
        Self::Compatible,
    ];

    /// Its name, and a sentence about it.
    #[must_use]
    pub fn name_and_description(self) -> (&'static str, &'static str) {
        match self {
            Self::Invitations => ("Invitations", "For back ends and administrators, with an API key."),
            Self::Users => ("Users", "For back ends and administrators, with an API key."),
            Self::Applications => (
                "Applications and flows",
                "For administrators, with an API key: settings, and the steps that people walk.",
            ),
            Self::Keys => ("API keys", "For administrators. No key gives more than it has."),
            Self::Webhooks => (
                "Webhooks",
                "For administrators, with an API key: where a back end learns what happened, by signed calls.",
            ),
            Self::SetUp => (
                "Setting up an account",
                "For your own form: the ticket of the link, or username and code, stand for the person.",
            ),
            Self::SignIn => ("Signing in", "For your own form and your back end."),
            Self::Pages => (
                "Hosted pages",
                "For people with a browser. Their forms carry a token, and cannot be sent from elsewhere.",
            ),
            Self::Everybody => ("Everything else", "For anybody."),
            Self::Compatible => (
                "Compatible routes",
                "For clients that were written for another service; errors have that service's form.",
            ),
        }
    }
}

/// A parameter of the path, the query or the header.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub struct Parameter {
    /// `path`, `query` or `header`.
    pub place: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether it has to be given.
    pub required: bool,
    /// What it is.
    pub description: &'static str,
    /// What it looks like.
    pub schema: SchemaOf,
}

/// What an answer carries.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub enum Content {
    /// JSON of a type.
    Json(SchemaOf),
    /// JSON of a type, under another media type.
    JsonAs(&'static str, SchemaOf),
    /// A page.
    Page,
    /// Something else, of this media type.
    Other(&'static str),
    /// Nothing.
    Nothing,
}

/// One way in which a route can answer, errors apart.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// When it is given.
    pub description: &'static str,
    /// What it carries.
    pub content: Content,
    /// Headers that it has.
    pub headers: Vec<Header>,
}

/// A header of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub description: &'static str,
    /// Whether every such answer has it.
    pub always: bool,
}

/// The body that a route takes.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub struct Body {
    /// Its type; nothing for a form.
    pub schema: Option<SchemaOf>,
    /// Whether it has to be there.
    pub required: bool,
    /// One that is taken.
    pub example: Value,
}

/// One route, documented.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds functions")]
pub struct Operation {
    /// The route as `template.yaml` has it: `POST /v1/invitations`.
    pub route: &'static str,
    /// Its name in generated clients.
    pub id: &'static str,
    /// For whom it is.
    pub audience: Audience,
    /// What it does, in a few words.
    pub summary: &'static str,
    /// More about it; empty for none.
    pub description: &'static str,
    /// The scope that an API key needs; nothing for a route that takes no key.
    pub scope: Option<Scope>,
    /// What it reads besides the body.
    pub parameters: Vec<Parameter>,
    /// What it takes.
    pub body: Option<Body>,
    /// How it answers.
    pub answers: Vec<Answer>,
    /// The stable codes of the problem documents that it can answer with.
    pub problems: Vec<ProblemCode>,
}

impl Operation {
    /// A route that takes and gives JSON, or nothing.
    #[must_use]
    pub fn json(route: &'static str, id: &'static str, audience: Audience, summary: &'static str) -> Self {
        Self {
            problems: ALWAYS.to_vec(),
            ..Self::plain(route, id, audience, summary)
        }
    }

    /// A route that is documented in short: a page, or one whose errors have another form. Only its [`Answer`]s count.
    #[must_use]
    pub fn plain(route: &'static str, id: &'static str, audience: Audience, summary: &'static str) -> Self {
        Self {
            route,
            id,
            audience,
            summary,
            description: "",
            scope: None,
            parameters: Vec::new(),
            body: None,
            answers: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// A hosted page, with the statuses that it comes with.
    #[must_use]
    pub fn page(route: &'static str, id: &'static str, summary: &'static str, statuses: &[u16]) -> Self {
        // What can find something down can find something broken.
        let broken = statuses.contains(&503).then_some(&500);
        statuses
            .iter()
            .chain(broken)
            .fold(
                Self::plain(route, id, Audience::Pages, summary),
                |page, status| match *status {
                    303 => page
                        .answers(303, "Leads on", Content::Nothing)
                        .header("Location", "Where to"),
                    status => page.answers(status, page_words(status), Content::Page),
                },
            )
    }

    /// More about it.
    #[must_use]
    pub fn says(mut self, description: &'static str) -> Self {
        self.description = description;
        self
    }

    /// It needs an API key with this scope.
    #[must_use]
    pub fn key(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self.problems(KEY)
    }

    /// It has this parameter in its path.
    #[must_use]
    pub fn path<T: JsonSchema>(self, name: &'static str, description: &'static str) -> Self {
        self.parameter::<T>("path", name, true, description)
    }

    /// It takes this parameter in the query.
    #[must_use]
    pub fn query<T: JsonSchema>(self, name: &'static str, description: &'static str) -> Self {
        self.parameter::<T>("query", name, false, description)
    }

    /// It takes this header.
    #[must_use]
    pub fn takes_header<T: JsonSchema>(self, name: &'static str, required: bool, description: &'static str) -> Self {
        self.parameter::<T>("header", name, required, description)
    }

    /// It takes this parameter: `path`, `query` or `header`.
    #[must_use]
    pub fn parameter<T: JsonSchema>(
        mut self,
        place: &'static str,
        name: &'static str,
        required: bool,
        description: &'static str,
    ) -> Self {
        self.parameters.push(Parameter {
            place,
            name,
            required,
            description,
            schema: subschema::<T>,
        });
        self
    }

    /// It takes this body, of which `example` is one that is taken.
    #[must_use]
    pub fn body<T: JsonSchema>(mut self, example: Value) -> Self {
        self.body = Some(Body {
            schema: Some(subschema::<T>),
            required: true,
            example,
        });
        self.problems(BODY)
    }

    /// The same for a body that may be left out.
    #[must_use]
    pub fn optional_body<T: JsonSchema>(self, example: Value) -> Self {
        let mut operation = self.body::<T>(example);
        if let Some(body) = &mut operation.body {
            body.required = false;
        }
        operation
    }

    /// It takes a form.
    #[must_use]
    pub fn form(mut self) -> Self {
        self.body = Some(Body {
            schema: None,
            required: false,
            example: Value::Null,
        });
        self
    }

    /// It answers with JSON of this type.
    #[must_use]
    pub fn gives<T: JsonSchema>(self, status: u16, description: &'static str) -> Self {
        self.answers(status, description, Content::Json(subschema::<T>))
    }

    /// The same under another media type.
    #[must_use]
    pub fn gives_as<T: JsonSchema>(self, media_type: &'static str, status: u16, description: &'static str) -> Self {
        self.answers(status, description, Content::JsonAs(media_type, subschema::<T>))
    }

    /// It answers like this.
    #[must_use]
    pub fn answers(mut self, status: u16, description: &'static str, content: Content) -> Self {
        self.answers.push(Answer {
            status,
            description,
            content,
            headers: Vec::new(),
        });
        self
    }

    /// The answer named last has this header.
    #[must_use]
    pub fn header(mut self, name: &'static str, description: &'static str) -> Self {
        let always = true;
        if let Some(answer) = self.answers.last_mut() {
            answer.headers.push(Header {
                name,
                description,
                always,
            });
        }
        self
    }

    /// The answer named last says where it is one that was given before.
    #[must_use]
    pub fn may_be_replayed(mut self) -> Self {
        if let Some(answer) = self.answers.last_mut() {
            answer.headers.push(Header {
                name: "Idempotent-Replayed",
                description: "`true`, where this answers a repeated call with the same `Idempotency-Key`",
                always: false,
            });
        }
        self
    }

    /// It can answer with problem documents of these codes.
    #[must_use]
    pub fn problems(mut self, codes: &[ProblemCode]) -> Self {
        for code in codes {
            if !self.problems.contains(code) {
                self.problems.push(*code);
            }
        }
        self
    }
}

fn page_words(status: u16) -> &'static str {
    match status {
        200 => "The page",
        202 => "The page, with a code on its way",
        400 | 422 => "The page again, with what was wrong",
        401 => "A page that says that the visit is over, or the sign-in page with what was wrong",
        403 => "A page that says why not",
        404 => "A page that says that the link is not valid",
        409 => "The page of the step that comes first",
        410 => "A page that says that the link is over, and why",
        413 | 415 => "A page that says that the form cannot be read",
        429 => "A page that says to wait",
        500 => "A page that says that something is broken here",
        503 => "A page that says that something does not answer",
        _ => "A page",
    }
}

/// The schema of a type as its generator would refer to it.
fn subschema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}
