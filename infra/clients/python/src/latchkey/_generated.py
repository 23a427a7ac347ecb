"""Made by infra/clients/generate.py from infra/openapi.json. Do not edit."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, List, Literal, Optional, Union

from typing_extensions import NotRequired, TypedDict

from ._http import AsyncGroup, AsyncPages, Group, Pages, merge_patch, quote

VERSION = "0.2.0"


@dataclass
class AcceptedTerms:
    """Terms that somebody accepted."""

    at: datetime
    url: str
    version: str


ActivationNotice = Literal['none', 'email', 'sms']


@dataclass
class ApiKey:
    """A key as the API shows it: never its secret, nor the hash of it."""

    applications: Optional[List[str]]
    expires_at: Optional[datetime]
    id: str
    name: str
    revoked_at: Optional[datetime]
    scopes: List[Literal['invitations:write', 'invitations:read', 'links:read', 'applications:read', 'applications:write', 'users:read', 'users:write', 'users:import', 'keys:read', 'keys:write']]


@dataclass
class ApiKeyList:
    """`ApiKeyList`."""

    keys: List[ApiKey]


@dataclass
class BrandingLink:
    """A link at the foot of every page."""

    label: str
    url: str


@dataclass
class Branding:
    """The same as the API takes it."""

    background: Optional[str] = None
    background_dark: Optional[str] = None
    colour: Optional[str] = None
    colour_dark: Optional[str] = None
    font: Optional[str] = None
    icon: Optional[str] = None
    links: Optional[List[BrandingLink]] = None
    logo: Optional[str] = None
    logo_dark: Optional[str] = None
    radius: Optional[int] = None
    reply_to: Optional[str] = None
    sender_name: Optional[str] = None
    support_address: Optional[str] = None


@dataclass
class CodeSettings:
    """Settings of codes."""

    digits: bool
    failures: int
    length: int
    lifetime_minutes: int
    lowercase: bool
    pause_seconds: int
    tries: int
    uppercase: bool


Formality = Literal['informal', 'formal']


Method = Literal['email_link', 'email_otp', 'sms_otp', 'link']


@dataclass
class PasswordSettings:
    """Settings of passwords."""

    back_end_min_length: int
    min_length: int


@dataclass
class Warning:
    """Something that was taken, and is not as whoever sent it may expect."""

    detail: str
    pointer: str


@dataclass
class Application:
    """An application as the API shows it."""

    activation_notice: ActivationNotice
    allow_decline: bool
    allowed_origins: List[str]
    branding: Branding
    code: CodeSettings
    flow: str
    id: str
    language: str
    lifetime_minutes: int
    lock_until_password: bool
    metadata_in_events: bool
    method: Method
    name: str
    notify_when_revoked: bool
    password: PasswordSettings
    reminder_before_expiry: int
    renew_by_holder: bool
    result_urls: List[str]
    sign_in_after: bool
    time_zone: str
    trust_administrator_verified_email: bool
    username_follows_email: bool
    version: int
    formality: Optional[Formality] = None
    login_url: Optional[str] = None
    warnings: Optional[List[Warning]] = None


@dataclass
class ApplicationName:
    """`ApplicationName`."""

    id: str
    name: str


@dataclass
class ApplicationList:
    """The applications that the key reaches."""

    applications: List[ApplicationName]


@dataclass
class ChangedUser:
    """`ChangedUser`."""

    id: str


@dataclass
class PasswordChanged:
    """The password was changed."""

    user: ChangedUser


@dataclass
class SetUpFirst:
    """The code of an invitation stood in place of a password: the ticket leads to the set-up."""

    password_setup_required: bool
    setup_url: str
    ticket: str


ChangedOr = Union[PasswordChanged, SetUpFirst]


Channel = Literal['email', 'sms']


CodeDelivery = Literal['deferred', 'failed']


@dataclass
class DeclinedInvitation:
    """`DeclinedInvitation`."""

    id: str
    state: Literal['pending', 'opened', 'completed', 'expired', 'revoked', 'declined']


@dataclass
class StandingApplication:
    """`StandingApplication`."""

    id: str
    name: str


@dataclass
class Declined:
    """The invitation is declined."""

    application: StandingApplication
    invitation: DeclinedInvitation


@dataclass
class Delivery:
    """`Delivery`."""

    state: Literal['not_sent', 'queued', 'deferred', 'unclear', 'sent', 'delivered', 'bounced', 'complained', 'failed']
    at: Optional[datetime] = None
    message_id: Optional[str] = None
    next_try_at: Optional[datetime] = None
    reason: Optional[str] = None


Disabled = Literal['by_administrator', 'failing', 'gone']


FieldKind = Literal['text', 'choice', 'date', 'boolean']


@dataclass
class NextCodeOther:
    """`NextCodeOther`."""

    channel: Channel
    destination: str


@dataclass
class NextCode:
    """`NextCode`."""

    ask_again_at: Optional[datetime]
    digits_only: bool
    expires_at: Optional[datetime]
    length: int
    sent: bool
    tries_left: int
    delivery: Optional[CodeDelivery] = None
    other: Optional[NextCodeOther] = None


@dataclass
class NextPassword:
    """`NextPassword`."""

    confirm: bool
    min_length: int


@dataclass
class NextTerms:
    """`NextTerms`."""

    url: str
    version: str


ProfileLabel = Union[str, Dict[str, str]]


@dataclass
class ProfileField:
    """A field of a profile form."""

    label: ProfileLabel
    name: str
    required: bool
    type: FieldKind
    max_length: Optional[int] = None
    options: Optional[List[str]] = None


StepKind = Literal['email_otp', 'sms_otp', 'profile', 'phone', 'terms', 'set_password']


@dataclass
class NextStep:
    """The step that comes next, with what it needs to be shown."""

    of: int
    position: int
    step: StepKind
    code: Optional[NextCode] = None
    destination: Optional[str] = None
    fields: Optional[List[ProfileField]] = None
    password: Optional[NextPassword] = None
    terms: Optional[NextTerms] = None


@dataclass
class StandingInvitation:
    """`StandingInvitation`."""

    can_decline: bool
    expires_at: Optional[datetime]
    id: str
    inviter: Optional[str]
    locale: str
    state: Literal['pending', 'opened', 'completed', 'expired', 'revoked', 'declined']


@dataclass
class StandingUser:
    """`StandingUser`."""

    email: Optional[str]
    id: str
    status: Literal['invited', 'active', 'disabled']
    username: str


@dataclass
class Entered:
    """The same, with the ticket to go on with."""

    application: StandingApplication
    invitation: StandingInvitation
    next: NextStep
    ticket: str
    user: StandingUser


OrEmail = Literal['email']


OrSms = Literal['sms']


@dataclass
class StepEmailOtp:
    """A code by mail to the invited address."""

    kind: Literal['email_otp']
    or_: Optional[OrSms] = field(metadata={"name": "or"}, default=None)


@dataclass
class StepPhone:
    """A number that the person gives, proven by SMS."""

    kind: Literal['phone']


@dataclass
class StepProfile:
    """A form with these fields."""

    fields: List[ProfileField]
    kind: Literal['profile']


@dataclass
class StepSetPassword:
    """The password; exactly one such step stands in a flow, at its end."""

    confirm: bool
    kind: Literal['set_password']


@dataclass
class StepSmsOtp:
    """A code by SMS to the invited number."""

    kind: Literal['sms_otp']
    or_: Optional[OrEmail] = field(metadata={"name": "or"}, default=None)


@dataclass
class StepTerms:
    """Terms to accept."""

    kind: Literal['terms']
    url: str
    version: str


Step = Union[StepEmailOtp, StepSmsOtp, StepProfile, StepPhone, StepTerms, StepSetPassword]


@dataclass
class Flow:
    """A flow of the application's own, at one version."""

    latest: int
    name: str
    published: Optional[int]
    steps: List[Step]
    version: int


@dataclass
class FlowHead:
    """`FlowHead`."""

    latest: int
    name: str
    published: Optional[int]


@dataclass
class ReadyMadeSteps:
    """`ReadyMadeSteps`."""

    name: str
    steps: List[Step]


@dataclass
class FlowList:
    """The application's own flows, and those that every application has."""

    flows: List[FlowHead]
    ready_made: List[ReadyMadeSteps]


HealthStatus = Literal['ok']


@dataclass
class Health:
    """A sign of life."""

    status: HealthStatus


IfPending = Literal['refuse', 'resend']


@dataclass
class ImportResultCreated:
    """There is such a user now."""

    id: str
    invitation: str
    result: Literal['created']
    status: Literal['invited', 'active', 'disabled']
    username: str
    warnings: Optional[List[Warning]] = None


@dataclass
class ImportResultExists:
    """There is somebody of this name already, who stays as they are."""

    id: str
    invitation: str
    result: Literal['exists']
    status: Literal['invited', 'active', 'disabled']
    username: str
    warnings: Optional[List[Warning]] = None


@dataclass
class ImportResultLeft:
    """There was no time for it, or the table did not answer: send it again."""

    result: Literal['left']


@dataclass
class ImportResultRefused:
    """It could not be taken."""

    code: str
    detail: str
    pointer: str
    result: Literal['refused']


@dataclass
class ImportResultUnchanged:
    """This very line was imported before. Whatever happened to the user since stays."""

    id: str
    invitation: str
    result: Literal['unchanged']
    status: Literal['invited', 'active', 'disabled']
    username: str
    warnings: Optional[List[Warning]] = None


ImportResult = Union[ImportResultCreated, ImportResultUnchanged, ImportResultExists, ImportResultRefused, ImportResultLeft]


@dataclass
class ImportedUsers:
    """What became of an import."""

    created: int
    exists: int
    left: int
    refused: int
    results: List[ImportResult]
    unchanged: int


Metadata = Dict[str, Any]


TokenType = Literal['Bearer']


@dataclass
class Introspected:
    """Whether a token counts, and if so, what it says."""

    active: bool
    aud: Optional[str] = None
    email: Optional[str] = None
    email_verified: Optional[bool] = None
    exp: Optional[int] = None
    iat: Optional[int] = None
    iss: Optional[str] = None
    jti: Optional[str] = None
    metadata: Optional[Metadata] = None
    preferred_username: Optional[str] = None
    roles: Optional[List[str]] = None
    sub: Optional[str] = None
    token_generation: Optional[int] = None
    token_type: Optional[TokenType] = None
    username: Optional[str] = None


@dataclass
class InvitedUser:
    """`InvitedUser`."""

    id: str
    locked: bool
    status: Literal['invited', 'active', 'disabled']
    username: str
    email: Optional[str] = None
    phone: Optional[str] = None


Kind = Literal['invitation', 'password_reset']


Profile = Dict[str, Any]


State = Literal['pending', 'opened', 'completed', 'expired', 'revoked', 'declined']


@dataclass
class StepState:
    """`StepState`."""

    kind: StepKind
    proven: bool


@dataclass
class TimelineEntryBounced:
    """The recipient's server refused its message."""

    at: datetime
    by: str
    event: Literal['bounced']
    reason: str


@dataclass
class TimelineEntryCodeAsked:
    """A code was asked for."""

    at: datetime
    by: str
    event: Literal['code_asked']


@dataclass
class TimelineEntryCodeDeferred:
    """A code waits: for room under a limit, for the provider, or for its answer."""

    at: datetime
    by: str
    event: Literal['code_deferred']
    reason: str


@dataclass
class TimelineEntryCodeFailed:
    """A code could not be sent."""

    at: datetime
    by: str
    event: Literal['code_failed']
    reason: str


@dataclass
class TimelineEntryCodeSent:
    """A code was handed to the provider."""

    at: datetime
    by: str
    event: Literal['code_sent']


@dataclass
class TimelineEntryComplained:
    """The recipient called its message unwanted."""

    at: datetime
    by: str
    event: Literal['complained']


@dataclass
class TimelineEntryCompleted:
    """The password was set."""

    at: datetime
    by: str
    event: Literal['completed']


@dataclass
class TimelineEntryCreated:
    """The invitation was created."""

    at: datetime
    by: str
    event: Literal['created']
    method: Method


@dataclass
class TimelineEntryDeclined:
    """The person turned it down."""

    at: datetime
    by: str
    event: Literal['declined']


@dataclass
class TimelineEntryDeferred:
    """Its message waits: for room under a limit, or for the provider. It stays owed."""

    at: datetime
    by: str
    event: Literal['deferred']
    reason: str


@dataclass
class TimelineEntryDelivered:
    """The recipient's server took its message."""

    at: datetime
    by: str
    event: Literal['delivered']


@dataclass
class TimelineEntryEmailVerificationAsked:
    """A mail to prove the address was asked for."""

    at: datetime
    by: str
    event: Literal['email_verification_asked']


@dataclass
class TimelineEntryEmailVerified:
    """The user proved the address by a link."""

    at: datetime
    by: str
    event: Literal['email_verified']


@dataclass
class TimelineEntryExpired:
    """It expired. It follows from the clock, and is written down a little later."""

    at: datetime
    by: str
    event: Literal['expired']


@dataclass
class TimelineEntryExtended:
    """It ends at another time."""

    at: datetime
    by: str
    event: Literal['extended']
    expires_at: Optional[datetime] = None


@dataclass
class TimelineEntryFailed:
    """Its message could not be sent."""

    at: datetime
    by: str
    event: Literal['failed']
    reason: str


