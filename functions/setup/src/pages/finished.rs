//! The last page, which only the browser that set the password sees: it says whose account it is, and leads on with the code that
//! signs the person in. Whoever has the ticket alone learns that it was used, and nothing else.

use domain::transition::Refusal;
use http::StatusCode;
use jiff::SignedDuration;
use lambda_http::Request;
use present::pages::{Destination, Done, Ending};
use serde::{Deserialize, Serialize};
use service::{
    app::App,
    http::{Error, Response, cookie::Cookie, flash_cookie, see_other},
    journey::{Finished, Stopped, Visit},
};
use url::Url;

use super::{
    HOME,
    endings::{ending, stop},
    step_page::page_of,
    visit,
};

/// Says that this browser has set the password of its ticket.
const DONE: Cookie = Cookie("latchkey-done");
/// How long the page can be loaded again.
const LIFE: SignedDuration = SignedDuration::from_mins(30);

#[derive(Serialize, Deserialize)]
struct Mark {}

/// Leads the browser that has set the password to the last page.
pub(crate) fn lead_on(app: &App, visit: &Visit<'_>) -> Response {
    let sealed = done_binding(visit).and_then(|holder| flash_cookie::seal(app, &holder, &Mark {}));
    match sealed {
        Ok(sealed) => {
            let mut response = see_other("/setup/done");
            DONE.set_for(&mut response, &app.config, &sealed, LIFE);
            response
        }
        // It is done all the same: the page of the link says so.
        Err(_) => see_other(HOME),
    }
}

/// Whether the request comes from that browser.
pub(super) fn is_here(app: &App, request: &Request, visit: &Visit<'_>) -> bool {
    let Some(sealed) = DONE.read(request, &app.config) else {
        return false;
    };
    done_binding(visit).is_ok_and(|holder| flash_cookie::open::<Mark>(app, &holder, &sealed, LIFE).is_some())
}

/// The ticket, and that it is about its end.
fn done_binding(visit: &Visit<'_>) -> Result<String, Error> {
    Ok(format!("done {}", visit.form_token()?))
}

/// The hosted sign-in page, with the name of the account.
fn with_hint(sign_in: &str, username: &str) -> String {
    match Url::parse_with_params(sign_in, [("login_hint", username)]) {
        Ok(url) => url.into(),
        Err(_) => sign_in.to_owned(),
    }
}

pub(super) async fn show(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Err(Stopped {
            error: Error::Refused(Refusal::Completed),
            person: Some(person),
        }) if is_here(app, request, &visit) => {
            let Ok(journey) = visit.journey(person).await else {
                return ending(app, request, &Ending::Unavailable);
            };
            let finished = Finished::again(journey);
            let (url, own) = finished.destination(app);
            let journey = finished.journey();
            let username = journey.person.username.as_str().to_owned();
            let page = Done {
                // The sign-in page has the name in its field: nothing is typed twice (WCAG 3.3.7).
                url: Some(if own { url } else { with_hint(&url, &username) }),
                username,
                destination: if own {
                    Destination::Application
                } else {
                    Destination::HostedSignIn
                },
                auto: true,
            };
            page_of(&visit, journey, StatusCode::OK, |frame| page.render(frame))
        }
        Err(stopped) => stop(app, &visit, stopped, None).await,
        Ok(_) => see_other(HOME),
    }
}
