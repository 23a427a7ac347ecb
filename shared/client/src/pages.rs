//! Lists, one page after the other.

use std::{collections::VecDeque, fmt};

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::{Call, Client, Error};

/// A list that is read a page at a time, as far as somebody asks for its lines.
pub struct Pages<'a, T> {
    client: &'a Client,
    call: Call,
    /// The property of the answer that holds the lines.
    lines: &'static str,
    read: VecDeque<T>,
    cursor: Option<String>,
    is_over: bool,
}

impl<T> fmt::Debug for Pages<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("lines", &self.lines)
            .field("is_over", &self.is_over)
            .finish_non_exhaustive()
    }
}

impl<'a, T: DeserializeOwned> Pages<'a, T> {
    pub(crate) fn new(client: &'a Client, call: Call, lines: &'static str) -> Self {
        Self {
            client,
            call,
            lines,
            read: VecDeque::new(),
            cursor: None,
            is_over: false,
        }
    }

    /// The next line; `None` at the end.
    ///
    /// # Errors
    /// [`Error`]. The page that failed is asked for again the next time.
    pub async fn next(&mut self) -> Result<Option<T>, Error> {
        loop {
            if let Some(line) = self.read.pop_front() {
                return Ok(Some(line));
            }
            if self.is_over {
                return Ok(None);
            }
            let call = self.call.clone().with("cursor", self.cursor.clone());
            let mut page: Map<String, Value> = self.client.call(call).await?;
            let unknown = || Error::Answer { status: 200 };
            let lines = page.remove(self.lines).ok_or_else(unknown)?;
            let lines: Vec<T> = serde_json::from_value(lines).map_err(|_| unknown())?;
            self.read = lines.into();
            self.cursor = page.remove("next").and_then(|next| next.as_str().map(str::to_owned));
            self.is_over = self.cursor.is_none();
        }
    }
}