@dataclass
class TimelineEntryImported:
    """The user came from another system."""

    at: datetime
    by: str
    event: Literal['imported']
    with_password: bool


@dataclass
class TimelineEntryNoticeSent:
    """A notice was handed to the provider."""

    at: datetime
    by: str
    event: Literal['notice_sent']


@dataclass
class TimelineEntryOpened:
    """The person has begun."""

    at: datetime
    by: str
    event: Literal['opened']


@dataclass
class TimelineEntryPasswordChanged:
    """The password was changed by its owner."""

    at: datetime
    by: str
    event: Literal['password_changed']


@dataclass
class TimelineEntryPasswordResetAsked:
    """The user asked for another password."""

    at: datetime
    by: str
    event: Literal['password_reset_asked']


@dataclass
class TimelineEntryQueued:
    """Its message is owed."""

    at: datetime
    by: str
    event: Literal['queued']


@dataclass
class TimelineEntryReminded:
    """A reminder that it ends soon was handed to the provider."""

    at: datetime
    by: str
    event: Literal['reminded']


@dataclass
class TimelineEntryRenewed:
    """The person had a new link sent by themselves."""

    at: datetime
    by: str
    event: Literal['renewed']
    method: Method


@dataclass
class TimelineEntryResent:
    """It got a new generation."""

    at: datetime
    by: str
    event: Literal['resent']
    method: Method


@dataclass
class TimelineEntryRevoked:
    """It was taken back."""

    at: datetime
    by: str
    event: Literal['revoked']


@dataclass
class TimelineEntrySent:
    """The provider took its message."""

    at: datetime
    by: str
    event: Literal['sent']


@dataclass
class TimelineEntrySignInUnlocked:
    """Failed sign-ins were forgotten, and a lock was lifted, by an administrator."""

    at: datetime
    by: str
    event: Literal['sign_in_unlocked']


@dataclass
class TimelineEntrySignedOut:
    """Every sign-in token of the user was ended."""

    at: datetime
    by: str
    event: Literal['signed_out']


@dataclass
class TimelineEntryStepCompleted:
    """A step was proven."""

    at: datetime
    by: str
    event: Literal['step_completed']
    step: StepKind


@dataclass
class TimelineEntryUnclear:
    """The provider did not answer: whether it took its message is not known yet."""

    at: datetime
    by: str
    event: Literal['unclear']


@dataclass
class TimelineEntryUserChanged:
    """Address, number, roles or metadata of the user were changed."""

    at: datetime
    by: str
    event: Literal['user_changed']


@dataclass
class TimelineEntryUserDisabled:
    """The user was switched off."""

    at: datetime
    by: str
    event: Literal['user_disabled']


@dataclass
class TimelineEntryUserEnabled:
    """The user was switched on."""

    at: datetime
    by: str
    event: Literal['user_enabled']


TimelineEntry = Union[TimelineEntryCreated, TimelineEntryImported, TimelineEntryPasswordResetAsked, TimelineEntryResent, TimelineEntryRenewed, TimelineEntryQueued, TimelineEntryDeferred, TimelineEntryUnclear, TimelineEntrySent, TimelineEntryDelivered, TimelineEntryBounced, TimelineEntryComplained, TimelineEntryFailed, TimelineEntryOpened, TimelineEntryCodeAsked, TimelineEntryCodeSent, TimelineEntryCodeDeferred, TimelineEntryCodeFailed, TimelineEntryStepCompleted, TimelineEntryCompleted, TimelineEntryExtended, TimelineEntryRevoked, TimelineEntryDeclined, TimelineEntryExpired, TimelineEntryReminded, TimelineEntryPasswordChanged, TimelineEntryUserDisabled, TimelineEntryUserEnabled, TimelineEntryUserChanged, TimelineEntrySignedOut, TimelineEntrySignInUnlocked, TimelineEntryEmailVerificationAsked, TimelineEntryEmailVerified, TimelineEntryNoticeSent]


@dataclass
class Invitation:
    """An invitation. Absent values are left out, but for `expires_at`, where `null` says "never"."""

    application: str
    created_at: datetime
    created_by: str
    delivery: Delivery
    expires_at: Optional[datetime]
    flow: str
    generation: int
    id: str
    kind: Kind
    method: Method
    state: State
    steps: List[StepState]
    user: InvitedUser
    changed_at: Optional[datetime] = None
    code: Optional[str] = None
    inviter: Optional[str] = None
    link: Optional[str] = None
    locale: Optional[str] = None
    metadata: Optional[Metadata] = None
    profile: Optional[Profile] = None
    result_url: Optional[str] = None
    roles: Optional[List[str]] = None
    terms: Optional[AcceptedTerms] = None
    timeline: Optional[List[TimelineEntry]] = None
    warnings: Optional[List[Warning]] = None


@dataclass
class InvitationLine:
    """One line, with just what a list shows; `GET /v1/invitations/{id}` shows all."""

    created_at: datetime
    delivery: Literal['not_sent', 'queued', 'deferred', 'unclear', 'sent', 'delivered', 'bounced', 'complained', 'failed']
    expires_at: Optional[datetime]
    id: str
    kind: Kind
    method: Method
    state: State
    status: Literal['invited', 'active', 'disabled']
    username: str
    email: Optional[str] = None
    metadata: Optional[Metadata] = None


@dataclass
class InvitationList:
    """Invitations, newest first."""

    invitations: List[InvitationLine]
    next: Optional[str]


@dataclass
class Jwk:
    """A P-256 key that verifies ES256."""

    alg: str
    crv: str
    kid: str
    kty: str
    use: str
    x: str
    y: str


@dataclass
class Jwks:
    """The public keys (RFC 7517)."""

    keys: List[Jwk]


@dataclass
class Link:
    """The link, for whoever hands it over."""

    expires_at: Optional[datetime]
    link: str


@dataclass
class Proven:
    """An address or number, and whether it is known to be theirs."""

    value: str
    verified: bool


@dataclass
class User:
    """A user as the API shows it."""

    application: str
    created_at: datetime
    id: str
    invitation: str
    locked: bool
    metadata: Metadata
    profile: Profile
    roles: List[str]
    status: Literal['invited', 'active', 'disabled']
    token_generation: int
    username: str
    email: Optional[Proven] = None
    phone: Optional[Proven] = None
    sign_in_locked_until: Optional[datetime] = None
    terms: Optional[AcceptedTerms] = None


@dataclass
class UserLine:
    """One line, with just what the index holds; `GET /v1/users/{id}` shows all."""

    id: str
    invitation: str
    invited_at: datetime
    status: Literal['invited', 'active', 'disabled']
    username: str
    email: Optional[str] = None
    metadata: Optional[Metadata] = None


ListedUsers = Union[List[UserLine], List[User]]


@dataclass
class MailKind:
    """A mail, and the variables that its template can use."""

    kind: str
    variables: List[str]


@dataclass
class MailPreview:
    """A mail with example values."""

    html: str
    own: bool
    subject: str
    text: str


@dataclass
class NewApiKey:
    """A key that was just made."""

    applications: Optional[List[str]]
    expires_at: Optional[datetime]
    id: str
    key: str
    name: str
    revoked_at: Optional[datetime]
    scopes: List[Literal['invitations:write', 'invitations:read', 'links:read', 'applications:read', 'applications:write', 'users:read', 'users:write', 'users:import', 'keys:read', 'keys:write']]


@dataclass
class Notice:
    """The answer that everybody gets, whether there was something to do or not."""

    detail: str


OnwardStep = Literal['sign_in']


@dataclass
class Onward:
    """Where the person goes from here."""

    step: OnwardStep
    url: str


@dataclass
class OwnWording:
    """An application's own words, by language, and the languages that there are."""

    languages: List[str]
    wording: Dict[str, Dict[str, str]]


@dataclass
class PasswordReset:
    """A reset that is on its way. It can be looked at as an invitation is."""

    expires_at: Optional[datetime]
    id: str
    user: str
    link: Optional[str] = None


@dataclass
class PasswordSet:
    """The password is set."""

    next: Onward
    user: StandingUser


ProblemCode = Literal['address_bounced', 'api_key_missing', 'api_key_not_found', 'api_key_not_valid', 'application_exists', 'application_id_not_valid', 'application_is_default', 'application_missing', 'application_not_empty', 'application_not_found', 'applications_not_valid', 'body_not_readable', 'body_too_large', 'changed_meanwhile', 'channel_not_offered', 'code_asked_too_often', 'code_asked_too_soon', 'code_challenge_not_valid', 'code_expired', 'code_malformed', 'code_missing', 'code_not_sent', 'code_replaced', 'code_tries_used_up', 'code_wrong', 'confirm_missing', 'content_type_not_json', 'cursor_not_valid', 'delivery_not_found', 'description_not_valid', 'email_missing', 'email_not_valid', 'entry_failed', 'event_type_not_valid', 'exchange_failed', 'expires_at_not_valid', 'field_not_valid', 'flow_name_not_valid', 'flow_not_found', 'flow_not_valid', 'flow_not_walkable', 'flow_unknown', 'idempotency_key_malformed', 'idempotency_key_reused', 'if_match_missing', 'if_match_not_valid', 'internal', 'invitation_completed', 'invitation_declined', 'invitation_expired', 'invitation_not_by_code', 'invitation_not_declinable', 'invitation_not_found', 'invitation_pending', 'invitation_revoked', 'invitation_tries_used_up', 'inviter_not_valid', 'kind_not_valid', 'language_not_valid', 'lifetime_out_of_range', 'limit_reached', 'locale_not_valid', 'method_not_allowed', 'name_not_valid', 'not_found', 'not_through_cdn', 'origin_not_allowed', 'password_common', 'password_hash_not_supported', 'password_hash_not_valid', 'password_hash_too_dear', 'password_names_account', 'password_too_long', 'password_too_short', 'password_unchanged', 'passwords_differ', 'person_not_reachable', 'phone_country_not_allowed', 'phone_missing', 'phone_not_given', 'phone_not_mobile', 'phone_not_valid', 'profile_not_valid', 'query_not_valid', 'recipient_not_allowed', 'replay_not_valid', 'result_url_not_allowed', 'roles_not_valid', 'scope_missing', 'scopes_not_valid', 'settings_not_valid', 'sign_in_failed', 'sign_in_locked', 'sign_in_paused', 'source_paused', 'step_out_of_order', 'template_not_found', 'template_not_valid', 'terms_version_differs', 'ticket_not_valid', 'ticket_replaced', 'token_over', 'unavailable', 'user_active', 'user_disabled', 'user_exists', 'user_not_active', 'user_not_disabled', 'user_not_found', 'username_not_valid', 'version_differs', 'webhook_address_not_public', 'webhook_disabled', 'webhook_not_found', 'webhook_url_has_credentials', 'webhook_url_not_https', 'webhook_url_not_valid', 'webhooks_too_many', 'wording_not_valid']


@dataclass
class Problem:
    """Why a request was not carried out (RFC 9457). Nothing was changed."""

    code: ProblemCode
    detail: str
    request_id: str
    status: int
    title: str
    type: str
    ask_again_at: Optional[datetime] = None
    errors: Optional[List[Dict[str, Any]]] = None
    invitation: Optional[str] = None
    max_length: Optional[int] = None
    min_length: Optional[int] = None
    next: Optional[str] = None
    renew: Optional[str] = None
    resend: Optional[str] = None
    retry_after_seconds: Optional[int] = None
    scope: Optional[str] = None
    tries_left: Optional[int] = None
    user: Optional[str] = None


@dataclass
class ReadyMadeFlow:
    """A flow that every application has."""

    name: str
    ready_made: bool
    steps: List[Step]


@dataclass
class Replayed:
    """How many deliveries were started again."""

    next: Optional[str]
    replayed: int


@dataclass
class SavedTemplate:
    """A template as it is saved."""

    html: str
    kind: str
    language: str
    subject: str
    text: str


ShownFlow = Union[Flow, ReadyMadeFlow]


@dataclass
class SignedInUser:
    """`SignedInUser`."""

    email: Optional[str]
    id: str
    username: str


@dataclass
class SignedIn:
    """Somebody is signed in."""

    expires_in: int
    token: str
    token_type: TokenType
    user: SignedInUser


SignedInOr = Union[SignedIn, SetUpFirst]


@dataclass
class Standing:
    """Where somebody stands, as their own product's form needs to know it."""

    application: StandingApplication
    invitation: StandingInvitation
    next: NextStep
    user: StandingUser


@dataclass
class TemplatePlace:
    """Which mail in which language."""

    kind: str
    language: str


@dataclass
class Templates:
    """The mails that an application writes itself, and what each kind can say."""

    kinds: List[MailKind]
    templates: List[TemplatePlace]


@dataclass
class TestSend:
    """A mail that is on its way to be looked at."""

    kind: str
    language: str
    to: str


@dataclass
class UserList:
    """Users, those who were invited last first; or the one of the name that was asked for, whole."""

    next: Optional[str]
    users: ListedUsers


@dataclass
class Webhook:
    """A webhook as the API shows it: never its secret."""

    application: str
    created_at: datetime
    description: str
    disabled_because: Union[Disabled, Any]
    enabled: bool
    events: List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]
    failing_since: Optional[datetime]
    id: str
    overlap_until: Optional[datetime]
    url: str


