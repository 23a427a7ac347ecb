//! Filters (RFC 7644 section 3.4.2.2), as far as what the index holds answers them: `userName`, `emails`, `id` and `active`,
//! compared, joined by `and`. Whatever else is asked for is told plainly.

use super::Wrong;
use crate::tenant::{bare, store_in};

/// As many comparisons as a filter may have: each of them is asked of every user.
const MOST_TERMS: usize = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    UserName,
    Email,
    Id,
    Active,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Contains,
    StartsWith,
    EndsWith,
    Present,
}

/// One comparison; the value is in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) attribute: Attribute,
    pub(crate) comparison: Comparison,
    pub(crate) value: String,
    /// What the user store is called before it, if it is.
    pub(crate) store: Option<&'static str>,
}

/// Comparisons that all have to hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter(pub(crate) Vec<Term>);

/// What is compared.
pub(crate) struct Line<'a> {
    pub(crate) username: &'a str,
    pub(crate) email: Option<&'a str>,
    pub(crate) id: &'a str,
    pub(crate) active: bool,
}

impl Filter {
    pub(crate) fn parse(text: &str) -> Result<Self, Wrong> {
        let mut words = words(text)?.into_iter().peekable();
        let mut terms = Vec::new();
        loop {
            let Some(Word::Plain(name)) = words.next() else {
                return Err(invalid("a filter begins with an attribute"));
            };
            let attribute = attribute(&name)?;
            let Some(Word::Plain(operator)) = words.next() else {
                return Err(invalid("an attribute is followed by eq, ne, co, sw, ew or pr"));
            };
            let comparison = comparison(&operator)?;
            let value = match (comparison, words.peek()) {
                (Comparison::Present, _) => String::new(),
                (_, Some(Word::Quoted(_))) => match words.next() {
                    Some(Word::Quoted(text)) => text.to_lowercase(),
                    _ => String::new(),
                },
                // WSO2's clients leave the quotation marks out.
                (_, Some(Word::Plain(word))) if !word.contains(['(', ')']) => {
                    let word = word.clone();
                    words.next();
                    word
                }
                _ => {
                    return Err(invalid(
                        "a comparison ends with a value, which may stand in quotation marks",
                    ));
                }
            };
            if attribute == Attribute::Active && !["", "true", "false"].contains(&value.as_str()) {
                return Err(invalid("`active` is true or false"));
            }
            let (value, store) = match attribute {
                Attribute::UserName => (bare(&value).to_owned(), store_in(&value)),
                Attribute::Email | Attribute::Id | Attribute::Active => (value, None),
            };
            if terms.len() == MOST_TERMS {
                return Err(invalid(&format!("a filter has at most {MOST_TERMS} comparisons")));
            }
            terms.push(Term {
                attribute,
                comparison,
                value,
                store,
            });
            match words.next() {
                None => return Ok(Self(terms)),
                Some(Word::Plain(and)) if and == "and" => {}
                Some(_) => return Err(invalid("comparisons are joined by `and` only")),
            }
        }
    }

    /// What the user store is called in it, if it is.
    pub(crate) fn store(&self) -> Option<&'static str> {
        self.0.iter().find_map(|term| term.store)
    }

    /// The text that `attribute` has to be equal to, if there is one.
    pub(crate) fn equal(&self, attribute: Attribute) -> Option<&str> {
        let mut terms = self.0.iter();
        terms
            .find(|term| term.attribute == attribute && term.comparison == Comparison::Equal)
            .map(|term| term.value.as_str())
    }

    pub(crate) fn admits(&self, line: &Line<'_>) -> bool {
        self.0.iter().all(|term| {
            let known = match term.attribute {
                Attribute::UserName => Some(line.username),
                Attribute::Email => line.email,
                Attribute::Id => Some(line.id),
                Attribute::Active => Some(if line.active { "true" } else { "false" }),
            };
            match (known, term.comparison) {
                (known, Comparison::Present) => known.is_some(),
                (known, Comparison::NotEqual) => known != Some(term.value.as_str()),
                (None, _) => false,
                (Some(known), Comparison::Equal) => known == term.value,
                (Some(known), Comparison::Contains) => known.contains(&term.value),
                (Some(known), Comparison::StartsWith) => known.starts_with(&term.value),
                (Some(known), Comparison::EndsWith) => known.ends_with(&term.value),
            }
        })
    }
}

