//! The languages that pages, emails and texts come in, and how they address whoever reads them.

use serde::{Deserialize, Serialize};

/// Hands the tag of every language to the macro `$to`, English first: it stands in where no other language is known. A
/// language is a line here and the file `shared/present/locales/<tag>.ftl`, which says everything else about it.
#[macro_export]
macro_rules! languages {
    ($to:ident) => {
        $to! {
            "en"
            "de"
            "fr"
            "es"
            "pt"
            "it"
            "nl"
            "pl"
            "ja"
            "zh-Hans"
            "ar"
        }
    };
}

macro_rules! list {
    ($($tag:literal)*) => {
        &[$($tag),*]
    };
}

/// The tags of all languages.
pub const TAGS: &[&str] = languages!(list);

/// How a language speaks to one person, where it has two ways: "du" and "Sie".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Formality {
    /// As among friends: "du", "tú", "tu", "je", "ty".
    Informal,
    /// As among strangers: "Sie", "usted", "vous", "Lei", "u", "Pan" and "Pani".
    Formal,
}

impl Formality {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Informal, Self::Formal];

    /// `informal` or `formal`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Informal => "informal",
            Self::Formal => "formal",
        }
    }
}
