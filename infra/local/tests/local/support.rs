//! What the tests share.

use local::Clock;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};

/// 2020-09-13T12:26:40Z.
pub(crate) const NOW: i64 = 1_600_000_000_000;

/// A clock that stands still.
pub(crate) fn clock() -> Clock {
    Arc::new(|| NOW)
}

/// A clock that a test moves.
pub(crate) fn movable_clock() -> (Clock, Arc<AtomicI64>) {
    let now = Arc::new(AtomicI64::new(NOW));
    let read = Arc::clone(&now);
    (Arc::new(move || read.load(Ordering::SeqCst)), now)
}

pub(crate) fn template() -> routes::Template {
    routes::Template::parse(include_str!("../../../routes/tests/template.yaml")).unwrap()
}

pub(crate) async fn database() -> local::database::Database {
    local::database::start(&template().table.unwrap(), "test", None, clock())
        .await
        .unwrap()
}

/// A folder of its own that goes away at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        Self(std::env::temp_dir().join(format!("latchkey-local-{}-{number}", std::process::id())))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