@dataclass
class WebhookDelivery:
    """An event on its way to a webhook."""

    attempts: int
    event: str
    next_try_at: Optional[datetime]
    reason: Optional[str]
    state: Literal['pending', 'delivered', 'failed', 'held']
    status: Optional[int]
    time: datetime
    tried_at: Optional[datetime]
    type: str


@dataclass
class WebhookDeliveries:
    """Deliveries, newest first."""

    deliveries: List[WebhookDelivery]
    next: Optional[str]


@dataclass
class WebhookList:
    """The webhooks of an application."""

    webhooks: List[Webhook]


@dataclass
class WebhookWithSecret:
    """A webhook with its newest secret."""

    application: str
    created_at: datetime
    description: str
    disabled_because: Union[Disabled, Any]
    enabled: bool
    events: List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]
    failing_since: Optional[datetime]
    id: str
    overlap_until: Optional[datetime]
    secret: str
    url: str


@dataclass
class WordingOfLanguage:
    """The words of one language, by key."""

    language: str
    texts: Dict[str, str]


ActivationNoticeParam = Union[bool, Literal['none', 'email', 'sms']]

BrandingLinkParam = TypedDict("BrandingLinkParam", {"label": str, "url": str})

BrandingParam = TypedDict("BrandingParam", {"background": NotRequired[str], "background_dark": NotRequired[str], "colour": NotRequired[str], "colour_dark": NotRequired[str], "font": NotRequired[str], "icon": NotRequired[str], "links": NotRequired[List[BrandingLinkParam]], "logo": NotRequired[str], "logo_dark": NotRequired[str], "radius": NotRequired[int], "reply_to": NotRequired[str], "sender_name": NotRequired[str], "support_address": NotRequired[str]})

CodeSettingsParam = TypedDict("CodeSettingsParam", {"digits": NotRequired[bool], "failures": NotRequired[int], "length": NotRequired[int], "lifetime_minutes": NotRequired[int], "lowercase": NotRequired[bool], "pause_seconds": NotRequired[int], "tries": NotRequired[int], "uppercase": NotRequired[bool]})

ImportedUserParam = TypedDict("ImportedUserParam", {"disabled": NotRequired[bool], "email": NotRequired[str], "email_verified": NotRequired[bool], "locale": NotRequired[str], "metadata": NotRequired[Metadata], "password_hash": NotRequired[str], "phone": NotRequired[str], "phone_verified": NotRequired[bool], "profile": NotRequired[Profile], "roles": NotRequired[List[str]], "username": NotRequired[str]})

PasswordSettingsParam = TypedDict("PasswordSettingsParam", {"back_end_min_length": NotRequired[int], "min_length": NotRequired[int]})

ProfileLabelParam = Union[str, Dict[str, str]]

ProfileFieldParam = TypedDict("ProfileFieldParam", {"label": ProfileLabelParam, "max_length": NotRequired[int], "name": str, "options": NotRequired[List[str]], "required": NotRequired[bool], "type": FieldKind})

SettingsParam = TypedDict("SettingsParam", {"activation_notice": NotRequired[ActivationNoticeParam], "allow_decline": NotRequired[bool], "allowed_origins": NotRequired[List[str]], "branding": NotRequired[BrandingParam], "code": NotRequired[CodeSettingsParam], "flow": NotRequired[str], "formality": NotRequired[Formality], "language": NotRequired[str], "lifetime_minutes": NotRequired[int], "lock_until_password": NotRequired[bool], "login_url": NotRequired[str], "metadata_in_events": NotRequired[bool], "method": NotRequired[Method], "name": str, "notify_when_revoked": NotRequired[bool], "password": NotRequired[PasswordSettingsParam], "reminder_before_expiry": NotRequired[int], "renew_by_holder": NotRequired[bool], "result_urls": NotRequired[List[str]], "sign_in_after": NotRequired[bool], "time_zone": NotRequired[str], "trust_administrator_verified_email": NotRequired[bool], "username_follows_email": NotRequired[bool]})

StepEmailOtpParam = TypedDict("StepEmailOtpParam", {"kind": Literal['email_otp'], "or": NotRequired[OrSms]})

StepPhoneParam = TypedDict("StepPhoneParam", {"kind": Literal['phone']})

StepProfileParam = TypedDict("StepProfileParam", {"fields": List[ProfileFieldParam], "kind": Literal['profile']})

StepSetPasswordParam = TypedDict("StepSetPasswordParam", {"confirm": NotRequired[bool], "kind": Literal['set_password']})

StepSmsOtpParam = TypedDict("StepSmsOtpParam", {"kind": Literal['sms_otp'], "or": NotRequired[OrEmail]})

StepTermsParam = TypedDict("StepTermsParam", {"kind": Literal['terms'], "url": str, "version": str})

StepParam = Union[StepEmailOtpParam, StepSmsOtpParam, StepProfileParam, StepPhoneParam, StepTermsParam, StepSetPasswordParam]

TemplateParam = TypedDict("TemplateParam", {"html": str, "subject": str, "text": str})

WarningParam = TypedDict("WarningParam", {"detail": str, "pointer": str})


class ApplicationsCore(Group):
    def create(self, *, id: str, settings: SettingsParam) -> Application:
        """Create an application. Only with a key for the whole deployment: another could not reach it. Other
        keys get `application_not_found`. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_exists, application_id_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_unknown, internal,
        lifetime_out_of_range, scope_missing, settings_not_valid, unavailable.
        """
        return self._call(Application, "POST", "/v1/applications", body={"id": id, "settings": settings})

    def delete(self, id: str, *, erase: Optional[bool] = None) -> None:
        """Delete an application. With its flows, words, templates and webhooks. Refused while it has users,
        unless `erase=true` erases them with it, which takes the scope `users:write` as well. Where there
        are very many, the answer is 503 until the last are gone: send it again. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_is_default,
        application_not_empty, application_not_found, internal, query_not_valid, scope_missing,
        unavailable.
        """
        return self._call(None, "DELETE", f"/v1/applications/{quote(id)}", query={"erase": erase})

    def get(self, id: str) -> Application:
        """Read an application. With all its settings. `ETag` holds the version that `If-Match` asks for.
        Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return self._call(Application, "GET", f"/v1/applications/{quote(id)}")

    def list(self) -> ApplicationList:
        """List applications. Those that the key reaches. Needs the scope `applications:read`. Codes:
        api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
        """
        return self._call(ApplicationList, "GET", "/v1/applications")

    def replace(self, id: str, *, name: str, activation_notice: Optional[ActivationNoticeParam] = None, allow_decline: Optional[bool] = None, allowed_origins: Optional[List[str]] = None, branding: Optional[BrandingParam] = None, code: Optional[CodeSettingsParam] = None, flow: Optional[str] = None, formality: Optional[Formality] = None, language: Optional[str] = None, lifetime_minutes: Optional[int] = None, lock_until_password: Optional[bool] = None, login_url: Optional[str] = None, metadata_in_events: Optional[bool] = None, method: Optional[Method] = None, notify_when_revoked: Optional[bool] = None, password: Optional[PasswordSettingsParam] = None, reminder_before_expiry: Optional[int] = None, renew_by_holder: Optional[bool] = None, result_urls: Optional[List[str]] = None, sign_in_after: Optional[bool] = None, time_zone: Optional[str] = None, trust_administrator_verified_email: Optional[bool] = None, username_follows_email: Optional[bool] = None, version: Optional[int] = None, warnings: Optional[List[WarningParam]] = None, if_match: Optional[str] = None) -> Application:
        """Replace the settings of an application. A setting that is left out has its default again. The
        answer of a read can be changed and sent back: `id` and `version` may stand in it, and the version
        is then the one that is replaced. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, flow_unknown, if_match_missing, if_match_not_valid, internal,
        lifetime_out_of_range, scope_missing, settings_not_valid, unavailable, version_differs.
        """
        return self._call(Application, "PUT", f"/v1/applications/{quote(id)}", body={"name": name, "activation_notice": activation_notice, "allow_decline": allow_decline, "allowed_origins": allowed_origins, "branding": branding, "code": code, "flow": flow, "formality": formality, "language": language, "lifetime_minutes": lifetime_minutes, "lock_until_password": lock_until_password, "login_url": login_url, "metadata_in_events": metadata_in_events, "method": method, "notify_when_revoked": notify_when_revoked, "password": password, "reminder_before_expiry": reminder_before_expiry, "renew_by_holder": renew_by_holder, "result_urls": result_urls, "sign_in_after": sign_in_after, "time_zone": time_zone, "trust_administrator_verified_email": trust_administrator_verified_email, "username_follows_email": username_follows_email, "version": version, "warnings": warnings}, headers={"if-match": if_match})

    def update(self, id: str, body: Optional[Dict[str, Any]] = None, *, activation_notice: Optional[ActivationNoticeParam] = None, allow_decline: Optional[bool] = None, allowed_origins: Optional[List[str]] = None, branding: Optional[BrandingParam] = None, code: Optional[CodeSettingsParam] = None, flow: Optional[str] = None, formality: Optional[Formality] = None, language: Optional[str] = None, lifetime_minutes: Optional[int] = None, lock_until_password: Optional[bool] = None, login_url: Optional[str] = None, metadata_in_events: Optional[bool] = None, method: Optional[Method] = None, name: Optional[str] = None, notify_when_revoked: Optional[bool] = None, password: Optional[PasswordSettingsParam] = None, reminder_before_expiry: Optional[int] = None, renew_by_holder: Optional[bool] = None, result_urls: Optional[List[str]] = None, sign_in_after: Optional[bool] = None, time_zone: Optional[str] = None, trust_administrator_verified_email: Optional[bool] = None, username_follows_email: Optional[bool] = None, if_match: Optional[str] = None) -> Application:
        """Change some settings of an application. A JSON merge patch (RFC 7396): what is left out stays, and
        `null` gives a setting its default again. Lists are replaced as a whole. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_unknown,
        if_match_not_valid, internal, lifetime_out_of_range, scope_missing, settings_not_valid,
        unavailable, version_differs.
        """
        return self._call(Application, "PATCH", f"/v1/applications/{quote(id)}", body=merge_patch(body, {"activation_notice": activation_notice, "allow_decline": allow_decline, "allowed_origins": allowed_origins, "branding": branding, "code": code, "flow": flow, "formality": formality, "language": language, "lifetime_minutes": lifetime_minutes, "lock_until_password": lock_until_password, "login_url": login_url, "metadata_in_events": metadata_in_events, "method": method, "name": name, "notify_when_revoked": notify_when_revoked, "password": password, "reminder_before_expiry": reminder_before_expiry, "renew_by_holder": renew_by_holder, "result_urls": result_urls, "sign_in_after": sign_in_after, "time_zone": time_zone, "trust_administrator_verified_email": trust_administrator_verified_email, "username_follows_email": username_follows_email}), headers={"if-match": if_match})


class AsyncApplicationsCore(AsyncGroup):
    async def create(self, *, id: str, settings: SettingsParam) -> Application:
        """Create an application. Only with a key for the whole deployment: another could not reach it. Other
        keys get `application_not_found`. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_exists, application_id_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_unknown, internal,
        lifetime_out_of_range, scope_missing, settings_not_valid, unavailable.
        """
        return await self._call(Application, "POST", "/v1/applications", body={"id": id, "settings": settings})

    async def delete(self, id: str, *, erase: Optional[bool] = None) -> None:
        """Delete an application. With its flows, words, templates and webhooks. Refused while it has users,
        unless `erase=true` erases them with it, which takes the scope `users:write` as well. Where there
        are very many, the answer is 503 until the last are gone: send it again. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_is_default,
        application_not_empty, application_not_found, internal, query_not_valid, scope_missing,
        unavailable.
        """
        return await self._call(None, "DELETE", f"/v1/applications/{quote(id)}", query={"erase": erase})

    async def get(self, id: str) -> Application:
        """Read an application. With all its settings. `ETag` holds the version that `If-Match` asks for.
        Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return await self._call(Application, "GET", f"/v1/applications/{quote(id)}")

    async def list(self) -> ApplicationList:
        """List applications. Those that the key reaches. Needs the scope `applications:read`. Codes:
        api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
        """
        return await self._call(ApplicationList, "GET", "/v1/applications")

    async def replace(self, id: str, *, name: str, activation_notice: Optional[ActivationNoticeParam] = None, allow_decline: Optional[bool] = None, allowed_origins: Optional[List[str]] = None, branding: Optional[BrandingParam] = None, code: Optional[CodeSettingsParam] = None, flow: Optional[str] = None, formality: Optional[Formality] = None, language: Optional[str] = None, lifetime_minutes: Optional[int] = None, lock_until_password: Optional[bool] = None, login_url: Optional[str] = None, metadata_in_events: Optional[bool] = None, method: Optional[Method] = None, notify_when_revoked: Optional[bool] = None, password: Optional[PasswordSettingsParam] = None, reminder_before_expiry: Optional[int] = None, renew_by_holder: Optional[bool] = None, result_urls: Optional[List[str]] = None, sign_in_after: Optional[bool] = None, time_zone: Optional[str] = None, trust_administrator_verified_email: Optional[bool] = None, username_follows_email: Optional[bool] = None, version: Optional[int] = None, warnings: Optional[List[WarningParam]] = None, if_match: Optional[str] = None) -> Application:
        """Replace the settings of an application. A setting that is left out has its default again. The
        answer of a read can be changed and sent back: `id` and `version` may stand in it, and the version
        is then the one that is replaced. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, flow_unknown, if_match_missing, if_match_not_valid, internal,
        lifetime_out_of_range, scope_missing, settings_not_valid, unavailable, version_differs.
        """
        return await self._call(Application, "PUT", f"/v1/applications/{quote(id)}", body={"name": name, "activation_notice": activation_notice, "allow_decline": allow_decline, "allowed_origins": allowed_origins, "branding": branding, "code": code, "flow": flow, "formality": formality, "language": language, "lifetime_minutes": lifetime_minutes, "lock_until_password": lock_until_password, "login_url": login_url, "metadata_in_events": metadata_in_events, "method": method, "notify_when_revoked": notify_when_revoked, "password": password, "reminder_before_expiry": reminder_before_expiry, "renew_by_holder": renew_by_holder, "result_urls": result_urls, "sign_in_after": sign_in_after, "time_zone": time_zone, "trust_administrator_verified_email": trust_administrator_verified_email, "username_follows_email": username_follows_email, "version": version, "warnings": warnings}, headers={"if-match": if_match})

    async def update(self, id: str, body: Optional[Dict[str, Any]] = None, *, activation_notice: Optional[ActivationNoticeParam] = None, allow_decline: Optional[bool] = None, allowed_origins: Optional[List[str]] = None, branding: Optional[BrandingParam] = None, code: Optional[CodeSettingsParam] = None, flow: Optional[str] = None, formality: Optional[Formality] = None, language: Optional[str] = None, lifetime_minutes: Optional[int] = None, lock_until_password: Optional[bool] = None, login_url: Optional[str] = None, metadata_in_events: Optional[bool] = None, method: Optional[Method] = None, name: Optional[str] = None, notify_when_revoked: Optional[bool] = None, password: Optional[PasswordSettingsParam] = None, reminder_before_expiry: Optional[int] = None, renew_by_holder: Optional[bool] = None, result_urls: Optional[List[str]] = None, sign_in_after: Optional[bool] = None, time_zone: Optional[str] = None, trust_administrator_verified_email: Optional[bool] = None, username_follows_email: Optional[bool] = None, if_match: Optional[str] = None) -> Application:
        """Change some settings of an application. A JSON merge patch (RFC 7396): what is left out stays, and
        `null` gives a setting its default again. Lists are replaced as a whole. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_unknown,
        if_match_not_valid, internal, lifetime_out_of_range, scope_missing, settings_not_valid,
        unavailable, version_differs.
        """
        return await self._call(Application, "PATCH", f"/v1/applications/{quote(id)}", body=merge_patch(body, {"activation_notice": activation_notice, "allow_decline": allow_decline, "allowed_origins": allowed_origins, "branding": branding, "code": code, "flow": flow, "formality": formality, "language": language, "lifetime_minutes": lifetime_minutes, "lock_until_password": lock_until_password, "login_url": login_url, "metadata_in_events": metadata_in_events, "method": method, "name": name, "notify_when_revoked": notify_when_revoked, "password": password, "reminder_before_expiry": reminder_before_expiry, "renew_by_holder": renew_by_holder, "result_urls": result_urls, "sign_in_after": sign_in_after, "time_zone": time_zone, "trust_administrator_verified_email": trust_administrator_verified_email, "username_follows_email": username_follows_email}), headers={"if-match": if_match})


