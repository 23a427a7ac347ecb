//! The reference: what DESIGN section 4 says of one person, as small as it can be said. It knows nothing of our code: no
//! guard, no transition, no generation, no item. It takes moments in milliseconds, and tickets and codes by the order in
//! which they were made.
//!
//! Each function is one moment, and decides alone. What takes two, such as counting a try and then proving the step, is two
//! functions, and anything may happen in between.

/// A ticket, by the order in which tickets were made for the person.
pub(crate) type Ticket = u32;

/// A code, by the order in which codes were made.
pub(crate) type Code = u32;

/// How an invitation reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Way {
    /// A link by mail.
    Mail,
    /// A link that the administrator hands over.
    Hand,
    /// A code by mail.
    Code,
}

/// What has to be done before the password, and the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    EmailCode,
    Profile,
    Phone,
    Password,
}

impl Step {
    fn has_code(self) -> bool {
        matches!(self, Self::EmailCode | Self::Phone)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Account {
    Invited,
    Active,
    Disabled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Fate {
    Open,
    Completed,
    Revoked,
    Declined,
}

/// A code that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Live {
    pub(crate) code: Code,
    /// The step that it proves.
    pub(crate) step: usize,
    /// Its first moment of being too late.
    pub(crate) ends: i64,
    pub(crate) tries: u32,
}

/// The settings that the rules name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Policy {
    pub(crate) tries: u32,
    pub(crate) failures: u32,
    pub(crate) pause: i64,
    pub(crate) code_life: i64,
    pub(crate) reset_life: i64,
}

/// Why something is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum No {
    /// A later ticket was made, or this one was killed.
    Replaced,
    /// There is no ticket at all that lives.
    TicketGone,
    Completed,
    Revoked,
    Declined,
    /// It is no invitation.
    NotDeclinable,
    Expired,
    Disabled,
    NotActive,
    /// Another step comes first.
    OutOfOrder,
    CodeMissing,
    NumberMissing,
    CodeExpired,
    CodeReplaced,
    /// The code was tried as often as a code may be.
    TriesUsed,
    /// The invitation has seen as many wrong codes as it may.
    FailuresUsed,
    WrongCode,
    TooSoon,
    /// More than five within an hour, or ten within a day.
    TooOften,
    /// Strangers are told no more than this.
    Hidden,
    Paused,
    /// A hundred failures in a row.
    Locked,
    NotFound,
    /// The password is another one by now.
    Changed,
    /// Its end has not come, or was told.
    NotDue,
}

/// A try that was counted: what proving relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Counted {
    ticket: Option<Ticket>,
    position: usize,
    pub(crate) code: Code,
}

/// One person, and everything that the rules are about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Reference {
    pub(crate) policy: Policy,
    pub(crate) account: Account,
    /// Which password is set, by the order in which passwords were chosen.
    pub(crate) password: Option<u32>,
    pub(crate) fate: Fate,
    /// It is about another password, not an invitation.
    pub(crate) is_reset: bool,
    pub(crate) way: Way,
    /// The steps of the flow, without what the way puts before them.
    flow: Vec<Step>,
    /// The ticket that lives. None does between what kills them all and the next resend.
    pub(crate) ticket: Option<Ticket>,
    /// How many tickets were made.
    pub(crate) tickets: u32,
    /// The first moment that is too late; none for what never ends.
    pub(crate) ends: Option<i64>,
    lifetime: Option<i64>,
    /// Its end was told: once, however often somebody looks.
    told: bool,
    /// How many steps are proven.
    pub(crate) position: usize,
    pub(crate) code: Option<Live>,
    /// How many codes were made.
    pub(crate) codes: u32,
    pub(crate) failures: u32,
    /// When another code may be asked for.
    pub(crate) next_code: Option<i64>,
    /// When codes and resets were asked for, the newest first; no new beginning forgets it.
    asked: Vec<i64>,
    pub(crate) email_proven: bool,
    pub(crate) has_phone: bool,
    /// The invitation's message is still to be sent.
    pub(crate) owed: bool,
    /// The invitation's message never left.
    pub(crate) undelivered: bool,
    /// An administrator has seen the link that lives: whoever holds it need not read that mail.
    shown: bool,
    /// Failed sign-ins in a row, and when the last was.
    pub(crate) sign_in_failures: u32,
    sign_in_last: i64,
    /// When a holder of a ticket that was over last had another sent.
    renewed: Option<i64>,
}

