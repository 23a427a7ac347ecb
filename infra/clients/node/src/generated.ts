// Made by infra/clients/generate.py from infra/openapi.json. Do not edit.

import { Group, part, type CallOptions, type CreateOptions, type MergePatch, type Pages } from "./http.js";

export const VERSION = "0.2.0";

export interface AcceptTermsBody {
  application?: string;
  ticket: string;
  version: string;
}

/** Terms that somebody accepted. */
export interface AcceptedTerms {
  /** When. */
  at: string;
  /** Where they could be read. */
  url: string;
  /** Which version it was. */
  version: string;
}

/**
 * How a person is notified that their account has become active. Earlier settings said `true` and `false`.
 * `none`: Not at all. `email`: By mail. `sms`: By SMS; by mail to whoever has no number.
 */
export type ActivationNotice = "none" | "email" | "sms";

/** How a person is notified that their account has become active. Earlier settings said `true` and `false`. */
export type ActivationNoticeInput = boolean | "none" | "email" | "sms";

export interface AnswerProfileBody {
  application?: string;
  profile: Record<string, unknown>;
  ticket: string;
}

/** A key as the API shows it: never its secret, nor the hash of it. */
export interface ApiKey {
  /** `null`: the whole deployment. */
  applications: Array<string> | null;
  expires_at: string | null;
  id: string;
  name: string;
  revoked_at: string | null;
  scopes: Array<"invitations:write" | "invitations:read" | "links:read" | "applications:read" | "applications:write" | "users:read" | "users:write" | "users:import" | "keys:read" | "keys:write">;
}

export interface ApiKeyList {
  keys: Array<ApiKey>;
}

/** An application as the API shows it. */
export interface Application {
  /** How a person is notified that their account has become active; `true` and `false` mean `email` and `none`. */
  activation_notice: ActivationNotice;
  /**
   * Whether the holder of an invitation's link can decline it, which ends it. A forwarded link can be declined
   * by whoever reads it, so this is off until it is wanted.
   */
  allow_decline: boolean;
  /** Sites that may call the routes of the set-up from a browser: https origins, or http on a loopback host. */
  allowed_origins: Array<string>;
  /** What pages and messages look like. */
  branding: Branding;
  /** What codes look like, how long they live, and how often they may be tried. */
  code: CodeSettings;
  /** The name of the flow that invitations walk. */
  flow: string;
  /**
   * How people are addressed in languages that have two ways ("du" and "Sie"); as the words of the language
   * say it if absent.
   */
  formality?: Formality;
  id: string;
  /** The language of pages and messages when nothing else is known (BCP 47). */
  language: string;
  /** How long an invitation lives, in minutes: -1 never ends, 0 is dead at once. */
  lifetime_minutes: number;
  /** Whether the account is locked until the password is set. */
  lock_until_password: boolean;
  /** Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent. */
  login_url?: string;
  /** Whether events tell the user's metadata as well, as it is at that moment. */
  metadata_in_events: boolean;
  /** How an invitation reaches the person. */
  method: Method;
  /** What people read it as: 1 to 64 characters. */
  name: string;
  /** Whether the person is notified when the invitation is revoked. */
  notify_when_revoked: boolean;
  /** What a password must be. */
  password: PasswordSettings;
  /**
   * How many seconds before its end an invitation that was sent reminds whoever has not finished, once: 3600
   * (an hour) to 2592000 (30 days). 0 reminds nobody, and so does an invitation that lives less than twice as
   * long.
   */
  reminder_before_expiry: number;
  /** Whether the holder of a link that is over can have a new one sent. */
  renew_by_holder: boolean;
  /** Where invitations may send people at their end: https, or http on a loopback host. */
  result_urls: Array<string>;
  /**
   * Whether the person arrives signed in: with a one-time code in the redirect that the back end exchanges for
   * a token.
   */
  sign_in_after: boolean;
  /** The time zone in which people are told when something ends (IANA), such as `Europe/Berlin`. */
  time_zone: string;
  /**
   * Whether an address that an administrator puts in place of another one is as good as proven by their word:
   * then a link to another password goes there before the one before was notified, and the username follows at
   * once.
   */
  trust_administrator_verified_email: boolean;
  /**
   * Whether the username of somebody who signs in by their address becomes another address, once they have
   * proven it.
   */
  username_follows_email: boolean;
  version: number;
  /** What was taken, and is not as whoever sent it may expect. Only where settings are written. */
  warnings?: Array<Warning>;
}

/** The applications that the key reaches. */
export interface ApplicationList {
  applications: Array<ApplicationName>;
}

export interface ApplicationName {
  id: string;
  name: string;
}

/** The same as the API takes it. */
export interface Branding {
  /**
   * The colour behind the card where the theme is light: six hexadecimal digits. On a narrow screen the card
   * is the page.
   */
  background?: string;
  /** The same where the theme is dark. */
  background_dark?: string;
  /** The colour of buttons and links: six hexadecimal digits. */
  colour?: string;
  /** The same where the reader's theme is dark; a shade of `colour` that can be seen there if absent. */
  colour_dark?: string;
  /** One WOFF2 file in base64, at most 100 KiB, for the pages; or its name. */
  font?: string;
  /**
   * A square PNG of 48 to 512 pixels in base64, at most 40 KiB, for the browser's tab and a telephone's home
   * screen; or its name.
   */
  icon?: string;
  /** Links at the foot of every page, at most four. */
  links?: Array<BrandingLink>;
  /** A PNG, JPEG or WebP in base64, at most 40 KiB. A read gives its name, and a name can be sent back. */
  logo?: string;
  /** The same where the theme is dark. It needs a `logo`. */
  logo_dark?: string;
  /** How round buttons and fields are: 0 to 24 pixels, 12 if absent. */
  radius?: number;
  /** The address that answers to mails go to. */
  reply_to?: string;
  /** The name that mails come from; the application's name if absent. */
  sender_name?: string;
  /** Whom people can ask for help: an address, a number or a sentence on one line. */
  support_address?: string;
}

/** A link at the foot of every page. */
export interface BrandingLink {
  /** What it says: 1 to 40 characters. */
  label: string;
  /** Where it leads: https. */
  url: string;
}

export interface ChangePasswordBody {
  application?: string;
  current: string;
  password: string;
  username: string;
}

export interface ChangeUserBody {
  email?: string;
  metadata?: Metadata;
  phone?: string;
  profile?: Profile;
  roles?: Array<string>;
}

export interface ChangeWebhookBody {
  description?: string;
  /** Whether it is called when something happens. */
  enabled?: boolean;
  events?: Array<"*" | "invitation.created" | "invitation.resent" | "invitation.sent" | "invitation.delivered" | "invitation.bounced" | "invitation.complained" | "invitation.deferred" | "invitation.failed" | "invitation.opened" | "invitation.step_completed" | "invitation.completed" | "invitation.extended" | "invitation.revoked" | "invitation.declined" | "invitation.reminded" | "invitation.expired" | "user.created" | "user.activated" | "user.updated" | "user.disabled" | "user.enabled" | "user.deleted" | "user.password_changed" | "user.password_reset_requested" | "user.signed_out">;
  url?: string;
}

/** The password was changed; or, where the code of an invitation stood in place of it, led to the set-up. */
export type ChangedOr = PasswordChanged | SetUpFirst;

export interface ChangedUser {
  id: string;
}

/** How a code goes. */
export type Channel = "email" | "sms";

/**
 * What keeps the newest code from somebody. `deferred`: It could not be sent yet. `failed`: It will not be
 * sent.
 */
export type CodeDelivery = "deferred" | "failed";

/** Settings of codes. */
export interface CodeSettings {
  /** Whether codes have digits. */
  digits: boolean;
  /** 1 to 100 failures for one invitation, until an administrator sends it again. */
  failures: number;
  /** 4 to 10 characters. */
  length: number;
  /** 1 to 10 minutes (ASVS 6.5.5). */
  lifetime_minutes: number;
  /** Whether codes have small letters. */
  lowercase: boolean;
  /** 0 to 600 seconds between two codes. */
  pause_seconds: number;
  /** 1 to 10 tries for one code. */
  tries: number;
  /** Whether codes have capital letters. */
  uppercase: boolean;
}

/** Settings of codes. */
export interface CodeSettingsInput {
  /** Whether codes have digits. Default: `true`. */
  digits?: boolean;
  /** 1 to 100 failures for one invitation, until an administrator sends it again. Default: `20`. */
  failures?: number;
  /** 4 to 10 characters. Default: `6`. */
  length?: number;
  /** 1 to 10 minutes (ASVS 6.5.5). Default: `10`. */
  lifetime_minutes?: number;
  /** Whether codes have small letters. Default: `false`. */
  lowercase?: boolean;
  /** 0 to 600 seconds between two codes. Default: `60`. */
  pause_seconds?: number;
  /** 1 to 10 tries for one code. Default: `5`. */
  tries?: number;
  /** Whether codes have capital letters. Default: `false`. */
  uppercase?: boolean;
}

export interface CreateApplicationBody {
  id: string;
  settings: Settings;
}

/** The body. Only an address is needed; everything else has the application's setting. */
export interface CreateInvitationBody {
  /** Whose invitation it is; may be left out where the key reaches one only. */
  application?: string;
  /** For `sign_in_after`: the SHA-256 of a verifier, in base64url (RFC 7636). */
  code_challenge?: string;
  /** Where mail goes; needed for `email_link` and `email_otp`. */
  email?: string;
  /** Which steps: a name, or `name@version`. */
  flow?: string;
  /** What is done when the person has a pending invitation: `refuse` (409) or `resend`. */
  if_pending?: IfPending;
  /** Whether the address is passed on to that page. Default: `false`. */
  include_email_in_redirect?: boolean;
  /** Who invites: the name that the person reads. */
  inviter?: string;
  /** -1 never ends, 0 is dead at once. */
  lifetime_minutes?: number;
  /** The language of pages and messages. */
  locale?: string;
  /** At most 4096 bytes of JSON. It reaches the token; nothing looks into it. */
  metadata?: Metadata;
  /** How it reaches the person: the application's method if absent. */
  method?: Method;
  /** Where SMS go; needed for `sms_otp`. */
  phone?: string;
  /** Where the person goes at the end: one of the application's `result_urls`. */
  result_url?: string;
  /** At most 20. They reach the token. */
  roles?: Array<string>;
  /** `false`: no message; the answer holds `link` or `code`. Needs the scope `links:read`. */
  send?: boolean;
  /** The name to sign in by: the address, else the number, if absent. It never changes. */
  username?: string;
}

export interface CreateKeyBody {
  applications?: Array<string>;
  expires_at?: string;
  name: string;
  scopes: Array<"invitations:write" | "invitations:read" | "links:read" | "applications:read" | "applications:write" | "users:read" | "users:write" | "users:import" | "keys:read" | "keys:write">;
}

export interface CreateWebhookBody {
  description?: string;
  /** Left out: all. */
  events?: Array<"*" | "invitation.created" | "invitation.resent" | "invitation.sent" | "invitation.delivered" | "invitation.bounced" | "invitation.complained" | "invitation.deferred" | "invitation.failed" | "invitation.opened" | "invitation.step_completed" | "invitation.completed" | "invitation.extended" | "invitation.revoked" | "invitation.declined" | "invitation.reminded" | "invitation.expired" | "user.created" | "user.activated" | "user.updated" | "user.disabled" | "user.enabled" | "user.deleted" | "user.password_changed" | "user.password_reset_requested" | "user.signed_out">;
  url: string;
}

/** The invitation is declined. */
export interface Declined {
  application: StandingApplication;
  invitation: DeclinedInvitation;
}

export interface DeclinedInvitation {
  id: string;
  state: "pending" | "opened" | "completed" | "expired" | "revoked" | "declined";
}

