//! Reading a filter.

use super::{Attribute, Comparison, Rule, Term};
use crate::{
    scim::Wrong,
    tenant::{bare, store_in},
};

/// As many comparisons as a filter may have: each of them is asked of every user.
pub(super) const MOST_TERMS: usize = 20;
/// As deep as brackets may stand within each other.
pub(super) const DEEPEST: usize = 10;

/// The tokens that are left of a filter, and what has been read of it.
pub(super) struct Reader {
    pub(super) tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    pub(super) terms: usize,
    pub(super) known: fn(&str) -> Option<Attribute>,
}

impl Reader {
    fn takes(&mut self, wanted: &Token) -> bool {
        self.tokens.next_if_eq(wanted).is_some()
    }

    fn takes_word(&mut self, wanted: &str) -> bool {
        let is_it = |word: &Token| matches!(word, Token::Plain(text) if text.eq_ignore_ascii_case(wanted));
        self.tokens.next_if(is_it).is_some()
    }

    /// Rules joined by `or`; `before` is the attribute among whose values they choose.
    pub(super) fn alternatives(&mut self, before: &str, depth: usize) -> Result<Rule, Wrong> {
        if depth > DEEPEST {
            return Err(invalid("brackets stand too deep within each other"));
        }
        let mut rules = vec![self.all(before, depth)?];
        while self.takes_word("or") {
            rules.push(self.all(before, depth)?);
        }
        Ok(one_or(rules, Rule::Any))
    }

    /// Rules joined by `and`, which binds more than `or`.
    fn all(&mut self, before: &str, depth: usize) -> Result<Rule, Wrong> {
        let mut rules = vec![self.one(before, depth)?];
        while self.takes_word("and") {
            rules.push(self.one(before, depth)?);
        }
        Ok(one_or(rules, Rule::All))
    }

    fn one(&mut self, before: &str, depth: usize) -> Result<Rule, Wrong> {
        if self.takes_word("not") {
            if self.tokens.peek() != Some(&Token::Open) {
                return Err(invalid("`not` is followed by brackets"));
            }
            return Ok(Rule::Not(Box::new(self.one(before, depth)?)));
        }
        if self.takes(&Token::Open) {
            let rule = self.alternatives(before, depth + 1)?;
            return match self.takes(&Token::Close) {
                true => Ok(rule),
                false => Err(invalid("a bracket is not closed")),
            };
        }
        let Some(Token::Plain(name)) = self.tokens.next() else {
            return Err(invalid("a filter begins with an attribute"));
        };
        let name = crate::scim::fields::bare(&name.to_ascii_lowercase()).to_owned();
        if !self.takes(&Token::OpenChoice) {
            let name = if before.is_empty() {
                name
            } else {
                format!("{before}.{name}")
            };
            return self.comparison(&name);
        }
        if !before.is_empty() {
            return Err(invalid("a choice stands in no other"));
        }
        let choice = self.alternatives(&name, depth + 1)?;
        if !self.takes(&Token::CloseChoice) {
            return Err(invalid("a bracket is not closed"));
        }
        // What is compared may stand behind the choice, as in a path: `emails[type eq "work"].value eq "..."`.
        let part = |word: &Token| matches!(word, Token::Plain(text) if text.starts_with('.'));
        match self.tokens.next_if(part) {
            Some(Token::Plain(part)) => {
                let compared = self.comparison(&format!("{name}{}", part.to_ascii_lowercase()))?;
                Ok(Rule::All(vec![choice, compared]))
            }
            Some(Token::Quoted(_) | Token::Open | Token::Close | Token::OpenChoice | Token::CloseChoice) | None => {
                Ok(choice)
            }
        }
    }