impl Reference {
    pub(crate) fn invited(policy: Policy, flow: &[Step], way: Way, lifetime: Option<i64>, now: i64) -> Self {
        let mut fresh = Self {
            policy,
            account: Account::Invited,
            password: None,
            fate: Fate::Open,
            is_reset: false,
            way,
            flow: flow.to_vec(),
            ticket: None,
            tickets: 0,
            ends: None,
            lifetime,
            told: false,
            position: 0,
            code: None,
            codes: 0,
            failures: 0,
            next_code: None,
            asked: vec![],
            email_proven: false,
            has_phone: false,
            owed: false,
            undelivered: false,
            shown: false,
            sign_in_failures: 0,
            sign_in_last: 0,
            renewed: None,
        };
        fresh.begin_again(way, now);
        fresh
    }

    /// A new ticket and a new beginning: whatever was handed out before is dead.
    fn begin_again(&mut self, way: Way, now: i64) {
        self.tickets += 1;
        self.ticket = Some(self.tickets);
        self.ends = self.lifetime.map(|life| now + life);
        self.told = false;
        self.way = way;
        self.fate = Fate::Open;
        self.position = 0;
        self.failures = 0;
        self.next_code = None;
        self.code = None;
        self.owed = way != Way::Hand && self.lifetime != Some(0);
        self.undelivered = way == Way::Hand || self.lifetime == Some(0);
        self.shown = false;
        if way == Way::Code {
            self.make_code(0, self.ends.unwrap_or(i64::MAX));
        }
    }

    fn make_code(&mut self, step: usize, ends: i64) {
        self.codes += 1;
        let code = self.codes;
        self.code = Some(Live {
            code,
            step,
            ends,
            tries: 0,
        });
    }

    /// Every ticket and code is dead, until a new beginning.
    fn kill(&mut self) {
        self.ticket = None;
        self.code = None;
        self.owed = false;
    }

    /// Whoever holds a ticket that is over has another sent: the newest once more where it lives, and else a new one. No
    /// wrong code is forgotten. Within a minute it is done once.
    pub(crate) fn renew(&mut self, ticket: Ticket, now: i64) -> Result<(), No> {
        let lives = self.ticket.is_some() && !self.is_over(now);
        let open = self.fate == Fate::Open && self.account != Account::Disabled && !self.is_reset;
        let rested = self.renewed.is_none_or(|at| now >= at + 60_000);
        let left = self.failures < self.policy.failures;
        if !open || !rested || !left || self.way == Way::Hand || (lives && self.ticket == Some(ticket)) {
            return Err(No::Hidden);
        }
        self.renewed = Some(now);
        if lives {
            self.owed = true;
            self.undelivered = false;
        } else {
            let failures = self.failures;
            self.begin_again(self.way, now);
            self.failures = failures;
        }
        Ok(())
    }

    /// The step at `position`: by a code, the code comes first, unless the flow begins with it anyway.
    fn step(&self, position: usize) -> Step {
        let by_code = self.way == Way::Code && self.flow.first() != Some(&Step::EmailCode);
        let first = by_code.then_some(Step::EmailCode);
        let steps = first.into_iter().chain(self.flow.iter().copied());
        steps.chain([Step::Password]).nth(position).unwrap_or(Step::Password)
    }

    pub(crate) fn next(&self) -> Step {
        self.step(self.position)
    }

    /// Whether all steps but the password are proven.
    pub(crate) fn all_proven(&self) -> bool {
        self.next() == Step::Password
    }