export interface Delivery {
  at?: string;
  message_id?: string;
  /** When it is sent again, where it waits; earlier if the provider tells that it has it. */
  next_try_at?: string;
  reason?: string;
  state: "not_sent" | "queued" | "deferred" | "unclear" | "sent" | "delivered" | "bounced" | "complained" | "failed";
}

/**
 * Why a webhook gets nothing. `by_administrator`: An administrator switched it off. `failing`: Nothing but
 * failures came for a day. `gone`: It answered 410.
 */
export type Disabled = "by_administrator" | "failing" | "gone";

/** Username and code of somebody who was invited with a code. */
export interface EnterBody {
  application?: string;
  code: string;
  username: string;
}

/** The same, with the ticket to go on with. */
export interface Entered {
  application: StandingApplication;
  invitation: StandingInvitation;
  next: NextStep;
  ticket: string;
  user: StandingUser;
}

export interface ExchangeBody {
  application?: string;
  code: string;
  code_verifier?: string;
  result_url: string;
}

export interface ExtendInvitationBody {
  lifetime_minutes: number;
}

/**
 * What kind of answer a field takes. `text`: One line of text. `choice`: One of several options. `date`: A
 * calendar date, `YYYY-MM-DD`. `boolean`: Yes or no; required means yes.
 */
export type FieldKind = "text" | "choice" | "date" | "boolean";

/** A flow of the application's own, at one version. */
export interface Flow {
  /** The newest version. */
  latest: number;
  name: string;
  /** The version that invitations get which name none; `null` while it is a draft. */
  published: number | null;
  steps: Array<Step>;
  /** Which version the steps are of. */
  version: number;
}

export interface FlowHead {
  /** The newest version. */
  latest: number;
  name: string;
  /** The version that invitations get which name none; `null` while it is a draft. */
  published: number | null;
}

/** The application's own flows, and those that every application has. */
export interface FlowList {
  flows: Array<FlowHead>;
  ready_made: Array<ReadyMadeSteps>;
}

/**
 * How a language speaks to one person, where it has two ways: "du" and "Sie". `informal`: As among friends:
 * "du", "tú", "tu", "je", "ty". `formal`: As among strangers: "Sie", "usted", "vous", "Lei", "u", "Pan" and
 * "Pani".
 */
export type Formality = "informal" | "formal";

export interface GivePhoneBody {
  application?: string;
  phone: string;
  ticket: string;
}

/** A sign of life. */
export interface Health {
  status: HealthStatus;
}

export type HealthStatus = "ok";

/**
 * What is done when the person has a pending invitation already. `refuse`: The call is refused, and told which
 * one it is. `resend`: That one is sent again.
 */
export type IfPending = "refuse" | "resend";

/** What became of one user. */
export type ImportResult = ImportResultCreated | ImportResultUnchanged | ImportResultExists | ImportResultRefused | ImportResultLeft;

/** There is such a user now. */
export interface ImportResultCreated {
  id: string;
  invitation: string;
  result: "created";
  status: "invited" | "active" | "disabled";
  username: string;
  /** What of the line was left out, or is not as whoever sent it may expect. Only where the user is made. */
  warnings?: Array<Warning>;
}

/** There is somebody of this name already, who stays as they are. */
export interface ImportResultExists {
  id: string;
  invitation: string;
  result: "exists";
  status: "invited" | "active" | "disabled";
  username: string;
  /** What of the line was left out, or is not as whoever sent it may expect. Only where the user is made. */
  warnings?: Array<Warning>;
}

/** There was no time for it, or the table did not answer: send it again. */
export interface ImportResultLeft {
  result: "left";
}

/** It could not be taken. */
export interface ImportResultRefused {
  /** A stable code. */
  code: string;
  /** What is wrong. */
  detail: string;
  /** Where in the user (RFC 6901). */
  pointer: string;
  result: "refused";
}

/** This very line was imported before. Whatever happened to the user since stays. */
export interface ImportResultUnchanged {
  id: string;
  invitation: string;
  result: "unchanged";
  status: "invited" | "active" | "disabled";
  username: string;
  /** What of the line was left out, or is not as whoever sent it may expect. Only where the user is made. */
  warnings?: Array<Warning>;
}

export interface ImportUsersBody {
  /** Whose; may be left out where the key reaches one only. */
  application?: string;
  /** Which steps they walk: a name, or `name@version`; the application's flow if absent. */
  flow?: string;
  /**
   * Whether everybody without a hash is invited now, as the application does it. Without it they wait until an
   * administrator sends the invitation. Default: `false`.
   */
  invite?: boolean;
  /** Who invites: the name that each of them reads. */
  inviter?: string;
  /** How long their invitations live: -1 never ends. */
  lifetime_minutes?: number;
  /** How they are invited: `email_link`, `email_otp` or `sms_otp`; the application's method if absent. */
  method?: Method;
  /** Where they go at the end: one of the application's `result_urls`. */
  result_url?: string;
  /** Each is taken or refused by itself, so its result says what is wrong with it. */
  users: Array<ImportedUser>;
}

/** A user of another system. */
export interface ImportedUser {
  /** Whether they were switched off there. */
  disabled?: boolean;
  email?: string;
  /** Whether the address was proven there. */
  email_verified?: boolean;
  locale?: string;
  /** At most 4096 bytes of JSON. */
  metadata?: Metadata;
  /** bcrypt, or argon2, scrypt or pbkdf2 as a PHC string. */
  password_hash?: string;
  phone?: string;
  phone_verified?: boolean;
  /** What they said about themselves. */
  profile?: Profile;
  roles?: Array<string>;
  /** The name to sign in by; the address, or else the number, if it is left out. */
  username?: string;
}

/** What became of an import. */
export interface ImportedUsers {
  created: number;
  exists: number;
  /** How many there was no time for. Send them again. */
  left: number;
  refused: number;
  /** In the order of the body. */
  results: Array<ImportResult>;
  unchanged: number;
}

/** Whether a token counts, and if so, what it says. */
export interface Introspected {
  active: boolean;
  /** For whom it is: the application's id. */
  aud?: string;
  /** The email address. */
  email?: string;
  /** Whether the address was proven. */
  email_verified?: boolean;
  /** When it ends. */
  exp?: number;
  /** When it was issued, in seconds since the epoch. */
  iat?: number;
  /** Who issued it: the deployment's base URL. */
  iss?: string;
  /** Its own id. */
  jti?: string;
  /** The caller's data, as the invitation carried it. */
  metadata?: Metadata;
  /** The username. */
  preferred_username?: string;
  /** The user's roles. */
  roles?: Array<string>;
  /** Of whom it speaks: the user's id. */
  sub?: string;
  /** The user's generation of tokens: a token of an earlier one than the user's is over. */
  token_generation?: number;
  token_type?: TokenType;
  username?: string;
}

/** An invitation. Absent values are left out, but for `expires_at`, where `null` says "never". */
export interface Invitation {
  application: string;
  changed_at?: string;
  code?: string;
  created_at: string;
  created_by: string;
  delivery: Delivery;
  expires_at: string | null;
  flow: string;
  generation: number;
  id: string;
  inviter?: string;
  kind: Kind;
  /** Only for whoever hands the invitation over. */
  link?: string;
  locale?: string;
  metadata?: Metadata;
  method: Method;
  profile?: Profile;
  result_url?: string;
  roles?: Array<string>;
  state: State;
  steps: Array<StepState>;
  terms?: AcceptedTerms;
  /** What happened, oldest first. Only where one invitation is asked for. */
  timeline?: Array<TimelineEntry>;
  user: InvitedUser;
  /** What was taken, and is not as whoever sent it may expect. Only where the invitation is made. */
  warnings?: Array<Warning>;
}

/** One line, with just what a list shows; `GET /v1/invitations/{id}` shows all. */
export interface InvitationLine {
  created_at: string;
  delivery: "not_sent" | "queued" | "deferred" | "unclear" | "sent" | "delivered" | "bounced" | "complained" | "failed";
  email?: string;
  expires_at: string | null;
  id: string;
  kind: Kind;
  /** The user's, with `include=metadata`. */
  metadata?: Metadata;
  method: Method;
  state: State;
  status: "invited" | "active" | "disabled";
  username: string;
}

/** Invitations, newest first. */
export interface InvitationList {
  invitations: Array<InvitationLine>;
  /** The cursor of what follows; `null` at the end. */
  next: string | null;
}

export interface InvitedUser {
  email?: string;
  id: string;
  locked: boolean;
  phone?: string;
  status: "invited" | "active" | "disabled";
  username: string;
}

/** A P-256 key that verifies ES256. */
export interface Jwk {
  alg: string;
  crv: string;
  kid: string;
  kty: string;
  use: string;
  x: string;
  y: string;
}

/** The public keys (RFC 7517). */
export interface Jwks {
  keys: Array<Jwk>;
}

/** What an invitation is for. `invitation`: To become a user. `password_reset`: To choose a new password. */
export type Kind = "invitation" | "password_reset";

/** Another language for pages and messages. */
export interface LanguageBody {
  application?: string;
  language: string;
  ticket: string;
}

/** The link, for whoever hands it over. */
export interface Link {
  /** `null`: never. */
  expires_at: string | null;
  link: string;
}

export type ListedUsers = Array<UserLine> | Array<User>;

/** A mail, and the variables that its template can use. */
export interface MailKind {
  kind: string;
  variables: Array<string>;
}

/** A mail with example values. */
export interface MailPreview {
  html: string;
  /** Whether it is of the application's own template. */
  own: boolean;
  subject: string;
  text: string;
}

/**
 * A JSON object of the caller, carried from the invitation to the user. Duplicate keys are refused, at any
 * depth.
 */
export type Metadata = Record<string, unknown>;

/**
 * How an invitation first reaches the person. It is read from a text only: the form that serde derives for an
 * enum takes `{"link": null}` as well. `email_link`: A link by mail. `email_otp`: A code by mail, entered with
 * the username on the hosted page or in place of a password. `sms_otp`: The same by SMS. `link`: No message:
 * the link is handed over by the caller.
 */
export type Method = "email_link" | "email_otp" | "sms_otp" | "link";

/** A key that was just made. */
export interface NewApiKey {
  /** `null`: the whole deployment. */
  applications: Array<string> | null;
  expires_at: string | null;
  id: string;
  /** The key itself; it is in this answer and nowhere else. */
  key: string;
  name: string;
  revoked_at: string | null;
  scopes: Array<"invitations:write" | "invitations:read" | "links:read" | "applications:read" | "applications:write" | "users:read" | "users:write" | "users:import" | "keys:read" | "keys:write">;
}

export interface NextCode {
  ask_again_at: string | null;
  /**
   * What keeps the newest code from the person, if anything does: `deferred`, it could not be sent yet;
   * `failed`, it will not be, and another has to be asked for.
   */
  delivery?: CodeDelivery;
  digits_only: boolean;
  expires_at: string | null;
  length: number;
  /**
   * The other way that it can be sent, where the step lets the person choose: name its `channel` when asking
   * for a code.
   */
  other?: NextCodeOther;
  sent: boolean;
  tries_left: number;
}

export interface NextCodeOther {
  channel: Channel;
  /** The address or number, masked. */
  destination: string;
}

export interface NextPassword {
  /** Whether it has to be sent twice. */
  confirm: boolean;
  min_length: number;
}

/** The step that comes next, with what it needs to be shown. */
export interface NextStep {
  /** For a step with a code. */
  code?: NextCode;
  /** Where the code goes, masked. */
  destination?: string;
  /** For a profile: what is asked. */
  fields?: Array<ProfileField>;
  of: number;
  /** For the password. */
  password?: NextPassword;
  /** Which step it is, from 1. */
  position: number;
  step: StepKind;
  /** For terms. */
  terms?: NextTerms;
}

export interface NextTerms {
  url: string;
  version: string;
}

/** The answer that everybody gets, whether there was something to do or not. */
export interface Notice {
  detail: string;
}

