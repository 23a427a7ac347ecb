//! Somebody with a browser, but without JavaScript.

use reqwest::{Client, Method, RequestBuilder, redirect::Policy};

use crate::support::{Answer, World};

/// A browser without JavaScript.
pub(crate) struct Browser<'a> {
    world: &'a World,
    http: Client,
}

impl<'a> Browser<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        let http = Client::builder()
            .redirect(Policy::none())
            .cookie_store(true)
            .build()
            .unwrap();
        Self { world, http }
    }

    /// A request with this browser's cookies, and with nothing else that a browser would add.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// Opens a page and follows redirects, as a browser does.
    pub(crate) async fn open(&self, path: &str) -> Answer {
        let mut answer = self.world.send(self.http.get(self.url(path))).await;
        for _ in 0..5 {
            if !answer.status.is_redirection() {
                return answer;
            }
            let location = answer.headers["location"].to_str().unwrap().to_owned();
            answer = self.world.send(self.http.get(self.url(&location))).await;
        }
        panic!("too many redirects: {answer:?}");
    }

    /// Sends the form with this action on `page`, its hidden fields included, and follows the redirect.
    pub(crate) async fn submit(&self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let form = form(&page.text, action);
        let mut sent: Vec<(String, String)> = hidden_fields(&form);
        sent.extend(
            fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        let request = self
            .http
            .post(self.url(action))
            .header("sec-fetch-site", "same-origin")
            .form(&sent);
        let answer = self.world.send(request).await;
        if answer.status.is_redirection() {
            let location = answer.headers["location"].to_str().unwrap().to_owned();
            return self.open(&location).await;
        }
        answer
    }

    fn url(&self, path: &str) -> String {
        if path.starts_with("http") {
            path.to_owned()
        } else {
            format!("{}{path}", self.world.stack.url())
        }
    }
}

/// The token in the form with this action on `page`.
pub(crate) fn form_token(page: &Answer, action: &str) -> String {
    let fields = hidden_fields(&form(&page.text, action));
    fields
        .into_iter()
        .find(|(name, _)| name == "csrf")
        .expect("a form has a token")
        .1
}

fn form(page: &str, action: &str) -> String {
    // Of the form itself, or of a second button in it.
    let named = page
        .find(&format!("action=\"{action}\""))
        .unwrap_or_else(|| panic!("no form {action} in {page}"));
    let start = page[..named].rfind("<form").unwrap();
    let end = page[start..].find("</form>").unwrap();
    page[start..start + end].to_owned()
}

fn hidden_fields(form: &str) -> Vec<(String, String)> {
    let inputs = form
        .split("<input")
        .skip(1)
        .filter(|input| input.contains("type=\"hidden\""));
    inputs
        .map(|input| {
            let attribute = |name: &str| {
                let start = input.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
                input[start..].split('"').next().unwrap().to_owned()
            };
            (attribute("name"), attribute("value"))
        })
        .collect()
}
