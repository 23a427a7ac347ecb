//! `latchkey users export`: the users of a deployment as a file that `latchkey users import --format latchkey` reads.
//!
//! Passwords are not in it: no route gives their hashes away, and no other deployment could check them.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use client::{Client, Settings, Unusable, User, UserQuery};
use secrecy::SecretString;
use serde_json::{Map, Value, json};
use url::Url;

/// What is exported, and where to.
#[derive(Debug, Clone)]
pub struct Export {
    /// The origin of the deployment.
    pub url: Url,
    /// The application; may be left out where the key reaches one only.
    pub application: Option<String>,
    /// The file. It must not be there yet.
    pub out: PathBuf,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file.
    #[error("{path}: {problem}")]
    File {
        /// Which.
        path: String,
        /// What is wrong.
        problem: io::Error,
    },
    /// The server.
    #[error(transparent)]
    Server(#[from] client::Error),
}

impl From<Unusable> for ExportError {
    fn from(unusable: Unusable) -> Self {
        Self::Server(unusable.into())
    }
}

/// Writes every user of the application into the file, one a line, and answers how many there are. A file that is not whole
/// is not left behind.
///
/// # Errors
/// [`ExportError`].
pub async fn run(export: &Export, key: &SecretString) -> Result<usize, ExportError> {
    let client = Client::new(&export.url, Some(key), Settings::default())?;
    let failed = |problem| ExportError::File {
        path: export.out.display().to_string(),
        problem,
    };
    let mut file = BufWriter::new(own_file(&export.out).map_err(failed)?);
    let written = write_all(&client, export, &mut file, failed).await;
    if written.is_err() {
        // It is ours: it was not there before.
        let _ = std::fs::remove_file(&export.out);
    }
    written
}

async fn write_all(
    client: &Client,
    export: &Export,
    file: &mut impl Write,
    failed: impl Fn(io::Error) -> ExportError + Copy,
) -> Result<usize, ExportError> {
    let query = UserQuery {
        application: export.application.clone(),
        ..UserQuery::default()
    };
    let mut lines = client.users().list(&query);
    let mut count = 0;
    while let Some(line) = lines.next().await? {
        let user = client.users().get(&line.id).await?;
        writeln!(file, "{}", as_imported(&user)).map_err(failed)?;
        count += 1;
    }
    file.flush().map_err(failed)?;
    Ok(count)
}

/// A user as `POST /v1/imports` takes them.
fn as_imported(user: &User) -> Value {
    let mut line = Map::new();
    line.insert("username".to_owned(), json!(user.username));
    for (name, proven) in [("email", &user.email), ("phone", &user.phone)] {
        if let Some(proven) = proven {
            line.insert(name.to_owned(), json!(proven.value));
            line.insert(format!("{name}_verified"), json!(proven.verified));
        }
    }
    if !user.roles.is_empty() {
        line.insert("roles".to_owned(), json!(user.roles));
    }
    for (name, object) in [("metadata", &user.metadata), ("profile", &user.profile)] {
        if !object.is_empty() {
            line.insert(name.to_owned(), json!(object));
        }
    }
    if user.status == "disabled" {
        line.insert("disabled".to_owned(), json!(true));
    }
    Value::Object(line)
}

/// A new file that only its owner can read: it holds names, addresses and numbers.
fn own_file(path: &PathBuf) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