/** Where the person goes from here. */
export interface Onward {
  step: OnwardStep;
  url: string;
}

export type OnwardStep = "sign_in";

/** The other way for the code of a step that sends an SMS. `email`: By mail. */
export type OrEmail = "email";

/** The other way for the code of a step that sends mail. `sms`: By SMS. */
export type OrSms = "sms";

/** An application's own words, by language, and the languages that there are. */
export interface OwnWording {
  languages: Array<string>;
  wording: Record<string, Record<string, string>>;
}

/** The password was changed. */
export interface PasswordChanged {
  user: ChangedUser;
}

/** A reset that is on its way. It can be looked at as an invitation is. */
export interface PasswordReset {
  /** `null`: never. */
  expires_at: string | null;
  id: string;
  /** Only for whoever hands it over. */
  link?: string;
  user: string;
}

/** The password is set. */
export interface PasswordSet {
  next: Onward;
  user: StandingUser;
}

/** Settings of passwords. */
export interface PasswordSettings {
  /**
   * 8 to 64 characters of a password that a back end gives when it makes a user through a compatibility layer:
   * it is held to the rule of that system, and what the person chooses to `min_length`.
   */
  back_end_min_length: number;
  /** 8 to 64 characters; 15 where the password is the only factor (NIST SP 800-63B-4 section 3.1.1.2). */
  min_length: number;
}

/** Settings of passwords. */
export interface PasswordSettingsInput {
  /**
   * 8 to 64 characters of a password that a back end gives when it makes a user through a compatibility layer:
   * it is held to the rule of that system, and what the person chooses to `min_length`. Default: `8`.
   */
  back_end_min_length?: number;
  /**
   * 8 to 64 characters; 15 where the password is the only factor (NIST SP 800-63B-4 section 3.1.1.2). Default:
   * `15`.
   */
  min_length?: number;
}

export interface PreviewTemplateBody {
  template?: TemplateBody;
}

/** Why a request was not carried out (RFC 9457). Nothing was changed. */
export interface Problem {
  ask_again_at?: string;
  /** Stable: go by this one */
  code: ProblemCode;
  /** A sentence for whoever reads it */
  detail: string;
  /** The places that are wrong */
  errors?: Array<{ detail: string; pointer: string }>;
  /** The invitation that is in the way */
  invitation?: string;
  max_length?: number;
  min_length?: number;
  /** The step that comes first */
  next?: string;
  /** The path to POST the ticket to for having a new message sent */
  renew?: string;
  /** To be quoted to the operator */
  request_id: string;
  /** The path to POST to for sending it again */
  resend?: string;
  retry_after_seconds?: number;
  /** The scope that the key lacks */
  scope?: string;
  status: number;
  title: string;
  tries_left?: number;
  /** A link to what the code means and what to do, relative to this deployment. Go by `code` */
  type: string;
  /** The user who has the name */
  user?: string;
}

/** The stable codes of problems. A later version may have further ones: go by the status then. */
export type ProblemCode = "address_bounced" | "api_key_missing" | "api_key_not_found" | "api_key_not_valid" | "application_exists" | "application_id_not_valid" | "application_is_default" | "application_missing" | "application_not_empty" | "application_not_found" | "applications_not_valid" | "body_not_readable" | "body_too_large" | "changed_meanwhile" | "channel_not_offered" | "code_asked_too_often" | "code_asked_too_soon" | "code_challenge_not_valid" | "code_expired" | "code_malformed" | "code_missing" | "code_not_sent" | "code_replaced" | "code_tries_used_up" | "code_wrong" | "confirm_missing" | "content_type_not_json" | "cursor_not_valid" | "delivery_not_found" | "description_not_valid" | "email_missing" | "email_not_valid" | "entry_failed" | "event_type_not_valid" | "exchange_failed" | "expires_at_not_valid" | "field_not_valid" | "flow_name_not_valid" | "flow_not_found" | "flow_not_valid" | "flow_not_walkable" | "flow_unknown" | "idempotency_key_malformed" | "idempotency_key_reused" | "if_match_missing" | "if_match_not_valid" | "internal" | "invitation_completed" | "invitation_declined" | "invitation_expired" | "invitation_not_by_code" | "invitation_not_declinable" | "invitation_not_found" | "invitation_pending" | "invitation_revoked" | "invitation_tries_used_up" | "inviter_not_valid" | "kind_not_valid" | "language_not_valid" | "lifetime_out_of_range" | "limit_reached" | "locale_not_valid" | "method_not_allowed" | "name_not_valid" | "not_found" | "not_through_cdn" | "origin_not_allowed" | "password_common" | "password_hash_not_supported" | "password_hash_not_valid" | "password_hash_too_dear" | "password_names_account" | "password_too_long" | "password_too_short" | "password_unchanged" | "passwords_differ" | "person_not_reachable" | "phone_country_not_allowed" | "phone_missing" | "phone_not_given" | "phone_not_mobile" | "phone_not_valid" | "profile_not_valid" | "query_not_valid" | "recipient_not_allowed" | "replay_not_valid" | "result_url_not_allowed" | "roles_not_valid" | "scope_missing" | "scopes_not_valid" | "settings_not_valid" | "sign_in_failed" | "sign_in_locked" | "sign_in_paused" | "source_paused" | "step_out_of_order" | "template_not_found" | "template_not_valid" | "terms_version_differs" | "ticket_not_valid" | "ticket_replaced" | "token_over" | "unavailable" | "user_active" | "user_disabled" | "user_exists" | "user_not_active" | "user_not_disabled" | "user_not_found" | "username_not_valid" | "version_differs" | "webhook_address_not_public" | "webhook_disabled" | "webhook_not_found" | "webhook_url_has_credentials" | "webhook_url_not_https" | "webhook_url_not_valid" | "webhooks_too_many" | "wording_not_valid";

/** What a person said about themselves. */
export type Profile = Record<string, unknown>;

/** A field of a profile form. */
export interface ProfileField {
  /** What stands beside the field: a text, or a text for each language. */
  label: ProfileLabel;
  /** For text: the most characters; 200 if absent. */
  max_length?: number;
  /**
   * The key under which the answer is kept: `first_name` and `last_name` are what they say, others are the
   * caller's.
   */
  name: string;
  /** For a choice: what can be chosen. */
  options?: Array<string>;
  /** Whether it has to be answered. */
  required: boolean;
  /** What kind of answer it takes. */
  type: FieldKind;
}

/** A field of a profile form. */
export interface ProfileFieldInput {
  /** What stands beside the field: a text, or a text for each language. */
  label: ProfileLabel;
  /** For text: the most characters; 200 if absent. */
  max_length?: number;
  /**
   * The key under which the answer is kept: `first_name` and `last_name` are what they say, others are the
   * caller's.
   */
  name: string;
  /** For a choice: what can be chosen. */
  options?: Array<string>;
  /** Whether it has to be answered. Default: `false`. */
  required?: boolean;
  /** What kind of answer it takes. */
  type: FieldKind;
}

/** What stands beside a field: one text for everybody, or one for each language. */
export type ProfileLabel = string | Record<string, string>;

/** An address or number, and whether it is known to be theirs. */
export interface Proven {
  value: string;
  verified: boolean;
}

/** Which version is published: the newest where none is named. */
export interface PublishFlowBody {
  version?: number;
}

/** A flow that every application has. */
export interface ReadyMadeFlow {
  name: string;
  ready_made: boolean;
  steps: Array<Step>;
}

export interface ReadyMadeSteps {
  name: string;
  steps: Array<Step>;
}

/** Settings as they are sent, with what a read has besides them. */
export interface ReplacementBody {
  /**
   * How a person is notified that their account has become active; `true` and `false` mean `email` and `none`.
   * Default: `email`.
   */
  activation_notice?: ActivationNoticeInput;
  /**
   * Whether the holder of an invitation's link can decline it, which ends it. A forwarded link can be declined
   * by whoever reads it, so this is off until it is wanted. Default: `false`.
   */
  allow_decline?: boolean;
  /** Sites that may call the routes of the set-up from a browser: https origins, or http on a loopback host. */
  allowed_origins?: Array<string>;
  /** What pages and messages look like. */
  branding?: Branding;
  /**
   * What codes look like, how long they live, and how often they may be tried. Default:
   * `{"digits":true,"failures":20,"length":6,"lifetime_minutes":10,"lowercase":false,"pause_seconds":60,"tries":5,"uppercase":false}`.
   */
  code?: CodeSettingsInput;
  /** The name of the flow that invitations walk. Default: `email_code_password`. */
  flow?: string;
  /**
   * How people are addressed in languages that have two ways ("du" and "Sie"); as the words of the language
   * say it if absent.
   */
  formality?: Formality;
  /** The id of the path, as a read gives it. */
  id?: string;
  /** The language of pages and messages when nothing else is known (BCP 47). Default: `en`. */
  language?: string;
  /** How long an invitation lives, in minutes: -1 never ends, 0 is dead at once. Default: `1440`. */
  lifetime_minutes?: number;
  /** Whether the account is locked until the password is set. Default: `true`. */
  lock_until_password?: boolean;
  /** Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent. */
  login_url?: string;
  /** Whether events tell the user's metadata as well, as it is at that moment. Default: `false`. */
  metadata_in_events?: boolean;
  /** How an invitation reaches the person. Default: `email_link`. */
  method?: Method;
  /** What people read it as: 1 to 64 characters. */
  name: string;
  /** Whether the person is notified when the invitation is revoked. Default: `false`. */
  notify_when_revoked?: boolean;
  /** What a password must be. Default: `{"back_end_min_length":8,"min_length":15}`. */
  password?: PasswordSettingsInput;
  /**
   * How many seconds before its end an invitation that was sent reminds whoever has not finished, once: 3600
   * (an hour) to 2592000 (30 days). 0 reminds nobody, and so does an invitation that lives less than twice as
   * long. Default: `0`.
   */
  reminder_before_expiry?: number;
  /** Whether the holder of a link that is over can have a new one sent. Default: `true`. */
  renew_by_holder?: boolean;
  /** Where invitations may send people at their end: https, or http on a loopback host. */
  result_urls?: Array<string>;
  /**
   * Whether the person arrives signed in: with a one-time code in the redirect that the back end exchanges for
   * a token. Default: `false`.
   */
  sign_in_after?: boolean;
  /** The time zone in which people are told when something ends (IANA), such as `Europe/Berlin`. Default: `UTC`. */
  time_zone?: string;
  /**
   * Whether an address that an administrator puts in place of another one is as good as proven by their word:
   * then a link to another password goes there before the one before was notified, and the username follows at
   * once. Default: `false`.
   */
  trust_administrator_verified_email?: boolean;
  /**
   * Whether the username of somebody who signs in by their address becomes another address, once they have
   * proven it. Default: `true`.
   */
  username_follows_email?: boolean;
  /** The version that is replaced, where no `If-Match` names it. */
  version?: number;
  /** What an answer warned of. It is passed over. */
  warnings?: Array<Warning>;
}

/** One event, or those of a time range. */
export interface ReplayBody {
  /** `true`: also those that have arrived, or are on their way. Default: `false`. */
  all?: boolean;
  /** `next` of the answer before, to go on. */
  cursor?: string;
  /** One event. Then nothing else is given. */
  event?: string;
  /** Events from this moment on. */
  from?: string;
  /** Events before this moment; left out: until now. */
  to?: string;
}

/** How many deliveries were started again. */
export interface Replayed {
  /** Where it goes on; `null`: that was all. */
  next: string | null;
  replayed: number;
}

export interface ResendInvitationBody {
  method?: Method;
  send?: boolean;
}

export interface ResetPasswordBody {
  /** Only of a link that is handed over; one that is mailed lives an hour. */
  lifetime_minutes?: number;
  /** Where the person goes at the end: one of the application's `result_urls`. */
  result_url?: string;
  /** `false`: no message; the answer holds `link`. Needs the scope `links:read`. */
  send?: boolean;
}

