//! Filters (RFC 7644 section 3.4.2.2): comparisons joined by `and`, `or` and `not`, in brackets or not, and choices among the
//! values of an attribute. What is compared tells itself which values it has; whatever else is asked for is refused by name.

mod reader;

use super::Wrong;
use reader::{Reader, invalid, of_group, of_member, of_user, tokens};

pub(super) use reader::unescaped;

/// What can be compared, of a user or of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    UserName,
    Email,
    EmailType,
    EmailPrimary,
    Phone,
    PhoneType,
    Id,
    Active,
    ExternalId,
    DisplayName,
    GivenName,
    FamilyName,
    Role,
    Created,
    LastModified,
    Member,
    MemberType,
    MemberAddress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Present,
}

/// One comparison; the value is in lower case, but for what knows a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) attribute: Attribute,
    pub(crate) comparison: Comparison,
    pub(crate) value: String,
    /// What the user store is called before it, if it is.
    pub(crate) store: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// All of them hold.
    All(Vec<Rule>),
    /// One of them holds.
    Any(Vec<Rule>),
    Not(Box<Rule>),
    Term(Term),
}

/// What users or groups have to be like; nothing in particular where it is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filter(Rule);

/// What is compared, as it has to be there.
pub(crate) trait Subject {
    /// The values of `attribute`, in lower case but for what knows a case; none where it has none.
    fn values(&self, attribute: Attribute) -> Vec<String>;
}

impl Default for Filter {
    fn default() -> Self {
        Self(Rule::All(vec![]))
    }
}

impl Filter {
    /// A filter on users.
    pub(crate) fn parse(text: &str) -> Result<Self, Wrong> {
        Self::read(text, of_user)
    }

    /// A filter on groups.
    pub(crate) fn parse_for_groups(text: &str) -> Result<Self, Wrong> {
        Self::read(text, of_group)
    }

    /// A filter on the members of a group, as it stands in the brackets of a path.
    pub(crate) fn parse_for_members(text: &str) -> Result<Self, Wrong> {
        Self::read(text, of_member)
    }

    fn read(text: &str, known: fn(&str) -> Option<Attribute>) -> Result<Self, Wrong> {
        let mut reader = Reader {
            tokens: tokens(text)?.into_iter().peekable(),
            terms: 0,
            known,
        };
        let rule = reader.alternatives("", 0)?;
        match reader.tokens.next() {
            None => Ok(Self(rule)),
            Some(_) => Err(invalid(
                "comparisons are joined by `and` or `or`, and brackets are closed",
            )),
        }
    }

    /// What the user store is called in it, if it is.
    pub(crate) fn store(&self) -> Option<&'static str> {
        self.terms().iter().find_map(|term| term.store)
    }

    /// The text that `attribute` has to be equal to in any case, if there is one.
    pub(crate) fn equal(&self, attribute: Attribute) -> Option<&str> {
        fn find(rule: &Rule, attribute: Attribute) -> Option<&str> {
            match rule {
                Rule::All(rules) => rules.iter().find_map(|rule| find(rule, attribute)),
                Rule::Term(term) if term.attribute == attribute && term.comparison == Comparison::Equal => {
                    Some(&term.value)
                }
                Rule::Term(_) | Rule::Any(_) | Rule::Not(_) => None,
            }
        }
        find(&self.0, attribute)
    }

    /// Whether it asks for nothing but what `known` names.
    pub(crate) fn asks_only(&self, known: &[Attribute]) -> bool {
        self.terms().iter().all(|term| known.contains(&term.attribute))
    }

    pub(crate) fn admits(&self, subject: &impl Subject) -> bool {
        self.0.admits(subject)
    }

    fn terms(&self) -> Vec<&Term> {
        fn collect<'a>(rule: &'a Rule, terms: &mut Vec<&'a Term>) {
            match rule {
                Rule::All(rules) | Rule::Any(rules) => rules.iter().for_each(|rule| collect(rule, terms)),
                Rule::Not(rule) => collect(rule, terms),
                Rule::Term(term) => terms.push(term),
            }
        }
        let mut terms = Vec::new();
        collect(&self.0, &mut terms);
        terms
    }
}

