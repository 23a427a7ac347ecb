//! What the forms of the asking steps send: profile, telephone number, terms.

use http::StatusCode;
use lambda_http::Request;
use shared::{
    app::App,
    domain::transition::Refusal,
    http::{Error, Response, see_other},
    journey::Stopped,
};

use super::{HOME, own_form, page_of, progress_of, steps, stop};

pub(super) async fn answer_profile(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let standing = match visit.look().await {
        Ok(standing) => standing,
        Err(stopped) => return stop(app, &visit, stopped).await,
    };
    let answers = steps::answers(&standing, &form);
    match visit.answer_profile(&answers).await {
        Ok(_) => see_other(HOME),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        Err(Stopped {
            error: Error::Fields { errors, .. },
            ..
        }) => {
            let page = steps::profile_page(&standing, &answers, &errors, progress_of(&standing));
            page_of(&visit, &standing, StatusCode::UNPROCESSABLE_ENTITY, |frame| {
                page.render(frame)
            })
        }
        Err(stopped) => stop(app, &visit, stopped).await,
    }
}

pub(super) async fn give_phone(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let phone = form.text("phone");
    match visit.give_phone(&phone).await {
        Ok(_) => see_other(HOME),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        Err(Stopped {
            error: Error::Field { code, .. },
            ..
        }) => match visit.look().await {
            Ok(standing) => {
                let page = steps::phone_page(&visit, &phone, Some(code), progress_of(&standing));
                page_of(&visit, &standing, StatusCode::UNPROCESSABLE_ENTITY, |frame| {
                    page.render(frame)
                })
            }
            Err(stopped) => stop(app, &visit, stopped).await,
        },
        Err(stopped) => stop(app, &visit, stopped).await,
    }
}

pub(super) async fn accept_terms(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let accepted = form.text("accept") == "yes";
    let outcome = if accepted {
        visit.accept_terms(&form.text("version")).await.map(Some)
    } else {
        Ok(None)
    };
    match outcome {
        Ok(Some(_)) => see_other(HOME),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        // Not ticked, or the page was of an older version.
        Ok(None)
        | Err(Stopped {
            error: Error::Field { .. },
            ..
        }) => match visit.look().await {
            Ok(standing) => {
                let page = steps::terms_page(&standing, !accepted, progress_of(&standing));
                page_of(&visit, &standing, StatusCode::UNPROCESSABLE_ENTITY, |frame| {
                    page.render(frame)
                })
            }
            Err(stopped) => stop(app, &visit, stopped).await,
        },
        Err(stopped) => stop(app, &visit, stopped).await,
    }
}