/** The steps of a flow. */
export interface SaveFlowBody {
  steps: Array<StepInput>;
}

export interface SaveWordingBody {
  texts: Record<string, string>;
}

/** A template as it is saved. */
export interface SavedTemplate {
  html: string;
  kind: string;
  language: string;
  subject: string;
  text: string;
}

/** A ticket, and how the code goes where the step lets the person choose. */
export interface SendCodeBody {
  application?: string;
  channel?: Channel;
  ticket: string;
}

export interface SetPasswordBody {
  application?: string;
  confirm?: string;
  password: string;
  ticket: string;
}

/** The code of an invitation stood in place of a password: the ticket leads to the set-up. */
export interface SetUpFirst {
  password_setup_required: boolean;
  setup_url: string;
  ticket: string;
}

/** The settings of an application as JSON: what the API takes and the table keeps. */
export interface Settings {
  /** How a person is notified that their account has become active; `true` and `false` mean `email` and `none`. */
  activation_notice?: ActivationNoticeInput;
  /**
   * Whether the holder of an invitation's link can decline it, which ends it. A forwarded link can be declined
   * by whoever reads it, so this is off until it is wanted.
   */
  allow_decline?: boolean;
  /** Sites that may call the routes of the set-up from a browser: https origins, or http on a loopback host. */
  allowed_origins?: Array<string>;
  /** What pages and messages look like. */
  branding?: Branding;
  /** What codes look like, how long they live, and how often they may be tried. */
  code?: CodeSettingsInput;
  /** The name of the flow that invitations walk. */
  flow?: string;
  /**
   * How people are addressed in languages that have two ways ("du" and "Sie"); as the words of the language
   * say it if absent.
   */
  formality?: Formality;
  /** The language of pages and messages when nothing else is known (BCP 47). */
  language?: string;
  /** How long an invitation lives, in minutes: -1 never ends, 0 is dead at once. */
  lifetime_minutes?: number;
  /** Whether the account is locked until the password is set. */
  lock_until_password?: boolean;
  /** Where a person goes to sign in when an invitation names no other place; the hosted sign-in page if absent. */
  login_url?: string;
  /** Whether events tell the user's metadata as well, as it is at that moment. */
  metadata_in_events?: boolean;
  /** How an invitation reaches the person. */
  method?: Method;
  /** What people read it as: 1 to 64 characters. */
  name: string;
  /** Whether the person is notified when the invitation is revoked. */
  notify_when_revoked?: boolean;
  /** What a password must be. */
  password?: PasswordSettingsInput;
  /**
   * How many seconds before its end an invitation that was sent reminds whoever has not finished, once: 3600
   * (an hour) to 2592000 (30 days). 0 reminds nobody, and so does an invitation that lives less than twice as
   * long.
   */
  reminder_before_expiry?: number;
  /** Whether the holder of a link that is over can have a new one sent. */
  renew_by_holder?: boolean;
  /** Where invitations may send people at their end: https, or http on a loopback host. */
  result_urls?: Array<string>;
  /**
   * Whether the person arrives signed in: with a one-time code in the redirect that the back end exchanges for
   * a token.
   */
  sign_in_after?: boolean;
  /** The time zone in which people are told when something ends (IANA), such as `Europe/Berlin`. */
  time_zone?: string;
  /**
   * Whether an address that an administrator puts in place of another one is as good as proven by their word:
   * then a link to another password goes there before the one before was notified, and the username follows at
   * once.
   */
  trust_administrator_verified_email?: boolean;
  /**
   * Whether the username of somebody who signs in by their address becomes another address, once they have
   * proven it.
   */
  username_follows_email?: boolean;
}

/** A JSON merge patch (RFC 7396): what is left out stays, `null` is the default */
export type SettingsPatchBody = MergePatch<Settings>;

/** One of the application's own, or a ready-made one. */
export type ShownFlow = Flow | ReadyMadeFlow;

export interface SignInBody {
  application?: string;
  password: string;
  username: string;
}

/** Somebody is signed in. */
export interface SignedIn {
  /** Seconds. */
  expires_in: number;
  /** A JWT, signed with ES256. */
  token: string;
  token_type: TokenType;
  user: SignedInUser;
}

/** Signed in; or, where the code of an invitation stood in place of the password, led to the set-up. */
export type SignedInOr = SignedIn | SetUpFirst;

export interface SignedInUser {
  email: string | null;
  id: string;
  username: string;
}

/** Where somebody stands, as their own product's form needs to know it. */
export interface Standing {
  application: StandingApplication;
  invitation: StandingInvitation;
  next: NextStep;
  user: StandingUser;
}

export interface StandingApplication {
  id: string;
  name: string;
}

export interface StandingInvitation {
  /** Whether `POST /v1/tickets/decline` would be taken. */
  can_decline: boolean;
  /** `null`: never. */
  expires_at: string | null;
  id: string;
  inviter: string | null;
  locale: string;
  state: "pending" | "opened" | "completed" | "expired" | "revoked" | "declined";
}

export interface StandingUser {
  email: string | null;
  id: string;
  status: "invited" | "active" | "disabled";
  username: string;
}

/**
 * What an invitation is right now: its state and the clock. `pending`: Nobody has followed it. `opened`: The
 * person has begun. `completed`: The password is set. `expired`: Its time is over. `revoked`: An administrator
 * took it back. `declined`: Whoever held its link turned it down.
 */
export type State = "pending" | "opened" | "completed" | "expired" | "revoked" | "declined";

/** One step with what it needs to know. */
export type Step = StepEmailOtp | StepSmsOtp | StepProfile | StepPhone | StepTerms | StepSetPassword;

/** A code by mail to the invited address. */
export interface StepEmailOtp {
  kind: "email_otp";
  /** `sms`: the person may have it sent to the invited number instead, which is then what they prove. */
  or?: OrSms;
}

/** A code by mail to the invited address. */
export interface StepEmailOtpInput {
  kind: "email_otp";
  /** `sms`: the person may have it sent to the invited number instead, which is then what they prove. */
  or?: OrSms;
}

/** One step with what it needs to know. */
export type StepInput = StepEmailOtpInput | StepSmsOtpInput | StepProfileInput | StepPhoneInput | StepTermsInput | StepSetPasswordInput;

/**
 * What kind of step it is: as much as a condition on the item needs to know. `email_otp`: Prove the email
 * address with a code sent to it. `sms_otp`: Prove the telephone number with a code sent to it. `profile`:
 * Give the profile data asked for. `phone`: Give a telephone number and prove it. `terms`: Accept the terms.
 * `set_password`: Set the password.
 */
export type StepKind = "email_otp" | "sms_otp" | "profile" | "phone" | "terms" | "set_password";

/** A number that the person gives, proven by SMS. */
export interface StepPhone {
  kind: "phone";
}

/** A number that the person gives, proven by SMS. */
export interface StepPhoneInput {
  kind: "phone";
}

/** A form with these fields. */
export interface StepProfile {
  /** What is asked, in this order. */
  fields: Array<ProfileField>;
  kind: "profile";
}

/** A form with these fields. */
export interface StepProfileInput {
  /** What is asked, in this order. */
  fields: Array<ProfileFieldInput>;
  kind: "profile";
}

/** The password; exactly one such step stands in a flow, at its end. */
export interface StepSetPassword {
  /** Whether it is typed twice. */
  confirm: boolean;
  kind: "set_password";
}

/** The password; exactly one such step stands in a flow, at its end. */
export interface StepSetPasswordInput {
  /** Whether it is typed twice. Default: `true`. */
  confirm?: boolean;
  kind: "set_password";
}

/** A code by SMS to the invited number. */
export interface StepSmsOtp {
  kind: "sms_otp";
  /** `email`: the person may have it sent to the invited address instead, which is then what they prove. */
  or?: OrEmail;
}

/** A code by SMS to the invited number. */
export interface StepSmsOtpInput {
  kind: "sms_otp";
  /** `email`: the person may have it sent to the invited address instead, which is then what they prove. */
  or?: OrEmail;
}

export interface StepState {
  kind: StepKind;
  proven: boolean;
}

/** Terms to accept. */
export interface StepTerms {
  kind: "terms";
  /** Where they can be read. */
  url: string;
  /** Which version is accepted. */
  version: string;
}

/** Terms to accept. */
export interface StepTermsInput {
  kind: "terms";
  /** Where they can be read. */
  url: string;
  /** Which version is accepted. */
  version: string;
}

/** A mail in an application's own words: three texts in Liquid. */
export interface TemplateBody {
  /** The HTML. */
  html: string;
  /** One line. */
  subject: string;
  /** The plain text. */
  text: string;
}

/** Which mail in which language. */
export interface TemplatePlace {
  kind: string;
  language: string;
}

/** The mails that an application writes itself, and what each kind can say. */
export interface Templates {
  kinds: Array<MailKind>;
  templates: Array<TemplatePlace>;
}

/** A mail that is on its way to be looked at. */
export interface TestSend {
  kind: string;
  language: string;
  to: string;
}

export interface TestSendToBody {
  to: string;
}

/** `ticket`, and optionally the application that the caller believes it to be of. */
export interface TicketBody {
  application?: string;
  ticket: string;
}

/** One thing that happened, when, and by whom. */
export type TimelineEntry = TimelineEntryCreated | TimelineEntryImported | TimelineEntryPasswordResetAsked | TimelineEntryResent | TimelineEntryRenewed | TimelineEntryQueued | TimelineEntryDeferred | TimelineEntryUnclear | TimelineEntrySent | TimelineEntryDelivered | TimelineEntryBounced | TimelineEntryComplained | TimelineEntryFailed | TimelineEntryOpened | TimelineEntryCodeAsked | TimelineEntryCodeSent | TimelineEntryCodeDeferred | TimelineEntryCodeFailed | TimelineEntryStepCompleted | TimelineEntryCompleted | TimelineEntryExtended | TimelineEntryRevoked | TimelineEntryDeclined | TimelineEntryExpired | TimelineEntryReminded | TimelineEntryPasswordChanged | TimelineEntryUserDisabled | TimelineEntryUserEnabled | TimelineEntryUserChanged | TimelineEntrySignedOut | TimelineEntrySignInUnlocked | TimelineEntryEmailVerificationAsked | TimelineEntryEmailVerified | TimelineEntryNoticeSent;

/** The recipient's server refused its message. */
export interface TimelineEntryBounced {
  at: string;
  by: string;
  event: "bounced";
  /** Why. */
  reason: string;
}

/** A code was asked for. */
export interface TimelineEntryCodeAsked {
  at: string;
  by: string;
  event: "code_asked";
}

/** A code waits: for room under a limit, for the provider, or for its answer. */
export interface TimelineEntryCodeDeferred {
  at: string;
  by: string;
  event: "code_deferred";
  /** What for. */
  reason: string;
}

/** A code could not be sent. */
export interface TimelineEntryCodeFailed {
  at: string;
  by: string;
  event: "code_failed";
  /** Why. */
  reason: string;
}

/** A code was handed to the provider. */
export interface TimelineEntryCodeSent {
  at: string;
  by: string;
  event: "code_sent";
}

/** The recipient called its message unwanted. */
export interface TimelineEntryComplained {
  at: string;
  by: string;
  event: "complained";
}

/** The password was set. */
export interface TimelineEntryCompleted {
  at: string;
  by: string;
  event: "completed";
}

/** The invitation was created. */
export interface TimelineEntryCreated {
  at: string;
  by: string;
  event: "created";
  /** How it reaches the person. */
  method: Method;
}

/** The person turned it down. */
export interface TimelineEntryDeclined {
  at: string;
  by: string;
  event: "declined";
}

/** Its message waits: for room under a limit, or for the provider. It stays owed. */
export interface TimelineEntryDeferred {
  at: string;
  by: string;
  event: "deferred";
  /** What for. */
  reason: string;
}