    /// The rest of a comparison, whose attribute is known.
    fn comparison(&mut self, name: &str) -> Result<Rule, Wrong> {
        let Some(attribute) = (self.known)(name) else {
            return Err(invalid(&format!(
                "`{name}` cannot be filtered by: what is kept of a user or a group can"
            )));
        };
        let Some(Token::Plain(operator)) = self.tokens.next() else {
            return Err(invalid(
                "an attribute is followed by eq, ne, co, sw, ew, gt, ge, lt, le or pr",
            ));
        };
        let mut comparison = comparison(&operator.to_ascii_lowercase())?;
        let value = match (comparison, self.tokens.peek()) {
            (Comparison::Present, _) => String::new(),
            // WSO2's clients leave the quotation marks out.
            (_, Some(Token::Quoted(_) | Token::Plain(_))) => match self.tokens.next() {
                Some(Token::Quoted(text)) => text,
                Some(Token::Plain(text)) if text.eq_ignore_ascii_case("null") => {
                    comparison = match comparison {
                        Comparison::NotEqual => Comparison::Present,
                        _ => {
                            self.count()?;
                            let present = Term {
                                attribute,
                                comparison: Comparison::Present,
                                value: String::new(),
                                store: None,
                            };
                            return Ok(Rule::Not(Box::new(Rule::Term(present))));
                        }
                    };
                    String::new()
                }
                Some(Token::Plain(text)) => text,
                Some(Token::Open | Token::Close | Token::OpenChoice | Token::CloseChoice) | None => String::new(),
            },
            (_, Some(Token::Open | Token::Close | Token::OpenChoice | Token::CloseChoice) | None) => {
                return Err(invalid(
                    "a comparison ends with a value, which may stand in quotation marks",
                ));
            }
        };
        let value = if attribute == Attribute::ExternalId {
            value
        } else {
            value.to_lowercase()
        };
        let is_flag = [Attribute::Active, Attribute::EmailPrimary].contains(&attribute);
        if is_flag && !["", "true", "false"].contains(&value.as_str()) {
            return Err(invalid("`active` and `primary` are true or false"));
        }
        self.count()?;
        let (value, store) = match attribute {
            Attribute::UserName => (bare(&value).to_owned(), store_in(&value)),
            _ => (value, None),
        };
        Ok(Rule::Term(Term {
            attribute,
            comparison,
            value,
            store,
        }))
    }

    fn count(&mut self) -> Result<(), Wrong> {
        if self.terms == MOST_TERMS {
            return Err(invalid(&format!("a filter has at most {MOST_TERMS} comparisons")));
        }
        self.terms += 1;
        Ok(())
    }
}

