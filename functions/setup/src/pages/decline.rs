//! Declining: a page that asks, since whatever opens links by itself follows each of them, and a form that does it.

use domain::transition::Refusal;
use http::StatusCode;
use lambda_http::Request;
use present::pages::Decline;
use service::{
    app::App,
    http::{Error, Response, see_other},
    journey::Stopped,
};

use super::{HOME, endings::stop, own_form, refuse, step_page::page_of, visit};

/// Asks. Nothing changes, and where nobody can decline there is nothing to ask.
pub(super) async fn ask(app: &App, request: &Request) -> Response {
    let visit = match visit(app, request) {
        Ok(visit) => visit,
        Err(response) => return response,
    };
    match visit.look().await {
        Ok(journey) if visit.may_decline(&journey) => {
            let address = journey.person.username.as_str().to_owned();
            let page = Decline { address };
            page_of(&visit, &journey, StatusCode::OK, |frame| page.render(frame))
        }
        Ok(_) => see_other(HOME),
        Err(stopped) => stop(app, &visit, stopped, None).await,
    }
}

/// Declines. The page that the link leads to from now on says so.
pub(super) async fn carry_out(app: &App, request: &Request) -> Response {
    let (visit, _) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    match visit.decline(None).await {
        Ok(_) => see_other(HOME),
        // The setting has changed since the page was shown.
        Err(Stopped {
            error: Error::Refused(Refusal::NotDeclinable),
            ..
        }) => see_other(HOME),
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}
