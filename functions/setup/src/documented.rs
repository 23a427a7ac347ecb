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

use crate::{
    api::{
        bodies::{
            CodeBody, EnterBody, LanguageBody, PasswordBody, PhoneBody, ProfileBody, SendBody, TermsBody, TicketBody,
            UsernameBody,
        },
        views::{Accepted, DeclinedView, DoneView, EnteredView, StandingView},
    },
    routes,
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
            routes::VALIDATE_TICKET,
            "validateTicket",
            "Look a ticket up",
        )
        .says("It changes nothing.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<StandingView>(200, standing),
        ticket(
            routes::SEND_CODE,
            "sendCode",
            "Send a code to the invited person",
        )
        .says("Where `next.code.other` is there, its `channel` can be named: the code goes that way, and proves what it was sent to.")
        .body::<SendBody>(json!({ "ticket": TICKET }))
        .gives::<StandingView>(202, standing)
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
            routes::RENEW_TICKET,
            "renewTicket",
            SetUp,
            "Have a new message sent for a link that has ended",
        )
        .says("To the registered address or number, and with the same answer whether it was sent or not.")
        .body::<TicketBody>(json!({ "ticket": TICKET }))
        .gives::<Accepted>(202, "What is told in any case")
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
        .gives::<StandingView>(200, standing)
        .problems(STEP)
        .problems(&[ProblemCode::LanguageNotValid]),
        ticket(routes::VERIFY_CODE, "verifyCode", "Verify a code")
            .says("A try is counted before anything is compared.")
            .body::<CodeBody>(json!({ "ticket": TICKET, "code": CODE }))
            .gives::<StandingView>(200, standing)
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
            routes::ANSWER_PROFILE,
            "answerProfile",
            "Answer the profile form",
        )
.says("For the step `profile`: a value for each field, by its name.")
        .body::<ProfileBody>(json!({ "ticket": TICKET, "profile": { "first_name": "Ada" } }))
        .gives::<StandingView>(200, standing)
        .problems(STEP)
        .problems(&[ProblemCode::ProfileNotValid]),
        ticket(
            routes::GIVE_PHONE,
            "givePhone",
            "Give a phone number",
        )
.says("For the step `phone`. A code is sent to the number at once.")
        .body::<PhoneBody>(json!({ "ticket": TICKET, "phone": PHONE }))
        .gives::<StandingView>(202, standing)
        .problems(STEP)
        .problems(&[
            ProblemCode::PhoneNotValid,
            ProblemCode::PhoneCountryNotAllowed,
            ProblemCode::PhoneNotMobile,
            ProblemCode::CodeAskedTooSoon,
        ]),
        ticket(routes::ACCEPT_TERMS, "acceptTerms", "Accept the terms")
.says("For the step `terms`, with the version that was shown.")
            .body::<TermsBody>(json!({ "ticket": TICKET, "version": "2026-11" }))
            .gives::<StandingView>(200, standing)
            .problems(STEP)
            .problems(&[ProblemCode::TermsVersionDiffers]),
        ticket(
            routes::SET_PASSWORD,
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
        .gives::<Accepted>(202, "What is told to everybody")
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
        .gives::<Accepted>(202, "What is told to everybody")
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
        form(routes::CODE_FORM, "codeForm", "Asks for a code"),
        form(routes::VERIFY_FORM, "verifyForm", "Tries a code"),
        form(
            routes::PROFILE_FORM,
            "profileForm",
            "Answers the form of the step `profile`",
        ),
        form(routes::PHONE_FORM, "phoneForm", "Gives a number"),
        form(routes::TERMS_FORM, "termsForm", "Accepts the terms"),
        form(routes::PASSWORD_FORM, "passwordForm", "Sets the password"),
        form(
            routes::CHECK_PASSWORD_FORM,
            "checkPasswordForm",
            "Says whether a password would be taken, while it is typed",
        )
        .says("Answers `refused`: `length`, `context` or `common`, the first rule that is broken, or null. Nothing is kept.")
        .gives::<crate::pages::Judged>(200, "The judgement"),
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
            routes::GET_LOGO,
            "getLogo",
            "The logo of an application",
            &[404, 503],
        )
        .answers(200, "The picture", Content::Other("*/*"))
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
        asked(routes::SHOW_FORGOTTEN, "showForgotten", "The page for a forgotten password"),
        asked(routes::PEEK_FORGOTTEN, "peekForgotten", "The same, without the page"),
        form(
            routes::FORGOTTEN_FORM,
            "forgottenForm",
            "Mails a link to choose another password",
        ),
    ]
}
