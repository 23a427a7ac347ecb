//! The routes of this function, for the OpenAPI document: in short, since what goes in and out is WSO2's, and described in
//! `infra/guides/coming-from-wso2.md`.

use domain::api_key::Scope;
use service::openapi::{Audience::Compatible, Content, Operation};

/// Every status that clients of WSO2 may meet, and when.
const STATUSES: [(u16, &str); 18] = [
    (200, "Done"),
    (201, "Made, or sent"),
    (202, "Taken"),
    (204, "Gone"),
    (400, "Not as it has to be, in WSO2's form or SCIM's"),
    (401, "No key, or none that counts"),
    (403, "The key lacks a scope"),
    (404, "There is no such thing"),
    (405, "Not with this method"),
    (406, "Over"),
    (409, "Taken already, or changed in the meantime"),
    (412, "The password is too weak"),
    (413, "The body is too large"),
    (415, "Neither JSON nor SCIM"),
    (429, "Too soon, or too often"),
    (500, "Something is broken here"),
    (501, "Not done by this provider"),
    (503, "Busy; try again"),
];

/// One for each route.
#[must_use]
pub fn operations() -> Vec<Operation> {
    vec![
        route(
            "POST /api/identity/user/v1.0/resend-code",
            "wso2ResendCode",
            "Sends an invitation again, or a reset",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/identity/user/v1.0/validate-code",
            "wso2ValidateCode",
            "Looks whether a code opens something",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/identity/user/v1.0/introspect-code",
            "wso2IntrospectCode",
            "Tells what a code is for",
            Some(Scope::InvitationsRead),
        ),
        route(
            "POST /api/identity/user/v1.0/me/resend-code",
            "wso2MyResendCode",
            "Sends the holder of a link another code",
            None,
        ),
        route(
            "POST /api/identity/user/v1.0/me/validate-code",
            "wso2MyValidateCode",
            "Takes the code of the holder of a link",
            None,
        ),
        route(
            "POST /api/users/v1/offline-invite-link",
            "wso2OfflineLink",
            "A new link, to hand over",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/users/v2/recovery/password/init",
            "wso2RecoveryInit",
            "The channels by which somebody can be reached",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/users/v2/recovery/password/recover",
            "wso2RecoveryRecover",
            "Sends an OTP, or a link",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/users/v2/recovery/password/resend",
            "wso2RecoveryResend",
            "Sends it again",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/users/v2/recovery/password/confirm",
            "wso2RecoveryConfirm",
            "Takes the OTP",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/users/v2/recovery/password/reset",
            "wso2RecoveryReset",
            "Sets the password",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "POST /api/server/v1/flow/execute",
            "wso2FlowExecute",
            "The steps of an invitation, as views to draw",
            None,
        ),
        route(
            "GET /api/server/v1/identity-governance",
            "wso2Governance",
            "Categories of settings",
            Some(Scope::ApplicationsRead),
        ),
        route(
            "GET /api/server/v1/identity-governance/{category}",
            "wso2GovernanceCategory",
            "A category of settings",
            Some(Scope::ApplicationsRead),
        ),
        route(
            "GET /api/server/v1/identity-governance/{category}/connectors",
            "wso2GovernanceConnectors",
            "The connectors of a category",
            Some(Scope::ApplicationsRead),
        ),
        route(
            "GET /api/server/v1/identity-governance/{category}/connectors/{connector}",
            "wso2GovernanceConnector",
            "Settings of invitations",
            Some(Scope::ApplicationsRead),
        ),
        route(
            "PATCH /api/server/v1/identity-governance/{category}/connectors/{connector}",
            "wso2GovernanceChange",
            "Changes settings of invitations",
            Some(Scope::ApplicationsWrite),
        ),
        route(
            "PATCH /api/server/v1/identity-governance/{category}/connectors",
            "wso2GovernanceChangeAll",
            "Changes settings of several connectors",
            Some(Scope::ApplicationsWrite),
        ),
        route(
            "POST /api/server/v1/identity-governance/preferences",
            "wso2GovernancePreferences",
            "Settings by name",
            Some(Scope::ApplicationsRead),
        ),
        route(
            "POST /oauth2/token",
            "wso2Token",
            "The id and the secret of an API key for a token",
            None,
        ),
        route(
            "POST /scim2/Users",
            "wso2ScimCreate",
            "Invites a user",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "GET /scim2/Users",
            "wso2ScimList",
            "Lists users, by pages and filters",
            Some(Scope::UsersRead),
        ),
        route(
            "POST /scim2/Users/.search",
            "wso2ScimSearch",
            "The same, asked for in a body",
            Some(Scope::UsersRead),
        ),
        route(
            "POST /scim2/.search",
            "wso2ScimSearchAll",
            "The same, over all kinds of resources",
            Some(Scope::UsersRead),
        ),
        route(
            "GET /scim2/Users/{id}",
            "wso2ScimRead",
            "Shows a user",
            Some(Scope::UsersRead),
        ),
        route(
            "PUT /scim2/Users/{id}",
            "wso2ScimReplace",
            "Replaces a user",
            Some(Scope::UsersWrite),
        ),
        route(
            "PATCH /scim2/Users/{id}",
            "wso2ScimChange",
            "Changes a user",
            Some(Scope::UsersWrite),
        ),
        route(
            "DELETE /scim2/Users/{id}",
            "wso2ScimErase",
            "Erases a user",
            Some(Scope::UsersWrite),
        ),
        route(
            "GET /scim2/Groups",
            "wso2ScimGroups",
            "Lists groups, which are a view of roles",
            Some(Scope::UsersRead),
        ),
        route(
            "POST /scim2/Groups",
            "wso2ScimCreateGroup",
            "Makes a group",
            Some(Scope::UsersWrite),
        ),
        route(
            "POST /scim2/Groups/.search",
            "wso2ScimSearchGroups",
            "The same as the list, asked for in a body",
            Some(Scope::UsersRead),
        ),
        route(
            "GET /scim2/Groups/{id}",
            "wso2ScimReadGroup",
            "Shows a group",
            Some(Scope::UsersRead),
        ),
        route(
            "PUT /scim2/Groups/{id}",
            "wso2ScimReplaceGroup",
            "Replaces a group and its members",
            Some(Scope::UsersWrite),
        ),
        route(
            "PATCH /scim2/Groups/{id}",
            "wso2ScimChangeGroup",
            "Changes a group and its members",
            Some(Scope::UsersWrite),
        ),
        route(
            "DELETE /scim2/Groups/{id}",
            "wso2ScimEraseGroup",
            "Erases a group: nobody has its role any more",
            Some(Scope::UsersWrite),
        ),
        route(
            "GET /scim2/ServiceProviderConfig",
            "wso2ScimProvider",
            "What this provider can do",
            None,
        ),
        route(
            "GET /scim2/ResourceTypes",
            "wso2ScimTypes",
            "The kinds of resources",
            None,
        ),
        route(
            "GET /scim2/ResourceTypes/{id}",
            "wso2ScimType",
            "A kind of resource",
            None,
        ),
        route("GET /scim2/Schemas", "wso2ScimSchemas", "The schemas", None),
        route("GET /scim2/Schemas/{id}", "wso2ScimSchema", "A schema", None),
        route(
            "GET /scim2/{proxy+}",
            "wso2ScimGet",
            "What else is read",
            Some(Scope::UsersRead),
        ),
        route(
            "POST /scim2/{proxy+}",
            "wso2ScimPost",
            "What else is made, or looked for",
            Some(Scope::UsersWrite),
        ),
        route(
            "PUT /scim2/{proxy+}",
            "wso2ScimPut",
            "What else is replaced",
            Some(Scope::UsersWrite),
        ),
        route(
            "PATCH /scim2/{proxy+}",
            "wso2ScimPatch",
            "What else is changed",
            Some(Scope::UsersWrite),
        ),
        route(
            "DELETE /scim2/{proxy+}",
            "wso2ScimDelete",
            "What else is erased",
            Some(Scope::UsersWrite),
        ),
        route(
            "GET /t/{tenant}/{proxy+}",
            "wso2TenantGet",
            "What is read, of a tenant",
            Some(Scope::UsersRead),
        ),
        route(
            "POST /t/{tenant}/{proxy+}",
            "wso2TenantPost",
            "What is done, for a tenant",
            Some(Scope::InvitationsWrite),
        ),
        route(
            "PUT /t/{tenant}/{proxy+}",
            "wso2TenantPut",
            "What is replaced, of a tenant",
            Some(Scope::UsersWrite),
        ),
        route(
            "PATCH /t/{tenant}/{proxy+}",
            "wso2TenantPatch",
            "What is changed, of a tenant",
            Some(Scope::UsersWrite),
        ),
        route(
            "DELETE /t/{tenant}/{proxy+}",
            "wso2TenantDelete",
            "What is erased, of a tenant",
            Some(Scope::UsersWrite),
        ),
    ]
}

fn route(key: &'static str, id: &'static str, summary: &'static str, scope: Option<Scope>) -> Operation {
    let mut operation = Operation {
        scope,
        ..Operation::plain(key, id, Compatible, summary)
    };
    for segment in key.split('/') {
        if let Some(name) = segment.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            operation = operation.path::<String>(name, "See the guide `coming-from-wso2`");
        }
    }
    let any = Content::Other("*/*");
    STATUSES
        .into_iter()
        .fold(operation, |operation, (status, description)| {
            operation.answers(status, description, any)
        })
}
