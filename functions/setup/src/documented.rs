//! The routes of this function, for the OpenAPI document.

use domain::schema::{
    example::{CODE, EMAIL, PASSWORD, PHONE, TICKET},
    text,
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience::SetUp, Content, Operation},
};

use crate::api::{
    bodies::{
        CodeBody, EnterBody, LanguageBody, PasswordBody, PhoneBody, ProfileBody, SendBody, TermsBody, TicketBody,
        UsernameBody,
    },
    views::{DoneView, EnteredView, Told, View},
};

/// What becomes of a ticket.
const TICKET_PROBLEMS: &[ProblemCode] = &[
    ProblemCode::TicketNotValid,
    ProblemCode::TicketReplaced,
    ProblemCode::InvitationCompleted,
    ProblemCode::InvitationRevoked,
    ProblemCode::InvitationExpired,
    ProblemCode::InvitationTriesUsedUp,
    ProblemCode::UserDisabled,
    ProblemCode::ApplicationNotFound,
    ProblemCode::OriginNotAllowed,
];
/// What holds back whoever has no ticket.
const STRANGER: &[ProblemCode] = &[ProblemCode::SourcePaused, ProblemCode::OriginNotAllowed];
/// What can come in between.
const STEP: &[ProblemCode] = &[ProblemCode::StepOutOfOrder, ProblemCode::ChangedMeanwhile];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut all = api();
    all.extend(pages());
    all
}

