//! The page `docs/errors.md`: every code with its status and what to do about it, each under a heading that can be linked.

use std::fmt::Write;

use service::http::ProblemCode;

const OPENING: &str = "# Errors
This page is made from `shared/service/src/http/codes.rs` by `cargo run -p openapi`. Change it there.

Every error under `/v1` is an `application/problem+json` (RFC 9457). Nothing was changed by a call that failed, except that
wrong codes, failed sign-ins and calls are counted. A change of many users, such as an import, is one write for each: where it
answers 503, a part of it may be made, and repeating it completes it.

```json
{\"type\":\"/docs#code-email_not_valid\",\"title\":\"Bad Request\",\"status\":400,\"code\":\"email_not_valid\",
 \"detail\":\"an email address looks like ada@example.com; quoted and non-ASCII local parts are not supported\",
 \"request_id\":\"...\",\"errors\":[{\"pointer\":\"/email\",\"detail\":\"...\"}]}
```

`code` is stable: compare that one. `type` is a link to the entry of the code in the API reference of the deployment that
answers, `https://id.example.com/docs#code-email_not_valid`. `detail` is a sentence for people. `errors` is there when a field is at fault, and points to it
(RFC 6901). With 429 and 503 the header `Retry-After` says how many seconds to wait.
";

/// The page, in Markdown.
#[must_use]
pub fn page() -> String {
    let mut codes: Vec<_> = ProblemCode::ALL.to_vec();
    codes.sort_by_key(|code| (code.status().as_u16(), code.as_str()));
    let mut page = OPENING.to_owned();
    let mut status = None;
    for code in codes {
        if status.replace(code.status()) != Some(code.status()) {
            let _ = write!(page, "\n## {}\n", code.status());
        }
        let _ = write!(page, "\n### {}\n{}\n", code.as_str(), sentence(code.advice()));
    }
    page
}

/// With a capital letter and a full stop.
fn sentence(advice: &str) -> String {
    let mut letters = advice.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    let end = if advice.ends_with('.') { "" } else { "." };
    format!("{}{}{end}", first.unwrap_or_default(), letters.as_str())
}
