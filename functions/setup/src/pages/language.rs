//! The switch of the language: with an invitation it is kept there, so that messages follow it; else in the browser.

use domain::transition::Refusal;
use lambda_http::Request;
use present::{pages::Ending, wording::Wording};
use service::{
    app::App,
    http::{Error, Response, form::Form, language, see_other, visitor::Visitor},
    journey::Stopped,
};

use super::{HOME, ending, finished, own_form, refuse, stranger};

/// For whoever has a ticket. One write.
pub(super) async fn of_invitation(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let back = match form.text("back").as_str() {
        "/setup/done" => "/setup/done",
        "/setup/decline" => "/setup/decline",
        _ => HOME,
    };
    let Some(tag) = Wording::supported(&form.text("language")) else {
        return see_other(back);
    };
    match visit
        .set_locale(tag.clone(), finished::is_here(app, request, &visit))
        .await
    {
        // Of a link that was used nothing is changed; its page goes by the browser.
        Ok(_)
        | Err(Stopped {
            error: Error::Refused(Refusal::Completed),
            ..
        }) => {
            let mut response = see_other(back);
            language::remember(&mut response, &app.config, &tag);
            response
        }
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}

/// For everybody else. Nothing is written.
pub(super) fn of_browser(app: &App, request: &Request) -> Response {
    stranger::answer(app, request, switch(app, request))
}

fn switch(app: &App, request: &Request) -> Result<Response, Error> {
    let form = Form::read(request)?;
    let back = own_page(&form.text("back"));
    if !Visitor::of(app, request)?.sent(app, request, &form)? {
        return Ok(ending(app, request, &Ending::FormExpired { back: Some(back) }));
    }
    let mut response = see_other(&back);
    if let Some(tag) = Wording::supported(&form.text("language")) {
        language::remember(&mut response, &app.config, &tag);
    }
    Ok(response)
}

/// One of the pages that can be left and come back to, with its query.
fn own_page(back: &str) -> String {
    let path = back.split('?').next().unwrap_or_default();
    let is_plain = back.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain && ["/sign-in", "/forgotten", "/enter", "/setup", "/setup/done"].contains(&path) {
        back.to_owned()
    } else {
        "/sign-in".to_owned()
    }
}
