use super::{
    field::Belongs,
    language::{Comparison, Condition, Operation, Path, Source, Value},
    memory::Impossible,
    record::{read, record},
    *,
};
use crate::{
    address::{EmailAddress, PhoneNumber, Username},
    clock::from_millis,
    display_name::DisplayName,
    exchange::{CodeChallenge, Exchange},
    former::{Contact, Former},
    holding::{Hold, Why},
    invitation::{Delivery, State, Unsent},
    invite::tests::sample,
    limits::Recent,
    outbox::{Notice, OwedMessage},
    password::PasswordHash,
    person::{AcceptedTerms, Following, Replay, Verifiable},
    sign_in::{Failures, Place, Streak},
};

const AT: i64 = 7_000;

/// Somebody of whom every field is there.
fn full() -> Person {
    let at = from_millis(AT);
    let (_, mut person) = sample();
    let verified_at = Some(at);
    person.username = Username::parse("ada").unwrap();
    person.also = vec![PersonKey::from_bytes([4; PersonKey::LENGTH])];
    person.lent_to = Some(PersonKey::from_bytes([5; PersonKey::LENGTH]));
    person.following = Some(Following::Wanted);
    person.email = Some(Verifiable {
        value: EmailAddress::parse("before@example.com").unwrap(),
        verified_at,
    });
    person.phone = Some(Verifiable {
        value: PhoneNumber::parse("+4915112345678").unwrap(),
        verified_at,
    });
    (person.email_bounced_at, person.email_put_by, person.email_on_word) = (Some(at), Some([3; 16]), true);
    (person.used_generation, person.token_generation) = (Some(3), 6);
    person.exchange = Some(Exchange {
        hash: [6; 32],
        expires_at: at,
    });
    person.roles = vec!["editor".to_owned()];
    person.metadata = serde_json::from_str(r#"{"plan":"pro"}"#).unwrap();
    person.profile = serde_json::from_str(r#"{"nickname":"ada"}"#).unwrap();
    person.terms = Some(AcceptedTerms {
        url: "https://example.com/terms".to_owned(),
        version: "2".to_owned(),
        at,
    });
    person.credential = PasswordHash::parse(
        "$argon2id$v=19$m=64,t=1,p=1,keyid=AQ$c2FsdHNhbHRzYWx0c2FsdA$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE",
    )
    .ok();
    person.created_at = at;
    person.asked = Recent::from_millis(&[AT, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    person.renewals = vec![at];
    let streak = Streak { count: 2, last: at };
    person.sign_in_failures = Failures {
        total: Some(streak),
        places: [(Place::Source(1), streak)].into(),
    };
    person.replay = Some(Replay {
        key: [1; 16],
        body: [2; 16],
    });
    (person.due_at, person.cleanup_at) = (Some(at), Some(at));
    let invitation = &mut person.invitation;
    (invitation.number, invitation.vouched, invitation.shown) = (4, true, true);
    invitation.result_url = Some("https://example.com/welcome".to_owned());
    invitation.challenge = CodeChallenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").ok();
    invitation.inviter = DisplayName::parse("Grace").ok();
    invitation.reminder = Some(600);
    invitation.state = State::Opened { at };
    (invitation.generation.number, invitation.generation.killed) = (9, true);
    invitation.progress.sends = 2;
    (invitation.progress.code_expires_at, invitation.progress.next_send_at) = (Some(at), Some(at));
    invitation.progress.unsent = Some(Unsent {
        send: 1,
        reason: "no number".to_owned(),
    });
    invitation.delivery = Delivery::Bounced {
        at,
        message_id: "m-1".to_owned(),
        reason: "no such mailbox".to_owned(),
    };
    let owed = &mut person.owed;
    (owed.invitation, owed.code, owed.reminder, owed.verification) = (Some(9), Some(2), Some(9), Some([7; 16]));
    Notice::ALL
        .into_iter()
        .for_each(|notice| owed.notices.set(notice, Some(6)));
    owed.former = vec![Former {
        write: [3; 16],
        at,
        contact: Contact::Email(EmailAddress::parse("first@example.com").unwrap()),
    }];
    let messages: Vec<OwedMessage> = owed.iter().collect();
    owed.held = messages
        .into_iter()
        .map(|message| Hold::next(None, message, Why::Unclear, None, at))
        .collect();
    owed.forget_holds();
    person
}

/// Kept people have no moment of clean-up, and an unnumbered notice stands where no numbered one does.
fn kept() -> Person {
    let mut person = full();
    (person.kept, person.cleanup_at) = (true, None);
    person.owed.notices.set(Notice::Activated, Some(0));
    person.owed.forget_holds();
    person
}

fn read_again(person: &Person) -> bool {
    read(person.key, &record(person)).is_ok_and(|read| read == *person)
}

#[test]
fn every_field_is_read_as_it_is_written() {
    let (full, kept) = (full(), kept());
    assert!(read_again(&full) && read_again(&kept) && read_again(&sample().1));
    let fields = [record(&full), record(&kept)];
    let untested = |field: &Field| fields.iter().all(|fields| !fields.contains_key(field));
    assert_eq!(Field::all().filter(untested).collect::<Vec<_>>(), []);
}

#[test]
fn no_field_is_taken_for_what_it_is_not() {
    let person = kept();
    let fields = record(&person);
    for field in Field::all().filter(|field| *field != Field::WriteOwes) {
        let mut altered = fields.clone();
        altered.insert(field, Value::Foreign);
        let malformed = read(person.key, &altered).err();
        assert_eq!(malformed.map(|malformed| malformed.attribute), Some(field.name()));
    }
}

#[test]
fn the_next_invitation_leaves_what_is_the_users_and_nothing_of_the_last() {
    let (before, fresh) = (full(), sample().1);
    let transition = Transition {
        guards: vec![],
        effects: vec![Effect::Reinvite(Box::new(fresh.clone()))],
        write: WriteKind::Created.write([8; 16], from_millis(AT), Actor::System),
    };
    let after = transition.apply(&before).ok().unwrap();
    let mut stays = Vec::new();
    for field in Field::all() {
        let expected = match field.belongs() {
            Belongs::User => field.of(&before),
            Belongs::UserUnlessSaid => field.of(&fresh).or_else(|| field.of(&before)),
            Belongs::Invitation => field.of(&fresh),
            Belongs::Write => continue,
        };
        assert!(field.of(&after) == expected, "{field:?}");
        if field.belongs() != Belongs::Invitation {
            stays.push(field.name());
        }
    }
    let known = "u_app u_name u_at n_to u_used u_tokens u_terms u_profile u_cred c_log i_renewed s_fails s_last s_by \
                 n_also i_locale u_kept";
    assert_eq!(stays.join(" "), known);
}

#[test]
fn what_is_missing_or_of_another_kind_is_neither_equal_nor_less() {
    let (_, person) = sample();
    use Comparison::{AtLeast, AtMost, Equal, Less, More, NotEqual};
    for field in [Field::Phone, Field::Generation] {
        for comparison in [Equal, Less, AtMost, More, AtLeast] {
            assert!(!Condition::is(field, comparison, "1").holds(&person));
        }
        assert!(Condition::is(field, NotEqual, "1").holds(&person));
        assert!(!Condition::Size(field.into(), AtLeast, 0).holds(&person));
    }
    assert!(Condition::below(Field::Tries, Field::MaxTries).holds(&person));
    assert!(!Condition::below(Field::Tries, Field::PhoneVerified).holds(&person));
    assert!(Condition::ALWAYS.holds(&person));
    assert!(!Condition::Any(vec![]).holds(&person));
    assert!(!Condition::one_of(Field::Generation, [0_u32; 0]).holds(&person));
    assert!(Condition::equal(Field::Asked.place(9), 0_i64).holds(&person));
    assert!(Condition::missing(Field::Asked.place(10)).holds(&person));
}

fn by(person: &Person, operations: &[Operation]) -> Result<Vec<Option<Value>>, Impossible> {
    let mut all = Operations::default();
    for operation in operations.iter().cloned() {
        match operation {
            Operation::Set(path, source) => all.put(path, source),
            Operation::Remove(path) => all.remove([path]),
        }
    }
    let changed = Changed::by(person, &all)?;
    let fields = [Field::Sends, Field::OweCode, Field::SignInPlaces];
    Ok(fields.map(|field| changed.field(field)).to_vec())
}

#[test]
fn operations_read_what_was_before_all_of_them() {
    let person = full();
    let sends = || Path::from(Field::Sends);
    let here = Field::SignInPlaces.entry("n0001");
    let result = by(
        &person,
        &[
            Operation::Set(sends(), Source::Sum(sends(), 5)),
            Operation::Set(Field::OweCode.into(), Source::Of(sends())),
            Operation::Set(here.place(0), Source::Else(sends(), 1_u32.into())),
            Operation::Remove(Field::SignInPlaces.entry("n0002")),
        ],
    );
    let streak = Streak {
        count: 2,
        last: from_millis(AT),
    };
    let places = Value::Map([("n0001".to_owned(), streak.into())].into());
    assert!(result == Ok(vec![Some(7_u32.into()), Some(2_u32.into()), Some(places)]));
}

#[test]
fn operations_that_meet_or_find_nothing_are_impossible() {
    let set = |path: Path| Operation::Set(path, Source::Value(1_u32.into()));
    let entry = || Field::SignInPlaces.entry("n0001");
    let of_nobody = Field::SignInPlaces.entry("n0009").place(0);
    let (sum, copy) = (Source::Sum(Field::Email.into(), 1), Source::Of(of_nobody.clone()));
    let impossible = [
        vec![set(Field::Sends.into()), set(Field::Sends.into())],
        vec![set(Field::Sends.into()), Operation::Remove(Field::Sends.into())],
        vec![set(entry()), set(Field::SignInPlaces.into())],
        vec![Operation::Remove(Field::SignInPlaces.into()), set(entry().place(0))],
        vec![Operation::Set(Field::Sends.into(), sum)],
        vec![Operation::Set(Field::Sends.into(), copy)],
        vec![set(of_nobody.clone())],
        vec![Operation::Remove(of_nobody)],
        vec![set(Field::Email.entry("x"))],
    ];
    for operations in impossible {
        assert!(by(&full(), &operations) == Err(Impossible));
    }
    let twice = || Operation::Remove(Field::Sends.into());
    assert!(by(&full(), &[twice(), twice()]).is_ok());
}
