//! Pages by number, as RFC 7644 asks for them (section 3.4.2.4): "from the 101st, and how many there are in all".
//!
//! The index knows neither a number nor a count, so the first page reads the whole list. Where it left off is remembered for
//! some minutes, and the next page goes on from there. Another instance reads the list again.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};

use super::{
    Store, StoreError,
    list::{ListQuery, Place, Row},
};
use domain::id::ApplicationId;

/// How long it is remembered where a page left off.
const LIFE: SignedDuration = SignedDuration::from_mins(5);

/// How many such places are remembered. One more makes the instance forget them all.
const MOST: usize = 256;

/// Where the next pages of lists begin.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<HashMap<Begin, Known>>);

/// The application, what tells its list from others, and how many lines stand before.
type Begin = (ApplicationId, String, usize);

#[derive(Debug, Clone, Copy)]
struct Known {
    place: Place,
    total: usize,
    at: Timestamp,
}

/// Which lines are asked for.
#[derive(Debug, Clone, Copy)]
pub struct PageRequest<'a> {
    /// What tells the list from others of the application: the filter, as it was sent. Empty: every line is taken.
    pub list: &'a str,
    /// How many lines stand before.
    pub skip: usize,
    /// How many at most.
    pub count: usize,
}

/// A page, and how many lines there are on all pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The lines, newest first.
    pub rows: Vec<Row>,
    /// How many there were in all when the first page was read, or are found to be at the end.
    pub total: usize,
}

impl Store {
    /// The page of the list that is `wanted`, of the lines that `admits` takes. `left` as in [`Store::list_all`]; `None` where
    /// it does not reach.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn numbered(
        &self,
        query: &ListQuery,
        wanted: PageRequest<'_>,
        left: &mut usize,
        now: Timestamp,
        admits: impl Fn(&Row) -> bool,
    ) -> Result<Option<Numbered>, StoreError> {
        let begin = |skip| (query.application.clone(), wanted.list.to_owned(), skip);
        let known = (wanted.count > 0)
            .then(|| self.places.recent(&begin(wanted.skip), now))
            .flatten();
        let (rows, total, is_last) = match known {
            Some(known) => {
                let mut query = query.clone();
                if wanted.list.is_empty() {
                    query.limit = wanted.count;
                }
                let found = self
                    .list_from(&query, Some(known.place), wanted.count, left, now, &admits)
                    .await?;
                let is_last = found.rows.len() < wanted.count;
                if is_last && !found.is_whole {
                    return Ok(None);
                }
                // Where fewer came than there were, the list ends here: who asks until all are seen must come to an end.
                let total = if is_last {
                    wanted.skip.saturating_add(found.rows.len())
                } else {
                    known.total
                };
                (found.rows, total, is_last)
            }
            None => {
                let found = self.list_all(query, usize::MAX, left, now, &admits).await?;
                if !found.is_whole {
                    return Ok(None);
                }
                let total = found.rows.len();
                let rows: Vec<_> = found.rows.into_iter().skip(wanted.skip).take(wanted.count).collect();
                let is_last = wanted.skip.saturating_add(rows.len()) >= total;
                (rows, total, is_last)
            }
        };
        if let Some(last) = rows.last().filter(|_| !is_last) {
            let place = last.place();
            let next = begin(wanted.skip.saturating_add(rows.len()));
            self.places.keep(next, Known { place, total, at: now });
        }
        Ok(Some(Numbered { rows, total }))
    }
}

impl Places {
    fn recent(&self, begin: &Begin, now: Timestamp) -> Option<Known> {
        let places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = places.get(begin).copied();
        known.filter(|known| now.duration_since(known.at).abs() < LIFE)
    }

    fn keep(&self, begin: Begin, known: Known) {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if places.len() >= MOST {
            places.clear();
        }
        places.insert(begin, known);
    }
}