    pub(crate) fn is_over(&self, now: i64) -> bool {
        self.ends.is_some_and(|end| now >= end)
    }

    /// Whether it is open at `now`, whoever asks.
    fn open(&self, now: i64) -> Result<(), No> {
        match self.fate {
            Fate::Open => {}
            Fate::Completed => return Err(No::Completed),
            Fate::Revoked => return Err(No::Revoked),
            Fate::Declined => return Err(No::Declined),
        }
        if self.account == Account::Disabled {
            return Err(No::Disabled);
        }
        if self.is_over(now) { Err(No::Expired) } else { Ok(()) }
    }

    /// Whether `ticket` opens anything at `now`.
    pub(crate) fn admit(&self, ticket: Ticket, now: i64) -> Result<(), No> {
        if self.ticket == Some(ticket) {
            self.open(now)
        } else {
            Err(No::Replaced)
        }
    }

    pub(crate) fn ask_code(&mut self, ticket: Ticket, now: i64) -> Result<(), No> {
        self.admit(ticket, now)?;
        if !self.next().has_code() {
            return Err(No::OutOfOrder);
        }
        if self.next() == Step::Phone && !self.has_phone {
            return Err(No::NumberMissing);
        }
        self.another_code(now)
    }

    fn another_code(&mut self, now: i64) -> Result<(), No> {
        if self.failures >= self.policy.failures {
            return Err(No::FailuresUsed);
        }
        if self.next_code.is_some_and(|at| now < at) {
            return Err(No::TooSoon);
        }
        self.not_too_often(now)?;
        let step = if self.next().has_code() { self.position } else { 0 };
        self.make_code(step, now + self.policy.code_life);
        self.next_code = Some(now + self.policy.pause);
        self.has_asked(now);
        Ok(())
    }

    /// From when on neither hour nor day hold too many.
    fn free_from(&self) -> Option<i64> {
        let hour = self.asked.get(4).map(|at| at + 3_600_000);
        let day = self.asked.get(9).map(|at| at + 86_400_000);
        hour.max(day)
    }

    fn not_too_often(&self, now: i64) -> Result<(), No> {
        match self.free_from() {
            Some(at) if now < at => Err(No::TooOften),
            Some(_) | None => Ok(()),
        }
    }

    fn has_asked(&mut self, now: i64) {
        self.asked.insert(0, now);
        self.asked.truncate(10);
    }

    /// When another code may be asked for.
    pub(crate) fn ask_again_at(&self) -> Option<i64> {
        self.next_code.max(self.free_from())
    }

    pub(crate) fn give_phone(&mut self, ticket: Ticket, now: i64) -> Result<(), No> {
        self.admit(ticket, now)?;
        if self.next() != Step::Phone {
            return Err(No::OutOfOrder);
        }
        self.another_code(now)?;
        self.has_phone = true;
        Ok(())
    }

    /// Counts a try: only now may it be compared.
    pub(crate) fn count(&mut self, ticket: Ticket, now: i64) -> Result<Counted, No> {
        self.admit(ticket, now)?;
        if !self.next().has_code() {
            return Err(No::OutOfOrder);
        }
        self.count_any(Some(ticket), self.position, now)
    }

    fn count_any(&mut self, ticket: Option<Ticket>, step: usize, now: i64) -> Result<Counted, No> {
        if self.failures >= self.policy.failures {
            return Err(No::FailuresUsed);
        }
        let tries = self.policy.tries;
        let Some(live) = self.code.as_mut().filter(|live| live.step == step) else {
            return Err(No::CodeMissing);
        };
        if now >= live.ends {
            return Err(No::CodeExpired);
        }
        if live.tries >= tries {
            return Err(No::TriesUsed);
        }
        live.tries += 1;
        self.failures += 1;
        let (code, position) = (live.code, self.position);
        Ok(Counted { ticket, position, code })
    }

