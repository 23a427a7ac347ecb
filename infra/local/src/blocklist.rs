//! `latchkey blocklist build`: makes the corpus of passwords that functions read at their start.

use std::{
    fmt,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use data_encoding::HEXUPPER_PERMISSIVE;
use domain::password::{Builder, CorpusError, PasswordPolicy};

/// How many others there are for one that is taken for a breached one by mistake, where nothing else is asked for.
pub const ONE_IN: u32 = Builder::ONE_IN;

/// Why there is no corpus.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The list or the corpus.
    #[error("{path}: {problem}")]
    File {
        /// Which.
        path: String,
        /// What is wrong.
        problem: io::Error,
    },
    /// What is asked for cannot be made.
    #[error(transparent)]
    Corpus(#[from] CorpusError),
}

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Made {
    /// How many passwords went into it.
    pub passwords: u64,
    /// How many lines hold none that anybody could choose, or too rare ones.
    pub passed_over: u64,
    /// The size of the file.
    pub bytes: usize,
    /// See [`ONE_IN`].
    pub one_in: u32,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passwords, {} lines passed over, {} bytes; one in {} others is refused by mistake",
            self.passwords, self.passed_over, self.bytes, self.one_in
        )
    }
}

/// Makes a corpus of a list. It is read twice, and never held in memory as a whole.
///
/// # Errors
/// [`BuildError`].
pub fn build(list: &Path, out: &Path, one_in: u32, seen: u64) -> Result<Made, BuildError> {
    let at = |path: &Path| {
        let path = path.display().to_string();
        move |problem| BuildError::File { path, problem }
    };
    let (mut passwords, mut passed_over) = (0, 0);
    each(list, seen, |entry| match entry {
        Some(_) => passwords += 1,
        None => passed_over += 1,
    })
    .map_err(at(list))?;
    let mut builder = Builder::new(passwords, one_in)?;
    each(list, seen, |entry| match entry {
        Some(Entry::Word(word)) => builder.add_word(word),
        Some(Entry::Digest(digest)) => builder.add_digest(&digest),
        None => {}
    })
    .map_err(at(list))?;
    let file = builder.finish();
    // Under another name until it is whole: a function that reads half a corpus would not start.
    let mut part = out.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let write = || {
        File::create(part)?.write_all(&file)?;
        std::fs::rename(part, out)
    };
    write().map_err(at(out))?;
    Ok(Made {
        passwords,
        passed_over,
        bytes: file.len(),
        one_in,
    })
}

enum Entry<'a> {
    Word(&'a str),
    Digest([u8; 20]),
}

/// Reads a list line by line. Lists of breaches hold damaged lines: those hold no password that anybody could type.
fn each(list: &Path, seen: u64, mut take: impl FnMut(Option<Entry<'_>>)) -> io::Result<()> {
    let mut lines = BufReader::with_capacity(1 << 20, File::open(list)?);
    let mut line = Vec::new();
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let text = std::str::from_utf8(&line).unwrap_or_default();
        take(entry(text.trim_end_matches(['\r', '\n']), seen));
    }
}

fn entry(line: &str, seen: u64) -> Option<Entry<'_>> {
    let (hash, times) = match line.split_once(':') {
        Some((hash, times)) => (hash, times.trim().parse::<u64>().ok()),
        None => (line, None),
    };
    let bytes = HEXUPPER_PERMISSIVE.decode(hash.as_bytes()).ok();
    if let Some(digest) = bytes.and_then(|bytes| <[u8; 20]>::try_from(bytes).ok()) {
        return (times.unwrap_or(seen) >= seen).then_some(Entry::Digest(digest));
    }
    // Shorter ones are refused before the list is asked.
    let long_enough = line.chars().count() >= PasswordPolicy::FLOOR && line.len() <= PasswordPolicy::MAX_BYTES;
    long_enough.then_some(Entry::Word(line))
}

#[cfg(test)]
mod tests {
    use domain::password::Corpus;

    use super::*;

    #[test]
    fn p4_a_corpus_is_made_of_passwords_and_of_hashes() {
        let folder = std::env::temp_dir().join(format!("latchkey-blocklist-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (list, out) = (folder.join("list.txt"), folder.join("passwords.bloom"));
        let hex = |word: &str| data_encoding::HEXUPPER.encode(&Corpus::digest(word));
        let mut text = format!(
            "Plover Quartz\r\nshort\n{}:7\n{}\n",
            hex("often seen word"),
            hex("once seen").to_lowercase()
        );
        text.push_str(&format!("{}:2\n", hex("rarely seen word")));
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(b"damaged \xff\xfe line\nlast line without end");
        std::fs::write(&list, bytes).unwrap();
        let made = build(&list, &out, 1_000_000, 5).unwrap();
        assert_eq!((made.passwords, made.passed_over), (4, 3), "{made}");
        let corpus = Corpus::parse(std::fs::read(&out).unwrap()).unwrap();
        for word in ["plover quartz", "often seen word", "once seen", "last line without end"] {
            assert!(corpus.holds(word), "{word}");
        }
        assert!(!corpus.holds("rarely seen word") && !corpus.holds("short"));
        assert!(matches!(
            build(&folder.join("none"), &out, 1000, 1),
            Err(BuildError::File { .. })
        ));
        std::fs::write(&list, "short\n").unwrap();
        assert!(matches!(
            build(&list, &out, 1000, 1),
            Err(BuildError::Corpus(CorpusError::Empty))
        ));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
