//! Roles: names that an application gives meaning to.

/// A list of roles that is too long, or has one that is no plain name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at most 20 roles, each of 1 to 64 letters, digits and . _ : - /")]
pub struct InvalidRoles;

/// The same roles, if they can be kept and passed on in a token.
///
/// # Errors
/// [`InvalidRoles`].
pub fn checked(roles: Vec<String>) -> Result<Vec<String>, InvalidRoles> {
    let fine = |role: &String| {
        (1..=64).contains(&role.len())
            && role
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._:-/".contains(&byte))
    };
    if roles.len() <= 20 && roles.iter().all(fine) {
        Ok(roles)
    } else {
        Err(InvalidRoles)
    }
}