    /// The code was right: the step is proven, if nothing else has happened since the try was counted.
    pub(crate) fn prove(&mut self, counted: Counted, now: i64) -> Result<(), No> {
        self.admit(counted.ticket.ok_or(No::Replaced)?, now)?;
        if self.position != counted.position {
            return Err(No::OutOfOrder);
        }
        match self.code {
            Some(live) if live.code == counted.code => {}
            Some(_) | None => return Err(No::CodeReplaced),
        }
        self.email_proven |= self.next() == Step::EmailCode;
        self.position += 1;
        self.failures = self.failures.saturating_sub(1);
        self.code = None;
        self.next_code = None;
        Ok(())
    }

    /// Whether somebody may come in with a code and without a ticket.
    fn entrance(&self, now: i64) -> Result<(), No> {
        self.open(now)?;
        let here = self.position == 0 || !self.next().has_code();
        if self.way == Way::Code && self.ticket.is_some() && !self.is_reset && here {
            Ok(())
        } else {
            Err(No::Hidden)
        }
    }

    /// Whoever names the person has another code sent in place of one that has expired with its invitation. As for the
    /// holder of a ticket, no wrong code is forgotten, and within a minute it is done once.
    pub(crate) fn renew_by_name(&mut self, now: i64) -> Result<(), No> {
        match self.ticket {
            _ if self.way != Way::Code || self.lifetime == Some(0) => Err(No::Hidden),
            Some(_) if !self.is_over(now) => Err(No::Hidden),
            // The one that lives is over, or none does, so it makes no difference which one the holder has.
            ticket => self.renew(ticket.unwrap_or(0), now),
        }
    }

    pub(crate) fn ask_entry(&mut self, now: i64) -> Result<(), No> {
        self.entrance(now)?;
        self.another_code(now)
    }

    pub(crate) fn count_entry(&mut self, now: i64) -> Result<Counted, No> {
        self.entrance(now)?;
        self.count_any(self.ticket, 0, now)
    }

    /// The code was right: they are in, for the first time or again. The ticket is the one that lives.
    pub(crate) fn enter(&mut self, counted: Counted, now: i64) -> Result<Ticket, No> {
        let position = counted.position;
        let ticket = counted.ticket.ok_or(No::Hidden)?;
        self.admit(ticket, now)?;
        match self.code {
            Some(live) if live.code == counted.code && self.position == position => {}
            Some(_) | None => return Err(No::Hidden),
        }
        self.failures = self.failures.saturating_sub(1);
        self.position = position.max(1);
        self.email_proven = true;
        // A code is good once, that of an invitation too: coming back takes another.
        self.code = None;
        Ok(ticket)
    }

    /// A code for coming in is none for a step that has one of its own.
    fn drop_code_of_another_step(&mut self) {
        if self.next().has_code() {
            self.code = None;
        }
    }

    pub(crate) fn look_profile(&self, ticket: Ticket, now: i64) -> Result<usize, No> {
        self.admit(ticket, now)?;
        match self.next() {
            Step::Profile => Ok(self.position),
            Step::EmailCode | Step::Phone | Step::Password => Err(No::OutOfOrder),
        }
    }

    pub(crate) fn answer_profile(&mut self, ticket: Ticket, position: usize, now: i64) -> Result<(), No> {
        self.admit(ticket, now)?;
        if self.position != position {
            return Err(No::OutOfOrder);
        }
        self.position += 1;
        self.drop_code_of_another_step();
        Ok(())
    }

    pub(crate) fn look_password(&self, ticket: Ticket, now: i64) -> Result<(), No> {
        self.admit(ticket, now)?;
        if self.all_proven() { Ok(()) } else { Err(No::OutOfOrder) }
    }

    /// Sets the password, in one moment: the newest ticket, open, not expired, all steps proven.
    pub(crate) fn complete(&mut self, ticket: Ticket, password: u32, now: i64) -> Result<(), No> {
        self.look_password(ticket, now)?;
        self.fate = Fate::Completed;
        self.account = Account::Active;
        self.password = Some(password);
        self.email_proven |= self.way == Way::Mail && !self.undelivered && !self.shown;
        self.sign_in_failures = 0;
        self.owed = false;
        Ok(())
    }

