//! `latchkey users import`: feeds a file of another system's users to `POST /v1/imports`, wherever that is.

pub mod formats;

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::PathBuf,
    time::Duration,
};

use client::{Client, Settings, Unusable};
use secrecy::SecretString;
use serde_json::{Map, Value, json};
use url::Url;

pub use formats::{Format, Line};

/// How many users one call takes: half of what it may, so that an answer comes well before the gateway gives up.
const BATCH: usize = 50;

/// Less than the 1 MiB that the route takes, with room for what stands around the users.
const MOST_BYTES: usize = 768 * 1024;

/// How long an answer is waited for: longer than the gateway does.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often a call that was not answered is made again.
const RETRIES: u32 = 5;

/// What is imported, and where to.
#[derive(Debug, Clone)]
pub struct Import {
    /// The file.
    pub file: PathBuf,
    /// Its format.
    pub format: Format,
    /// The origin of the deployment.
    pub url: Url,
    /// The application; may be left out where the key reaches one only.
    pub application: Option<String>,
    /// Whether everybody without a hash is mailed a link now.
    pub invite: bool,
    /// Where what became of each line is written.
    pub report: PathBuf,
}

impl Import {
    /// Where the report is written until it is whole: a run that is cut off leaves the one before as it was.
    #[must_use]
    pub fn unfinished(&self) -> PathBuf {
        let mut name = self.report.clone().into_os_string();
        name.push(".part");
        PathBuf::from(name)
    }
}

/// How many lines came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// New users.
    pub created: usize,
    /// Imported by an earlier run, of the same line.
    pub unchanged: usize,
    /// There already, and left as they are.
    pub exists: usize,
    /// Not taken.
    pub refused: usize,
}

/// Why an import stopped. What was done stays, and the same command goes on from there.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or the report.
    #[error("{path}: {problem}")]
    File {
        /// Which.
        path: String,
        /// What is wrong.
        problem: String,
    },
    /// Hashes would go over the network for everybody to read.
    #[error("an address of another machine has to begin with https")]
    PlainHttp,
    /// Nobody can be asked.
    #[error(transparent)]
    Unusable(Unusable),
    /// Nobody answers.
    #[error("no answer from the server: {0}")]
    NoAnswer(String),
    /// The server does not take the call.
    #[error("the server answered {status}: {detail}")]
    Refused {
        /// The status.
        status: u16,
        /// What it said.
        detail: String,
    },
}

impl From<Unusable> for ImportError {
    fn from(unusable: Unusable) -> Self {
        match unusable {
            Unusable::PlainHttp => Self::PlainHttp,
            other => Self::Unusable(other),
        }
    }
}

impl From<client::Error> for ImportError {
    fn from(error: client::Error) -> Self {
        match error {
            client::Error::Refused(problem) => Self::Refused {
                status: problem.status,
                detail: match problem.retry_after {
                    Some(seconds) => format!("{}; run it again in {seconds} seconds", problem.detail),
                    None => problem.detail,
                },
            },
            client::Error::Answer { status } => Self::Refused {
                status,
                detail: "no reason was given".to_owned(),
            },
            client::Error::NoAnswer(problem) => Self::NoAnswer(problem),
            client::Error::Unusable(unusable) => unusable.into(),
            other => Self::NoAnswer(other.to_string()),
        }
    }
}

