//! Reading a search.

use super::{Condition, MOST_CONDITIONS, Refused, Search, Sign, Test};

/// As deep as brackets and `NOT` may stand in each other.
const DEEPEST: usize = 10;
/// As many characters as a value may have.
pub(super) const LONGEST: usize = 512;

pub(super) fn shortened(text: &str) -> String {
    text.chars().take(64).collect()
}

/// What is left of a search that is being read.
pub(super) struct Reader<'a> {
    pub(super) rest: &'a str,
    pub(super) conditions: usize,
}

impl<'a> Reader<'a> {
    /// Conditions of which one has to hold.
    pub(super) fn alternatives(&mut self, depth: usize) -> Result<Search, Refused> {
        let first = self.all(depth)?;
        let mut found = vec![first];
        while self.word("OR") || self.sign("||") {
            found.push(self.all(depth)?);
        }
        Ok(one_or(found, Search::Any))
    }

    /// Conditions that all have to hold, with or without `AND` between them.
    fn all(&mut self, depth: usize) -> Result<Search, Refused> {
        let mut found = Vec::new();
        loop {
            while self.word("AND") || self.sign("&&") {}
            if self.rest.is_empty() || self.rest.starts_with(')') || self.begins_with_or() {
                break;
            }
            found.push(self.one(depth)?);
        }
        if found.is_empty() {
            return Err(Refused::Part(shortened(self.rest)));
        }
        Ok(one_or(found, Search::All))
    }

    fn begins_with_or(&self) -> bool {
        self.rest.starts_with("||") || self.rest.strip_prefix("OR").is_some_and(ends_a_word)
    }

    fn one(&mut self, depth: usize) -> Result<Search, Refused> {
        if depth >= DEEPEST {
            return Err(Refused::TooDeep);
        }
        if self.word("NOT") || self.sign("!") || self.sign("-") {
            return Ok(Search::Not(Box::new(self.one(depth + 1)?)));
        }
        // "Has to": as it is.
        self.sign("+");
        if self.sign("(") {
            let inner = self.alternatives(depth + 1)?;
            return if self.sign(")") {
                Ok(inner)
            } else {
                Err(Refused::Part("(".to_owned()))
            };
        }
        let begun = self.rest;
        let name = begun.find([':', ' ', '"', '(', ')']).unwrap_or(begun.len());
        let (name, after) = begun.split_at_checked(name).unwrap_or((begun, ""));
        match after.strip_prefix(':') {
            Some(after) => {
                let fine = !name.is_empty()
                    && name.len() <= 128
                    && name.chars().all(|sign| sign.is_alphanumeric() || "_.-".contains(sign));
                if !fine {
                    return Err(Refused::Part(shortened(begun)));
                }
                self.rest = after;
                self.value(Some(name), depth).map_err(|refused| match refused {
                    Refused::Part(part) => Refused::Part(shortened(&format!("{name}:{part}"))),
                    other => other,
                })
            }
            None => self.value(None, depth),
        }
    }

    /// The value of a field, or several in brackets.
    fn value(&mut self, field: Option<&str>, depth: usize) -> Result<Search, Refused> {
        if field.is_some() && self.sign("(") {
            let mut found = Vec::new();
            let mut each = Vec::new();
            while !self.sign(")") {
                if self.rest.is_empty() {
                    return Err(Refused::Part("(".to_owned()));
                }
                if self.word("OR") || self.sign("||") {
                    found.push(one_or(std::mem::take(&mut each), Search::All));
                } else if !self.word("AND") {
                    each.push(self.value_of(field)?);
                }
            }
            found.push(one_or(each, Search::All));
            let empty = found
                .iter()
                .any(|search| matches!(search, Search::All(all) if all.is_empty()));
            if empty || depth >= DEEPEST {
                return Err(Refused::Part("(".to_owned()));
            }
            return Ok(one_or(found, Search::Any));
        }
        self.value_of(field)
    }

