//! What is wrong with settings: all of it at once, each with its place.

/// Why settings were refused: every value that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} of the settings cannot be taken", .0.len())]
pub struct SettingsError(pub Vec<Finding>);

/// A value that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands (RFC 6901).
    pub pointer: String,
    /// What it should be.
    pub rule: String,
}

/// Collects what is wrong while settings are read.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// What was read at this place, unless it cannot be taken.
    pub(crate) fn take<T, E: ToString>(&mut self, pointer: &str, read: Result<T, E>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(rule) => {
                self.0.push(Finding {
                    pointer: pointer.to_owned(),
                    rule: rule.to_string(),
                });
                None
            }
        }
    }

    /// The number at this place, if it is in its range.
    pub(crate) fn within(&mut self, pointer: &str, value: u32, least: u32, most: u32) -> Option<u32> {
        let is_in_range = (least..=most).contains(&value);
        let rule = || format!("this is a whole number from {least} to {most}");
        self.take(pointer, is_in_range.then_some(value).ok_or_else(rule))
    }

    /// What was made of the values, if all of them could be taken.
    ///
    /// # Errors
    /// [`SettingsError`].
    pub(crate) fn end<T>(self, made: Option<T>) -> Result<T, SettingsError> {
        match made {
            Some(made) if self.0.is_empty() => Ok(made),
            Some(_) | None => Err(SettingsError(self.0)),
        }
    }
}
