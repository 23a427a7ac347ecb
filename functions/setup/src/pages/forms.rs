//! What the forms of the asking steps send: profile, telephone number, terms.

use domain::{setup, transition::Refusal};
use lambda_http::Request;
use service::{
    app::App,
    http::{Error, Response, see_other},
    journey::Stopped,
};

use super::{
    HOME, OTHER_NUMBER,
    flash::{self, Flash},
    own_form, refuse, steps,
};

pub(super) async fn answer_profile(app: &App, request: &Request) -> Response {
    let (visit, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let journey = match visit.look().await {
        Ok(journey) => journey,
        Err(stopped) => return refuse(app, &visit, stopped).await,
    };
    let answers = steps::answers(journey.fields(), &form);
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
            let wrong = errors.into_iter().map(|(pointer, _)| pointer).collect();
            flash::lead_back(app, &visit, &journey, HOME, Flash::Profile { answers, wrong })
        }
        Err(stopped) => refuse(app, &visit, stopped).await,
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
        // Pressed twice: the code is on its way to this very number.
        Err(Stopped {
            error: Error::Refused(Refusal::TooSoon { .. }),
            person: Some(person),
        }) if setup::waits_for_code_to(&person, &phone) => see_other(HOME),
        Err(Stopped {
            error: Error::Refused(Refusal::WrongStep { .. }),
            ..
        }) => see_other(HOME),
        Err(Stopped {
            error: error @ (Error::Field { .. } | Error::Refused(Refusal::TooSoon { .. } | Refusal::TooOften { .. })),
            ..
        }) => match visit.look().await {
            Ok(journey) => {
                // Beside the code that was sent to another number, the form stands at an address of its own.
                let is_other = journey.person.invitation.progress.code_expires_at.is_some();
                let address = if is_other { OTHER_NUMBER } else { HOME };
                let code = error.code().as_str().to_owned();
                flash::lead_back(app, &visit, &journey, address, Flash::Phone { phone, code })
            }
            Err(stopped) => refuse(app, &visit, stopped).await,
        },
        Err(stopped) => refuse(app, &visit, stopped).await,
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
        // The page was of an older version.
        Err(Stopped {
            error: Error::Field { .. },
            ..
        }) => see_other(HOME),
        // Not ticked.
        Ok(None) => match visit.look().await {
            Ok(journey) => flash::lead_back(app, &visit, &journey, HOME, Flash::Terms),
            Err(stopped) => refuse(app, &visit, stopped).await,
        },
        Err(stopped) => refuse(app, &visit, stopped).await,
    }
}