    fn value_of(&mut self, field: Option<&str>) -> Result<Search, Refused> {
        self.conditions += 1;
        if self.conditions > MOST_CONDITIONS {
            return Err(Refused::TooMany);
        }
        let begun = self.rest;
        let refused = || Refused::Part(shortened(begun));
        let (test, rest) = if begun.starts_with(['[', '{']) {
            range(begun).ok_or_else(refused)?
        } else {
            let (signs, rest) = pattern(begun).ok_or_else(refused)?;
            (Test::Fits(signs), rest)
        };
        self.rest = rest.trim_start();
        let condition = match (field, test) {
            (Some("_exists_"), Test::Fits(signs)) => {
                let named = Condition {
                    field: None,
                    test: Test::Fits(signs),
                };
                Condition {
                    field: Some(named.plain()),
                    test: Test::Exists,
                }
            }
            // Whatever there is.
            (Some(field), Test::Fits(signs)) if signs == [Sign::Many] => Condition {
                field: Some(field.to_owned()),
                test: Test::Exists,
            },
            (field, test) => Condition {
                field: field.map(str::to_owned),
                test,
            },
        };
        Ok(Search::Is(condition))
    }

    /// Takes a word of the language, if it stands here.
    fn word(&mut self, word: &str) -> bool {
        let after = self.rest.strip_prefix(word).filter(|after| ends_a_word(after));
        self.take(after)
    }

    fn sign(&mut self, sign: &str) -> bool {
        let after = self.rest.strip_prefix(sign);
        self.take(after)
    }

    fn take(&mut self, after: Option<&'a str>) -> bool {
        if let Some(after) = after {
            self.rest = after.trim_start();
        }
        after.is_some()
    }
}

fn ends_a_word(after: &str) -> bool {
    after.starts_with([' ', '(']) || after.is_empty()
}

fn one_or(mut found: Vec<Search>, several: fn(Vec<Search>) -> Search) -> Search {
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            found.push(last);
            several(found)
        }
        (None, _) => several(found),
    }
}

/// The pattern that `text` begins with, and what follows it. Within quotation marks there are no wildcards, and after a
/// backslash every character stands for itself.
fn pattern(text: &str) -> Option<(Vec<Sign>, &str)> {
    let quoted = text.strip_prefix('"');
    let mut rest = quoted.unwrap_or(text).chars();
    let (mut signs, mut closed) = (Vec::new(), quoted.is_none());
    loop {
        let before = rest.as_str();
        let Some(char) = rest.next() else { break };
        match char {
            '\\' => signs.extend(rest.next()?.to_lowercase().map(Sign::Char)),
            '"' if quoted.is_some() => {
                closed = true;
                break;
            }
            ' ' if quoted.is_none() => break,
            ')' if quoted.is_none() => {
                rest = before.chars();
                break;
            }
            '*' if quoted.is_none() => {
                if signs.last() != Some(&Sign::Many) {
                    signs.push(Sign::Many);
                }
            }
            '?' if quoted.is_none() => signs.push(Sign::One),
            '(' | '[' | '{' | '~' | '^' | '/' | '"' if quoted.is_none() => return None,
            other => signs.extend(other.to_lowercase().map(Sign::Char)),
        }
        if signs.len() > LONGEST {
            return None;
        }
    }
    (closed && !signs.is_empty()).then_some((signs, rest.as_str()))
}

/// The range that `text` begins with: `[a TO b]`, with `{` or `}` where the bound is not in it, and `*` where there is none.
fn range(text: &str) -> Option<(Test, &str)> {
    let end = text.find([']', '}'])?;
    let (inside, rest) = text.split_at_checked(end)?;
    let closes = rest.chars().next()?;
    let (low, high) = inside.get(1..)?.split_once(" TO ")?;
    let bound = |text: &str, within: bool| {
        let bare = text.trim().trim_matches('"').to_lowercase();
        let fine = !bare.is_empty() && bare.len() <= LONGEST;
        fine.then(|| (bare != "*").then_some((bare, within)))
    };
    let low = bound(low, text.starts_with('['))?;
    let high = bound(high, closes == ']')?;
    Some((Test::Between(low, high), rest.get(1..)?))
}
