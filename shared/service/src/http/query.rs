//! Parameters that stand behind the question mark of lists.

use jiff::Timestamp;

use super::{Error, ProblemCode, Request, query_parameter};

/// The most lines that one call answers.
const MOST: usize = 100;
/// As many as it answers when nobody says how many.
const USUAL: usize = 50;

/// Makes sure that nothing is asked for but what has a meaning here, each once: a filter with a typing error would answer
/// everybody.
///
/// # Errors
/// `query_not_valid`.
pub fn only(request: &Request, known: &[&str]) -> Result<(), Error> {
    let mut seen = Vec::new();
    for (name, _) in form_urlencoded::parse(request.uri().query().unwrap_or_default().as_bytes()) {
        if !known.contains(&name.as_ref()) {
            let detail = format!("not known here; there is {}", known.join(", "));
            return Err(refused(&name, &detail));
        }
        if seen.contains(&name) {
            return Err(refused(&name, "to be given once"));
        }
        seen.push(name);
    }
    Ok(())
}

/// How many lines are asked for (`limit`).
///
/// # Errors
/// `query_not_valid`.
pub fn limit(request: &Request) -> Result<usize, Error> {
    let Some(text) = query_parameter(request, "limit") else {
        return Ok(USUAL);
    };
    let limit = text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
    limit.ok_or_else(|| refused("limit", "a number from 1 to 100"))
}

/// The moment that the parameter `name` tells.
///
/// # Errors
/// `query_not_valid`.
pub fn moment(text: &str, name: &str) -> Result<Timestamp, Error> {
    text.parse()
        .map_err(|_| refused(name, "a moment as in 2026-11-21T12:00:00Z"))
}

/// That the parameter `name` is not as its `rule` says.
#[must_use]
pub fn refused(name: &str, rule: &str) -> Error {
    Error::field(
        ProblemCode::QueryNotValid,
        &format!("?{name}"),
        format_args!("`{name}` is {rule}"),
    )
}