    /// Whoever holds the newest ticket may turn an open invitation down. A second time is no error, and no change.
    pub(crate) fn decline(&mut self, ticket: Ticket, now: i64) -> Result<(), No> {
        match self.admit(ticket, now) {
            Err(No::Declined) => return Ok(()),
            admitted => admitted?,
        }
        if self.is_reset {
            return Err(No::NotDeclinable);
        }
        self.fate = Fate::Declined;
        self.owed = false;
        Ok(())
    }

    // The administrator.

    fn is_invitation(&self) -> Result<(), No> {
        if self.is_reset { Err(No::NotFound) } else { Ok(()) }
    }

    pub(crate) fn resend(&mut self, way: Option<Way>, now: i64) -> Result<(), No> {
        self.is_invitation()?;
        if self.fate == Fate::Completed {
            return Err(No::Completed);
        }
        if self.account == Account::Disabled {
            return Err(No::Disabled);
        }
        self.begin_again(way.unwrap_or(self.way), now);
        Ok(())
    }

    /// A second revocation is no error, and no change.
    pub(crate) fn revoke(&mut self) -> Result<(), No> {
        self.is_invitation()?;
        match self.fate {
            Fate::Open | Fate::Revoked => {}
            Fate::Completed => return Err(No::Completed),
            Fate::Declined => return Err(No::Declined),
        }
        self.fate = Fate::Revoked;
        self.owed = false;
        Ok(())
    }

    pub(crate) fn extend(&mut self, lifetime: Option<i64>, now: i64) -> Result<(), No> {
        self.is_invitation()?;
        match self.fate {
            Fate::Open => {}
            Fate::Completed => return Err(No::Completed),
            Fate::Revoked => return Err(No::Revoked),
            Fate::Declined => return Err(No::Declined),
        }
        if self.account == Account::Disabled {
            return Err(No::Disabled);
        }
        self.ends = lifetime.map(|life| now + life);
        self.told = false;
        Ok(())
    }

    /// Whether its end is still to be told, now or later. That of a link to another password is told to nobody.
    pub(crate) fn end_is_awaited(&self) -> bool {
        self.fate == Fate::Open && !self.is_reset && self.ends.is_some() && !self.told
    }

    /// Its end is told. That changes nothing else.
    pub(crate) fn tell_end(&mut self, now: i64) -> Result<(), No> {
        match self.fate {
            Fate::Open => {}
            Fate::Completed => return Err(No::Completed),
            Fate::Revoked => return Err(No::Revoked),
            Fate::Declined => return Err(No::Declined),
        }
        if !self.end_is_awaited() || !self.is_over(now) {
            return Err(No::NotDue);
        }
        self.told = true;
        Ok(())
    }

    /// The link, for the administrator to hand over.
    pub(crate) fn link(&mut self, now: i64) -> Result<Ticket, No> {
        self.is_invitation()?;
        let ticket = self.ticket.ok_or(No::TicketGone)?;
        self.admit(ticket, now)?;
        self.shown = true;
        Ok(ticket)
    }

    pub(crate) fn disable(&mut self) {
        if self.account != Account::Disabled {
            self.account = Account::Disabled;
            self.kill();
        }
    }

    pub(crate) fn enable(&mut self) {
        if self.account == Account::Disabled {
            self.account = match self.password {
                Some(_) => Account::Active,
                None => Account::Invited,
            };
        }
    }

    pub(crate) fn change_address(&mut self) {
        self.email_proven = false;
        self.kill();
    }

    pub(crate) fn change_number(&mut self) {
        self.has_phone = true;
        self.kill();
    }

    // Whoever knows the username.

    /// Whether failures count at this moment. Where they do, the first guess of a write that counts another is wrong.
    pub(crate) fn has_failures(&self, now: i64) -> bool {
        self.sign_in_failures > 0 && now < self.sign_in_last + 86_400_000
    }

