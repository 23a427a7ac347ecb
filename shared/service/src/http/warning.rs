//! What was taken, and is not as whoever sent it may expect.

use domain::application::Application;
use present::wording::Wording;
use schemars::JsonSchema;
use serde::Serialize;

/// Something that was taken, and is not as whoever sent it may expect.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Warning {
    /// Where it stands in the body (RFC 6901).
    pointer: &'static str,
    detail: String,
}

impl Warning {
    /// That what stands at `pointer` is not as it seems.
    #[must_use]
    pub fn new(pointer: &'static str, detail: String) -> Self {
        Self { pointer, detail }
    }

    /// As [`Warning::of_language`], for somebody who is invited to `application`.
    #[must_use]
    pub fn of_locale(pointer: &'static str, tag: &str, application: &Application) -> Option<Self> {
        Self::of_language(pointer, tag, &Wording::of(application, [tag]))
    }

    /// That there are no words in the language `tag`, so that those of `instead` are taken; nothing where there are.
    #[must_use]
    pub fn of_language(pointer: &'static str, tag: &str, instead: &Wording) -> Option<Self> {
        if Wording::supported(tag).is_some() {
            return None;
        }
        let all: Vec<_> = Wording::languages().collect();
        let detail = format!(
            "there are no words in `{tag}`: pages and messages are in `{}`; there are {}",
            instead.language(),
            all.join(", ")
        );
        Some(Self::new(pointer, detail))
    }
}
