//! Which version made a data folder, and with it a table: items of one format are not read by the code of another.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The format of tables and folders that this version reads and writes. It is raised by a change after which items that are
/// there already would be read wrongly; then [`check`] gets the way from the one before, or refuses it.
const FORMAT: u32 = 2;

/// Where it stands.
const FILE: &str = "format";

/// What is there in each folder that was used, whatever it leads to: the first format did not name itself.
const USED: [&str; 2] = ["deployment-keys.json", "latchkey.db"];

/// The data folder is another version's.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OtherFormat {
    /// Made by 0.1, which wrote items of several forms and no number that tells them apart.
    #[error(
        "{} was made by Latchkey 0.1, whose items this version may read wrongly. Either start afresh with another folder \
         (--data), or take the users along: start 0.1 on the folder once more and run this version's `latchkey users \
         export --url http://127.0.0.1:8787 --out users.ndjson`; then start this version with another folder and run \
         `latchkey users import --format latchkey --file users.ndjson --url http://127.0.0.1:8787`. Passwords do not come \
         along", .folder.display()
    )]
    Older {
        /// Which.
        folder: PathBuf,
    },
    /// Made by a version that this one knows nothing of.
    #[error(
        "{} was made by a newer Latchkey (format {found}, and this version reads {FORMAT}): start that version, or choose \
         another folder with --data", .folder.display()
    )]
    Newer {
        /// Which.
        folder: PathBuf,
        /// What it says.
        found: String,
    },
}

/// Makes sure that the folder is of this format; a new one becomes so.
pub(super) fn check(folder: &Path) -> Result<(), super::StartError> {
    let file = folder.join(FILE);
    let found = match fs::read_to_string(&file) {
        Ok(text) => text.trim().to_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if USED.iter().any(|name| folder.join(name).exists()) {
                let folder = folder.to_owned();
                return Err(OtherFormat::Older { folder }.into());
            }
            return Ok(fs::write(file, format!("{FORMAT}\n"))?);
        }
        Err(error) => return Err(error.into()),
    };
    if found == FORMAT.to_string() {
        return Ok(());
    }
    let folder = folder.to_owned();
    Err(OtherFormat::Newer { folder, found }.into())
}
