//! The routes of this function, for the OpenAPI document.

use domain::schema::{
    example::{CODE, EMAIL, TICKET},
    text,
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience::SetUp, Content, Operation},
};

use crate::{
    api::{
        bodies::{EnterBody, LanguageBody, TicketBody, UsernameBody},
        views::{Accepted, DeclinedView, EnteredView, JourneyView},
    },
    routes, steps,
};

/// What becomes of a ticket.
const TICKET_PROBLEMS: &[ProblemCode] = &[
    ProblemCode::TicketNotValid,
    ProblemCode::TicketReplaced,
    ProblemCode::InvitationCompleted,
    ProblemCode::InvitationRevoked,
    ProblemCode::InvitationDeclined,
    ProblemCode::InvitationExpired,
    ProblemCode::InvitationTriesUsedUp,
    ProblemCode::UserDisabled,
    ProblemCode::ApplicationNotFound,
    ProblemCode::OriginNotAllowed,
];
/// What holds back whoever has no ticket.
const STRANGER: &[ProblemCode] = &[ProblemCode::SourcePaused, ProblemCode::OriginNotAllowed];
/// What can come in between.
pub(crate) const STEP: &[ProblemCode] = &[ProblemCode::StepOutOfOrder, ProblemCode::ChangedMeanwhile];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut all = api();
    all.extend(steps::operations());
    all.extend(pages());
    all
}

/// What most calls with a ticket answer.
pub(crate) const PROGRESS: &str = "Where the person stands, and what comes next";

/// A call with a ticket.
pub(crate) fn ticket(route: &'static str, id: &'static str, summary: &'static str) -> Operation {
    Operation::json(route, id, SetUp, summary).problems(TICKET_PROBLEMS)
}

/// The form of a page.
pub(crate) fn form(route: &'static str, id: &'static str, summary: &'static str) -> Operation {
    Operation::page(
        route,
        id,
        summary,
        &[303, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 503],
    )
    .form()
}