/// The only rule, or all of them joined.
fn one_or(mut rules: Vec<Rule>, joined: fn(Vec<Rule>) -> Rule) -> Rule {
    match (rules.len(), rules.pop()) {
        (1, Some(rule)) => rule,
        (_, Some(last)) => {
            rules.push(last);
            joined(rules)
        }
        (_, None) => joined(rules),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Plain(String),
    Quoted(String),
    Open,
    Close,
    OpenChoice,
    CloseChoice,
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Wrong> {
    let mut tokens = Vec::new();
    let mut characters = text.chars().peekable();
    let bracket = |character| match character {
        '(' => Some(Token::Open),
        ')' => Some(Token::Close),
        '[' => Some(Token::OpenChoice),
        ']' => Some(Token::CloseChoice),
        _ => None,
    };
    while let Some(next) = characters.peek().copied() {
        if next.is_whitespace() {
            characters.next();
        } else if let Some(word) = bracket(next) {
            characters.next();
            tokens.push(word);
        } else if next == '"' {
            characters.next();
            let mut quoted = String::new();
            loop {
                match characters.next() {
                    Some('"') => break,
                    Some('\\') => {
                        quoted.push('\\');
                        quoted.extend(characters.next());
                    }
                    Some(character) => quoted.push(character),
                    None => return Err(invalid("a quotation mark is missing")),
                }
            }
            let quoted = unescaped(quoted).ok_or_else(|| {
                invalid("a value is a JSON text: a backslash stands before one of \" \\ / b f n r t, or before u and four digits")
            })?;
            tokens.push(Token::Quoted(quoted));
        } else if let Some(quoted) = in_single_quotes(&mut characters) {
            tokens.push(Token::Quoted(quoted));
        } else {
            let mut plain = String::new();
            let goes_on =
                |character: &char| !character.is_whitespace() && *character != '"' && bracket(*character).is_none();
            while let Some(character) = characters.next_if(goes_on) {
                plain.push(character);
            }
            tokens.push(Token::Plain(plain));
        }
    }
    Ok(tokens)
}

/// A value in single quotation marks, which some clients write: no name and no address stands in any.
fn in_single_quotes(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<String> {
    let mut ahead = characters.clone();
    ahead.next_if_eq(&'\'')?;
    let mut quoted = String::new();
    loop {
        match ahead.next()? {
            '\'' => break,
            character => quoted.push(character),
        }
    }
    *characters = ahead;
    Some(quoted)
}

/// What stands between quotation marks, which is a text as in JSON; `None` if it is none.
pub(in crate::scim) fn unescaped(quoted: String) -> Option<String> {
    if quoted.contains('\\') {
        serde_json::from_str(&format!("\"{quoted}\"")).ok()
    } else {
        Some(quoted)
    }
}

/// What a lower-case name means of a user.
pub(super) fn of_user(name: &str) -> Option<Attribute> {
    Some(match name {
        "username" => Attribute::UserName,
        "emails" | "emails.value" => Attribute::Email,
        "emails.type" => Attribute::EmailType,
        "emails.primary" => Attribute::EmailPrimary,
        "phonenumbers" | "phonenumbers.value" => Attribute::Phone,
        "phonenumbers.type" => Attribute::PhoneType,
        "id" => Attribute::Id,
        "active" => Attribute::Active,
        "externalid" => Attribute::ExternalId,
        "displayname" => Attribute::DisplayName,
        "name.givenname" => Attribute::GivenName,
        "name.familyname" => Attribute::FamilyName,
        "roles" | "roles.value" => Attribute::Role,
        "meta.created" => Attribute::Created,
        "meta.lastmodified" => Attribute::LastModified,
        _ => return None,
    })
}

/// What a lower-case name means of a group.
pub(super) fn of_group(name: &str) -> Option<Attribute> {
    Some(match name {
        "id" => Attribute::Id,
        "displayname" => Attribute::DisplayName,
        "externalid" => Attribute::ExternalId,
        "members" | "members.value" => Attribute::Member,
        "meta.created" => Attribute::Created,
        "meta.lastmodified" => Attribute::LastModified,
        _ => {
            let core = crate::scim::GROUP.to_ascii_lowercase();
            return of_group(name.strip_prefix(core.as_str())?.strip_prefix(':')?);
        }
    })
}

/// What a lower-case name means of a member of a group.
pub(super) fn of_member(name: &str) -> Option<Attribute> {
    Some(match name {
        "value" => Attribute::Member,
        "type" => Attribute::MemberType,
        "$ref" => Attribute::MemberAddress,
        _ => return None,
    })
}

fn comparison(operator: &str) -> Result<Comparison, Wrong> {
    match operator {
        "eq" => Ok(Comparison::Equal),
        "ne" => Ok(Comparison::NotEqual),
        "co" => Ok(Comparison::Contains),
        "sw" => Ok(Comparison::StartsWith),
        "ew" => Ok(Comparison::EndsWith),
        "gt" => Ok(Comparison::Greater),
        "ge" => Ok(Comparison::GreaterOrEqual),
        "lt" => Ok(Comparison::Less),
        "le" => Ok(Comparison::LessOrEqual),
        "pr" => Ok(Comparison::Present),
        other => Err(invalid(&format!(
            "`{other}` is not one of eq, ne, co, sw, ew, gt, ge, lt, le and pr"
        ))),
    }
}

pub(super) fn invalid(why: &str) -> Wrong {
    Wrong::bad("invalidFilter", why)
}
