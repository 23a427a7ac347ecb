//! Who acts, what they may do, and when.

use std::fmt;

use proptest::prelude::*;

use crate::{
    lossy::{LOSSES, Loss},
    reference::{Step, Way},
};

/// Something that somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// What the person would sensibly do next.
    Forward,
    // The person, with one of the tickets and codes that they hold.
    Validate,
    AskCode,
    TryRight,
    TryOld,
    TryWrong,
    /// Wrong codes until nothing is compared any more.
    Guess,
    Profile,
    Phone,
    Password,
    /// Turns the invitation down.
    Decline,
    /// Whatever opens a link to look at it.
    Scan,
    // Whoever knows the username.
    Enter,
    EnterWrong,
    AskEntry,
    SignIn,
    SignInWrong,
    /// The code of the invitation in place of a password, right or wrong.
    SignInByCode,
    ChangePassword,
    Forgotten,
    // The administrator.
    Resend,
    ResendByHand,
    ResendByCode,
    Revoke,
    Extend,
    Disable,
    Enable,
    ChangeAddress,
    ChangeNumber,
    ChangeRoles,
    Link,
    // The stream.
    Deliver,
    // The clock.
    Sweep,
}

/// How far the clock moves before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jump {
    None,
    By(i64),
    /// To this many milliseconds after the end of the invitation.
    ToEnd(i64),
    /// To this many milliseconds after the end of the code.
    ToCodeEnd(i64),
    /// To when another code may be asked for.
    ToNextCode,
}

/// Something that somebody does at a moment.
#[derive(Clone, Copy)]
pub(crate) struct Act {
    pub(crate) what: What,
    /// Which of the tickets, codes or passwords.
    pub(crate) pick: u8,
    pub(crate) jump: Jump,
}

/// One step of a walk.
#[derive(Clone)]
pub(crate) struct Turn {
    pub(crate) act: Act,
    /// What others do between its two calls to the table, if it has two.
    pub(crate) between: Vec<Act>,
    /// The answer to its first write is lost.
    pub(crate) loss: Option<Loss>,
    /// It does not come back from between its calls.
    pub(crate) crash: bool,
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}/{}", self.what, self.pick)?;
        match self.jump {
            Jump::None => Ok(()),
            jump => write!(f, " after {jump:?}"),
        }
    }
}

/// On one line, for whoever reads what a failure was shrunk to.
impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.act)?;
        if !self.between.is_empty() {
            write!(f, ", between: {:?}", self.between)?;
        }
        if let Some(loss) = self.loss {
            write!(f, ", lost: {loss:?}")?;
        }
        if self.crash { write!(f, ", cut off") } else { Ok(()) }
    }
}

/// Who is invited, and to what.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    pub(crate) flow: &'static str,
    pub(crate) way: Way,
    /// Minutes, as on the wire.
    pub(crate) lifetime: i64,
    /// Of two applications, the one with few tries.
    pub(crate) strict: bool,
}

impl Start {
    pub(crate) fn steps(&self) -> &'static [Step] {
        match self.flow {
            "email_code_password" => &[Step::EmailCode],
            "profile_phone_password" => &[Step::Profile, Step::Phone],
            _ => &[],
        }
    }
}

pub(crate) fn starts() -> impl Strategy<Value = Start> {
    let flow = prop_oneof![
        3 => Just("email_code_password"),
        2 => Just("profile_phone_password"),
        1 => Just("link_password"),
    ];
    let way = prop_oneof![3 => Just(Way::Mail), 1 => Just(Way::Hand), 2 => Just(Way::Code)];
    let lifetime = prop_oneof![4 => Just(1_440_i64), 2 => Just(60), 2 => Just(5), 1 => Just(-1), 1 => Just(0)];
    (flow, way, lifetime, any::<bool>()).prop_map(|(flow, way, lifetime, strict)| Start {
        flow,
        way,
        lifetime,
        strict,
    })
}

fn jumps() -> impl Strategy<Value = Jump> {
    prop_oneof![
        14 => Just(Jump::None),
        4 => (1_i64..2_000).prop_map(Jump::By),
        3 => Just(Jump::ToNextCode),
        1 => (60_000_i64..7_200_000).prop_map(Jump::By),
        1 => (-1_i64..2).prop_map(Jump::ToEnd),
        1 => (-1_i64..2).prop_map(Jump::ToCodeEnd),
    ]
}

fn acts() -> impl Strategy<Value = Act> {
    use What as W;
    let person = prop::sample::select(vec![
        W::Validate,
        W::AskCode,
        W::AskCode,
        W::TryRight,
        W::TryRight,
        W::TryRight,
        W::TryOld,
        W::TryWrong,
        W::TryWrong,
        W::Decline,
        W::TryWrong,
        W::Guess,
        W::Guess,
        W::Profile,
        W::Phone,
        W::Password,
        W::Password,
        W::Scan,
    ]);
    let anybody = prop::sample::select(vec![
        W::Enter,
        W::Enter,
        W::Enter,
        W::EnterWrong,
        W::EnterWrong,
        W::AskEntry,
        W::SignIn,
        W::SignInWrong,
        W::SignInByCode,
        W::ChangePassword,
        W::Forgotten,
        W::Forgotten,
    ]);
    let administrator = prop::sample::select(vec![
        W::Resend,
        W::Resend,
        W::ResendByHand,
        W::ResendByCode,
        W::Revoke,
        W::Extend,
        W::Disable,
        W::Enable,
        W::Enable,
        W::Enable,
        W::ChangeAddress,
        W::ChangeNumber,
        W::ChangeRoles,
        W::Link,
        W::Link,
    ]);
    let what = prop_oneof![
        10 => Just(W::Forward),
        8 => person,
        2 => anybody,
        3 => administrator,
        4 => Just(W::Deliver),
        1 => Just(W::Sweep),
    ];
    (what, any::<u8>(), jumps()).prop_map(|(what, pick, jump)| Act { what, pick, jump })
}

/// What others do while a request is held: mostly what matters to it.
fn others() -> impl Strategy<Value = Act> {
    use What as W;
    let what = prop::sample::select(vec![
        W::Resend,
        W::Revoke,
        W::Extend,
        W::AskCode,
        W::TryRight,
        W::Password,
        W::ChangePassword,
        W::Disable,
        W::Validate,
    ]);
    let jump = prop_oneof![
        3 => Just(Jump::None), 1 => Just(Jump::ToEnd(0)), 1 => Just(Jump::ToNextCode)
    ];
    let matters = (what, any::<u8>(), jump).prop_map(|(what, pick, jump)| Act { what, pick, jump });
    // Of two things at once that is right often enough: a code is replaced as soon as it may be.
    let pick = any::<u8>();
    let another = pick.prop_map(|pick| Act {
        what: W::AskCode,
        pick,
        jump: Jump::ToNextCode,
    });
    prop_oneof![6 => matters, 1 => another, 2 => acts()]
}

pub(crate) fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let between = prop_oneof![
        5 => Just(vec![]),
        6 => prop::collection::vec(others(), 1..3),
    ];
    let loss = prop_oneof![6 => Just(None), 1 => prop::sample::select(LOSSES.to_vec()).prop_map(Some)];
    let turn = (acts(), between, loss, prop::bool::weighted(0.15));
    let turn = turn.prop_map(|(act, between, loss, crash)| Turn {
        act,
        between,
        loss,
        crash,
    });
    prop::collection::vec(turn, 1..80)
}