/** The recipient's server took its message. */
export interface TimelineEntryDelivered {
  at: string;
  by: string;
  event: "delivered";
}

/** A mail to prove the address was asked for. */
export interface TimelineEntryEmailVerificationAsked {
  at: string;
  by: string;
  event: "email_verification_asked";
}

/** The user proved the address by a link. */
export interface TimelineEntryEmailVerified {
  at: string;
  by: string;
  event: "email_verified";
}

/** It expired. It follows from the clock, and is written down a little later. */
export interface TimelineEntryExpired {
  at: string;
  by: string;
  event: "expired";
}

/** It ends at another time. */
export interface TimelineEntryExtended {
  at: string;
  by: string;
  event: "extended";
  /** When; never if absent. */
  expires_at?: string;
}

/** Its message could not be sent. */
export interface TimelineEntryFailed {
  at: string;
  by: string;
  event: "failed";
  /** Why. */
  reason: string;
}

/** The user came from another system. */
export interface TimelineEntryImported {
  at: string;
  by: string;
  event: "imported";
  /** Whether with a password. */
  with_password: boolean;
}

/** A notice was handed to the provider. */
export interface TimelineEntryNoticeSent {
  at: string;
  by: string;
  event: "notice_sent";
}

/** The person has begun. */
export interface TimelineEntryOpened {
  at: string;
  by: string;
  event: "opened";
}

/** The password was changed by its owner. */
export interface TimelineEntryPasswordChanged {
  at: string;
  by: string;
  event: "password_changed";
}

/** The user asked for another password. */
export interface TimelineEntryPasswordResetAsked {
  at: string;
  by: string;
  event: "password_reset_asked";
}

/** Its message is owed. */
export interface TimelineEntryQueued {
  at: string;
  by: string;
  event: "queued";
}

/** A reminder that it ends soon was handed to the provider. */
export interface TimelineEntryReminded {
  at: string;
  by: string;
  event: "reminded";
}

/** The person had a new link sent by themselves. */
export interface TimelineEntryRenewed {
  at: string;
  by: string;
  event: "renewed";
  /** How it reaches the person. */
  method: Method;
}

/** It got a new generation. */
export interface TimelineEntryResent {
  at: string;
  by: string;
  event: "resent";
  /** How it reaches the person. */
  method: Method;
}

/** It was taken back. */
export interface TimelineEntryRevoked {
  at: string;
  by: string;
  event: "revoked";
}

/** The provider took its message. */
export interface TimelineEntrySent {
  at: string;
  by: string;
  event: "sent";
}

/** Failed sign-ins were forgotten, and a lock was lifted, by an administrator. */
export interface TimelineEntrySignInUnlocked {
  at: string;
  by: string;
  event: "sign_in_unlocked";
}

/** Every sign-in token of the user was ended. */
export interface TimelineEntrySignedOut {
  at: string;
  by: string;
  event: "signed_out";
}

/** A step was proven. */
export interface TimelineEntryStepCompleted {
  at: string;
  by: string;
  event: "step_completed";
  /** Which. */
  step: StepKind;
}

/** The provider did not answer: whether it took its message is not known yet. */
export interface TimelineEntryUnclear {
  at: string;
  by: string;
  event: "unclear";
}

/** Address, number, roles or metadata of the user were changed. */
export interface TimelineEntryUserChanged {
  at: string;
  by: string;
  event: "user_changed";
}

/** The user was switched off. */
export interface TimelineEntryUserDisabled {
  at: string;
  by: string;
  event: "user_disabled";
}

/** The user was switched on. */
export interface TimelineEntryUserEnabled {
  at: string;
  by: string;
  event: "user_enabled";
}

export interface TokenBody {
  token: string;
}

export type TokenType = "Bearer";

/** A user as the API shows it. */
export interface User {
  application: string;
  created_at: string;
  email?: Proven;
  id: string;
  invitation: string;
  locked: boolean;
  metadata: Metadata;
  phone?: Proven;
  profile: Profile;
  roles: Array<string>;
  /**
   * Until when only a browser that is known, or a new password, gets in: after a hundred failed sign-ins in a
   * row.
   */
  sign_in_locked_until?: string;
  status: "invited" | "active" | "disabled";
  terms?: AcceptedTerms;
  token_generation: number;
  username: string;
}

/** One line, with just what the index holds; `GET /v1/users/{id}` shows all. */
export interface UserLine {
  email?: string;
  id: string;
  invitation: string;
  invited_at: string;
  /** With `include=metadata`. */
  metadata?: Metadata;
  status: "invited" | "active" | "disabled";
  username: string;
}

/** Users, those who were invited last first; or the one of the name that was asked for, whole. */
export interface UserList {
  /** The cursor of what follows; `null` at the end. */
  next: string | null;
  users: ListedUsers;
}

export interface UsernameBody {
  application?: string;
  username: string;
}

export interface VerifyCodeBody {
  application?: string;
  code: string;
  ticket: string;
}

/** Something that was taken, and is not as whoever sent it may expect. */
export interface Warning {
  detail: string;
  /** Where it stands in the body (RFC 6901). */
  pointer: string;
}

/** A webhook as the API shows it: never its secret. */
export interface Webhook {
  application: string;
  created_at: string;
  description: string;
  /** Why it is switched off; `null` while it is on. */
  disabled_because: Disabled | null;
  /** Whether it is called when something happens. */
  enabled: boolean;
  events: Array<"*" | "invitation.created" | "invitation.resent" | "invitation.sent" | "invitation.delivered" | "invitation.bounced" | "invitation.complained" | "invitation.deferred" | "invitation.failed" | "invitation.opened" | "invitation.step_completed" | "invitation.completed" | "invitation.extended" | "invitation.revoked" | "invitation.declined" | "invitation.reminded" | "invitation.expired" | "user.created" | "user.activated" | "user.updated" | "user.disabled" | "user.enabled" | "user.deleted" | "user.password_changed" | "user.password_reset_requested" | "user.signed_out">;
  /** Since when nothing but failures came; after a day of them it is switched off. */
  failing_since: string | null;
  id: string;
  /** Until when calls are signed with the secret before the newest as well. */
  overlap_until: string | null;
  url: string;
}

/** Deliveries, newest first. */
export interface WebhookDeliveries {
  deliveries: Array<WebhookDelivery>;
  /** Where the list goes on; `null`: it does not. */
  next: string | null;
}

/** An event on its way to a webhook. */
export interface WebhookDelivery {
  /** How often it was tried. */
  attempts: number;
  event: string;
  next_try_at: string | null;
  /** Why there was no answer, the last time. */
  reason: string | null;
  state: "pending" | "delivered" | "failed" | "held";
  /** The status of the last answer. */
  status: number | null;
  /** When the event happened. */
  time: string;
  tried_at: string | null;
  type: string;
}

/** The webhooks of an application. */
export interface WebhookList {
  webhooks: Array<Webhook>;
}

/** A webhook with its newest secret. */
export interface WebhookWithSecret {
  application: string;
  created_at: string;
  description: string;
  /** Why it is switched off; `null` while it is on. */
  disabled_because: Disabled | null;
  /** Whether it is called when something happens. */
  enabled: boolean;
  events: Array<"*" | "invitation.created" | "invitation.resent" | "invitation.sent" | "invitation.delivered" | "invitation.bounced" | "invitation.complained" | "invitation.deferred" | "invitation.failed" | "invitation.opened" | "invitation.step_completed" | "invitation.completed" | "invitation.extended" | "invitation.revoked" | "invitation.declined" | "invitation.reminded" | "invitation.expired" | "user.created" | "user.activated" | "user.updated" | "user.disabled" | "user.enabled" | "user.deleted" | "user.password_changed" | "user.password_reset_requested" | "user.signed_out">;
  /** Since when nothing but failures came; after a day of them it is switched off. */
  failing_since: string | null;
  id: string;
  /** Until when calls are signed with the secret before the newest as well. */
  overlap_until: string | null;
  /** What calls are signed with. It is in this answer and nowhere else. */
  secret: string;
  url: string;
}

/** The words of one language, by key. */
export interface WordingOfLanguage {
  language: string;
  texts: Record<string, string>;
}

export interface DeleteApplicationQuery {
  /** Whether its users are erased with it */
  erase?: boolean;
}

export interface GetFlowQuery {
  /** Which one; else the published one, else the newest */
  version?: number;
}

export interface ListInvitationsQuery {
  /** Whose; may be left out where the key reaches one only */
  application?: string;
  /** Only those in this state */
  state?: "pending" | "opened" | "completed" | "expired" | "revoked" | "declined";
  /** Only that of this address */
  email?: string;
  /** Only those whose message has come this far */
  delivery?: "not_sent" | "queued" | "deferred" | "unclear" | "sent" | "delivered" | "bounced" | "complained" | "failed";
  /** Only those made then or later */
  created_from?: string;
  /** Only those made before */
  created_to?: string;
  /** `metadata`: each line has it; one read a line more */
  include?: string;
  /** At most so many */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
}

export interface ListUsersQuery {
  /** Whose; may be left out where the key reaches one only */
  application?: string;
  /** Only the one who signs in by this name */
  username?: string;
  /** Only those of this status */
  status?: "invited" | "active" | "disabled";
  /** Only that of this address */
  email?: string;
  /** `metadata`: each line has it; one read a line more */
  include?: string;
  /** At most so many */
  limit?: number;
  /** `next` of the page before */
  cursor?: string;
}

export interface ListWebhookDeliveriesQuery {
  /** Only those that have come so far */
  state?: "pending" | "delivered" | "failed" | "held";
  /** How many lines */
  limit?: number;
  /** `next` of the answer before, to go on */
  cursor?: string;
}

export class ApplicationsCore extends Group {
  /**
   * Create an application. Only with a key for the whole deployment: another could not reach it. Other keys
   * get `application_not_found`. Needs the scope `applications:write`. Codes: api_key_missing,
   * api_key_not_valid, application_exists, application_id_not_valid, application_not_found, body_not_readable,
   * body_too_large, content_type_not_json, field_not_valid, flow_unknown, internal, lifetime_out_of_range,
   * scope_missing, settings_not_valid, unavailable.
   */
  create(body: CreateApplicationBody, options: CallOptions = {}): Promise<Application> {
    return this.call<Application>({ method: "POST", path: `/v1/applications`, body }, options);
  }

  /**
   * Delete an application. With its flows, words, templates and webhooks. Refused while it has users, unless
   * `erase=true` erases them with it, which takes the scope `users:write` as well. Where there are very many,
   * the answer is 503 until the last are gone: send it again. Needs the scope `applications:write`. Codes:
   * api_key_missing, api_key_not_valid, application_is_default, application_not_empty, application_not_found,
   * internal, query_not_valid, scope_missing, unavailable.
   */
  delete(id: string, query: DeleteApplicationQuery = {}, options: CallOptions = {}): Promise<void> {
    return this.call<void>({ method: "DELETE", path: `/v1/applications/${part(id)}`, query }, options);
  }

  /**
   * Read an application. With all its settings. `ETag` holds the version that `If-Match` asks for. Needs the
   * scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
   * scope_missing, unavailable.
   */
  get(id: string, options: CallOptions = {}): Promise<Application> {
    return this.call<Application>({ method: "GET", path: `/v1/applications/${part(id)}` }, options);
  }

  /**
   * List applications. Those that the key reaches. Needs the scope `applications:read`. Codes:
   * api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
   */
  list(options: CallOptions = {}): Promise<ApplicationList> {
    return this.call<ApplicationList>({ method: "GET", path: `/v1/applications` }, options);
  }

