//! The routes of this function, for the OpenAPI document.

use domain::{
    api_key::Scope,
    schema::{example::EMAIL, text},
    template::Template,
};
use serde_json::json;
use service::{
    http::ProblemCode,
    openapi::{Audience::Applications, Operation},
};

use crate::{flows, routes, settings, templates, wording};

const LANGUAGE: &str = "A language that there are words in";
const NOT_FOUND: &[ProblemCode] = &[ProblemCode::ApplicationNotFound];
const SETTINGS: &[ProblemCode] = &[
    ProblemCode::SettingsNotValid,
    ProblemCode::LifetimeOutOfRange,
    ProblemCode::FlowUnknown,
];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let id = "The application's `id`";
    let name = "The flow's name";
    vec![
        Operation::json(
            routes::LIST_APPLICATIONS,
            "listApplications",
            Applications,
            "List applications",
        )
.says("Those that the key reaches.")
        .key(Scope::ApplicationsRead)
        .gives::<settings::List>(200, "Id and name of each"),
        Operation::json(routes::CREATE_APPLICATION, "createApplication", Applications, "Create an application")
            .says("Only with a key for the whole deployment: another could not reach it. Other keys get `application_not_found`.")
            .key(Scope::ApplicationsWrite)
            .body::<settings::CreateBody>(json!({ "id": "app_staff", "settings": { "name": "Staff" } }))
            .gives::<settings::ShownApplication>(201, "The application with its settings")
            .header("ETag", "The version, to be sent in `If-Match`")
            .problems(NOT_FOUND)
            .problems(SETTINGS)
            .problems(&[ProblemCode::ApplicationIdNotValid, ProblemCode::ApplicationExists]),
        Operation::json(routes::GET_APPLICATION, "getApplication", Applications, "Read an application")
.says("With all its settings. `ETag` holds the version that `If-Match` asks for.")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .gives::<settings::ShownApplication>(200, "The application with its settings")
            .header("ETag", "The version, to be sent in `If-Match`")
            .problems(NOT_FOUND),
        Operation::json(routes::REPLACE_APPLICATION, "replaceApplication", Applications, "Replace the settings of an application")
            .says(
                "A setting that is left out has its default again. The answer of a read can be changed and sent back: `id` and \
                 `version` may stand in it, and the version is then the one that is replaced.",
            )
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", id)
            .takes_header::<text::EntityTag>(
                "If-Match",
                false,
                "The version that you have seen, as `ETag` gave it; needed where the body has no `version`",
            )
            .body::<settings::Replacement>(json!({
                "version": 1,
                "name": "Example App",
                "result_urls": ["http://localhost:3000/welcome"],
                "code": { "length": 8 },
                "branding": { "colour": "1f6feb" },
            }))
            .gives::<settings::ShownApplication>(200, "The application with its new settings")
            .header("ETag", "The new version")
            .problems(NOT_FOUND)
            .problems(SETTINGS)
            .problems(&[ProblemCode::IfMatchMissing, ProblemCode::IfMatchNotValid, ProblemCode::VersionDiffers]),
        Operation::json(routes::CHANGE_APPLICATION, "changeApplication", Applications, "Change some settings of an application")
            .says(
                "A JSON merge patch (RFC 7396): what is left out stays, and `null` gives a setting its default again. Lists are \
                 replaced as a whole.",
            )
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", id)
            .takes_header::<text::EntityTag>("If-Match", false, "The version that you have seen, where it matters")
            .body::<settings::Patch>(json!({ "code": { "length": 8 }, "login_url": null }))
            .gives::<settings::ShownApplication>(200, "The application with its new settings")
            .header("ETag", "The new version")
            .problems(NOT_FOUND)
            .problems(SETTINGS)
            .problems(&[ProblemCode::IfMatchNotValid, ProblemCode::VersionDiffers]),
        Operation::json(routes::LIST_FLOWS, "listFlows", Applications, "List flows")
.says("The flows of the application, with their versions, and the ready-made ones.")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .gives::<flows::List>(200, "The application's own flows, and those that are ready made")
            .problems(NOT_FOUND),
        Operation::json(routes::GET_FLOW, "getFlow", Applications, "Read a version of a flow")
.says("The published version, or the one named by `name@version`.")
            .key(Scope::ApplicationsRead)
            .path::<text::ApplicationId>("id", id)
            .path::<text::FlowName>("name", name)
            .query::<text::Version>("version", "Which one; else the published one, else the newest")
            .gives::<flows::Shown>(200, "The flow")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::FlowNotFound]),
        Operation::json(routes::SAVE_FLOW, "saveFlow", Applications, "Save a version of a flow")
            .says("A draft until it is published. Invite with `name@version` to try it out.")
            .key(Scope::ApplicationsWrite)
            .path::<text::ApplicationId>("id", id)
            .path::<text::OwnFlowName>("name", "The flow's name, which is not that of a ready-made one")
            .body::<flows::SaveBody>(json!({ "steps": [
                { "kind": "email_otp" },
                { "kind": "profile", "fields": [
                    { "name": "first_name", "label": "First name", "type": "text", "required": true },
                ] },
                { "kind": "terms", "url": "https://example.com/terms", "version": "2026-11" },
                { "kind": "set_password", "confirm": true },
            ] }))
            .gives::<flows::ShownFlow>(201, "The new version")
            .problems(NOT_FOUND)
            .problems(&[ProblemCode::FlowNotValid, ProblemCode::FlowNameNotValid, ProblemCode::VersionDiffers]),
        Operation::json(
            routes::PUBLISH_FLOW,
            "publishFlow",
            Applications,
            "Publish a version of a flow",
        )
        .says("The newest, or the one named: an earlier one is brought back like this.")
        .key(Scope::ApplicationsWrite)
        .path::<text::ApplicationId>("id", id)
        .path::<text::OwnFlowName>("name", name)
        .optional_body::<flows::PublishBody>(json!({ "version": 1 }))
        .gives::<flows::ShownFlow>(200, "The published version")
        .problems(NOT_FOUND)
        .problems(&[ProblemCode::FlowNotFound, ProblemCode::FlowNameNotValid]),
        Operation::json(
            routes::LIST_WORDING,
            "listWording",
            Applications,
            "List the texts that an application has of its own",
        )