enum Word {
    Plain(String),
    Quoted(String),
}

fn words(text: &str) -> Result<Vec<Word>, Wrong> {
    let mut words = Vec::new();
    let mut characters = text.chars().peekable();
    while let Some(next) = characters.peek().copied() {
        if next.is_whitespace() {
            characters.next();
        } else if next == '"' {
            characters.next();
            let mut quoted = String::new();
            loop {
                match characters.next() {
                    Some('"') => break,
                    Some('\\') => quoted.extend(characters.next()),
                    Some(character) => quoted.push(character),
                    None => return Err(invalid("a quotation mark is missing")),
                }
            }
            words.push(Word::Quoted(quoted));
        } else {
            let mut plain = String::new();
            while let Some(character) = characters.next_if(|character| !character.is_whitespace() && *character != '"')
            {
                plain.push(character.to_ascii_lowercase());
            }
            words.push(Word::Plain(plain));
        }
    }
    Ok(words)
}

fn attribute(name: &str) -> Result<Attribute, Wrong> {
    match super::fields::bare(name) {
        "username" => Ok(Attribute::UserName),
        "emails" | "emails.value" => Ok(Attribute::Email),
        "id" => Ok(Attribute::Id),
        "active" => Ok(Attribute::Active),
        other => Err(invalid(&format!(
            "`{other}` cannot be filtered by; userName, emails, id and active can"
        ))),
    }
}

fn comparison(operator: &str) -> Result<Comparison, Wrong> {
    match operator {
        "eq" => Ok(Comparison::Equal),
        "ne" => Ok(Comparison::NotEqual),
        "co" => Ok(Comparison::Contains),
        "sw" => Ok(Comparison::StartsWith),
        "ew" => Ok(Comparison::EndsWith),
        "pr" => Ok(Comparison::Present),
        other => Err(invalid(&format!("`{other}` is not one of eq, ne, co, sw, ew and pr"))),
    }
}

fn invalid(why: &str) -> Wrong {
    Wrong::bad("invalidFilter", why)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// M2: the language of filters, as far as it is read here.
    #[test]
    fn m2_no_filter_makes_its_reader_panic() {
        const PIECES: &str = concat!(
            "userName¦emails¦emails.value¦emails[¦]¦id¦active¦urn:ietf:params:scim:schemas:core:2.0:User:¦",
            " eq ¦ ne ¦ co ¦ sw ¦ ew ¦ pr¦ gt ¦ and ¦ or ¦not ¦(¦)¦\"¦\\¦\"a\"¦true¦false¦PRIMARY/¦DEFAULT/¦",
            "/¦ ¦\t¦é¦İ",
        );
        let line = Line {
            username: "aé",
            email: None,
            id: "usr_a",
            active: true,
        };
        test_support::hostile::survives(include_str!("../../corpora/filter.json"), PIECES, |text| {
            if let Ok(filter) = Filter::parse(text) {
                assert!(filter.0.len() <= MOST_TERMS);
                let _ = (filter.admits(&line), filter.store(), filter.equal(Attribute::Id));
            }
        });
    }

    #[test]
    fn m2_a_filter_has_so_many_comparisons_and_no_more() {
        let many = |count: usize| Filter::parse(&vec!["active pr"; count].join(" and "));
        assert_eq!(many(MOST_TERMS).unwrap().0.len(), MOST_TERMS);
        assert!(many(MOST_TERMS + 1).is_err());
    }
}