fn api() -> Vec<Operation> {
    let standing = "Where the person stands, and what comes next";
    let ticket = |route, id, summary| Operation::json(route, id, SetUp, summary).problems(TICKET_PROBLEMS);
    vec![
        ticket(
            "POST /v1/tickets/validate",
            "validateTicket",
            "Look a ticket up",
        )
        .says("It changes nothing.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<View>(200, standing),
        ticket(
            "POST /v1/tickets/code",
            "sendCode",
            "Send a code to the invited person",
        )
        .says("Where `next.code.other` is there, its `channel` can be named: the code goes that way, and proves what it was sent to.")
        .body::<SendBody>(json!({ "ticket": TICKET }))
        .gives::<View>(202, standing)
        .problems(STEP)
        .problems(&[
            ProblemCode::ChannelNotOffered,
            ProblemCode::CodeAskedTooSoon,
            ProblemCode::CodeAskedTooOften,
            ProblemCode::PhoneNotGiven,
            ProblemCode::PersonNotReachable,
            ProblemCode::PhoneCountryNotAllowed,
            ProblemCode::PhoneNotMobile,
        ]),
        Operation::json(
            "POST /v1/tickets/renew",
            "renewTicket",
            SetUp,
            "Have a new message sent for a link that has ended",
        )
        .says("To the registered address or number, and with the same answer whether it was sent or not.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<Told>(202, "What is told in any case")
        .problems(&[ProblemCode::TicketNotValid, ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
        ticket(
            "POST /v1/tickets/language",
            "changeLanguage",
            "Change the language of an invitation",
        )
.says("Of the pages and of the messages that follow.")
        .body::<LanguageBody>(json!({ "ticket": TICKET, "language": "de" }))
        .gives::<View>(200, standing)
        .problems(STEP)
        .problems(&[ProblemCode::LanguageNotValid]),
        ticket("POST /v1/tickets/verify", "verifyCode", "Verify a code")
            .says("A try is counted before anything is compared.")
            .body::<CodeBody>(json!({ "ticket": TICKET, "code": CODE }))
            .gives::<View>(200, standing)
            .problems(STEP)
            .problems(&[
                ProblemCode::CodeMissing,
                ProblemCode::CodeMalformed,
                ProblemCode::CodeWrong,
                ProblemCode::CodeNotSent,
                ProblemCode::CodeExpired,
                ProblemCode::CodeReplaced,
                ProblemCode::CodeTriesUsedUp,
                ProblemCode::PhoneNotGiven,
            ]),
        ticket(
            "POST /v1/tickets/profile",
            "answerProfile",
            "Answer the profile form",
        )
.says("For the step `profile`: a value for each field, by its name.")
        .body::<ProfileBody>(json!({ "ticket": TICKET, "profile": { "first_name": "Ada" } }))
        .gives::<View>(200, standing)
        .problems(STEP)
        .problems(&[ProblemCode::ProfileNotValid]),
        ticket(
            "POST /v1/tickets/phone",
            "givePhone",
            "Give a phone number",
        )
.says("For the step `phone`. A code is sent to the number at once.")
        .body::<PhoneBody>(json!({ "ticket": TICKET, "phone": PHONE }))
        .gives::<View>(202, standing)
        .problems(STEP)
        .problems(&[
            ProblemCode::PhoneNotValid,
            ProblemCode::PhoneCountryNotAllowed,
            ProblemCode::PhoneNotMobile,
            ProblemCode::CodeAskedTooSoon,
        ]),
        ticket("POST /v1/tickets/terms", "acceptTerms", "Accept the terms")
.says("For the step `terms`, with the version that was shown.")
            .body::<TermsBody>(json!({ "ticket": TICKET, "version": "2026-11" }))
            .gives::<View>(200, standing)
            .problems(STEP)
            .problems(&[ProblemCode::TermsVersionDiffers]),
        ticket(
            "POST /v1/tickets/password",
            "setPassword",
            "Set the password and complete the invitation",
        )
.says("The last step. The answer says where the person goes from here, and the ticket is used up.")
        .body::<PasswordBody>(json!({ "ticket": TICKET, "password": PASSWORD, "confirm": PASSWORD }))
        .gives::<DoneView>(200, "The user, and where to go from here")
        .problems(STEP)
        .problems(&[
            ProblemCode::ConfirmMissing,
            ProblemCode::PasswordsDiffer,
            ProblemCode::PasswordTooShort,
            ProblemCode::PasswordTooLong,
            ProblemCode::PasswordCommon,
            ProblemCode::PasswordNamesAccount,
        ]),
        Operation::json(
            "POST /v1/enter",
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
            "POST /v1/enter/code",
            "sendEntryCode",
            SetUp,
            "Send the code of an invitation again",
        )
.says("For whoever was invited with a code. The answer is the same for everybody.")
        .body::<UsernameBody>(json!({ "username": EMAIL }))
        .gives::<Told>(202, "What is told to everybody")
        .problems(&[ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
        Operation::json(
            "POST /v1/password/forgotten",
            "forgotPassword",
            service::openapi::Audience::SignIn,
            "Send a link to choose another password",
        )
        .says("To the address; where there is none, a code by SMS, which is entered as that of an invitation. Whoever has not set a password yet gets the invitation once more. The answer is the same for everybody.")
        .body::<UsernameBody>(json!({ "username": EMAIL }))
        .gives::<Told>(202, "What is told to everybody")
        .problems(&[ProblemCode::ApplicationNotFound])
        .problems(STRANGER),
    ]
}

pub(crate) fn preflight(route: &'static str, id: &'static str) -> Operation {
    let told = "What a browser asks before a page of another origin calls";
    Operation::plain(route, id, SetUp, told)
        .answers(204, "Which origin may", Content::Nothing)
        .problems(&[ProblemCode::OriginNotAllowed])
}

fn pages() -> Vec<Operation> {
    let form = |route, id, summary| {
        Operation::page(
            route,
            id,
            summary,
            &[303, 400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 503],
        )
        .form()
    };
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
            "GET /i/{ticket}",
            "openTicket",
            "Takes the ticket out of the address, and leads to `/setup`",
            shown,
        )
        .says("What every mail links to. It changes nothing.")
        .path::<String>("ticket", "The ticket"),
        Operation::page("HEAD /i/{ticket}", "peekTicket", "The same, without the page", shown)
            .path::<String>("ticket", "The ticket"),
        Operation::page(
            "GET /setup",
            "showSetup",
            "The page of the step that comes next",
            &[200, 401, 403, 404, 410, 429, 503],
        ),
        Operation::page(
            "HEAD /setup",
            "peekSetup",
            "The same, without the page",
            &[200, 401, 403, 404, 410, 429, 503],
        ),
        Operation::page(
            "GET /setup/done",
            "showDone",
            "The last page",
            &[200, 303, 401, 404, 410, 503],
        ),
        form(
            "POST /setup/switch",
            "switchForm",
            "Goes on with another link than the one that this browser is under way with",
        ),
        form("POST /setup/start", "startForm", "Begins"),
        form("POST /setup/code", "codeForm", "Asks for a code"),
        form("POST /setup/verify", "verifyForm", "Tries a code"),
        form(
            "POST /setup/profile",
            "profileForm",
            "Answers the form of the step `profile`",
        ),
        form("POST /setup/phone", "phoneForm", "Gives a number"),
        form("POST /setup/terms", "termsForm", "Accepts the terms"),
        form("POST /setup/password", "passwordForm", "Sets the password"),
        form(
            "POST /setup/password/check",
            "checkPasswordForm",
            "Says whether a password would be taken, while it is typed",
        )
        .says("Answers `refused`: `length`, `context` or `common`, the first rule that is broken, or null. Nothing is kept.")
        .gives::<crate::pages::Judged>(200, "The judgement"),
        form("POST /setup/renew", "renewForm", "Has a new message sent"),
        Operation::page(
            "GET /setup/renewed",
            "showRenewed",
            "What was done about a link that is over",
            &[200, 303, 401, 404, 410, 503],
        ),
        Operation::page(
            "GET /assets/brand/{application}/{file}",
            "getLogo",
            "The logo of an application",
            &[404, 503],
        )
        .answers(200, "The picture", Content::Other("*/*"))
        .path::<String>("application", "Its `id`")
        .path::<String>("file", "The name of the file, as pages have it"),
        preflight("OPTIONS /v1/tickets/{call}", "preflightTickets").path::<text::TicketCall>("call", "Which one"),
        preflight("OPTIONS /v1/enter", "preflightEnter"),
        preflight("OPTIONS /v1/enter/code", "preflightEnterCode"),
        preflight("OPTIONS /v1/password/forgotten", "preflightForgotten"),
        form(
            "POST /setup/language",
            "setupLanguageForm",
            "Changes the language of the invitation",
        ),
        asked("GET /enter", "showEnter", "The page for username and code"),
        Operation::page(
            "GET /verify-email/{ticket}",
            "showVerification",
            "The page that proves an address",
            &[200, 404, 410, 503],
        )
        .says("Changes nothing.")
        .path::<String>("ticket", "What the link says"),
        Operation::page(
            "HEAD /verify-email/{ticket}",
            "peekVerification",
            "The same, without the page",
            &[200, 404, 410, 503],
        )
        .path::<String>("ticket", "What the link says"),
        Operation::page(
            "POST /verify-email",
            "verificationForm",
            "Proves the address",
            &[200, 303, 400, 403, 404, 410, 413, 503],
        )
        .form(),
        asked("HEAD /enter", "peekEnter", "The same, without the page"),
        form("POST /enter", "enterForm", "Enters with username and code"),
        form("POST /enter/code", "entryCodeForm", "Sends another code"),
        asked("GET /forgotten", "showForgotten", "The page for a forgotten password"),
        asked("HEAD /forgotten", "peekForgotten", "The same, without the page"),
        form(
            "POST /forgotten",
            "forgottenForm",
            "Mails a link to choose another password",
        ),
    ]
}