fn api() -> Vec<Operation> {
    vec![
        ticket(
            routes::VALIDATE_TICKET,
            "validateTicket",
            "Look a ticket up",
        )
        .says("It changes nothing.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<JourneyView>(200, PROGRESS),
        Operation::json(
            routes::RENEW_TICKET,
            "renewTicket",
            SetUp,
            "Have a new message sent for a link that has ended",
        )
        .says("To the registered address or number, and with the same answer whether it was sent or not.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<Accepted>(202, "The same answer in any case")
        .problems(&[ProblemCode::TicketNotValid, ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
        ticket(
            routes::DECLINE_TICKET,
            "declineTicket",
            "Decline the invitation",
        )
        .says("Its link and its code are dead, until an administrator sends it again. Where the setting `allow_decline` is on, and never for a link to another password. A second call is no error.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<DeclinedView>(200, "The invitation, declined")
        .problems(STEP)
        .problems(&[ProblemCode::InvitationNotDeclinable]),
        ticket(
            routes::CHANGE_LANGUAGE,
            "changeLanguage",
            "Change the language of an invitation",
        )
.says("Of the pages and of the messages that follow.")
        .body::<LanguageBody>(json!({ "ticket": TICKET, "language": "de" }))
        .gives::<JourneyView>(200, PROGRESS)
        .problems(STEP)
        .problems(&[ProblemCode::LanguageNotValid]),
        Operation::json(
            routes::ENTER,
            "enter",
            SetUp,
            "Enter with username and code",
        )
.says("For whoever was invited with a code. The answer holds a ticket for the calls that follow.")
        .body::<EnterBody>(json!({ "username": EMAIL, "code": CODE }))
        .gives::<EnteredView>(200, "Where the person stands, with a ticket to go on with")
        .problems(&[ProblemCode::EntryFailed, ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
        Operation::json(
            routes::SEND_ENTRY_CODE,
            "sendEntryCode",
            SetUp,
            "Send the code of an invitation again",
        )
.says("For whoever was invited with a code. The answer is the same for everybody.")
        .body::<UsernameBody>(json!({ "username": EMAIL }))
        .gives::<Accepted>(202, "The same answer for everybody")
        .problems(&[ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
        Operation::json(
            routes::FORGOT_PASSWORD,
            "forgotPassword",
            service::openapi::Audience::SignIn,
            "Send a link to choose another password",
        )
        .says("To the address; where there is none, a code by SMS, which is entered as that of an invitation. Whoever has not set a password yet gets the invitation once more. The answer is the same for everybody.")
        .body::<UsernameBody>(json!({ "username": EMAIL }))
        .gives::<Accepted>(202, "The same answer for everybody")
        .problems(&[ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
    ]
}

pub(crate) fn preflight(route: &'static str, id: &'static str) -> Operation {
    let summary = "What a browser asks before a page of another origin calls";
    Operation::plain(route, id, SetUp, summary)
        .answers(204, "Which origin may", Content::Nothing)
        .problems(&[ProblemCode::OriginNotAllowed])
}

fn pages() -> Vec<Operation> {
    let shown = &[200, 303, 404, 410, 429, 503];
    let asked = |route, id, summary| {
        let page = Operation::page(route, id, summary, &[200, 404, 503]);
        ["application", "username", "login_hint"]
            .into_iter()
            .fold(page, |page, name| {
                page.query::<String>(name, "What the page begins with")
            })
    };
    vec![
        Operation::page(
            routes::OPEN_TICKET,
            "openTicket",
            "Takes the ticket out of the address, and leads to `/setup`",
            shown,
        )
        .says("What every mail links to. It changes nothing.")
        .path::<String>("ticket", "The ticket"),
        Operation::page(routes::PEEK_TICKET, "peekTicket", "The same, without the page", shown)
            .path::<String>("ticket", "The ticket"),
        Operation::page(
            routes::SHOW_SETUP,
            "showSetup",
            "The page of the step that comes next",
            &[200, 401, 403, 404, 410, 429, 503],
        ),
        Operation::page(
            routes::PEEK_SETUP,
            "peekSetup",
            "The same, without the page",
            &[200, 401, 403, 404, 410, 429, 503],
        ),
        Operation::page(
            routes::SHOW_DONE,
            "showDone",
            "The last page",
            &[200, 303, 401, 404, 410, 503],
        ),
        form(
            routes::SWITCH_FORM,
            "switchForm",
            "Goes on with another link than the one that this browser is under way with",
        ),
        form(routes::START_FORM, "startForm", "Begins"),
        Operation::page(
            routes::SHOW_DECLINE,
            "showDecline",
            "The page that asks whether the invitation is to be declined",
            &[200, 303, 401, 404, 410, 429, 503],
        )
        .says("Changes nothing."),
        form(routes::DECLINE_FORM, "declineForm", "Declines the invitation"),
        form(routes::RENEW_FORM, "renewForm", "Has a new message sent"),
        Operation::page(
            routes::SHOW_RENEWED,
            "showRenewed",
            "What was done about a link that is over",
            &[200, 303, 401, 404, 410, 503],
        ),
        Operation::page(
            routes::GET_BRAND_FILE,
            "getBrandFile",
            "A logo, the icon or the font of an application",
            &[404, 503],
        )
        .answers(200, "The file", Content::Other("*/*"))
        .path::<String>("application", "Its `id`")
        .path::<String>("file", "The name of the file, as pages have it"),
        preflight(routes::PREFLIGHT_TICKETS, "preflightTickets").path::<text::TicketCall>("call", "Which one"),
        preflight(routes::PREFLIGHT_ENTER, "preflightEnter"),
        preflight(routes::PREFLIGHT_ENTER_CODE, "preflightEnterCode"),
        preflight(routes::PREFLIGHT_FORGOTTEN, "preflightForgotten"),
        form(
            routes::SETUP_LANGUAGE_FORM,
            "setupLanguageForm",
            "Changes the language of the invitation",
        ),
        asked(routes::SHOW_ENTER, "showEnter", "The page for username and code"),
        Operation::page(
            routes::SHOW_VERIFICATION,
            "showVerification",
            "The page that proves an address",
            &[200, 404, 410, 503],
        )
        .says("Changes nothing.")
        .path::<String>("ticket", "What the link says"),
        Operation::page(
            routes::PEEK_VERIFICATION,
            "peekVerification",
            "The same, without the page",
            &[200, 404, 410, 503],
        )
        .path::<String>("ticket", "What the link says"),
        Operation::page(
            routes::VERIFICATION_FORM,
            "verificationForm",
            "Proves the address",
            &[200, 303, 400, 403, 404, 410, 413, 503],
        )
        .form(),
        asked(routes::PEEK_ENTER, "peekEnter", "The same, without the page"),
        form(routes::ENTER_FORM, "enterForm", "Enters with username and code"),
        form(routes::ENTRY_CODE_FORM, "entryCodeForm", "Sends another code"),
        asked(
            routes::SHOW_FORGOTTEN,
            "showForgotten",
            "The page for a forgotten password",
        ),
        asked(routes::PEEK_FORGOTTEN, "peekForgotten", "The same, without the page"),
        form(
            routes::FORGOTTEN_FORM,
            "forgottenForm",
            "Mails a link to choose another password",
        ),
    ]
}
