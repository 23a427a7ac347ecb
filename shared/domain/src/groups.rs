//! Groups of an application, as directories know them: names for the roles of its users. Who belongs to a group stands with
//! each user, as a role; here stands what a role is called elsewhere, and that there is one that nobody has.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::{
    id::{ApplicationId, base32},
    roles,
};

/// As many groups as an application has at most.
pub const MOST: usize = 500;
/// As long as a group's name is at most, in characters.
pub const LONGEST_NAME: usize = 256;

/// A group that was made, or that anything is known of besides its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// `rol_` and 16 letters and digits. It stays, whatever the group is called.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The role that its members have.
    pub role: String,
    /// What the directory calls it, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When it was made; nothing is known of a role that was only given.
    pub created_at: Option<Timestamp>,
    /// When it was changed last.
    pub changed_at: Option<Timestamp>,
}

/// All groups of an application, as they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// Counts the changes; 0 for none yet.
    pub version: u32,
    /// Those that were made, oldest first.
    pub list: Vec<Group>,
}

/// Why a group is not made, or not called so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoGroup {
    /// A name that is none.
    #[error("a group has a name of 1 to {LONGEST_NAME} characters, on one line")]
    Name,
    /// There is one of this name.
    #[error("there is such a group already")]
    Exists,
    /// There are too many.
    #[error("an application has at most {MOST} groups")]
    TooMany,
    /// Its members are not to be found.
    #[error("too many users would have to be looked through to find its members")]
    Crowd,
}

/// The id of the group that is nothing but `role`.
#[must_use]
pub fn id_of(application: &ApplicationId, role: &str) -> String {
    let hash = Sha256::digest(format!("role {application} {role}"));
    format!("rol_{}", base32(hash.get(..10).unwrap_or_default()))
}

/// The role that stands for a name: the name itself where it can be one, else what of it can, with hyphens between.
fn role_of(name: &str) -> String {
    if is_role(name) {
        return name.to_owned();
    }
    let mut role = String::new();
    for character in name.nfkd().filter(|character| !is_combining_mark(*character)) {
        if role.len() == 48 {
            break;
        }
        if character.is_ascii_alphanumeric() || "._:/".contains(character) {
            role.push(character);
        } else if !role.ends_with('-') {
            role.push('-');
        }
    }
    let role = role.trim_matches('-');
    // A name in another script has no letters that a role may have.
    if role.chars().any(|character| character.is_ascii_alphanumeric()) {
        role.to_owned()
    } else {
        format!("group-{}", short(name))
    }
}

fn is_role(text: &str) -> bool {
    roles::checked(vec![text.to_owned()]).is_ok()
}