  /**
   * Replace the settings of an application. A setting that is left out has its default again. The answer of a
   * read can be changed and sent back: `id` and `version` may stand in it, and the version is then the one
   * that is replaced. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
   * application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
   * flow_unknown, if_match_missing, if_match_not_valid, internal, lifetime_out_of_range, scope_missing,
   * settings_not_valid, unavailable, version_differs.
   */
  replace(id: string, body: ReplacementBody, headers: { ifMatch?: string } = {}, options: CallOptions = {}): Promise<Application> {
    return this.call<Application>({ method: "PUT", path: `/v1/applications/${part(id)}`, body, headers: { "if-match": headers.ifMatch } }, options);
  }

  /**
   * Change some settings of an application. A JSON merge patch (RFC 7396): what is left out stays, and `null`
   * gives a setting its default again. Lists are replaced as a whole. Needs the scope `applications:write`.
   * Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, flow_unknown, if_match_not_valid, internal, lifetime_out_of_range,
   * scope_missing, settings_not_valid, unavailable, version_differs.
   */
  update(id: string, body: SettingsPatchBody, headers: { ifMatch?: string } = {}, options: CallOptions = {}): Promise<Application> {
    return this.call<Application>({ method: "PATCH", path: `/v1/applications/${part(id)}`, body, headers: { "if-match": headers.ifMatch } }, options);
  }
}

export class AuthCore extends Group {
  /**
   * Change a password with the current one. Every earlier sign-in token of the user ends. Failed tries are
   * counted like failed sign-ins. Codes: application_not_found, body_not_readable, body_too_large,
   * changed_meanwhile, content_type_not_json, field_not_valid, internal, origin_not_allowed, password_common,
   * password_names_account, password_too_long, password_too_short, password_unchanged, sign_in_failed,
   * sign_in_locked, sign_in_paused, source_paused, unavailable, user_disabled, user_not_active.
   */
  changePassword(body: ChangePasswordBody, options: CallOptions = {}): Promise<ChangedOr> {
    return this.call<ChangedOr>({ method: "POST", path: `/v1/password/change`, body }, options);
  }

  /**
   * Exchange the code of a redirect for a token. Once, within 60 seconds, for the page that it was given to.
   * It takes an API key with `users:read`, unless an operator has allowed the host of `result_url`
   * (`ExchangeHosts`); local mode allows loopback hosts. Needs the scope `users:read`. Codes: api_key_missing,
   * api_key_not_valid, application_not_found, body_not_readable, body_too_large, content_type_not_json,
   * exchange_failed, field_not_valid, internal, scope_missing, unavailable.
   */
  exchange(body: ExchangeBody, options: CallOptions = {}): Promise<SignedIn> {
    return this.call<SignedIn>({ method: "POST", path: `/v1/sign-in/exchange`, body }, options);
  }

  /**
   * Send a link to choose another password. To the address; where there is none, a code by SMS, which is
   * entered as that of an invitation. Whoever has not set a password yet gets the invitation once more. The
   * answer is the same for everybody. Codes: application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, internal, origin_not_allowed, source_paused, unavailable.
   */
  forgotPassword(body: UsernameBody, options: CallOptions = {}): Promise<Notice> {
    return this.call<Notice>({ method: "POST", path: `/v1/password/forgotten`, body }, options);
  }

  /**
   * Sign in with username and password. The token is a JWT that lives for `expires_in` seconds. Verify it with
   * the keys of `/.well-known/jwks.json`. Codes: application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, internal, origin_not_allowed, sign_in_failed, sign_in_locked,
   * sign_in_paused, source_paused, unavailable.
   */
  signIn(body: SignInBody, options: CallOptions = {}): Promise<SignedInOr> {
    return this.call<SignedInOr>({ method: "POST", path: `/v1/sign-in`, body }, options);
  }

  /**
   * Sign out everywhere. Every sign-in token of the user ends, this one too. Codes: body_not_readable,
   * body_too_large, changed_meanwhile, content_type_not_json, field_not_valid, internal, token_over,
   * unavailable, user_disabled, user_not_active.
   */
  signOut(body: TokenBody, options: CallOptions = {}): Promise<void> {
    return this.call<void>({ method: "POST", path: `/v1/sign-out`, body }, options);
  }
}

export class FlowsCore extends Group {
  /**
   * Read a version of a flow. The published version, or the one named by `name@version`. Needs the scope
   * `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, flow_not_found,
   * internal, scope_missing, unavailable.
   */
  get(id: string, name: string, query: GetFlowQuery = {}, options: CallOptions = {}): Promise<ShownFlow> {
    return this.call<ShownFlow>({ method: "GET", path: `/v1/applications/${part(id)}/flows/${part(name)}`, query }, options);
  }

  /**
   * List flows. The flows of the application, with their versions, and the ready-made ones. Needs the scope
   * `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
   * scope_missing, unavailable.
   */
  list(id: string, options: CallOptions = {}): Promise<FlowList> {
    return this.call<FlowList>({ method: "GET", path: `/v1/applications/${part(id)}/flows` }, options);
  }

  /**
   * Publish a version of a flow. The newest, or the one named: an earlier one is brought back like this. Needs
   * the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_name_not_valid,
   * flow_not_found, internal, scope_missing, unavailable.
   */
  publish(id: string, name: string, body?: PublishFlowBody, options: CallOptions = {}): Promise<Flow> {
    return this.call<Flow>({ method: "POST", path: `/v1/applications/${part(id)}/flows/${part(name)}/publish`, body }, options);
  }

  /**
   * Save a version of a flow. A draft until it is published. Invite with `name@version` to try it out. Needs
   * the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * body_not_readable, body_too_large, content_type_not_json, field_not_valid, flow_name_not_valid,
   * flow_not_valid, internal, scope_missing, unavailable, version_differs.
   */
  save(id: string, name: string, body: SaveFlowBody, options: CallOptions = {}): Promise<Flow> {
    return this.call<Flow>({ method: "PUT", path: `/v1/applications/${part(id)}/flows/${part(name)}`, body }, options);
  }
}

export class InvitationsCore extends Group {
  /**
   * Invite a person. The shortest body is an address; everything else has the application's setting. The
   * message follows by itself. With `send: false`, and by the method `link`, the answer holds `link` or
   * `code`; `send: false` needs the scope `links:read` as well. Needs the scope `invitations:write`. Codes:
   * address_bounced, api_key_missing, api_key_not_valid, application_missing, application_not_found,
   * body_not_readable, body_too_large, changed_meanwhile, code_challenge_not_valid, content_type_not_json,
   * email_missing, email_not_valid, field_not_valid, flow_not_walkable, flow_unknown,
   * idempotency_key_malformed, idempotency_key_reused, internal, invitation_pending, inviter_not_valid,
   * lifetime_out_of_range, limit_reached, locale_not_valid, person_not_reachable, phone_country_not_allowed,
   * phone_missing, phone_not_mobile, phone_not_valid, result_url_not_allowed, roles_not_valid, scope_missing,
   * unavailable, user_exists, username_not_valid.
   */
  create(body: CreateInvitationBody, options: CreateOptions = {}): Promise<Invitation> {
    return this.call<Invitation>({ method: "POST", path: `/v1/invitations`, body, idempotent: true }, options);
  }

  /**
   * Erase an invitation. With all that is known of the person. Not where it has become a user: erase the user.
   * Needs the scope `invitations:write`. Codes: api_key_missing, api_key_not_valid, changed_meanwhile,
   * internal, invitation_not_found, scope_missing, unavailable, user_active.
   */
  delete(id: string, options: CallOptions = {}): Promise<void> {
    return this.call<void>({ method: "DELETE", path: `/v1/invitations/${part(id)}` }, options);
  }

  /**
   * Extend an invitation. Counted from now. The link stays, and an expired one works again, unless its address
   * belongs to another user by now. Nothing is sent. Needs the scope `invitations:write`. Codes:
   * api_key_missing, api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile,
   * content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
   * invitation_not_found, invitation_pending, invitation_revoked, lifetime_out_of_range, scope_missing,
   * unavailable, user_disabled, user_exists.
   */
  extend(id: string, body: ExtendInvitationBody, options: CallOptions = {}): Promise<Invitation> {
    return this.call<Invitation>({ method: "POST", path: `/v1/invitations/${part(id)}/extend`, body }, options);
  }

  /**
   * Read an invitation. As it is now: its state, how far its message has come, and what happened when. Needs
   * the scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, internal, invitation_not_found,
   * scope_missing, unavailable.
   */
  get(id: string, options: CallOptions = {}): Promise<Invitation> {
    return this.call<Invitation>({ method: "GET", path: `/v1/invitations/${part(id)}` }, options);
  }

  /**
   * Read the link of an invitation. To hand it over yourself. It replaces nothing. Needs the scope
   * `links:read`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
   * invitation_declined, invitation_expired, invitation_not_found, invitation_revoked, scope_missing,
   * ticket_not_valid, ticket_replaced, unavailable, user_disabled.
   */
  link(id: string, options: CallOptions = {}): Promise<Link> {
    return this.call<Link>({ method: "GET", path: `/v1/invitations/${part(id)}/link` }, options);
  }

  /**
   * List invitations. Newest first, in pages. Give `next` of one page as `cursor` of the following. Needs the
   * scope `invitations:read`. Codes: api_key_missing, api_key_not_valid, application_missing,
   * application_not_found, cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
   */
  list(query: ListInvitationsQuery = {}, options: CallOptions = {}): Pages<InvitationLine, InvitationList> {
    return this.pages({ method: "GET", path: `/v1/invitations`, query }, "invitations", options);
  }

  /**
   * Resend an invitation. A new link or code with a new lifetime; every earlier link and code is dead. With
   * the method `link` or `send: false` it needs the scope `links:read` as well. Needs the scope
   * `invitations:write`. Codes: address_bounced, api_key_missing, api_key_not_valid, body_not_readable,
   * body_too_large, changed_meanwhile, content_type_not_json, field_not_valid, idempotency_key_malformed,
   * idempotency_key_reused, internal, invitation_completed, invitation_not_found, invitation_pending,
   * limit_reached, person_not_reachable, phone_country_not_allowed, phone_not_mobile, scope_missing,
   * unavailable, user_disabled, user_exists.
   */
  resend(id: string, body?: ResendInvitationBody, options: CreateOptions = {}): Promise<Invitation> {
    return this.call<Invitation>({ method: "POST", path: `/v1/invitations/${part(id)}/resend`, body, idempotent: true }, options);
  }

  /**
   * Revoke an invitation. Its link and its code are dead. A second call is no error. Needs the scope
   * `invitations:write`. Codes: api_key_missing, api_key_not_valid, internal, invitation_completed,
   * invitation_declined, invitation_not_found, scope_missing, unavailable, user_disabled.
   */
  revoke(id: string, options: CallOptions = {}): Promise<Invitation> {
    return this.call<Invitation>({ method: "POST", path: `/v1/invitations/${part(id)}/revoke` }, options);
  }
}

export class KeysCore extends Group {
  /**
   * Create an API key. With at most the scopes, the reach and the end of the caller's own key. Needs the scope
   * `keys:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, applications_not_valid,
   * body_not_readable, body_too_large, content_type_not_json, expires_at_not_valid, field_not_valid,
   * idempotency_key_malformed, idempotency_key_reused, internal, name_not_valid, scope_missing,
   * scopes_not_valid, unavailable.
   */
  create(body: CreateKeyBody, options: CreateOptions = {}): Promise<NewApiKey> {
    return this.call<NewApiKey>({ method: "POST", path: `/v1/keys`, body, idempotent: true }, options);
  }

  /**
   * Delete an API key. The same as `POST /v1/keys/{id}/revoke`: the key stays in the list, with the time at
   * which it ended. Needs the scope `keys:write`. Codes: api_key_missing, api_key_not_found,
   * api_key_not_valid, internal, scope_missing, unavailable.
   */
  delete(id: string, options: CallOptions = {}): Promise<ApiKey> {
    return this.call<ApiKey>({ method: "DELETE", path: `/v1/keys/${part(id)}` }, options);
  }