/// Imports the file. It can be run again at any time: who is there already stays as they are.
///
/// # Errors
/// [`ImportError`].
pub async fn run(import: &Import, key: &SecretString, progress: &mut impl Write) -> Result<Tally, ImportError> {
    let settings = Settings {
        retries: RETRIES,
        longest_pause: PATIENCE,
        timeout: PATIENCE,
        ..Settings::default()
    };
    let client = Client::new(&import.url, Some(key), settings)?;
    let at = |path: &PathBuf| {
        let path = path.display().to_string();
        move |problem: String| ImportError::File { path, problem }
    };
    let text = std::fs::read_to_string(&import.file).map_err(|error| at(&import.file)(error.to_string()))?;
    let lines = formats::read(import.format, &text).map_err(at(&import.file))?;
    let unfinished = import.unfinished();
    let failed = |error: io::Error| at(&unfinished)(error.to_string());
    let mut report = BufWriter::new(File::create(&unfinished).map_err(failed)?);
    let all = lines.len();
    let (mut tally, mut done) = (Tally::default(), 0);
    for batch in batches(lines) {
        let mut results = Vec::new();
        if !batch.users.is_empty() {
            results = match send_all(&client, import, &batch.users).await {
                Ok(results) => results,
                Err(error) => {
                    if done == 0 {
                        // Nothing was done, so there is nothing to be told.
                        let _ = std::fs::remove_file(&unfinished);
                    }
                    return Err(error);
                }
            };
        }
        let mut results = results.into_iter();
        for line in &batch.lines {
            let mut told = match &line.problem {
                Some(problem) => object(json!({ "result": "refused", "code": "line_not_readable", "detail": problem })),
                None => results.next().unwrap_or_default(),
            };
            match told.get("result").and_then(Value::as_str) {
                Some("created") => tally.created += 1,
                Some("unchanged") => tally.unchanged += 1,
                Some("exists") => tally.exists += 1,
                Some(_) | None => tally.refused += 1,
            }
            told.insert("line".to_owned(), line.number.into());
            writeln!(report, "{}", Value::Object(told)).map_err(failed)?;
        }
        // What is reported was done, whatever comes next.
        report.flush().map_err(failed)?;
        done += batch.lines.len();
        let Tally {
            created,
            unchanged,
            exists,
            refused,
        } = tally;
        let _ = writeln!(
            progress,
            "{done} of {all}: {created} created, {unchanged} unchanged, {exists} there already, {refused} refused"
        );
    }
    drop(report);
    std::fs::rename(&unfinished, &import.report).map_err(|error| at(&import.report)(error.to_string()))?;
    Ok(tally)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        _ => Map::new(),
    }
}

/// Some lines of the file, and the users in them that could be read.
#[derive(Default)]
struct Batch {
    lines: Vec<Place>,
    users: Vec<Value>,
    bytes: usize,
}

struct Place {
    number: usize,
    problem: Option<String>,
}

fn batches(lines: Vec<Line>) -> Vec<Batch> {
    let mut all = Vec::new();
    let mut batch = Batch::default();
    for Line { number, user } in lines {
        let bytes = user.as_ref().map_or(0, |user| user.to_string().len() + 1);
        if batch.lines.len() >= BATCH || batch.bytes + bytes > MOST_BYTES {
            all.push(std::mem::take(&mut batch));
        }
        batch.bytes += bytes;
        batch.lines.push(Place {
            number,
            problem: user.as_ref().err().cloned(),
        });
        batch.users.extend(user);
    }
    all.push(batch);
    all.retain(|batch| !batch.lines.is_empty());
    all
}

/// What became of each user: those that the server had no time for are sent again, until there are none.
async fn send_all(client: &Client, import: &Import, users: &[Value]) -> Result<Vec<Map<String, Value>>, ImportError> {
    let mut all: Vec<Option<Map<String, Value>>> = vec![None; users.len()];
    loop {
        if all.iter().all(Option::is_some) {
            return Ok(all.into_iter().flatten().collect());
        }
        let open = all.iter_mut().zip(users).filter(|(told, _)| told.is_none());
        let (open, left): (Vec<_>, Vec<_>) = open.unzip();
        let mut body = json!({ "users": left, "invite": import.invite });
        if let (Some(application), Some(body)) = (&import.application, body.as_object_mut()) {
            body.insert("application".to_owned(), application.as_str().into());
        }
        let told = client.users().import(body).await?.results;
        let mut went_on = false;
        for (open, told) in open.into_iter().zip(told) {
            if told.get("result").and_then(Value::as_str) != Some("left") {
                *open = Some(told);
                went_on = true;
            }
        }
        if !went_on {
            return Err(ImportError::NoAnswer("it has no time for a single user".to_owned()));
        }
    }
}