class AuthCore(Group):
    def change_password(self, *, current: str, password: str, username: str, application: Optional[str] = None) -> ChangedOr:
        """Change a password with the current one. Every earlier sign-in token of the user ends. Failed tries
        are counted like failed sign-ins. Codes: application_not_found, body_not_readable, body_too_large,
        changed_meanwhile, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        password_common, password_names_account, password_too_long, password_too_short, password_unchanged,
        sign_in_failed, sign_in_locked, sign_in_paused, source_paused, unavailable, user_disabled,
        user_not_active.
        """
        return self._call(ChangedOr, "POST", "/v1/password/change", body={"current": current, "password": password, "username": username, "application": application})

    def exchange(self, *, code: str, result_url: str, application: Optional[str] = None, code_verifier: Optional[str] = None) -> SignedIn:
        """Exchange the code of a redirect for a token. Once, within 60 seconds, for the page that it was
        given to. It takes an API key with `users:read`, unless an operator has allowed the host of
        `result_url` (`ExchangeHosts`); local mode allows loopback hosts. Needs the scope `users:read`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable,
        body_too_large, content_type_not_json, exchange_failed, field_not_valid, internal, scope_missing,
        unavailable.
        """
        return self._call(SignedIn, "POST", "/v1/sign-in/exchange", body={"code": code, "result_url": result_url, "application": application, "code_verifier": code_verifier})

    def forgot_password(self, *, username: str, application: Optional[str] = None) -> Notice:
        """Send a link to choose another password. To the address; where there is none, a code by SMS, which
        is entered as that of an invitation. Whoever has not set a password yet gets the invitation once
        more. The answer is the same for everybody. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        source_paused, unavailable.
        """
        return self._call(Notice, "POST", "/v1/password/forgotten", body={"username": username, "application": application})

    def sign_in(self, *, password: str, username: str, application: Optional[str] = None) -> SignedInOr:
        """Sign in with username and password. The token is a JWT that lives for `expires_in` seconds. Verify
        it with the keys of `/.well-known/jwks.json`. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        sign_in_failed, sign_in_locked, sign_in_paused, source_paused, unavailable.
        """
        return self._call(SignedInOr, "POST", "/v1/sign-in", body={"password": password, "username": username, "application": application})

    def sign_out(self, *, token: str) -> None:
        """Sign out everywhere. Every sign-in token of the user ends, this one too. Codes: body_not_readable,
        body_too_large, changed_meanwhile, content_type_not_json, field_not_valid, internal, token_over,
        unavailable, user_disabled, user_not_active.
        """
        return self._call(None, "POST", "/v1/sign-out", body={"token": token})


class AsyncAuthCore(AsyncGroup):
    async def change_password(self, *, current: str, password: str, username: str, application: Optional[str] = None) -> ChangedOr:
        """Change a password with the current one. Every earlier sign-in token of the user ends. Failed tries
        are counted like failed sign-ins. Codes: application_not_found, body_not_readable, body_too_large,
        changed_meanwhile, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        password_common, password_names_account, password_too_long, password_too_short, password_unchanged,
        sign_in_failed, sign_in_locked, sign_in_paused, source_paused, unavailable, user_disabled,
        user_not_active.
        """
        return await self._call(ChangedOr, "POST", "/v1/password/change", body={"current": current, "password": password, "username": username, "application": application})

    async def exchange(self, *, code: str, result_url: str, application: Optional[str] = None, code_verifier: Optional[str] = None) -> SignedIn:
        """Exchange the code of a redirect for a token. Once, within 60 seconds, for the page that it was
        given to. It takes an API key with `users:read`, unless an operator has allowed the host of
        `result_url` (`ExchangeHosts`); local mode allows loopback hosts. Needs the scope `users:read`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable,
        body_too_large, content_type_not_json, exchange_failed, field_not_valid, internal, scope_missing,
        unavailable.
        """
        return await self._call(SignedIn, "POST", "/v1/sign-in/exchange", body={"code": code, "result_url": result_url, "application": application, "code_verifier": code_verifier})

    async def forgot_password(self, *, username: str, application: Optional[str] = None) -> Notice:
        """Send a link to choose another password. To the address; where there is none, a code by SMS, which
        is entered as that of an invitation. Whoever has not set a password yet gets the invitation once
        more. The answer is the same for everybody. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        source_paused, unavailable.
        """
        return await self._call(Notice, "POST", "/v1/password/forgotten", body={"username": username, "application": application})

    async def sign_in(self, *, password: str, username: str, application: Optional[str] = None) -> SignedInOr:
        """Sign in with username and password. The token is a JWT that lives for `expires_in` seconds. Verify
        it with the keys of `/.well-known/jwks.json`. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        sign_in_failed, sign_in_locked, sign_in_paused, source_paused, unavailable.
        """
        return await self._call(SignedInOr, "POST", "/v1/sign-in", body={"password": password, "username": username, "application": application})

    async def sign_out(self, *, token: str) -> None:
        """Sign out everywhere. Every sign-in token of the user ends, this one too. Codes: body_not_readable,
        body_too_large, changed_meanwhile, content_type_not_json, field_not_valid, internal, token_over,
        unavailable, user_disabled, user_not_active.
        """
        return await self._call(None, "POST", "/v1/sign-out", body={"token": token})


class FlowsCore(Group):
    def get(self, id: str, name: str, *, version: Optional[int] = None) -> ShownFlow:
        """Read a version of a flow. The published version, or the one named by `name@version`. Needs the
        scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        flow_not_found, internal, scope_missing, unavailable.
        """
        return self._call(ShownFlow, "GET", f"/v1/applications/{quote(id)}/flows/{quote(name)}", query={"version": version})

    def list(self, id: str) -> FlowList:
        """List flows. The flows of the application, with their versions, and the ready-made ones. Needs the
        scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        internal, scope_missing, unavailable.
        """
        return self._call(FlowList, "GET", f"/v1/applications/{quote(id)}/flows")

    def publish(self, id: str, name: str, *, version: Optional[int] = None) -> Flow:
        """Publish a version of a flow. The newest, or the one named: an earlier one is brought back like
        this. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        flow_name_not_valid, flow_not_found, internal, scope_missing, unavailable.
        """
        return self._call(Flow, "POST", f"/v1/applications/{quote(id)}/flows/{quote(name)}/publish", body={"version": version}, body_optional=True)

    def save(self, id: str, name: str, *, steps: List[StepParam]) -> Flow:
        """Save a version of a flow. A draft until it is published. Invite with `name@version` to try it out.
        Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        flow_name_not_valid, flow_not_valid, internal, scope_missing, unavailable, version_differs.
        """
        return self._call(Flow, "PUT", f"/v1/applications/{quote(id)}/flows/{quote(name)}", body={"steps": steps})


class AsyncFlowsCore(AsyncGroup):
    async def get(self, id: str, name: str, *, version: Optional[int] = None) -> ShownFlow:
        """Read a version of a flow. The published version, or the one named by `name@version`. Needs the
        scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        flow_not_found, internal, scope_missing, unavailable.
        """
        return await self._call(ShownFlow, "GET", f"/v1/applications/{quote(id)}/flows/{quote(name)}", query={"version": version})

    async def list(self, id: str) -> FlowList:
        """List flows. The flows of the application, with their versions, and the ready-made ones. Needs the
        scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        internal, scope_missing, unavailable.
        """
        return await self._call(FlowList, "GET", f"/v1/applications/{quote(id)}/flows")

    async def publish(self, id: str, name: str, *, version: Optional[int] = None) -> Flow:
        """Publish a version of a flow. The newest, or the one named: an earlier one is brought back like
        this. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        flow_name_not_valid, flow_not_found, internal, scope_missing, unavailable.
        """
        return await self._call(Flow, "POST", f"/v1/applications/{quote(id)}/flows/{quote(name)}/publish", body={"version": version}, body_optional=True)

    async def save(self, id: str, name: str, *, steps: List[StepParam]) -> Flow:
        """Save a version of a flow. A draft until it is published. Invite with `name@version` to try it out.
        Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        flow_name_not_valid, flow_not_valid, internal, scope_missing, unavailable, version_differs.
        """
        return await self._call(Flow, "PUT", f"/v1/applications/{quote(id)}/flows/{quote(name)}", body={"steps": steps})