  /**
   * List API keys. Those within reach of the calling key, without their secrets. Needs the scope `keys:read`.
   * Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable.
   */
  list(options: CallOptions = {}): Promise<ApiKeyList> {
    return this.call<ApiKeyList>({ method: "GET", path: `/v1/keys` }, options);
  }

  /**
   * Revoke an API key. From its next request on it counts for nothing. A second call is no error. Needs the
   * scope `keys:write`. Codes: api_key_missing, api_key_not_found, api_key_not_valid, internal, scope_missing,
   * unavailable.
   */
  revoke(id: string, options: CallOptions = {}): Promise<ApiKey> {
    return this.call<ApiKey>({ method: "POST", path: `/v1/keys/${part(id)}/revoke` }, options);
  }
}

export class MetaCore extends Group {
  /**
   * Check that Latchkey answers. It reads nothing, and says nothing of the table or of the providers. Codes:
   * internal, not_through_cdn, unavailable.
   */
  health(options: CallOptions = {}): Promise<Health> {
    return this.call<Health>({ method: "GET", path: `/health` }, options);
  }

  /**
   * Read the OpenAPI document of a compatibility layer. `auth0.json` describes the routes for clients of
   * Auth0, `wso2.json` those for clients of WSO2 Identity Server. Codes: internal, not_found, unavailable.
   */
  layer(layer: "auth0.json" | "wso2.json", options: CallOptions = {}): Promise<Record<string, unknown>> {
    return this.call<Record<string, unknown>>({ method: "GET", path: `/openapi/${part(layer)}` }, options);
  }

  /**
   * Read this OpenAPI document. OpenAPI 3.1. It describes the API itself, without the hosted pages and without
   * the compatibility layers. Codes: internal, not_through_cdn, unavailable.
   */
  openapi(options: CallOptions = {}): Promise<Record<string, unknown>> {
    return this.call<Record<string, unknown>>({ method: "GET", path: `/openapi.json` }, options);
  }
}

export class TemplatesCore extends Group {
  /**
   * Delete an email template. The built-in text is used again. Needs the scope `applications:write`. Codes:
   * api_key_missing, api_key_not_valid, application_not_found, internal, kind_not_valid, language_not_valid,
   * scope_missing, unavailable.
   */
  delete(id: string, kind: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", options: CallOptions = {}): Promise<TemplatePlace> {
    return this.call<TemplatePlace>({ method: "DELETE", path: `/v1/applications/${part(id)}/templates/${part(kind)}/${part(language)}` }, options);
  }

  /**
   * Read an email template. As it was saved. Where none was saved, it is 404 and the built-in text is used.
   * Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * internal, kind_not_valid, language_not_valid, scope_missing, template_not_found, unavailable.
   */
  get(id: string, kind: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", options: CallOptions = {}): Promise<SavedTemplate> {
    return this.call<SavedTemplate>({ method: "GET", path: `/v1/applications/${part(id)}/templates/${part(kind)}/${part(language)}` }, options);
  }

  /**
   * List email templates. Those of the application, and the variables that a template of each kind can use.
   * Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * internal, scope_missing, unavailable.
   */
  list(id: string, options: CallOptions = {}): Promise<Templates> {
    return this.call<Templates>({ method: "GET", path: `/v1/applications/${part(id)}/templates` }, options);
  }

  /**
   * Preview an email template. Of the template in the body, or of the one that is saved, or else ours. Nothing
   * is saved. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
   * application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
   * internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid, unavailable.
   */
  preview(id: string, kind: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", body?: PreviewTemplateBody, options: CallOptions = {}): Promise<MailPreview> {
    return this.call<MailPreview>({ method: "POST", path: `/v1/applications/${part(id)}/templates/${part(kind)}/${part(language)}/preview`, body }, options);
  }

  /**
   * Save an email template. Liquid, without loops and assignments. It is tried with example values before it
   * is saved. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
   * application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
   * internal, kind_not_valid, language_not_valid, scope_missing, template_not_valid, unavailable.
   */
  save(id: string, kind: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", body: TemplateBody, options: CallOptions = {}): Promise<SavedTemplate> {
    return this.call<SavedTemplate>({ method: "PUT", path: `/v1/applications/${part(id)}/templates/${part(kind)}/${part(language)}`, body }, options);
  }

  /**
   * Send a trial email of a template. Marked as a trial in its subject and first line, and without style
   * sheets. Only to a user of the application who is active and has proven their address, ten an hour for an
   * application. Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid,
   * application_not_found, body_not_readable, body_too_large, content_type_not_json, field_not_valid,
   * internal, kind_not_valid, language_not_valid, limit_reached, recipient_not_allowed, scope_missing,
   * unavailable.
   */
  testSend(id: string, kind: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", body: TestSendToBody, options: CallOptions = {}): Promise<TestSend> {
    return this.call<TestSend>({ method: "POST", path: `/v1/applications/${part(id)}/templates/${part(kind)}/${part(language)}/test-send`, body }, options);
  }
}

export class TicketsCore extends Group {
  /**
   * Accept the terms. For the step `terms`, with the version that was shown. Codes: application_not_found,
   * body_not_readable, body_too_large, changed_meanwhile, content_type_not_json, field_not_valid, internal,
   * invitation_completed, invitation_declined, invitation_expired, invitation_revoked,
   * invitation_tries_used_up, origin_not_allowed, step_out_of_order, terms_version_differs, ticket_not_valid,
   * ticket_replaced, unavailable, user_disabled.
   */
  acceptTerms(body: AcceptTermsBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/terms`, body }, options);
  }

  /**
   * Answer the profile form. For the step `profile`: a value for each field, by its name. Codes:
   * application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
   * field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
   * invitation_revoked, invitation_tries_used_up, origin_not_allowed, profile_not_valid, step_out_of_order,
   * ticket_not_valid, ticket_replaced, unavailable, user_disabled.
   */
  answerProfile(body: AnswerProfileBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/profile`, body }, options);
  }

  /**
   * Change the language of an invitation. Of the pages and of the messages that follow. Codes:
   * application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
   * field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
   * invitation_revoked, invitation_tries_used_up, language_not_valid, origin_not_allowed, step_out_of_order,
   * ticket_not_valid, ticket_replaced, unavailable, user_disabled.
   */
  changeLanguage(body: LanguageBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/language`, body }, options);
  }

  /**
   * Decline the invitation. Its link and its code are dead, until an administrator sends it again. Where the
   * setting `allow_decline` is on, and never for a link to another password. A second call is no error. Codes:
   * application_not_found, body_not_readable, body_too_large, changed_meanwhile, content_type_not_json,
   * field_not_valid, internal, invitation_completed, invitation_declined, invitation_expired,
   * invitation_not_declinable, invitation_revoked, invitation_tries_used_up, origin_not_allowed,
   * step_out_of_order, ticket_not_valid, ticket_replaced, unavailable, user_disabled.
   */
  decline(body: TicketBody, options: CallOptions = {}): Promise<Declined> {
    return this.call<Declined>({ method: "POST", path: `/v1/tickets/decline`, body }, options);
  }

  /**
   * Enter with username and code. For whoever was invited with a code. The answer holds a ticket for the calls
   * that follow. Codes: application_not_found, body_not_readable, body_too_large, content_type_not_json,
   * entry_failed, field_not_valid, internal, origin_not_allowed, source_paused, unavailable.
   */
  enter(body: EnterBody, options: CallOptions = {}): Promise<Entered> {
    return this.call<Entered>({ method: "POST", path: `/v1/enter`, body }, options);
  }

  /**
   * Give a phone number. For the step `phone`. A code is sent to the number at once. Codes:
   * application_not_found, body_not_readable, body_too_large, changed_meanwhile, code_asked_too_soon,
   * content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
   * invitation_expired, invitation_revoked, invitation_tries_used_up, origin_not_allowed,
   * phone_country_not_allowed, phone_not_mobile, phone_not_valid, step_out_of_order, ticket_not_valid,
   * ticket_replaced, unavailable, user_disabled.
   */
  givePhone(body: GivePhoneBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/phone`, body }, options);
  }

  /**
   * Have a new message sent for a link that has ended. To the registered address or number, and with the same
   * answer whether it was sent or not. Codes: application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, internal, origin_not_allowed, source_paused, ticket_not_valid,
   * unavailable.
   */
  renew(body: TicketBody, options: CallOptions = {}): Promise<Notice> {
    return this.call<Notice>({ method: "POST", path: `/v1/tickets/renew`, body }, options);
  }

  /**
   * Send a code to the invited person. Where `next.code.other` is there, its `channel` can be named: the code
   * goes that way, and proves what it was sent to. Codes: application_not_found, body_not_readable,
   * body_too_large, changed_meanwhile, channel_not_offered, code_asked_too_often, code_asked_too_soon,
   * content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
   * invitation_expired, invitation_revoked, invitation_tries_used_up, origin_not_allowed,
   * person_not_reachable, phone_country_not_allowed, phone_not_given, phone_not_mobile, step_out_of_order,
   * ticket_not_valid, ticket_replaced, unavailable, user_disabled.
   */
  sendCode(body: SendCodeBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/code`, body }, options);
  }

  /**
   * Send the code of an invitation again. For whoever was invited with a code. The answer is the same for
   * everybody. Codes: application_not_found, body_not_readable, body_too_large, content_type_not_json,
   * field_not_valid, internal, origin_not_allowed, source_paused, unavailable.
   */
  sendEntryCode(body: UsernameBody, options: CallOptions = {}): Promise<Notice> {
    return this.call<Notice>({ method: "POST", path: `/v1/enter/code`, body }, options);
  }

  /**
   * Set the password and complete the invitation. The last step. The answer says where the person goes from
   * here, and the ticket is used up. Codes: application_not_found, body_not_readable, body_too_large,
   * changed_meanwhile, confirm_missing, content_type_not_json, field_not_valid, internal,
   * invitation_completed, invitation_declined, invitation_expired, invitation_revoked,
   * invitation_tries_used_up, origin_not_allowed, password_common, password_names_account, password_too_long,
   * password_too_short, passwords_differ, step_out_of_order, ticket_not_valid, ticket_replaced, unavailable,
   * user_disabled.
   */
  setPassword(body: SetPasswordBody, options: CallOptions = {}): Promise<PasswordSet> {
    return this.call<PasswordSet>({ method: "POST", path: `/v1/tickets/password`, body }, options);
  }

  /**
   * Look a ticket up. It changes nothing. Codes: application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, internal, invitation_completed, invitation_declined,
   * invitation_expired, invitation_revoked, invitation_tries_used_up, origin_not_allowed, ticket_not_valid,
   * ticket_replaced, unavailable, user_disabled.
   */
  validate(body: TicketBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/validate`, body }, options);
  }

  /**
   * Verify a code. A try is counted before anything is compared. Codes: application_not_found,
   * body_not_readable, body_too_large, changed_meanwhile, code_expired, code_malformed, code_missing,
   * code_not_sent, code_replaced, code_tries_used_up, code_wrong, content_type_not_json, field_not_valid,
   * internal, invitation_completed, invitation_declined, invitation_expired, invitation_revoked,
   * invitation_tries_used_up, origin_not_allowed, phone_not_given, step_out_of_order, ticket_not_valid,
   * ticket_replaced, unavailable, user_disabled.
   */
  verify(body: VerifyCodeBody, options: CallOptions = {}): Promise<Standing> {
    return this.call<Standing>({ method: "POST", path: `/v1/tickets/verify`, body }, options);
  }
}

export class TokensCore extends Group {
  /**
   * Introspect a sign-in token. For an answer that counts at once: whoever verifies offline learns of a
   * sign-out with the next token only. Needs the scope `users:read`. Codes: api_key_missing,
   * api_key_not_valid, body_not_readable, body_too_large, content_type_not_json, field_not_valid, internal,
   * scope_missing, unavailable.
   */
  introspect(body: TokenBody, options: CallOptions = {}): Promise<Introspected> {
    return this.call<Introspected>({ method: "POST", path: `/v1/tokens/introspect`, body }, options);
  }