fn short(text: &str) -> String {
    let hash = Sha256::digest(text);
    base32(hash.get(..5).unwrap_or_default())
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Groups {
    /// The group of this id that was made.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Group> {
        self.list.iter().find(|group| group.id == id)
    }

    /// The one of this name, whatever its case.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Group> {
        self.list.iter().find(|group| same(&group.name, name))
    }

    /// What the members of `role` are: the group that was made for it, or one that is nothing but the role.
    #[must_use]
    pub fn of_role(&self, application: &ApplicationId, role: &str) -> Group {
        let made = self.list.iter().find(|group| group.role == role);
        made.cloned().unwrap_or_else(|| Group {
            id: id_of(application, role),
            name: role.to_owned(),
            role: role.to_owned(),
            external_id: None,
            description: None,
            created_at: None,
            changed_at: None,
        })
    }

    /// All groups: those that were made, then those of the other `roles` that somebody has, by their names.
    #[must_use]
    pub fn with_roles<'a>(&self, application: &ApplicationId, roles: impl IntoIterator<Item = &'a str>) -> Vec<Group> {
        let mut all = self.list.clone();
        let mut others: Vec<_> = roles
            .into_iter()
            .filter(|role| self.list.iter().all(|group| group.role != *role))
            .collect();
        others.sort_unstable();
        others.dedup();
        all.extend(others.into_iter().map(|role| self.of_role(application, role)));
        all
    }

    /// The name as it is kept.
    ///
    /// # Errors
    /// [`NoGroup::Name`].
    pub fn checked(name: &str) -> Result<String, NoGroup> {
        let name = name.trim();
        let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        fits.then(|| name.to_owned()).ok_or(NoGroup::Name)
    }

    /// Makes a group. Whoever has the role of this name already belongs to it.
    ///
    /// # Errors
    /// [`NoGroup`].
    pub fn define(
        &mut self,
        application: &ApplicationId,
        name: &str,
        external_id: Option<String>,
        description: Option<String>,
        now: Timestamp,
    ) -> Result<Group, NoGroup> {
        let name = Self::checked(name)?;
        if self.named(&name).is_some() {
            return Err(NoGroup::Exists);
        }
        if self.list.len() >= MOST {
            return Err(NoGroup::TooMany);
        }
        let role = self.free_role(&name, None);
        let group = Group {
            id: self.free_id(application, &role),
            name,
            role,
            external_id,
            description,
            created_at: Some(now),
            changed_at: Some(now),
        };
        self.list.push(group.clone());
        Ok(group)
    }

    /// The group as it is called from now on, and with the role that follows from that; it is kept by [`Self::keep`].
    ///
    /// # Errors
    /// [`NoGroup`].
    pub fn renamed(&self, group: &Group, name: &str) -> Result<Group, NoGroup> {
        let name = Self::checked(name)?;
        if self.named(&name).is_some_and(|other| other.id != group.id) {
            return Err(NoGroup::Exists);
        }
        let role = if name == group.name {
            group.role.clone()
        } else {
            self.free_role(&name, Some(&group.id))
        };
        Ok(Group {
            name,
            role,
            ..group.clone()
        })
    }

    /// Puts a group in the place of the one of its id, or beside the others.
    pub fn keep(&mut self, group: Group) {
        match self.list.iter_mut().find(|known| known.id == group.id) {
            Some(known) => *known = group,
            None => self.list.push(group),
        }
    }

    /// Takes a group away.
    pub fn forget(&mut self, id: &str) {
        self.list.retain(|group| group.id != id);
    }

    /// The role for a name, which no group but the one of `own` has.
    fn free_role(&self, name: &str, own: Option<&str>) -> String {
        let role = role_of(name);
        let taken = |role: &str| {
            let mut others = self.list.iter().filter(|group| Some(group.id.as_str()) != own);
            others.any(|group| group.role == role)
        };
        let mut free = role.clone();
        let mut count = 0_u32;
        while taken(&free) {
            let start: String = role.chars().take(48).collect();
            free = format!("{start}-{}", short(&format!("{name} {count}")));
            count += 1;
        }
        free
    }

    /// The id for a role, which no group has that was called otherwise before.
    fn free_id(&self, application: &ApplicationId, role: &str) -> String {
        let mut id = id_of(application, role);
        let mut count = 0_u32;
        while self.find(&id).is_some() {
            count += 1;
            id = id_of(application, &format!("{role} {count}"));
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn application() -> ApplicationId {
        ApplicationId::parse("app_default").unwrap()
    }

    fn define(groups: &mut Groups, name: &str) -> Result<Group, NoGroup> {
        groups.define(&application(), name, None, None, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_name_that_can_be_a_role_is_it_and_any_other_has_one_that_can() {
        for (name, role) in [
            ("editor", "editor"),
            ("Sales:EMEA/north", "Sales:EMEA/north"),
            ("All Users", "All-Users"),
            (" Vertrieb  Süd ", "Vertrieb-Sud"),
            ("R&D (Berlin)", "R-D-Berlin"),
        ] {
            let group = define(&mut Groups::default(), name).unwrap();
            assert_eq!((group.role.as_str(), group.name.as_str()), (role, name.trim()));
        }
        let group = define(&mut Groups::default(), "営業").unwrap();
        assert!(group.role.starts_with("group-"), "{group:?}");
        for wrong in ["", "  ", "a\nb", &"x".repeat(LONGEST_NAME + 1)] {
            assert_eq!(define(&mut Groups::default(), wrong), Err(NoGroup::Name));
        }
    }

    #[test]
    fn a_group_keeps_its_id_whatever_it_is_called() {
        let mut groups = Groups::default();
        let editors = define(&mut groups, "editor").unwrap();
        assert_eq!(editors.id, id_of(&application(), "editor"), "as that of the role alone");
        assert_eq!(define(&mut groups, "EDITOR"), Err(NoGroup::Exists));
        let writers = groups.renamed(&editors, "Our writers").unwrap();
        assert_eq!((&writers.id, writers.role.as_str()), (&editors.id, "Our-writers"));
        groups.keep(writers.clone());
        let again = define(&mut groups, "editor").unwrap();
        assert_ne!(again.id, editors.id);
        assert_eq!(groups.renamed(&again, "our WRITERS"), Err(NoGroup::Exists));
        assert_eq!(groups.renamed(&writers, "OUR writers").unwrap().name, "OUR writers");
        groups.forget(&writers.id);
        assert_eq!(groups.find(&writers.id), None);
    }

    #[test]
    fn an_application_has_so_many_groups_and_no_more() {
        let mut groups = Groups::default();
        for number in 0..MOST {
            define(&mut groups, &format!("group {number}")).unwrap();
        }
        assert_eq!(define(&mut groups, "one more"), Err(NoGroup::TooMany));
    }

    proptest! {
        /// Whatever groups are called: each has a role that can be kept, of its own, and an id of its own.
        #[test]
        fn every_group_has_a_role_and_an_id_of_its_own(names in prop::collection::vec("\\PC{1,40}|[a-c -]{1,4}", 1..12)) {
            let mut groups = Groups::default();
            for name in &names {
                let _ = define(&mut groups, name);
            }
            let first = groups.list.first().cloned();
            if let (Some(first), Some(name)) = (first, names.last())
                && let Ok(renamed) = groups.renamed(&first, &format!("{name}!")) {
                groups.keep(renamed);
            }
            for name in &names {
                let _ = define(&mut groups, name);
            }
            for (at, group) in groups.list.iter().enumerate() {
                prop_assert!(is_role(&group.role), "{group:?}");
                for other in groups.list.iter().skip(at + 1) {
                    prop_assert!(group.role != other.role && group.id != other.id, "{group:?} {other:?}");
                    prop_assert!(!same(&group.name, &other.name));
                }
            }
        }
    }
}