class InvitationsCore(Group):
    def create(self, *, application: Optional[str] = None, code_challenge: Optional[str] = None, email: Optional[str] = None, flow: Optional[str] = None, if_pending: Optional[IfPending] = None, include_email_in_redirect: Optional[bool] = None, inviter: Optional[str] = None, lifetime_minutes: Optional[int] = None, locale: Optional[str] = None, metadata: Optional[Metadata] = None, method: Optional[Method] = None, phone: Optional[str] = None, result_url: Optional[str] = None, roles: Optional[List[str]] = None, send: Optional[bool] = None, username: Optional[str] = None, idempotency_key: Optional[str] = None) -> Invitation:
        """Invite a person. The shortest body is an address; everything else has the application's setting.
        The message follows by itself. With `send: false`, and by the method `link`, the answer holds
        `link` or `code`; `send: false` needs the scope `links:read` as well. Needs the scope
        `invitations:write`. Codes: address_bounced, api_key_missing, api_key_not_valid,
        application_missing, application_not_found, body_not_readable, body_too_large, changed_meanwhile,
        code_challenge_not_valid, content_type_not_json, email_missing, email_not_valid, field_not_valid,
        flow_not_walkable, flow_unknown, idempotency_key_malformed, idempotency_key_reused, internal,
        invitation_pending, inviter_not_valid, lifetime_out_of_range, limit_reached, locale_not_valid,
        person_not_reachable, phone_country_not_allowed, phone_missing, phone_not_mobile, phone_not_valid,
        result_url_not_allowed, roles_not_valid, scope_missing, unavailable, user_exists,
        username_not_valid.
        """
        return self._call(Invitation, "POST", "/v1/invitations", body={"application": application, "code_challenge": code_challenge, "email": email, "flow": flow, "if_pending": if_pending, "include_email_in_redirect": include_email_in_redirect, "inviter": inviter, "lifetime_minutes": lifetime_minutes, "locale": locale, "metadata": metadata, "method": method, "phone": phone, "result_url": result_url, "roles": roles, "send": send, "username": username}, idempotent=True, idempotency_key=idempotency_key)

    def delete(self, id: str) -> None:
        """Erase an invitation. With all that is known of the person. Not where it has become a user: erase
        the user. Needs the scope `invitations:write`. Codes: api_key_missing, api_key_not_valid,
        changed_meanwhile, internal, invitation_not_found, scope_missing, unavailable, user_active.
        """
        return self._call(None, "DELETE", f"/v1/invitations/{quote(id)}")

    def extend(self, id: str, *, lifetime_minutes: int) -> Invitation:
        """Extend an invitation. Counted from now. The link stays, and an expired one works again, unless its
        address belongs to another user by now. Nothing is sent. Needs the scope `invitations:write`.
        Codes: api_key_missing, api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_not_found, invitation_pending, invitation_revoked, lifetime_out_of_range, scope_missing,
        unavailable, user_disabled, user_exists.
        """
        return self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/extend", body={"lifetime_minutes": lifetime_minutes})

    def get(self, id: str) -> Invitation:
        """Read an invitation. As it is now: its state, how far its message has come, and what happened when.
        Needs the scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, internal,
        invitation_not_found, scope_missing, unavailable.
        """
        return self._call(Invitation, "GET", f"/v1/invitations/{quote(id)}")

    def link(self, id: str) -> Link:
        """Read the link of an invitation. To hand it over yourself. It replaces nothing. Needs the scope
        `links:read`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_not_found, invitation_revoked, scope_missing,
        ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Link, "GET", f"/v1/invitations/{quote(id)}/link")

    def list(self, *, application: Optional[str] = None, state: Optional[Literal['pending', 'opened', 'completed', 'expired', 'revoked', 'declined']] = None, email: Optional[str] = None, delivery: Optional[Literal['not_sent', 'queued', 'deferred', 'unclear', 'sent', 'delivered', 'bounced', 'complained', 'failed']] = None, created_from: Optional[Union[datetime, str]] = None, created_to: Optional[Union[datetime, str]] = None, include: Optional[str] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "Pages[InvitationLine, InvitationList]":
        """List invitations. Newest first, in pages. Give `next` of one page as `cursor` of the following.
        Needs the scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, application_missing,
        application_not_found, cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
        """
        return self._pages(InvitationList, "invitations", "GET", "/v1/invitations", query={"application": application, "state": state, "email": email, "delivery": delivery, "created_from": created_from, "created_to": created_to, "include": include, "limit": limit, "cursor": cursor})

    def resend(self, id: str, *, method: Optional[Method] = None, send: Optional[bool] = None, idempotency_key: Optional[str] = None) -> Invitation:
        """Resend an invitation. A new link or code with a new lifetime; every earlier link and code is dead.
        With the method `link` or `send: false` it needs the scope `links:read` as well. Needs the scope
        `invitations:write`. Codes: address_bounced, api_key_missing, api_key_not_valid, body_not_readable,
        body_too_large, changed_meanwhile, content_type_not_json, field_not_valid,
        idempotency_key_malformed, idempotency_key_reused, internal, invitation_completed,
        invitation_not_found, invitation_pending, limit_reached, person_not_reachable,
        phone_country_not_allowed, phone_not_mobile, scope_missing, unavailable, user_disabled,
        user_exists.
        """
        return self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/resend", body={"method": method, "send": send}, body_optional=True, idempotent=True, idempotency_key=idempotency_key)

    def revoke(self, id: str) -> Invitation:
        """Revoke an invitation. Its link and its code are dead. A second call is no error. Needs the scope
        `invitations:write`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
        invitation_declined, invitation_not_found, scope_missing, unavailable, user_disabled.
        """
        return self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/revoke")


class AsyncInvitationsCore(AsyncGroup):
    async def create(self, *, application: Optional[str] = None, code_challenge: Optional[str] = None, email: Optional[str] = None, flow: Optional[str] = None, if_pending: Optional[IfPending] = None, include_email_in_redirect: Optional[bool] = None, inviter: Optional[str] = None, lifetime_minutes: Optional[int] = None, locale: Optional[str] = None, metadata: Optional[Metadata] = None, method: Optional[Method] = None, phone: Optional[str] = None, result_url: Optional[str] = None, roles: Optional[List[str]] = None, send: Optional[bool] = None, username: Optional[str] = None, idempotency_key: Optional[str] = None) -> Invitation:
        """Invite a person. The shortest body is an address; everything else has the application's setting.
        The message follows by itself. With `send: false`, and by the method `link`, the answer holds
        `link` or `code`; `send: false` needs the scope `links:read` as well. Needs the scope
        `invitations:write`. Codes: address_bounced, api_key_missing, api_key_not_valid,
        application_missing, application_not_found, body_not_readable, body_too_large, changed_meanwhile,
        code_challenge_not_valid, content_type_not_json, email_missing, email_not_valid, field_not_valid,
        flow_not_walkable, flow_unknown, idempotency_key_malformed, idempotency_key_reused, internal,
        invitation_pending, inviter_not_valid, lifetime_out_of_range, limit_reached, locale_not_valid,
        person_not_reachable, phone_country_not_allowed, phone_missing, phone_not_mobile, phone_not_valid,
        result_url_not_allowed, roles_not_valid, scope_missing, unavailable, user_exists,
        username_not_valid.
        """
        return await self._call(Invitation, "POST", "/v1/invitations", body={"application": application, "code_challenge": code_challenge, "email": email, "flow": flow, "if_pending": if_pending, "include_email_in_redirect": include_email_in_redirect, "inviter": inviter, "lifetime_minutes": lifetime_minutes, "locale": locale, "metadata": metadata, "method": method, "phone": phone, "result_url": result_url, "roles": roles, "send": send, "username": username}, idempotent=True, idempotency_key=idempotency_key)

    async def delete(self, id: str) -> None:
        """Erase an invitation. With all that is known of the person. Not where it has become a user: erase
        the user. Needs the scope `invitations:write`. Codes: api_key_missing, api_key_not_valid,
        changed_meanwhile, internal, invitation_not_found, scope_missing, unavailable, user_active.
        """
        return await self._call(None, "DELETE", f"/v1/invitations/{quote(id)}")

    async def extend(self, id: str, *, lifetime_minutes: int) -> Invitation:
        """Extend an invitation. Counted from now. The link stays, and an expired one works again, unless its
        address belongs to another user by now. Nothing is sent. Needs the scope `invitations:write`.
        Codes: api_key_missing, api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_not_found, invitation_pending, invitation_revoked, lifetime_out_of_range, scope_missing,
        unavailable, user_disabled, user_exists.
        """
        return await self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/extend", body={"lifetime_minutes": lifetime_minutes})

    async def get(self, id: str) -> Invitation:
        """Read an invitation. As it is now: its state, how far its message has come, and what happened when.
        Needs the scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, internal,
        invitation_not_found, scope_missing, unavailable.
        """
        return await self._call(Invitation, "GET", f"/v1/invitations/{quote(id)}")

    async def link(self, id: str) -> Link:
        """Read the link of an invitation. To hand it over yourself. It replaces nothing. Needs the scope
        `links:read`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_not_found, invitation_revoked, scope_missing,
        ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Link, "GET", f"/v1/invitations/{quote(id)}/link")

    def list(self, *, application: Optional[str] = None, state: Optional[Literal['pending', 'opened', 'completed', 'expired', 'revoked', 'declined']] = None, email: Optional[str] = None, delivery: Optional[Literal['not_sent', 'queued', 'deferred', 'unclear', 'sent', 'delivered', 'bounced', 'complained', 'failed']] = None, created_from: Optional[Union[datetime, str]] = None, created_to: Optional[Union[datetime, str]] = None, include: Optional[str] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "AsyncPages[InvitationLine, InvitationList]":
        """List invitations. Newest first, in pages. Give `next` of one page as `cursor` of the following.
        Needs the scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, application_missing,
        application_not_found, cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
        """
        return self._pages(InvitationList, "invitations", "GET", "/v1/invitations", query={"application": application, "state": state, "email": email, "delivery": delivery, "created_from": created_from, "created_to": created_to, "include": include, "limit": limit, "cursor": cursor})

    async def resend(self, id: str, *, method: Optional[Method] = None, send: Optional[bool] = None, idempotency_key: Optional[str] = None) -> Invitation:
        """Resend an invitation. A new link or code with a new lifetime; every earlier link and code is dead.
        With the method `link` or `send: false` it needs the scope `links:read` as well. Needs the scope
        `invitations:write`. Codes: address_bounced, api_key_missing, api_key_not_valid, body_not_readable,
        body_too_large, changed_meanwhile, content_type_not_json, field_not_valid,
        idempotency_key_malformed, idempotency_key_reused, internal, invitation_completed,
        invitation_not_found, invitation_pending, limit_reached, person_not_reachable,
        phone_country_not_allowed, phone_not_mobile, scope_missing, unavailable, user_disabled,
        user_exists.
        """
        return await self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/resend", body={"method": method, "send": send}, body_optional=True, idempotent=True, idempotency_key=idempotency_key)

    async def revoke(self, id: str) -> Invitation:
        """Revoke an invitation. Its link and its code are dead. A second call is no error. Needs the scope
        `invitations:write`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
        invitation_declined, invitation_not_found, scope_missing, unavailable, user_disabled.
        """
        return await self._call(Invitation, "POST", f"/v1/invitations/{quote(id)}/revoke")


class KeysCore(Group):
    def create(self, *, name: str, scopes: List[Literal['invitations:write', 'invitations:read', 'links:read', 'applications:read', 'applications:write', 'users:read', 'users:write', 'users:import', 'keys:read', 'keys:write']], applications: Optional[List[str]] = None, expires_at: Optional[Union[datetime, str]] = None, idempotency_key: Optional[str] = None) -> NewApiKey:
        """Create an API key. With at most the scopes, the reach and the end of the caller's own key. Needs
        the scope `keys:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        applications_not_valid, body_not_readable, body_too_large, content_type_not_json,
        expires_at_not_valid, field_not_valid, idempotency_key_malformed, idempotency_key_reused, internal,
        name_not_valid, scope_missing, scopes_not_valid, unavailable.
        """
        return self._call(NewApiKey, "POST", "/v1/keys", body={"name": name, "scopes": scopes, "applications": applications, "expires_at": expires_at}, idempotent=True, idempotency_key=idempotency_key)

    def delete(self, id: str) -> ApiKey:
        """Delete an API key. The same as `POST /v1/keys/{id}/revoke`: the key stays in the list, with the
        time at which it ended. Needs the scope `keys:write`. Codes: api_key_missing, api_key_not_found,
        api_key_not_valid, internal, scope_missing, unavailable.
        """
        return self._call(ApiKey, "DELETE", f"/v1/keys/{quote(id)}")

    def list(self) -> ApiKeyList:
        """List API keys. Those within reach of the calling key, without their secrets. Needs the scope
        `keys:read`. Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
        """
        return self._call(ApiKeyList, "GET", "/v1/keys")

    def revoke(self, id: str) -> ApiKey:
        """Revoke an API key. From its next request on it counts for nothing. A second call is no error. Needs
        the scope `keys:write`. Codes: api_key_missing, api_key_not_found, api_key_not_valid, internal,
        scope_missing, unavailable.
        """
        return self._call(ApiKey, "POST", f"/v1/keys/{quote(id)}/revoke")


class AsyncKeysCore(AsyncGroup):
    async def create(self, *, name: str, scopes: List[Literal['invitations:write', 'invitations:read', 'links:read', 'applications:read', 'applications:write', 'users:read', 'users:write', 'users:import', 'keys:read', 'keys:write']], applications: Optional[List[str]] = None, expires_at: Optional[Union[datetime, str]] = None, idempotency_key: Optional[str] = None) -> NewApiKey:
        """Create an API key. With at most the scopes, the reach and the end of the caller's own key. Needs
        the scope `keys:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        applications_not_valid, body_not_readable, body_too_large, content_type_not_json,
        expires_at_not_valid, field_not_valid, idempotency_key_malformed, idempotency_key_reused, internal,
        name_not_valid, scope_missing, scopes_not_valid, unavailable.
        """
        return await self._call(NewApiKey, "POST", "/v1/keys", body={"name": name, "scopes": scopes, "applications": applications, "expires_at": expires_at}, idempotent=True, idempotency_key=idempotency_key)

    async def delete(self, id: str) -> ApiKey:
        """Delete an API key. The same as `POST /v1/keys/{id}/revoke`: the key stays in the list, with the
        time at which it ended. Needs the scope `keys:write`. Codes: api_key_missing, api_key_not_found,
        api_key_not_valid, internal, scope_missing, unavailable.
        """
        return await self._call(ApiKey, "DELETE", f"/v1/keys/{quote(id)}")

    async def list(self) -> ApiKeyList:
        """List API keys. Those within reach of the calling key, without their secrets. Needs the scope
        `keys:read`. Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
        """
        return await self._call(ApiKeyList, "GET", "/v1/keys")

    async def revoke(self, id: str) -> ApiKey:
        """Revoke an API key. From its next request on it counts for nothing. A second call is no error. Needs
        the scope `keys:write`. Codes: api_key_missing, api_key_not_found, api_key_not_valid, internal,
        scope_missing, unavailable.
        """
        return await self._call(ApiKey, "POST", f"/v1/keys/{quote(id)}/revoke")


class MetaCore(Group):
    def health(self) -> Health:
        """Check that Latchkey answers. It reads nothing, and says nothing of the table or of the providers.
        Codes: internal, not_through_cdn, unavailable.
        """
        return self._call(Health, "GET", "/health")

    def layer(self, layer: Literal['auth0.json', 'wso2.json']) -> Dict[str, Any]:
        """Read the OpenAPI document of a compatibility layer. `auth0.json` describes the routes for clients
        of Auth0, `wso2.json` those for clients of WSO2 Identity Server. Codes: internal, not_found,
        unavailable.
        """
        return self._call(Dict[str, Any], "GET", f"/openapi/{quote(layer)}")

    def openapi(self) -> Dict[str, Any]:
        """Read this OpenAPI document. OpenAPI 3.1. It describes the API itself, without the hosted pages and
        without the compatibility layers. Codes: internal, not_through_cdn, unavailable.
        """
        return self._call(Dict[str, Any], "GET", "/openapi.json")


class AsyncMetaCore(AsyncGroup):
    async def health(self) -> Health:
        """Check that Latchkey answers. It reads nothing, and says nothing of the table or of the providers.
        Codes: internal, not_through_cdn, unavailable.
        """
        return await self._call(Health, "GET", "/health")

    async def layer(self, layer: Literal['auth0.json', 'wso2.json']) -> Dict[str, Any]:
        """Read the OpenAPI document of a compatibility layer. `auth0.json` describes the routes for clients
        of Auth0, `wso2.json` those for clients of WSO2 Identity Server. Codes: internal, not_found,
        unavailable.
        """
        return await self._call(Dict[str, Any], "GET", f"/openapi/{quote(layer)}")

    async def openapi(self) -> Dict[str, Any]:
        """Read this OpenAPI document. OpenAPI 3.1. It describes the API itself, without the hosted pages and
        without the compatibility layers. Codes: internal, not_through_cdn, unavailable.
        """
        return await self._call(Dict[str, Any], "GET", "/openapi.json")


class TemplatesCore(Group):
    def delete(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> TemplatePlace:
        """Delete an email template. The built-in text is used again. Needs the scope `applications:write`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, internal, kind_not_valid,
        language_not_valid, scope_missing, unavailable.
        """
        return self._call(TemplatePlace, "DELETE", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}")

    def get(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> SavedTemplate:
        """Read an email template. As it was saved. Where none was saved, it is 404 and the built-in text is
        used. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, kind_not_valid, language_not_valid, scope_missing,
        template_not_found, unavailable.
        """
        return self._call(SavedTemplate, "GET", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}")

    def list(self, id: str) -> Templates:
        """List email templates. Those of the application, and the variables that a template of each kind can
        use. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return self._call(Templates, "GET", f"/v1/applications/{quote(id)}/templates")

    def preview(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, template: Optional[TemplateParam] = None) -> MailPreview:
        """Preview an email template. Of the template in the body, or of the one that is saved, or else ours.
        Nothing is saved. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid, unavailable.
        """
        return self._call(MailPreview, "POST", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}/preview", body={"template": template}, body_optional=True)

    def save(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, html: str, subject: str, text: str) -> SavedTemplate:
        """Save an email template. Liquid, without loops and assignments. It is tried with example values
        before it is saved. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid,
        unavailable.
        """
        return self._call(SavedTemplate, "PUT", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}", body={"html": html, "subject": subject, "text": text})

    def test_send(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, to: str) -> TestSend:
        """Send a trial email of a template. Marked as a trial in its subject and first line, and without
        style sheets. Only to a user of the application who is active and has proven their address, ten an
        hour for an application. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, internal, kind_not_valid, language_not_valid, limit_reached,
        recipient_not_allowed, scope_missing, unavailable.
        """
        return self._call(TestSend, "POST", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}/test-send", body={"to": to})


class AsyncTemplatesCore(AsyncGroup):
    async def delete(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> TemplatePlace:
        """Delete an email template. The built-in text is used again. Needs the scope `applications:write`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, internal, kind_not_valid,
        language_not_valid, scope_missing, unavailable.
        """
        return await self._call(TemplatePlace, "DELETE", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}")

    async def get(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> SavedTemplate:
        """Read an email template. As it was saved. Where none was saved, it is 404 and the built-in text is
        used. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, kind_not_valid, language_not_valid, scope_missing,
        template_not_found, unavailable.
        """
        return await self._call(SavedTemplate, "GET", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}")

    async def list(self, id: str) -> Templates:
        """List email templates. Those of the application, and the variables that a template of each kind can
        use. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return await self._call(Templates, "GET", f"/v1/applications/{quote(id)}/templates")

    async def preview(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, template: Optional[TemplateParam] = None) -> MailPreview:
        """Preview an email template. Of the template in the body, or of the one that is saved, or else ours.
        Nothing is saved. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid, unavailable.
        """
        return await self._call(MailPreview, "POST", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}/preview", body={"template": template}, body_optional=True)

    async def save(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, html: str, subject: str, text: str) -> SavedTemplate:
        """Save an email template. Liquid, without loops and assignments. It is tried with example values
        before it is saved. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid,
        unavailable.
        """
        return await self._call(SavedTemplate, "PUT", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}", body={"html": html, "subject": subject, "text": text})

    async def test_send(self, id: str, kind: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, to: str) -> TestSend:
        """Send a trial email of a template. Marked as a trial in its subject and first line, and without
        style sheets. Only to a user of the application who is active and has proven their address, ten an
        hour for an application. Needs the scope `applications:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
        field_not_valid, internal, kind_not_valid, language_not_valid, limit_reached,
        recipient_not_allowed, scope_missing, unavailable.
        """
        return await self._call(TestSend, "POST", f"/v1/applications/{quote(id)}/templates/{quote(kind)}/{quote(language)}/test-send", body={"to": to})


class TicketsCore(Group):
    def accept_terms(self, *, ticket: str, version: str, application: Optional[str] = None) -> Standing:
        """Accept the terms. For the step `terms`, with the version that was shown. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, step_out_of_order,
        terms_version_differs, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/terms", body={"ticket": ticket, "version": version, "application": application})

    def answer_profile(self, *, profile: Dict[str, Any], ticket: str, application: Optional[str] = None) -> Standing:
        """Answer the profile form. For the step `profile`: a value for each field, by its name. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, profile_not_valid,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/profile", body={"profile": profile, "ticket": ticket, "application": application})

    def change_language(self, *, language: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Change the language of an invitation. Of the pages and of the messages that follow. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, language_not_valid, origin_not_allowed,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/language", body={"language": language, "ticket": ticket, "application": application})

    def decline(self, *, ticket: str, application: Optional[str] = None) -> Declined:
        """Decline the invitation. Its link and its code are dead, until an administrator sends it again.
        Where the setting `allow_decline` is on, and never for a link to another password. A second call is
        no error. Codes: application_not_found, body_not_readable, body_too_large, changed_meanwhile,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_expired, invitation_not_declinable, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, step_out_of_order, ticket_not_valid, ticket_replaced, unavailable,
        user_disabled.
        """
        return self._call(Declined, "POST", "/v1/tickets/decline", body={"ticket": ticket, "application": application})

    def enter(self, *, code: str, username: str, application: Optional[str] = None) -> Entered:
        """Enter with username and code. For whoever was invited with a code. The answer holds a ticket for
        the calls that follow. Codes: application_not_found, body_not_readable, body_too_large,
        content_type_not_json, entry_failed, field_not_valid, internal, origin_not_allowed, source_paused,
        unavailable.
        """
        return self._call(Entered, "POST", "/v1/enter", body={"code": code, "username": username, "application": application})

    def give_phone(self, *, phone: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Give a phone number. For the step `phone`. A code is sent to the number at once. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, code_asked_too_soon,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_expired, invitation_revoked, invitation_tries_used_up, origin_not_allowed,
        phone_country_not_allowed, phone_not_mobile, phone_not_valid, step_out_of_order, ticket_not_valid,
        ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/phone", body={"phone": phone, "ticket": ticket, "application": application})

    def renew(self, *, ticket: str, application: Optional[str] = None) -> Notice:
        """Have a new message sent for a link that has ended. To the registered address or number, and with
        the same answer whether it was sent or not. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        source_paused, ticket_not_valid, unavailable.
        """
        return self._call(Notice, "POST", "/v1/tickets/renew", body={"ticket": ticket, "application": application})

    def send_code(self, *, ticket: str, application: Optional[str] = None, channel: Optional[Channel] = None) -> Standing:
        """Send a code to the invited person. Where `next.code.other` is there, its `channel` can be named:
        the code goes that way, and proves what it was sent to. Codes: application_not_found,
        body_not_readable, body_too_large, changed_meanwhile, channel_not_offered, code_asked_too_often,
        code_asked_too_soon, content_type_not_json, field_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, person_not_reachable, phone_country_not_allowed, phone_not_given,
        phone_not_mobile, step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/code", body={"ticket": ticket, "application": application, "channel": channel})

    def send_entry_code(self, *, username: str, application: Optional[str] = None) -> Notice:
        """Send the code of an invitation again. For whoever was invited with a code. The answer is the same
        for everybody. Codes: application_not_found, body_not_readable, body_too_large,
        content_type_not_json, field_not_valid, internal, origin_not_allowed, source_paused, unavailable.
        """
        return self._call(Notice, "POST", "/v1/enter/code", body={"username": username, "application": application})

    def set_password(self, *, password: str, ticket: str, application: Optional[str] = None, confirm: Optional[str] = None) -> PasswordSet:
        """Set the password and complete the invitation. The last step. The answer says where the person goes
        from here, and the ticket is used up. Codes: application_not_found, body_not_readable,
        body_too_large, changed_meanwhile, confirm_missing, content_type_not_json, field_not_valid,
        internal, invitation_completed, invitation_declined, invitation_expired, invitation_revoked,
        invitation_tries_used_up, origin_not_allowed, password_common, password_names_account,
        password_too_long, password_too_short, passwords_differ, step_out_of_order, ticket_not_valid,
        ticket_replaced, unavailable, user_disabled.
        """
        return self._call(PasswordSet, "POST", "/v1/tickets/password", body={"password": password, "ticket": ticket, "application": application, "confirm": confirm})

    def validate(self, *, ticket: str, application: Optional[str] = None) -> Standing:
        """Look a ticket up. It changes nothing. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/validate", body={"ticket": ticket, "application": application})

    def verify(self, *, code: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Verify a code. A try is counted before anything is compared. Codes: application_not_found,
        body_not_readable, body_too_large, changed_meanwhile, code_expired, code_malformed, code_missing,
        code_not_sent, code_replaced, code_tries_used_up, code_wrong, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, phone_not_given,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return self._call(Standing, "POST", "/v1/tickets/verify", body={"code": code, "ticket": ticket, "application": application})


class AsyncTicketsCore(AsyncGroup):
    async def accept_terms(self, *, ticket: str, version: str, application: Optional[str] = None) -> Standing:
        """Accept the terms. For the step `terms`, with the version that was shown. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, step_out_of_order,
        terms_version_differs, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/terms", body={"ticket": ticket, "version": version, "application": application})

    async def answer_profile(self, *, profile: Dict[str, Any], ticket: str, application: Optional[str] = None) -> Standing:
        """Answer the profile form. For the step `profile`: a value for each field, by its name. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, profile_not_valid,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/profile", body={"profile": profile, "ticket": ticket, "application": application})

    async def change_language(self, *, language: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Change the language of an invitation. Of the pages and of the messages that follow. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, language_not_valid, origin_not_allowed,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/language", body={"language": language, "ticket": ticket, "application": application})

    async def decline(self, *, ticket: str, application: Optional[str] = None) -> Declined:
        """Decline the invitation. Its link and its code are dead, until an administrator sends it again.
        Where the setting `allow_decline` is on, and never for a link to another password. A second call is
        no error. Codes: application_not_found, body_not_readable, body_too_large, changed_meanwhile,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_expired, invitation_not_declinable, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, step_out_of_order, ticket_not_valid, ticket_replaced, unavailable,
        user_disabled.
        """
        return await self._call(Declined, "POST", "/v1/tickets/decline", body={"ticket": ticket, "application": application})

    async def enter(self, *, code: str, username: str, application: Optional[str] = None) -> Entered:
        """Enter with username and code. For whoever was invited with a code. The answer holds a ticket for
        the calls that follow. Codes: application_not_found, body_not_readable, body_too_large,
        content_type_not_json, entry_failed, field_not_valid, internal, origin_not_allowed, source_paused,
        unavailable.
        """
        return await self._call(Entered, "POST", "/v1/enter", body={"code": code, "username": username, "application": application})

    async def give_phone(self, *, phone: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Give a phone number. For the step `phone`. A code is sent to the number at once. Codes:
        application_not_found, body_not_readable, body_too_large, changed_meanwhile, code_asked_too_soon,
        content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
        invitation_expired, invitation_revoked, invitation_tries_used_up, origin_not_allowed,
        phone_country_not_allowed, phone_not_mobile, phone_not_valid, step_out_of_order, ticket_not_valid,
        ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/phone", body={"phone": phone, "ticket": ticket, "application": application})

    async def renew(self, *, ticket: str, application: Optional[str] = None) -> Notice:
        """Have a new message sent for a link that has ended. To the registered address or number, and with
        the same answer whether it was sent or not. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, origin_not_allowed,
        source_paused, ticket_not_valid, unavailable.
        """
        return await self._call(Notice, "POST", "/v1/tickets/renew", body={"ticket": ticket, "application": application})

    async def send_code(self, *, ticket: str, application: Optional[str] = None, channel: Optional[Channel] = None) -> Standing:
        """Send a code to the invited person. Where `next.code.other` is there, its `channel` can be named:
        the code goes that way, and proves what it was sent to. Codes: application_not_found,
        body_not_readable, body_too_large, changed_meanwhile, channel_not_offered, code_asked_too_often,
        code_asked_too_soon, content_type_not_json, field_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, person_not_reachable, phone_country_not_allowed, phone_not_given,
        phone_not_mobile, step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/code", body={"ticket": ticket, "application": application, "channel": channel})

    async def send_entry_code(self, *, username: str, application: Optional[str] = None) -> Notice:
        """Send the code of an invitation again. For whoever was invited with a code. The answer is the same
        for everybody. Codes: application_not_found, body_not_readable, body_too_large,
        content_type_not_json, field_not_valid, internal, origin_not_allowed, source_paused, unavailable.
        """
        return await self._call(Notice, "POST", "/v1/enter/code", body={"username": username, "application": application})

    async def set_password(self, *, password: str, ticket: str, application: Optional[str] = None, confirm: Optional[str] = None) -> PasswordSet:
        """Set the password and complete the invitation. The last step. The answer says where the person goes
        from here, and the ticket is used up. Codes: application_not_found, body_not_readable,
        body_too_large, changed_meanwhile, confirm_missing, content_type_not_json, field_not_valid,
        internal, invitation_completed, invitation_declined, invitation_expired, invitation_revoked,
        invitation_tries_used_up, origin_not_allowed, password_common, password_names_account,
        password_too_long, password_too_short, passwords_differ, step_out_of_order, ticket_not_valid,
        ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(PasswordSet, "POST", "/v1/tickets/password", body={"password": password, "ticket": ticket, "application": application, "confirm": confirm})

    async def validate(self, *, ticket: str, application: Optional[str] = None) -> Standing:
        """Look a ticket up. It changes nothing. Codes: application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, invitation_completed,
        invitation_declined, invitation_expired, invitation_revoked, invitation_tries_used_up,
        origin_not_allowed, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/validate", body={"ticket": ticket, "application": application})

    async def verify(self, *, code: str, ticket: str, application: Optional[str] = None) -> Standing:
        """Verify a code. A try is counted before anything is compared. Codes: application_not_found,
        body_not_readable, body_too_large, changed_meanwhile, code_expired, code_malformed, code_missing,
        code_not_sent, code_replaced, code_tries_used_up, code_wrong, content_type_not_json,
        field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
        invitation_revoked, invitation_tries_used_up, origin_not_allowed, phone_not_given,
        step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
        """
        return await self._call(Standing, "POST", "/v1/tickets/verify", body={"code": code, "ticket": ticket, "application": application})


class TokensCore(Group):
    def introspect(self, *, token: str) -> Introspected:
        """Introspect a sign-in token. For an answer that counts at once: whoever verifies offline learns of a
        sign-out with the next token only. Needs the scope `users:read`. Codes: api_key_missing,
        api_key_not_valid, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        internal, scope_missing, unavailable.
        """
        return self._call(Introspected, "POST", "/v1/tokens/introspect", body={"token": token})

    def public_keys(self) -> Jwks:
        """List the public keys that verify tokens. They may be kept for five minutes. Codes: internal,
        unavailable.
        """
        return self._call(Jwks, "GET", "/.well-known/jwks.json")


class AsyncTokensCore(AsyncGroup):
    async def introspect(self, *, token: str) -> Introspected:
        """Introspect a sign-in token. For an answer that counts at once: whoever verifies offline learns of a
        sign-out with the next token only. Needs the scope `users:read`. Codes: api_key_missing,
        api_key_not_valid, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
        internal, scope_missing, unavailable.
        """
        return await self._call(Introspected, "POST", "/v1/tokens/introspect", body={"token": token})

    async def public_keys(self) -> Jwks:
        """List the public keys that verify tokens. They may be kept for five minutes. Codes: internal,
        unavailable.
        """
        return await self._call(Jwks, "GET", "/.well-known/jwks.json")


class UsersCore(Group):
    def bulk_import(self, *, users: List[ImportedUserParam], application: Optional[str] = None, flow: Optional[str] = None, invite: Optional[bool] = None, inviter: Optional[str] = None, lifetime_minutes: Optional[int] = None, method: Optional[Method] = None, result_url: Optional[str] = None) -> ImportedUsers:
        """Import users. Up to 100 at once, each taken or refused by itself: a refused one has the `code`,
        `pointer` and `detail` that a problem document would have. Nobody who is there already is touched,
        so a call can be repeated at any time. Whoever has a hash can sign in with their password; whoever
        has none waits for an invitation, which `invite` sends at once, by the application's method and
        flow or those that the body names. The body has at most 1 MiB. Needs the scope `users:import`.
        Codes: api_key_missing, api_key_not_valid, application_missing, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, email_missing, email_not_valid,
        field_not_valid, flow_not_walkable, flow_unknown, internal, inviter_not_valid,
        lifetime_out_of_range, locale_not_valid, password_hash_not_supported, password_hash_not_valid,
        password_hash_too_dear, phone_country_not_allowed, phone_missing, phone_not_mobile,
        phone_not_valid, result_url_not_allowed, roles_not_valid, scope_missing, unavailable,
        username_not_valid.
        """
        return self._call(ImportedUsers, "POST", "/v1/imports", body={"users": users, "application": application, "flow": flow, "invite": invite, "inviter": inviter, "lifetime_minutes": lifetime_minutes, "method": method, "result_url": result_url})

    def delete(self, id: str) -> None:
        """Erase a user. Their invitation with it. The name is free again. Needs the scope `users:write`.
        Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
        """
        return self._call(None, "DELETE", f"/v1/users/{quote(id)}")

    def disable(self, id: str) -> User:
        """Disable a user. They cannot sign in, and no link or code of theirs works. A second call is no
        error. Needs the scope `users:write`. Codes: api_key_missing, api_key_not_valid, internal,
        scope_missing, unavailable, user_not_found.
        """
        return self._call(User, "POST", f"/v1/users/{quote(id)}/disable")

    def enable(self, id: str) -> User:
        """Enable a user. A second call is no error. Needs the scope `users:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, changed_meanwhile, internal, scope_missing, unavailable,
        user_not_found.
        """
        return self._call(User, "POST", f"/v1/users/{quote(id)}/enable")

    def get(self, id: str) -> User:
        """Read a user. With profile, roles, metadata and the current invitation. Needs the scope
        `users:read`. Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable,
        user_not_found.
        """
        return self._call(User, "GET", f"/v1/users/{quote(id)}")

    def list(self, *, application: Optional[str] = None, username: Optional[str] = None, status: Optional[Literal['invited', 'active', 'disabled']] = None, email: Optional[str] = None, include: Optional[str] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "Pages[Union[UserLine, User], UserList]":
        """List users. With `username` it is a list of one or none, with all of the user. Needs the scope
        `users:read`. Codes: api_key_missing, api_key_not_valid, application_missing,
        application_not_found, cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
        """
        return self._pages(UserList, "users", "GET", "/v1/users", query={"application": application, "username": username, "status": status, "email": email, "include": include, "limit": limit, "cursor": cursor})

    def reset_password(self, id: str, *, lifetime_minutes: Optional[int] = None, result_url: Optional[str] = None, send: Optional[bool] = None) -> PasswordReset:
        """Reset the password of a user. Mailed to the user, it lives an hour and ends every sign-in; with
        `send: false` the answer holds the link. The old password goes on until the link is followed. It
        can be read with `GET /v1/invitations/{id}`. Needs the scope `users:write`. Codes: address_bounced,
        api_key_missing, api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile,
        code_asked_too_often, code_asked_too_soon, content_type_not_json, field_not_valid, internal,
        lifetime_out_of_range, limit_reached, person_not_reachable, result_url_not_allowed, scope_missing,
        unavailable, user_disabled, user_not_active, user_not_found.
        """
        return self._call(PasswordReset, "POST", f"/v1/users/{quote(id)}/reset", body={"lifetime_minutes": lifetime_minutes, "result_url": result_url, "send": send}, body_optional=True)

    def sign_out(self, id: str) -> User:
        """Sign a user out everywhere. Every sign-in token of the user ends. The password stays. Needs the
        scope `users:write`. Codes: api_key_missing, api_key_not_valid, changed_meanwhile, internal,
        scope_missing, unavailable, user_not_found.
        """
        return self._call(User, "POST", f"/v1/users/{quote(id)}/sign-out")

    def unlock(self, id: str) -> User:
        """Lift the lock of a user's sign-in. After a hundred failed sign-ins in a row. Nobody waits for
        earlier failures any more either. A second call is no error. Needs the scope `users:write`. Codes:
        api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
        """
        return self._call(User, "POST", f"/v1/users/{quote(id)}/unlock")

    def update(self, id: str, *, email: Optional[str] = None, metadata: Optional[Metadata] = None, phone: Optional[str] = None, profile: Optional[Profile] = None, roles: Optional[List[str]] = None) -> User:
        """Change a user. A field that is left out stays as it is. A new address or number is not proven, and
        kills every link and code. Needs the scope `users:write`. Codes: api_key_missing,
        api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        email_not_valid, field_not_valid, internal, phone_not_valid, roles_not_valid, scope_missing,
        unavailable, user_not_found.
        """
        return self._call(User, "PATCH", f"/v1/users/{quote(id)}", body={"email": email, "metadata": metadata, "phone": phone, "profile": profile, "roles": roles})


class AsyncUsersCore(AsyncGroup):
    async def bulk_import(self, *, users: List[ImportedUserParam], application: Optional[str] = None, flow: Optional[str] = None, invite: Optional[bool] = None, inviter: Optional[str] = None, lifetime_minutes: Optional[int] = None, method: Optional[Method] = None, result_url: Optional[str] = None) -> ImportedUsers:
        """Import users. Up to 100 at once, each taken or refused by itself: a refused one has the `code`,
        `pointer` and `detail` that a problem document would have. Nobody who is there already is touched,
        so a call can be repeated at any time. Whoever has a hash can sign in with their password; whoever
        has none waits for an invitation, which `invite` sends at once, by the application's method and
        flow or those that the body names. The body has at most 1 MiB. Needs the scope `users:import`.
        Codes: api_key_missing, api_key_not_valid, application_missing, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, email_missing, email_not_valid,
        field_not_valid, flow_not_walkable, flow_unknown, internal, inviter_not_valid,
        lifetime_out_of_range, locale_not_valid, password_hash_not_supported, password_hash_not_valid,
        password_hash_too_dear, phone_country_not_allowed, phone_missing, phone_not_mobile,
        phone_not_valid, result_url_not_allowed, roles_not_valid, scope_missing, unavailable,
        username_not_valid.
        """
        return await self._call(ImportedUsers, "POST", "/v1/imports", body={"users": users, "application": application, "flow": flow, "invite": invite, "inviter": inviter, "lifetime_minutes": lifetime_minutes, "method": method, "result_url": result_url})

    async def delete(self, id: str) -> None:
        """Erase a user. Their invitation with it. The name is free again. Needs the scope `users:write`.
        Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
        """
        return await self._call(None, "DELETE", f"/v1/users/{quote(id)}")

    async def disable(self, id: str) -> User:
        """Disable a user. They cannot sign in, and no link or code of theirs works. A second call is no
        error. Needs the scope `users:write`. Codes: api_key_missing, api_key_not_valid, internal,
        scope_missing, unavailable, user_not_found.
        """
        return await self._call(User, "POST", f"/v1/users/{quote(id)}/disable")

    async def enable(self, id: str) -> User:
        """Enable a user. A second call is no error. Needs the scope `users:write`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, changed_meanwhile, internal, scope_missing, unavailable,
        user_not_found.
        """
        return await self._call(User, "POST", f"/v1/users/{quote(id)}/enable")

    async def get(self, id: str) -> User:
        """Read a user. With profile, roles, metadata and the current invitation. Needs the scope
        `users:read`. Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable,
        user_not_found.
        """
        return await self._call(User, "GET", f"/v1/users/{quote(id)}")

    def list(self, *, application: Optional[str] = None, username: Optional[str] = None, status: Optional[Literal['invited', 'active', 'disabled']] = None, email: Optional[str] = None, include: Optional[str] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "AsyncPages[Union[UserLine, User], UserList]":
        """List users. With `username` it is a list of one or none, with all of the user. Needs the scope
        `users:read`. Codes: api_key_missing, api_key_not_valid, application_missing,
        application_not_found, cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
        """
        return self._pages(UserList, "users", "GET", "/v1/users", query={"application": application, "username": username, "status": status, "email": email, "include": include, "limit": limit, "cursor": cursor})

    async def reset_password(self, id: str, *, lifetime_minutes: Optional[int] = None, result_url: Optional[str] = None, send: Optional[bool] = None) -> PasswordReset:
        """Reset the password of a user. Mailed to the user, it lives an hour and ends every sign-in; with
        `send: false` the answer holds the link. The old password goes on until the link is followed. It
        can be read with `GET /v1/invitations/{id}`. Needs the scope `users:write`. Codes: address_bounced,
        api_key_missing, api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile,
        code_asked_too_often, code_asked_too_soon, content_type_not_json, field_not_valid, internal,
        lifetime_out_of_range, limit_reached, person_not_reachable, result_url_not_allowed, scope_missing,
        unavailable, user_disabled, user_not_active, user_not_found.
        """
        return await self._call(PasswordReset, "POST", f"/v1/users/{quote(id)}/reset", body={"lifetime_minutes": lifetime_minutes, "result_url": result_url, "send": send}, body_optional=True)

    async def sign_out(self, id: str) -> User:
        """Sign a user out everywhere. Every sign-in token of the user ends. The password stays. Needs the
        scope `users:write`. Codes: api_key_missing, api_key_not_valid, changed_meanwhile, internal,
        scope_missing, unavailable, user_not_found.
        """
        return await self._call(User, "POST", f"/v1/users/{quote(id)}/sign-out")

    async def unlock(self, id: str) -> User:
        """Lift the lock of a user's sign-in. After a hundred failed sign-ins in a row. Nobody waits for
        earlier failures any more either. A second call is no error. Needs the scope `users:write`. Codes:
        api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
        """
        return await self._call(User, "POST", f"/v1/users/{quote(id)}/unlock")

    async def update(self, id: str, *, email: Optional[str] = None, metadata: Optional[Metadata] = None, phone: Optional[str] = None, profile: Optional[Profile] = None, roles: Optional[List[str]] = None) -> User:
        """Change a user. A field that is left out stays as it is. A new address or number is not proven, and
        kills every link and code. Needs the scope `users:write`. Codes: api_key_missing,
        api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
        email_not_valid, field_not_valid, internal, phone_not_valid, roles_not_valid, scope_missing,
        unavailable, user_not_found.
        """
        return await self._call(User, "PATCH", f"/v1/users/{quote(id)}", body={"email": email, "metadata": metadata, "phone": phone, "profile": profile, "roles": roles})


class WebhooksCore(Group):
    def create(self, id: str, *, url: str, description: Optional[str] = None, events: Optional[List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]] = None, idempotency_key: Optional[str] = None) -> WebhookWithSecret:
        """Create a webhook. Its secret stands in this answer and nowhere else. An application has five at
        most. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json,
        description_not_valid, event_type_not_valid, field_not_valid, idempotency_key_malformed,
        idempotency_key_reused, internal, scope_missing, unavailable, webhook_address_not_public,
        webhook_url_has_credentials, webhook_url_not_https, webhook_url_not_valid, webhooks_too_many.
        """
        return self._call(WebhookWithSecret, "POST", f"/v1/applications/{quote(id)}/webhooks", body={"url": url, "description": description, "events": events}, idempotent=True, idempotency_key=idempotency_key)

    def delete(self, id: str, webhook: str) -> None:
        """Delete a webhook. It is called no more, also not with what is due. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable, webhook_not_found.
        """
        return self._call(None, "DELETE", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}")

    def deliveries(self, id: str, webhook: str, *, state: Optional[Literal['pending', 'delivered', 'failed', 'held']] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "Pages[WebhookDelivery, WebhookDeliveries]":
        """List deliveries of a webhook. Of the last seven days, newest first. Needs the scope
        `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        cursor_not_valid, internal, query_not_valid, scope_missing, unavailable, webhook_not_found.
        """
        return self._pages(WebhookDeliveries, "deliveries", "GET", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/deliveries", query={"state": state, "limit": limit, "cursor": cursor})

    def get(self, id: str, webhook: str) -> Webhook:
        """Read a webhook. Without its secret. Needs the scope `applications:read`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, internal, scope_missing, unavailable, webhook_not_found.
        """
        return self._call(Webhook, "GET", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}")

    def list(self, id: str) -> WebhookList:
        """List webhooks. The webhooks of the application, without their secrets. Needs the scope
        `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable.
        """
        return self._call(WebhookList, "GET", f"/v1/applications/{quote(id)}/webhooks")

    def replay(self, id: str, webhook: str, *, all: Optional[bool] = None, cursor: Optional[str] = None, event: Optional[str] = None, from_: Optional[Union[datetime, str]] = None, to: Optional[Union[datetime, str]] = None) -> Replayed:
        """Send events to a webhook again. One event, or those of a time range that have not arrived (`all`:
        every one), within seven days. A call begins 500 at most; repeat it with `next` as `cursor`. Needs
        the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, cursor_not_valid, delivery_not_found,
        field_not_valid, internal, replay_not_valid, scope_missing, unavailable, webhook_disabled,
        webhook_not_found.
        """
        return self._call(Replayed, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/replay", body={"all": all, "cursor": cursor, "event": event, "from": from_, "to": to})

    def rotate_secret(self, id: str, webhook: str) -> WebhookWithSecret:
        """Replace the secret of a webhook. The one before goes on counting for 24 hours: calls are signed
        with both. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable, webhook_not_found.
        """
        return self._call(WebhookWithSecret, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/rotate-secret")

    def test(self, id: str, webhook: str) -> WebhookDelivery:
        """Send a test event to a webhook. Within a minute, to this webhook alone. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable, webhook_disabled, webhook_not_found.
        """
        return self._call(WebhookDelivery, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/test")

    def update(self, id: str, webhook: str, *, description: Optional[str] = None, enabled: Optional[bool] = None, events: Optional[List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]] = None, url: Optional[str] = None) -> Webhook:
        """Change a webhook. What is left out stays. `enabled: true` switches on one that was given up. Needs
        the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, description_not_valid,
        event_type_not_valid, field_not_valid, internal, scope_missing, unavailable,
        webhook_address_not_public, webhook_not_found, webhook_url_has_credentials, webhook_url_not_https,
        webhook_url_not_valid.
        """
        return self._call(Webhook, "PATCH", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}", body={"description": description, "enabled": enabled, "events": events, "url": url})


class AsyncWebhooksCore(AsyncGroup):
    async def create(self, id: str, *, url: str, description: Optional[str] = None, events: Optional[List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]] = None, idempotency_key: Optional[str] = None) -> WebhookWithSecret:
        """Create a webhook. Its secret stands in this answer and nowhere else. An application has five at
        most. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, body_not_readable, body_too_large, content_type_not_json,
        description_not_valid, event_type_not_valid, field_not_valid, idempotency_key_malformed,
        idempotency_key_reused, internal, scope_missing, unavailable, webhook_address_not_public,
        webhook_url_has_credentials, webhook_url_not_https, webhook_url_not_valid, webhooks_too_many.
        """
        return await self._call(WebhookWithSecret, "POST", f"/v1/applications/{quote(id)}/webhooks", body={"url": url, "description": description, "events": events}, idempotent=True, idempotency_key=idempotency_key)

    async def delete(self, id: str, webhook: str) -> None:
        """Delete a webhook. It is called no more, also not with what is due. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable, webhook_not_found.
        """
        return await self._call(None, "DELETE", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}")

    def deliveries(self, id: str, webhook: str, *, state: Optional[Literal['pending', 'delivered', 'failed', 'held']] = None, limit: Optional[int] = None, cursor: Optional[str] = None) -> "AsyncPages[WebhookDelivery, WebhookDeliveries]":
        """List deliveries of a webhook. Of the last seven days, newest first. Needs the scope
        `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        cursor_not_valid, internal, query_not_valid, scope_missing, unavailable, webhook_not_found.
        """
        return self._pages(WebhookDeliveries, "deliveries", "GET", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/deliveries", query={"state": state, "limit": limit, "cursor": cursor})

    async def get(self, id: str, webhook: str) -> Webhook:
        """Read a webhook. Without its secret. Needs the scope `applications:read`. Codes: api_key_missing,
        api_key_not_valid, application_not_found, internal, scope_missing, unavailable, webhook_not_found.
        """
        return await self._call(Webhook, "GET", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}")

    async def list(self, id: str) -> WebhookList:
        """List webhooks. The webhooks of the application, without their secrets. Needs the scope
        `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable.
        """
        return await self._call(WebhookList, "GET", f"/v1/applications/{quote(id)}/webhooks")

    async def replay(self, id: str, webhook: str, *, all: Optional[bool] = None, cursor: Optional[str] = None, event: Optional[str] = None, from_: Optional[Union[datetime, str]] = None, to: Optional[Union[datetime, str]] = None) -> Replayed:
        """Send events to a webhook again. One event, or those of a time range that have not arrived (`all`:
        every one), within seven days. A call begins 500 at most; repeat it with `next` as `cursor`. Needs
        the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, cursor_not_valid, delivery_not_found,
        field_not_valid, internal, replay_not_valid, scope_missing, unavailable, webhook_disabled,
        webhook_not_found.
        """
        return await self._call(Replayed, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/replay", body={"all": all, "cursor": cursor, "event": event, "from": from_, "to": to})

    async def rotate_secret(self, id: str, webhook: str) -> WebhookWithSecret:
        """Replace the secret of a webhook. The one before goes on counting for 24 hours: calls are signed
        with both. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable, webhook_not_found.
        """
        return await self._call(WebhookWithSecret, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/rotate-secret")

    async def test(self, id: str, webhook: str) -> WebhookDelivery:
        """Send a test event to a webhook. Within a minute, to this webhook alone. Needs the scope
        `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
        scope_missing, unavailable, webhook_disabled, webhook_not_found.
        """
        return await self._call(WebhookDelivery, "POST", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}/test")

    async def update(self, id: str, webhook: str, *, description: Optional[str] = None, enabled: Optional[bool] = None, events: Optional[List[Literal['*', 'invitation.created', 'invitation.resent', 'invitation.sent', 'invitation.delivered', 'invitation.bounced', 'invitation.complained', 'invitation.deferred', 'invitation.failed', 'invitation.opened', 'invitation.step_completed', 'invitation.completed', 'invitation.extended', 'invitation.revoked', 'invitation.declined', 'invitation.reminded', 'invitation.expired', 'user.created', 'user.activated', 'user.updated', 'user.disabled', 'user.enabled', 'user.deleted', 'user.password_changed', 'user.password_reset_requested', 'user.signed_out']]] = None, url: Optional[str] = None) -> Webhook:
        """Change a webhook. What is left out stays. `enabled: true` switches on one that was given up. Needs
        the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        body_not_readable, body_too_large, content_type_not_json, description_not_valid,
        event_type_not_valid, field_not_valid, internal, scope_missing, unavailable,
        webhook_address_not_public, webhook_not_found, webhook_url_has_credentials, webhook_url_not_https,
        webhook_url_not_valid.
        """
        return await self._call(Webhook, "PATCH", f"/v1/applications/{quote(id)}/webhooks/{quote(webhook)}", body={"description": description, "enabled": enabled, "events": events, "url": url})


class WordingCore(Group):
    def get(self, id: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> WordingOfLanguage:
        """Read the own texts of one language. By key. What is not in the list has the built-in text. Needs
        the scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        internal, language_not_valid, scope_missing, unavailable.
        """
        return self._call(WordingOfLanguage, "GET", f"/v1/applications/{quote(id)}/wording/{quote(language)}")

    def list(self, id: str) -> OwnWording:
        """List the texts that an application has of its own. By language and key. What is not in the list has
        the built-in text. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return self._call(OwnWording, "GET", f"/v1/applications/{quote(id)}/wording")

    def save(self, id: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, texts: Dict[str, str]) -> WordingOfLanguage:
        """Replace the own texts of one language. Texts in Fluent, by the keys of the catalogue, with the
        variables that it has. An empty object takes them back. Needs the scope `applications:write`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, language_not_valid,
        scope_missing, unavailable, wording_not_valid.
        """
        return self._call(WordingOfLanguage, "PUT", f"/v1/applications/{quote(id)}/wording/{quote(language)}", body={"texts": texts})


class AsyncWordingCore(AsyncGroup):
    async def get(self, id: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar']) -> WordingOfLanguage:
        """Read the own texts of one language. By key. What is not in the list has the built-in text. Needs
        the scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
        internal, language_not_valid, scope_missing, unavailable.
        """
        return await self._call(WordingOfLanguage, "GET", f"/v1/applications/{quote(id)}/wording/{quote(language)}")

    async def list(self, id: str) -> OwnWording:
        """List the texts that an application has of its own. By language and key. What is not in the list has
        the built-in text. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
        application_not_found, internal, scope_missing, unavailable.
        """
        return await self._call(OwnWording, "GET", f"/v1/applications/{quote(id)}/wording")

    async def save(self, id: str, language: Literal['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'ja', 'zh-Hans', 'ar'], *, texts: Dict[str, str]) -> WordingOfLanguage:
        """Replace the own texts of one language. Texts in Fluent, by the keys of the catalogue, with the
        variables that it has. An empty object takes them back. Needs the scope `applications:write`.
        Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable,
        body_too_large, content_type_not_json, field_not_valid, internal, language_not_valid,
        scope_missing, unavailable, wording_not_valid.
        """
        return await self._call(WordingOfLanguage, "PUT", f"/v1/applications/{quote(id)}/wording/{quote(language)}", body={"texts": texts})