  /** List the public keys that verify tokens. They may be kept for five minutes. Codes: internal, unavailable. */
  publicKeys(options: CallOptions = {}): Promise<Jwks> {
    return this.call<Jwks>({ method: "GET", path: `/.well-known/jwks.json` }, options);
  }
}

export class UsersCore extends Group {
  /**
   * Import users. Up to 100 at once, each taken or refused by itself: a refused one has the `code`, `pointer`
   * and `detail` that a problem document would have. Nobody who is there already is touched, so a call can be
   * repeated at any time. Whoever has a hash can sign in with their password; whoever has none waits for an
   * invitation, which `invite` sends at once, by the application's method and flow or those that the body
   * names. The body has at most 1 MiB. Needs the scope `users:import`. Codes: api_key_missing,
   * api_key_not_valid, application_missing, application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, email_missing, email_not_valid, field_not_valid, flow_not_walkable, flow_unknown,
   * internal, inviter_not_valid, lifetime_out_of_range, locale_not_valid, password_hash_not_supported,
   * password_hash_not_valid, password_hash_too_dear, phone_country_not_allowed, phone_missing,
   * phone_not_mobile, phone_not_valid, result_url_not_allowed, roles_not_valid, scope_missing, unavailable,
   * username_not_valid.
   */
  bulkImport(body: ImportUsersBody, options: CallOptions = {}): Promise<ImportedUsers> {
    return this.call<ImportedUsers>({ method: "POST", path: `/v1/imports`, body }, options);
  }

  /**
   * Erase a user. Their invitation with it. The name is free again. Needs the scope `users:write`. Codes:
   * api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
   */
  delete(id: string, options: CallOptions = {}): Promise<void> {
    return this.call<void>({ method: "DELETE", path: `/v1/users/${part(id)}` }, options);
  }

  /**
   * Disable a user. They cannot sign in, and no link or code of theirs works. A second call is no error. Needs
   * the scope `users:write`. Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable,
   * user_not_found.
   */
  disable(id: string, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "POST", path: `/v1/users/${part(id)}/disable` }, options);
  }

  /**
   * Enable a user. A second call is no error. Needs the scope `users:write`. Codes: api_key_missing,
   * api_key_not_valid, application_not_found, changed_meanwhile, internal, scope_missing, unavailable,
   * user_not_found.
   */
  enable(id: string, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "POST", path: `/v1/users/${part(id)}/enable` }, options);
  }

  /**
   * Read a user. With profile, roles, metadata and the current invitation. Needs the scope `users:read`.
   * Codes: api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
   */
  get(id: string, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "GET", path: `/v1/users/${part(id)}` }, options);
  }

  /**
   * List users. With `username` it is a list of one or none, with all of the user. Needs the scope
   * `users:read`. Codes: api_key_missing, api_key_not_valid, application_missing, application_not_found,
   * cursor_not_valid, internal, query_not_valid, scope_missing, unavailable.
   */
  list(query: ListUsersQuery = {}, options: CallOptions = {}): Pages<UserLine | User, UserList> {
    return this.pages({ method: "GET", path: `/v1/users`, query }, "users", options);
  }

  /**
   * Reset the password of a user. Mailed to the user, it lives an hour and ends every sign-in; with `send:
   * false` the answer holds the link. The old password goes on until the link is followed. It can be read with
   * `GET /v1/invitations/{id}`. Needs the scope `users:write`. Codes: address_bounced, api_key_missing,
   * api_key_not_valid, body_not_readable, body_too_large, changed_meanwhile, code_asked_too_often,
   * code_asked_too_soon, content_type_not_json, field_not_valid, internal, lifetime_out_of_range,
   * limit_reached, person_not_reachable, result_url_not_allowed, scope_missing, unavailable, user_disabled,
   * user_not_active, user_not_found.
   */
  resetPassword(id: string, body?: ResetPasswordBody, options: CallOptions = {}): Promise<PasswordReset> {
    return this.call<PasswordReset>({ method: "POST", path: `/v1/users/${part(id)}/reset`, body }, options);
  }

  /**
   * Sign a user out everywhere. Every sign-in token of the user ends. The password stays. Needs the scope
   * `users:write`. Codes: api_key_missing, api_key_not_valid, changed_meanwhile, internal, scope_missing,
   * unavailable, user_not_found.
   */
  signOut(id: string, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "POST", path: `/v1/users/${part(id)}/sign-out` }, options);
  }

  /**
   * Lift the lock of a user's sign-in. After a hundred failed sign-ins in a row. Nobody waits for earlier
   * failures any more either. A second call is no error. Needs the scope `users:write`. Codes:
   * api_key_missing, api_key_not_valid, internal, scope_missing, unavailable, user_not_found.
   */
  unlock(id: string, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "POST", path: `/v1/users/${part(id)}/unlock` }, options);
  }

  /**
   * Change a user. A field that is left out stays as it is. A new address or number is not proven, and kills
   * every link and code. Needs the scope `users:write`. Codes: api_key_missing, api_key_not_valid,
   * body_not_readable, body_too_large, changed_meanwhile, content_type_not_json, email_not_valid,
   * field_not_valid, internal, phone_not_valid, roles_not_valid, scope_missing, unavailable, user_not_found.
   */
  update(id: string, body: ChangeUserBody, options: CallOptions = {}): Promise<User> {
    return this.call<User>({ method: "PATCH", path: `/v1/users/${part(id)}`, body }, options);
  }
}

export class WebhooksCore extends Group {
  /**
   * Create a webhook. Its secret stands in this answer and nowhere else. An application has five at most.
   * Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * body_not_readable, body_too_large, content_type_not_json, description_not_valid, event_type_not_valid,
   * field_not_valid, idempotency_key_malformed, idempotency_key_reused, internal, scope_missing, unavailable,
   * webhook_address_not_public, webhook_url_has_credentials, webhook_url_not_https, webhook_url_not_valid,
   * webhooks_too_many.
   */
  create(id: string, body: CreateWebhookBody, options: CreateOptions = {}): Promise<WebhookWithSecret> {
    return this.call<WebhookWithSecret>({ method: "POST", path: `/v1/applications/${part(id)}/webhooks`, body, idempotent: true }, options);
  }

  /**
   * Delete a webhook. It is called no more, also not with what is due. Needs the scope `applications:write`.
   * Codes: api_key_missing, api_key_not_valid, application_not_found, internal, scope_missing, unavailable,
   * webhook_not_found.
   */
  delete(id: string, webhook: string, options: CallOptions = {}): Promise<void> {
    return this.call<void>({ method: "DELETE", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}` }, options);
  }

  /**
   * List deliveries of a webhook. Of the last seven days, newest first. Needs the scope `applications:read`.
   * Codes: api_key_missing, api_key_not_valid, application_not_found, cursor_not_valid, internal,
   * query_not_valid, scope_missing, unavailable, webhook_not_found.
   */
  deliveries(id: string, webhook: string, query: ListWebhookDeliveriesQuery = {}, options: CallOptions = {}): Pages<WebhookDelivery, WebhookDeliveries> {
    return this.pages({ method: "GET", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}/deliveries`, query }, "deliveries", options);
  }

  /**
   * Read a webhook. Without its secret. Needs the scope `applications:read`. Codes: api_key_missing,
   * api_key_not_valid, application_not_found, internal, scope_missing, unavailable, webhook_not_found.
   */
  get(id: string, webhook: string, options: CallOptions = {}): Promise<Webhook> {
    return this.call<Webhook>({ method: "GET", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}` }, options);
  }

  /**
   * List webhooks. The webhooks of the application, without their secrets. Needs the scope
   * `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
   * scope_missing, unavailable.
   */
  list(id: string, options: CallOptions = {}): Promise<WebhookList> {
    return this.call<WebhookList>({ method: "GET", path: `/v1/applications/${part(id)}/webhooks` }, options);
  }

  /**
   * Send events to a webhook again. One event, or those of a time range that have not arrived (`all`: every
   * one), within seven days. A call begins 500 at most; repeat it with `next` as `cursor`. Needs the scope
   * `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, body_not_readable,
   * body_too_large, content_type_not_json, cursor_not_valid, delivery_not_found, field_not_valid, internal,
   * replay_not_valid, scope_missing, unavailable, webhook_disabled, webhook_not_found.
   */
  replay(id: string, webhook: string, body: ReplayBody, options: CallOptions = {}): Promise<Replayed> {
    return this.call<Replayed>({ method: "POST", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}/replay`, body }, options);
  }

  /**
   * Replace the secret of a webhook. The one before goes on counting for 24 hours: calls are signed with both.
   * Needs the scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * internal, scope_missing, unavailable, webhook_not_found.
   */
  rotateSecret(id: string, webhook: string, options: CallOptions = {}): Promise<WebhookWithSecret> {
    return this.call<WebhookWithSecret>({ method: "POST", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}/rotate-secret` }, options);
  }

  /**
   * Send a test event to a webhook. Within a minute, to this webhook alone. Needs the scope
   * `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
   * scope_missing, unavailable, webhook_disabled, webhook_not_found.
   */
  test(id: string, webhook: string, options: CallOptions = {}): Promise<WebhookDelivery> {
    return this.call<WebhookDelivery>({ method: "POST", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}/test` }, options);
  }

  /**
   * Change a webhook. What is left out stays. `enabled: true` switches on one that was given up. Needs the
   * scope `applications:write`. Codes: api_key_missing, api_key_not_valid, application_not_found,
   * body_not_readable, body_too_large, content_type_not_json, description_not_valid, event_type_not_valid,
   * field_not_valid, internal, scope_missing, unavailable, webhook_address_not_public, webhook_not_found,
   * webhook_url_has_credentials, webhook_url_not_https, webhook_url_not_valid.
   */
  update(id: string, webhook: string, body: ChangeWebhookBody, options: CallOptions = {}): Promise<Webhook> {
    return this.call<Webhook>({ method: "PATCH", path: `/v1/applications/${part(id)}/webhooks/${part(webhook)}`, body }, options);
  }
}

export class WordingCore extends Group {
  /**
   * Read the own texts of one language. By key. What is not in the list has the built-in text. Needs the scope
   * `applications:read`. Codes: api_key_missing, api_key_not_valid, application_not_found, internal,
   * language_not_valid, scope_missing, unavailable.
   */
  get(id: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", options: CallOptions = {}): Promise<WordingOfLanguage> {
    return this.call<WordingOfLanguage>({ method: "GET", path: `/v1/applications/${part(id)}/wording/${part(language)}` }, options);
  }

  /**
   * List the texts that an application has of its own. By language and key. What is not in the list has the
   * built-in text. Needs the scope `applications:read`. Codes: api_key_missing, api_key_not_valid,
   * application_not_found, internal, scope_missing, unavailable.
   */
  list(id: string, options: CallOptions = {}): Promise<OwnWording> {
    return this.call<OwnWording>({ method: "GET", path: `/v1/applications/${part(id)}/wording` }, options);
  }

  /**
   * Replace the own texts of one language. Texts in Fluent, by the keys of the catalogue, with the variables
   * that it has. An empty object takes them back. Needs the scope `applications:write`. Codes:
   * api_key_missing, api_key_not_valid, application_not_found, body_not_readable, body_too_large,
   * content_type_not_json, field_not_valid, internal, language_not_valid, scope_missing, unavailable,
   * wording_not_valid.
   */
  save(id: string, language: "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "ja" | "zh-Hans" | "ar", body: SaveWordingBody, options: CallOptions = {}): Promise<WordingOfLanguage> {
    return this.call<WordingOfLanguage>({ method: "PUT", path: `/v1/applications/${part(id)}/wording/${part(language)}`, body }, options);
  }
}
