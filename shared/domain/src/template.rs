//! A mail as an application writes it itself. What its texts mean is known in [`present::messages`].

use serde::{Deserialize, Serialize};

/// A mail in an application's own words: three texts in Liquid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// One line.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The HTML.
    pub html: String,
}