impl Rule {
    fn admits(&self, subject: &impl Subject) -> bool {
        match self {
            Self::All(rules) => rules.iter().all(|rule| rule.admits(subject)),
            Self::Any(rules) => rules.iter().any(|rule| rule.admits(subject)),
            Self::Not(rule) => !rule.admits(subject),
            Self::Term(term) => term.admits(&subject.values(term.attribute)),
        }
    }
}

impl Term {
    fn admits(&self, known: &[String]) -> bool {
        let some = |fits: &dyn Fn(&str) -> bool| known.iter().any(|known| fits(known));
        let asked = self.value.as_str();
        match self.comparison {
            Comparison::Present => !known.is_empty(),
            Comparison::NotEqual => !some(&|known| known == asked),
            Comparison::Equal => some(&|known| known == asked),
            Comparison::Contains => some(&|known| known.contains(asked)),
            Comparison::StartsWith => some(&|known| known.starts_with(asked)),
            Comparison::EndsWith => some(&|known| known.ends_with(asked)),
            Comparison::Greater => some(&|known| known > asked),
            Comparison::GreaterOrEqual => some(&|known| known >= asked),
            Comparison::Less => some(&|known| known < asked),
            Comparison::LessOrEqual => some(&|known| known <= asked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        reader::{DEEPEST, MOST_TERMS},
        *,
    };

    /// Values by attribute.
    struct Known(Vec<(Attribute, &'static str)>);

    impl Subject for Known {
        fn values(&self, attribute: Attribute) -> Vec<String> {
            let known = self.0.iter().filter(|(name, _)| *name == attribute);
            known.map(|(_, value)| (*value).to_owned()).collect()
        }
    }

    fn ada() -> Known {
        Known(vec![
            (Attribute::UserName, "ada@example.com"),
            (Attribute::Email, "ada@example.com"),
            (Attribute::EmailType, "work"),
            (Attribute::EmailPrimary, "true"),
            (Attribute::Id, "usr_a"),
            (Attribute::Active, "true"),
            (Attribute::ExternalId, "E1"),
            (Attribute::GivenName, "ada"),
            (Attribute::FamilyName, "o \"l\" (x)"),
            (Attribute::Role, "editor"),
            (Attribute::Role, "reader"),
            (Attribute::Created, "2026-01-02t00:00:00.000z"),
        ])
    }

    /// M2: the language of filters, as far as it is read here.
    #[test]
    fn m2_no_filter_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "userName¦emails¦emails.value¦emails[¦]¦].value¦id¦active¦urn:ietf:params:scim:schemas:core:2.0:User:¦",
            " eq ¦ ne ¦ co ¦ sw ¦ ew ¦ pr¦ gt ¦ and ¦ or ¦not ¦(¦)¦\"¦\\¦\"a\"¦true¦false¦null¦PRIMARY/¦DEFAULT/¦",
            "/¦ ¦\t¦é¦İ",
        );
        test_support::hostile::survives(include_str!("../../corpora/filter.json"), PIECES, |text| {
            let all = [
                Filter::parse(text),
                Filter::parse_for_groups(text),
                Filter::parse_for_members(text),
            ];
            for filter in all.into_iter().flatten() {
                assert!(filter.terms().len() <= MOST_TERMS);
                let _ = (filter.admits(&ada()), filter.store(), filter.equal(Attribute::Id));
            }
        });
        let deep = |depth: usize| Filter::parse(&format!("{}active pr{}", "(".repeat(depth), ")".repeat(depth)));
        assert!(deep(DEEPEST).is_ok());
        assert!(deep(DEEPEST + 1).is_err());
    }

    #[test]
    fn m2_a_filter_has_so_many_comparisons_and_no_more() {
        for joined in [" and ", " or "] {
            let many = |count: usize| Filter::parse(&vec!["active pr"; count].join(joined));
            assert_eq!(many(MOST_TERMS).unwrap().terms().len(), MOST_TERMS);
            assert!(many(MOST_TERMS + 1).is_err());
        }
    }

    /// RFC 7644 section 3.4.2.2: a value is a JSON text.
    #[test]
    fn a_value_is_read_as_json_reads_a_text() {
        for (text, value) in [
            (r#"userName eq "ada\u0040example.com""#, "ada@example.com"),
            (r#"externalId eq "B\u00fcro""#, "Büro"),
            (r#"externalId eq "\ud83d\ude00""#, "\u{1f600}"),
            (r#"externalId eq "a\"b\\c\/d""#, "a\"b\\c/d"),
            (r#"externalId eq "\b\f\n\r\t""#, "\u{8}\u{c}\n\r\t"),
            (r#"externalId eq "\"""#, "\""),
            (r#"externalId eq "\\""#, "\\"),
            ("externalId eq \"a\tb\"", "a\tb"),
            (r"externalId eq a\u0040b", r"a\u0040b"),
        ] {
            let filter = Filter::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
            assert_eq!(filter.terms()[0].value, value, "{text}");
        }
    }

    /// Operators, what binds more, brackets, choices, and what stands for nothing.
    #[test]
    fn a_filter_admits_what_it_says() {
        for (text, admits) in [
            (r#"externalId eq "E1""#, true),
            (r#"externalId eq "e1""#, false),
            ("externalId eq E1", true),
            (r#"emails[type eq "work"].value eq "Ada@example.com""#, true),
            (r#"emails[type eq "home"].value eq "ada@example.com""#, false),
            (r#"emails[type eq "work" and value sw "ada"]"#, true),
            (r#"emails[value ew "example.org" or primary eq true]"#, true),
            (r#"emails[not (type eq "work")]"#, false),
            (r#"emails.type eq "WORK" and emails[primary eq true]"#, true),
            (r#"userName eq "x" or userName eq "ADA@example.com""#, true),
            (
                r#"userName eq "x" or active eq true and name.givenName eq "Ben""#,
                false,
            ),
            (
                r#"(userName eq "x" or active eq true) and name.givenName eq "Ada""#,
                true,
            ),
            (r#"not (active eq false) and not (displayName pr)"#, true),
            (r#"NOT (userName co "ada")"#, false),
            (r#"displayName eq null"#, true),
            (r#"externalId ne null"#, true),
            (r#"displayName ne "x""#, true),
            (r#"name.familyName eq "O \"L\" (X)""#, true),
            (r#"roles.value eq "reader" and roles eq "editor""#, true),
            (
                r#"meta.created ge "2026-01-02T00:00:00.000Z" and meta.created lt "2026-01-03""#,
                true,
            ),
            (r#"meta.created gt "2026-01-02T00:00:00.000Z""#, false),
            (
                r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "PRIMARY/ada""#,
                true,
            ),
        ] {
            let filter = Filter::parse(text).unwrap_or_else(|wrong| panic!("{text}: {wrong:?}"));
            assert_eq!(filter.admits(&ada()), admits, "{text}");
        }
        for wrong in [
            "",
            "(",
            "active pr)",
            "active pr active pr",
            "not active pr",
            r#"emails[type eq "work"#,
            r#"emails[emails[type eq "work"]]"#,
            r#"emails[type eq "work"].display eq "x""#,
            r#"title eq "x""#,
            "active eq maybe",
            "userName eq (x)",
            "or",
            r#"displayName eq "\x""#,
            r#"displayName eq "\u00f""#,
            r#"displayName eq "\ud83d""#,
            r#"displayName eq "\ude00\ud83d""#,
            r#"displayName eq "a\"#,
        ] {
            assert!(Filter::parse(wrong).is_err(), "{wrong}");
        }
        // What has to be so in any case is looked up; what is so in one of several is not.
        let filter = |text| Filter::parse(text).unwrap();
        assert_eq!(
            filter(r#"active pr and (id eq "usr_a")"#).equal(Attribute::Id),
            Some("usr_a")
        );
        assert_eq!(filter(r#"active pr or id eq "usr_a""#).equal(Attribute::Id), None);
        assert_eq!(filter(r#"not (id eq "usr_a")"#).equal(Attribute::Id), None);
    }
}
