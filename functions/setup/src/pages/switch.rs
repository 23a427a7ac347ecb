//! Following a link. The ticket moves from the address into the cookie at once, but where this browser is under way with another
//! invitation, the person is asked first: else any page could lead them into an invitation of its own choice.

use domain::ticket::Ticket;
use http::StatusCode;
use lambda_http::Request;
use present::pages::{Ending, Switch};
use secrecy::{ExposeSecret, SecretString};
use service::{
    app::App,
    http::{Response, path_parameter, see_other},
    journey::Visit,
};

use super::{HOME, TICKET, ending, own_form, step_page::page_of, visit};

/// Takes the ticket out of the address. Nothing is read, unless the browser has another ticket.
pub(super) async fn arrive(app: &App, request: &Request) -> Response {
    let written = SecretString::from(path_parameter(request, "ticket"));
    // Into the cookie goes the ticket alone, without what was stuck to it.
    let ticket = Ticket::parse(&app.keys, written.expose_secret()).map(|ticket| ticket.encode(&app.keys));
    let Ok(Ok(ticket)) = ticket else {
        return ending(app, request, &Ending::Invalid);
    };
    match ask(app, request, &ticket).await {
        Some(asked) => asked,
        None => take(app, &ticket),
    }
}

/// The page that asks, where another invitation is under way here.
async fn ask(app: &App, request: &Request, ticket: &SecretString) -> Option<Response> {
    let held = TICKET.read(request, &app.config)?;
    if held.expose_secret() == ticket.expose_secret() {
        return None;
    }
    let visit = visit(app, request).ok()?;
    // What is over, replaced or used is given up without a question.
    let journey = visit.look().await.ok()?;
    let page = Switch {
        address: journey.person.username.as_str().to_owned(),
        ticket: ticket.expose_secret().to_owned(),
    };
    Some(page_of(&visit, &journey, StatusCode::OK, |frame| page.render(frame)))
}

/// Goes on with the other invitation, because the person says so.
pub(super) fn follow(app: &App, request: &Request) -> Response {
    let (_, form) = match own_form(app, request) {
        Ok(own) => own,
        Err(response) => return response,
    };
    let ticket = form.field("ticket");
    match Visit::begin(app, ticket.expose_secret()) {
        Ok(_) => take(app, &ticket),
        Err(_) => ending(app, request, &Ending::Invalid),
    }
}

fn take(app: &App, ticket: &SecretString) -> Response {
    let mut response = see_other(HOME);
    TICKET.set(&mut response, &app.config, ticket);
    response
}
