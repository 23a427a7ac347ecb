//! The fields of a person: each is declared once, with its attribute and whose it is.

use std::borrow::Cow;

use crate::outbox::{Notice, Slot};

/// Whose a field is: what becomes of it when the person is invited once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// The user's: it stays as it is.
    User,
    /// The user's, and the next invitation may say it: what that does not say stays as it is.
    UserUnlessSaid,
    /// One invitation's: it is what the next one says, and goes where that says nothing.
    Invitation,
    /// The write's, which says it by itself.
    Write,
}

macro_rules! fields {
    ($($belongs:ident { $($(#[$doc:meta])* $field:ident = $name:literal,)* })*) => {
        /// A field of a person.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($($(#[$doc])* $field,)*)*
            /// The number under which a notice is owed.
            OweNotice(Notice),
            /// Why a message that is owed waits, and until when.
            Held(Slot),
        }

        const NAMED: &[Field] = &[$($(Field::$field,)*)*];

        impl Field {
            /// Its attribute. What is held for a former owner has a name of its own for each: that of [`Field::attribute`].
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $($(Self::$field => $name,)*)*
                    Self::OweNotice(notice) => notice.facts().owed_in,
                    Self::Held(slot) => slot.held_in(),
                }
            }

            /// Whose it is.
            #[must_use]
            pub const fn belongs(self) -> Belongs {
                match self {
                    $($(Self::$field => Belongs::$belongs,)*)*
                    Self::OweNotice(_) => Belongs::Invitation,
                    // Goes with what is owed: those who had an address before are owed their notice by the next one too.
                    Self::Held(Slot::Former(..)) => Belongs::User,
                    Self::Held(
                        Slot::Invitation | Slot::Code | Slot::Reminder | Slot::Notice(_) | Slot::Verification,
                    ) => Belongs::Invitation,
                }
            }
        }
    };
}

fields! {
    User {
        /// The application.
        Application = "u_app",
        /// The username. Stands in every item of a person, and in no other.
        Username = "u_name",
        /// When they were first invited.
        Created = "u_at",
        /// To whom the name leads that the item's key was made of, if not to whoever is there.
        LentTo = "n_to",
        /// The generation of the newest ticket that a password was set with.
        Used = "u_used",
        /// The generation of sign-in tokens that counts.
        Tokens = "u_tokens",
        /// The terms that they accepted last.
        Terms = "u_terms",
        /// Their profile.
        Profile = "u_profile",
        /// The password, hashed.
        Credential = "u_cred",
        /// When codes and resets were last asked for.
        Asked = "c_log",
        /// When they asked for a new link by themselves.
        Renewals = "i_renewed",
        /// Failed sign-ins in a row.
        SignInFailures = "s_fails",
        /// When the last of them was.
        SignInLast = "s_last",
        /// A map: where the failures came from, to a list of how many and when the last one was.
        SignInPlaces = "s_by",
    }
    UserUnlessSaid {
        /// The keys of other names that lead to the user.
        Also = "n_also",
        /// The language of pages and messages.
        Locale = "i_locale",
        /// There where the person is kept. Its value takes the place of a moment of clean-up: see [`NEVER`].
        Kept = "u_kept",
    }
    Invitation {
        /// Where mail reaches them.
        Email = "u_email",
        /// Since when the address counts as proven.
        EmailVerified = "u_email_ok",
        /// Since when mail to the address bounces.
        EmailBounced = "u_email_bad",
        /// The write that put the address in the place of another one.
        EmailPutBy = "u_email_put",
        /// There while an administrator's word is all that stands for the address.
        EmailOnWord = "u_email_word",
        /// Where SMS reach them.
        Phone = "u_phone",
        /// Since when the number counts as proven.
        PhoneVerified = "u_phone_ok",
        /// How far the username has followed the address.
        Following = "u_follow",
        /// Whether they may sign in.
        Status = "u_status",
        /// Whether the account of whoever is invited is locked.
        Locked = "u_locked",
        /// Names that the application gives meaning to.
        Roles = "u_roles",
        /// The caller's data.
        Metadata = "u_meta",
        /// What the item keeps of the code at the end of the way.
        Exchange = "x_hash",
        /// When that code is over.
        ExchangeExpiry = "x_exp",
        /// When DynamoDB may delete the item. Never what decides anything.
        Ttl = "ttl",
        /// The same, or [`NEVER`]: in every person's item, and in no other. So a write that does not know whether there is a
        /// person can give an end to what is nobody's, and leave that of a person as it is.
        Cleanup = "u_ttl",
        /// The invitation's number.
        Number = "i_no",
        /// What it is for.
        Kind = "i_kind",
        /// How it first reaches the person.
        Method = "i_method",
        /// The flow that it walks.
        Flow = "i_flow",
        /// Where the person goes at the end.
        ResultUrl = "i_result",
        /// Whether the address is passed on to there.
        IncludeEmail = "i_mail",
        /// Whether setting the password proves the address; there only if it does.
        Vouched = "i_vouch",
        /// Whether an administrator was shown the link; there only if so.
        Shown = "i_shown",
        /// The PKCE challenge.
        Challenge = "i_pkce",
        /// Who invites.
        Inviter = "i_from",
        /// How long each generation lives.
        Lifetime = "i_life",
        /// When it was created.
        InvitedAt = "i_at",
        /// By whom.
        InvitedBy = "i_by",
        /// What has become of it.
        State = "i_state",
        /// Since when.
        StateAt = "i_since",
        /// The number of the live generation.
        Generation = "i_gen",
        /// The deployment key of its secrets.
        Key = "i_key",
        /// The bits that they are derived from.
        Nonce = "i_nonce",
        /// The hash of its ticket's secret.
        Ticket = "i_hash",
        /// When it ends, or [`NEVER`].
        Expiry = "i_exp",
        /// There if a change of the user began it, which killed every ticket.
        Killed = "i_killed",
        /// The position of the next step.
        Position = "i_pos",
        /// Its kind.
        Next = "i_next",
        /// How many codes were wrong.
        Failures = "i_fails",
        /// How many seconds before its end the person is reminded.
        Reminder = "i_remind",
        /// How many codes the generation has sent.
        Sends = "c_sends",
        /// When the newest code ends.
        CodeExpiry = "c_exp",
        /// How often it was tried.
        Tries = "c_tries",
        /// When the next may be asked for.
        NextSend = "c_next",
        /// What codes look like.
        CodeFormat = "c_format",
        /// How long a code lives, in milliseconds.
        CodeLife = "c_life",
        /// How often one may be tried.
        MaxTries = "c_max",
        /// How many wrong ones a generation allows.
        MaxFailures = "c_fmax",
        /// How long to wait between two, in milliseconds.
        Pause = "c_pause",
        /// The last code that could not be sent, and why.
        Unsent = "c_unsent",
        /// What became of the message that carries the invitation.
        Delivery = "d_state",
        /// Since when.
        DeliveryAt = "d_at",
        /// The provider's id of the message.
        MessageId = "d_id",
        /// Why it did not arrive.
        DeliveryReason = "d_why",
        /// The generation whose invitation is owed.
        OweInvitation = "owe_invitation",
        /// The send number of the code that is owed.
        OweCode = "owe_code",
        /// The generation whose reminder is owed.
        OweReminder = "owe_reminder",
        /// Where all notices had one place, and held the name of one. It is read, and no more written.
        OweAnyNotice = "owe_notice",
        /// The write that asked for a mail to prove the address.
        OweVerification = "owe_verification",
        /// A map: those who had an address or number before, by kind and the write that replaced it.
        OweFormer = "owe_former",
        /// What is due, and in which part of the index `by_due` it stands.
        DueKind = "due_kind",
        /// When it is due.
        DueAt = "due_at",
        /// Fingerprint of the create call's `Idempotency-Key`.
        ReplayKey = "r_key",
        /// Fingerprint of its body.
        ReplayBody = "r_body",
    }
    Write {
        /// The id of the last write.
        WriteId = "w_id",
        /// What it did.
        WriteEvent = "w_event",
        /// When.
        WriteAt = "w_at",
        /// By whom.
        WriteBy = "w_by",
        /// True where it made something owed; else not there. The stream's filter looks for it, and for nothing else, so that
        /// it need not know every message that there is.
        WriteOwes = "w_owes",
    }
}

/// What is written where there is no end.
pub const NEVER: &str = "never";

/// How the names of what is owed begin.
pub const OWE: &str = "owe_";

/// Begins the names of [`Field::Held`].
pub const HELD: &str = "held_";

impl Field {
    /// What is kept of failed sign-ins.
    pub const OF_FAILURES: [Self; 3] = [Self::SignInFailures, Self::SignInLast, Self::SignInPlaces];

    /// Every field, but for what is held for former owners: of those there are as many as there are owners.
    pub fn all() -> impl Iterator<Item = Self> {
        let notices = Notice::ALL.into_iter().map(Self::OweNotice);
        let held = Slot::alone().map(Self::Held);
        NAMED.iter().copied().chain(notices).chain(held)
    }

    /// Its attribute.
    #[must_use]
    pub fn attribute(self) -> Cow<'static, str> {
        if let Self::Held(slot @ Slot::Former(..)) = self {
            Cow::Owned(format!("{HELD}{}", slot.name()))
        } else {
            Cow::Borrowed(self.name())
        }
    }

    /// Whether a message is owed where it is there.
    #[must_use]
    pub fn owes(self) -> bool {
        self.name().starts_with(OWE)
    }
}