    /// A try of a password is counted before anything is compared, unless it has to wait. All come from one place.
    pub(crate) fn count_sign_in(&mut self, now: i64) -> Result<(), No> {
        if now >= self.sign_in_last + 86_400_000 {
            self.sign_in_failures = 0;
        }
        let wait = match self.sign_in_failures {
            0..=5 => 0,
            failures @ 6..=13 => 1_000 << (failures - 6),
            14..=99 => 300_000,
            _ => return Err(No::Locked),
        };
        if now < self.sign_in_last + wait {
            return Err(No::Paused);
        }
        self.sign_in_failures += 1;
        self.sign_in_last = now;
        Ok(())
    }

    /// Whether this password opens the account at this moment.
    pub(crate) fn is_right(&self, password: u32) -> bool {
        self.account == Account::Active && self.password == Some(password)
    }

    /// The second moment of signing in, after a comparison that was right. Whatever was done to the account since the try was
    /// counted (`overtaken`) signs nobody in.
    pub(crate) fn sign_in(&mut self, password: u32, overtaken: bool) -> Result<(), No> {
        if overtaken || !self.is_right(password) {
            return Err(No::Hidden);
        }
        self.signed_in();
        Ok(())
    }

    pub(crate) fn signed_in(&mut self) {
        self.sign_in_failures = 0;
    }

    /// The third moment of changing the password: the first two are signing in.
    pub(crate) fn change_password(&mut self, known: u32, chosen: u32) -> Result<(), No> {
        if self.account != Account::Active {
            return Err(No::NotActive);
        }
        if self.password != Some(known) {
            return Err(No::Changed);
        }
        self.password = Some(chosen);
        self.sign_in_failures = 0;
        self.kill();
        Ok(())
    }

    /// Whoever was invited by a link and says that the password is forgotten has it sent: the one that lives, whoever handed
    /// it over, or else a new one. As for the holder of a ticket, within a minute it is done once.
    pub(crate) fn forget_invitation(&mut self, now: i64) -> Result<(), No> {
        let lives = self.ticket.is_some() && !self.is_over(now);
        let by_link = self.account == Account::Invited && self.way != Way::Code && self.lifetime != Some(0);
        let rested = self.renewed.is_none_or(|at| now >= at + 60_000);
        let left = self.failures < self.policy.failures;
        if !by_link || self.fate != Fate::Open || self.is_reset || !rested || !left {
            return Err(No::Hidden);
        }
        self.renewed = Some(now);
        if lives {
            self.owed = true;
            self.undelivered = false;
        } else {
            let failures = self.failures;
            self.begin_again(Way::Mail, now);
            self.failures = failures;
        }
        Ok(())
    }

    /// A link to choose another password; whoever asks is told nothing.
    pub(crate) fn ask_reset(&mut self, now: i64) -> Result<(), No> {
        if self.account != Account::Active {
            return Err(No::Hidden);
        }
        if self.next_code.is_some_and(|at| now < at) {
            return Err(No::TooSoon);
        }
        self.not_too_often(now)?;
        self.is_reset = true;
        self.flow.clear();
        self.lifetime = Some(self.policy.reset_life);
        self.begin_again(Way::Mail, now);
        self.next_code = Some(now + self.policy.pause);
        self.has_asked(now);
        Ok(())
    }

    // The messages.

    /// Whether a link or code that a message carries may leave now.
    pub(crate) fn may_leave(&self, now: i64) -> bool {
        self.ticket.is_some() && self.open(now).is_ok()
    }

    /// The invitation's message was tried for whom `seen` says, and its end written down: it was `sent`, or will not be.
    pub(crate) fn settle(&mut self, seen: &Self, sent: bool) {
        if seen.owed && self.owed && self.ticket == seen.ticket {
            self.owed = false;
            self.undelivered = !sent;
        }
    }
}