.says("By language and key. What is not in the list has the built-in text.")
        .key(Scope::ApplicationsRead)
        .path::<text::ApplicationId>("id", id)
        .gives::<wording::List>(200, "By language and key")
        .problems(NOT_FOUND),
        Operation::json(
            routes::GET_WORDING,
            "getWording",
            Applications,
            "Read the own texts of one language",
        )
.says("By key. What is not in the list has the built-in text.")
        .key(Scope::ApplicationsRead)
        .path::<text::ApplicationId>("id", id)
        .path::<text::Language>("language", LANGUAGE)
        .gives::<wording::Shown>(200, "By key")
        .problems(NOT_FOUND)
        .problems(&[ProblemCode::LanguageNotValid]),
        Operation::json(
            routes::SAVE_WORDING,
            "saveWording",
            Applications,
            "Replace the own texts of one language",
        )
        .says("Texts in Fluent, by the keys of the catalogue, with the variables that it has. An empty object takes them back.")
        .key(Scope::ApplicationsWrite)
        .path::<text::ApplicationId>("id", id)
        .path::<text::Language>("language", LANGUAGE)
        .body::<wording::SaveBody>(json!({ "texts": {} }))
        .gives::<wording::Shown>(200, "By key")
        .problems(NOT_FOUND)
        .problems(&[ProblemCode::LanguageNotValid, ProblemCode::WordingNotValid]),
        Operation::json(
            routes::LIST_TEMPLATES,
            "listTemplates",
            Applications,
            "List email templates",
        )
.says("Those of the application, and the variables that a template of each kind can use.")
        .key(Scope::ApplicationsRead)
        .path::<text::ApplicationId>("id", id)
        .gives::<templates::List>(200, "Kind and language of each")
        .problems(NOT_FOUND),
        template(routes::GET_TEMPLATE, "getTemplate", "Read an email template")
.says("As it was saved. Where none was saved, it is 404 and the built-in text is used.")
            .key(Scope::ApplicationsRead)
            .gives::<templates::Shown>(200, "The template")
            .problems(&[ProblemCode::TemplateNotFound]),
        template(routes::SAVE_TEMPLATE, "saveTemplate", "Save an email template")
            .says("Liquid, without loops and assignments. It is tried with example values before it is saved.")
            .key(Scope::ApplicationsWrite)
            .body::<Template>(json!({
                "subject": "Welcome to {{ application }}",
                "text": "{{ link }}",
                "html": "<p><a href=\"{{ link }}\">{{ application }}</a></p>",
            }))
            .gives::<templates::Shown>(200, "The template")
            .problems(&[ProblemCode::TemplateNotValid]),
        template(routes::DROP_TEMPLATE, "dropTemplate", "Delete an email template")
.says("The built-in text is used again.")
            .key(Scope::ApplicationsWrite)
            .gives::<templates::Place>(200, "Which one"),
        template(
            routes::PREVIEW_TEMPLATE,
            "previewTemplate",
            "Preview an email template",
        )
        .says("Of the template in the body, or of the one that is saved, or else ours. Nothing is saved.")
        .key(Scope::ApplicationsRead)
        .optional_body::<templates::PreviewBody>(json!({}))
        .gives::<templates::Preview>(200, "The mail")
        .problems(&[ProblemCode::TemplateNotValid]),
        template(
            routes::TEST_SEND_TEMPLATE,
            "testSendTemplate",
            "Send a trial email of a template",
        )
        .says(
            "Marked as a trial in its subject and first line, and without style sheets. Only to a user of the application who is \
             active and has proven their address, ten an hour for an application.",
        )
        .key(Scope::ApplicationsWrite)
        .body::<templates::TrialBody>(json!({ "to": EMAIL }))
        .gives::<templates::Sent>(202, "It is on its way")
        .problems(&[ProblemCode::RecipientNotAllowed, ProblemCode::LimitReached]),
    ]
}

fn template(route: &'static str, name: &'static str, summary: &'static str) -> Operation {
    Operation::json(route, name, Applications, summary)
        .path::<text::ApplicationId>("id", "The application's `id`")
        .path::<text::MailKind>("kind", "Which mail, as the list of templates names it")
        .path::<text::Language>("language", LANGUAGE)
        .problems(NOT_FOUND)
        .problems(&[ProblemCode::KindNotValid, ProblemCode::LanguageNotValid])
}
