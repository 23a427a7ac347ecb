//! A mail that is sent to be looked at, marked as such. The mark is put around what is written by now, so nothing that an
//! application writes can take it away: not its template, not its own words, not a style sheet.

use super::{Mail, template::escape};
use crate::wording::Wording;

/// Puts back to what a browser begins with whatever could hide the mark. What stands in the element itself and is important
/// is stronger than any style sheet.
const NOTICE: &str = "all:initial!important;display:block!important;margin:0!important;padding:12px!important;\
                      background:#fff3c4!important;color:#000!important;font:bold 16px/24px sans-serif!important";
/// The same for what the mark stands in. A second `html` or `body` only adds what the first has not.
const AROUND: &str = "all:initial!important;display:block!important";
/// What is within paints nowhere else, wherever it says it stands.
const WITHIN: &str = "display:block!important;position:relative!important;overflow:hidden!important;\
                      contain:paint!important;isolation:isolate!important";

impl Mail {
    /// The same mail as a trial: marked in its subject and in the first line of text and HTML. `drawn` is drawn for each
    /// mail: it names the element that holds the HTML, so nothing in there can close it.
    #[must_use]
    pub fn as_trial(&self, w: &Wording, drawn: &str) -> Self {
        let (mark, notice) = (w.text("trial-mark"), w.text("trial-notice"));
        let (language, direction) = (w.language(), w.direction().as_str());
        Self {
            subject: format!("{mark} {}", self.subject),
            text: format!("{notice}\n\n{}", self.text),
            html: format!(
                "<!doctype html>\n\
                 <html lang=\"{language}\" dir=\"{direction}\" style=\"{AROUND}\">\
                 <head><meta charset=\"utf-8\"><title>{mark}</title></head>\
                 <body lang=\"{language}\" dir=\"{direction}\" style=\"{AROUND}\">\n\
                 <p lang=\"{language}\" dir=\"{direction}\" style=\"{NOTICE}\">{notice}</p>\n\
                 <trial-{drawn} style=\"{WITHIN}\">\n{}\n</trial-{drawn}>\n</body></html>\n",
                without_style_sheets(&self.html),
                mark = escape(&mark),
                notice = escape(&notice),
            ),
        }
    }
}

/// The HTML without `style` and `link`. A space takes the place of each, so that what stood around it does not become one.
fn without_style_sheets(html: &str) -> String {
    let (mut rest, mut kept) = (html, String::with_capacity(html.len()));
    loop {
        let lower = rest.to_ascii_lowercase();
        let Some(start) = [lower.find("<style"), lower.find("<link")].into_iter().flatten().min() else {
            kept.push_str(rest);
            return kept;
        };
        kept.push_str(rest.get(..start).unwrap_or_default());
        kept.push(' ');
        let sheet = lower.get(start..).unwrap_or_default();
        let from = if sheet.starts_with("<style") {
            sheet.find("</style")
        } else {
            Some(0)
        };
        // What is never closed goes on to the end.
        let end = from.and_then(|from| Some(start + from + sheet.get(from..)?.find('>')? + 1));
        rest = end.and_then(|end| rest.get(end..)).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(html: &str) -> Mail {
        Mail {
            subject: "Your bank account is locked".to_owned(),
            text: "Call us.".to_owned(),
            html: html.to_owned(),
        }
    }

    #[test]
    fn a_trial_says_so_first_in_every_language() {
        for language in Wording::languages() {
            let w = Wording::for_locale(language);
            let (mark, notice) = (w.text("trial-mark"), w.text("trial-notice"));
            let trial = mail("<p>Locked</p>").as_trial(&w, "0a1b");
            assert_eq!(trial.subject, format!("{mark} Your bank account is locked"));
            assert_eq!(trial.text.lines().next(), Some(notice.as_str()));
            let body = trial.html.find("<body").unwrap();
            let shown = trial.html.get(body..trial.html.find("Locked").unwrap()).unwrap();
            assert!(shown.contains(&escape(&notice)), "{shown}");
        }
    }

    #[test]
    fn no_html_takes_the_mark_of_a_trial_away() {
        let w = Wording::for_locale("en");
        let notice = escape(&w.text("trial-notice"));
        for html in [
            "<!-- ",
            "--><style>p{display:none!important}</style>",
            "</p></body></html><body hidden style='display:none'>",
            "<STYLE\n>body{display:none}",
            "<st<style></style>yle>p{display:none}</style>",
            "<link rel=stylesheet href=https://evil.example/a.css>",
            "<li<link>nk rel=stylesheet>",
            "<style>a</style ><Style>b</sTyle\t>c",
            "</trial-0><div style='position:fixed;top:0'>over it</div>",
        ] {
            let trial = mail(html).as_trial(&w, "0a1b").html;
            assert_eq!(trial.matches(&notice).count(), 1, "{html}");
            let at = trial.find(&notice).unwrap();
            let before = trial.get(..at).unwrap();
            assert!(
                !before.contains("<!--") && before.ends_with("font:bold 16px/24px sans-serif!important\">"),
                "{before}"
            );
            let lower = trial.to_ascii_lowercase();
            assert!(!lower.contains("<style") && !lower.contains("<link"), "{trial}");
            assert!(
                trial.get(at..).unwrap().contains("<trial-0a1b "),
                "what was written is held within: {trial}"
            );
        }
        let kept = without_style_sheets("<p>a</p><style>x</style><p style=\"color:red\">b</p>");
        assert_eq!(kept, "<p>a</p> <p style=\"color:red\">b</p>");
    }
}
