//! For tests: texts that nobody means well with, for whatever reads what others send. The crates that have such readers
//! take this file in by its path.

use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    test_runner::{Config, TestRunner},
};

/// The most that a body may have.
const LONGEST: usize = 16 * 1024;

/// Pieces of a language, which `¦` parts, in any order, some of them again and again, and anything else in between.
pub(crate) fn texts(pieces: &'static str) -> impl Strategy<Value = String> {
    let pieces: Vec<&'static str> = pieces.split('¦').collect();
    let part = prop_oneof![
        8 => select(pieces.clone()).prop_map(str::to_owned),
        2 => (select(pieces), 1..3_000_usize)
            .prop_map(|(piece, times)| piece.repeat(times.min(LONGEST / piece.len().max(1)))),
        1 => ".{0,8}",
    ];
    vec(part, 0..16).prop_map(|parts| {
        let mut text = parts.concat();
        while text.len() > LONGEST {
            text.pop();
        }
        text
    })
}

/// What is kept of earlier finds: each text as its parts, and how often each stands there.
pub(crate) fn corpus(json: &str) -> Vec<String> {
    let kept: Vec<Vec<(String, usize)>> = serde_json::from_str(json).unwrap();
    let text = |parts: Vec<(String, usize)>| parts.iter().map(|(part, times)| part.repeat(*times)).collect();
    kept.into_iter().map(text).collect()
}

/// Reads the corpus, and then texts at random: as many as `PROPTEST_CASES` says. A panic is a failure, which shows a
/// text that goes into the corpus. So is a stack that overflows, which ends the process.
pub(crate) fn survives(kept: &str, pieces: &'static str, read: impl Fn(&str)) {
    for text in corpus(kept) {
        read(&text);
    }
    let mut runner = TestRunner::new(Config {
        failure_persistence: None,
        ..Config::default()
    });
    let done = runner.run(&texts(pieces), |text| {
        read(&text);
        Ok(())
    });
    if let Err(found) = done {
        panic!("{found}");
    }
}
