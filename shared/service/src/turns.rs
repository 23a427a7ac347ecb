//! Who may keep a core busy. More hashes at once than there are cores end no earlier, and each takes 19 MiB: so the rest wait,
//! in a queue that has an end, and nobody waits longer than an answer is worth.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread::available_parallelism,
    time::Duration,
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// How many wait for each that works: two seconds' worth of passwords.
const WAITING_EACH: usize = 32;
/// How long one waits at most.
const PATIENCE: Duration = Duration::from_secs(4);

/// Turns at what keeps a core busy.
#[derive(Debug)]
pub struct Turns {
    free: Arc<Semaphore>,
    waiting: AtomicUsize,
    most_waiting: usize,
    patience: Duration,
}

/// Too many wait already, or a turn did not come in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are hashed at once")]
pub struct NoTurn;

impl Default for Turns {
    /// One for each core.
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self::new(cores, cores.saturating_mul(WAITING_EACH), PATIENCE)
    }
}

impl Turns {
    /// So many at work, so many more that wait, each no longer than `patience`.
    #[must_use]
    pub fn new(at_work: usize, most_waiting: usize, patience: Duration) -> Self {
        Self {
            free: Arc::new(Semaphore::new(at_work)),
            waiting: AtomicUsize::new(0),
            most_waiting,
            patience,
        }
    }

    /// A turn, which ends when the answer is dropped.
    ///
    /// # Errors
    /// [`NoTurn`].
    pub async fn take(&self) -> Result<OwnedSemaphorePermit, NoTurn> {
        if let Ok(turn) = Arc::clone(&self.free).try_acquire_owned() {
            return Ok(turn);
        }
        let waiter = Waiter::join(&self.waiting);
        if waiter.before >= self.most_waiting {
            return Err(NoTurn);
        }
        let turn = timeout(self.patience, Arc::clone(&self.free).acquire_owned()).await;
        turn.map_err(|_| NoTurn)?.map_err(|_| NoTurn)
    }
}

/// One that waits, also where the request that it belongs to is given up.
struct Waiter<'a> {
    waiting: &'a AtomicUsize,
    before: usize,
}

impl<'a> Waiter<'a> {
    fn join(waiting: &'a AtomicUsize) -> Self {
        let before = waiting.fetch_add(1, Ordering::Relaxed);
        Self { waiting, before }
    }
}

impl Drop for Waiter<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt, future::join_all};

    use super::*;

    #[tokio::test]
    async fn p9_work_beyond_the_limit_waits_in_a_queue_that_has_an_end() {
        let turns = Arc::new(Turns::new(2, 3, Duration::from_secs(60)));
        let (at_work, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let answers = join_all((0..8).map(|_| async {
            let turn = turns.take().await?;
            most.fetch_max(at_work.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            at_work.fetch_sub(1, Ordering::SeqCst);
            drop(turn);
            Ok::<_, NoTurn>(())
        }))
        .await;
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert_eq!(
            answers.iter().filter(|answer| answer.is_err()).count(),
            3,
            "2 work and 3 wait"
        );
        // Whoever went leaves room for those who come.
        assert!(turns.take().await.is_ok());
    }

    #[tokio::test]
    async fn a_turn_that_comes_too_late_or_is_dropped_gives_up_its_place() {
        let turns = Turns::new(1, 1, Duration::from_millis(20));
        let first = turns.take().await.unwrap();
        assert_eq!(turns.take().await.err(), Some(NoTurn));
        for _ in 0..3 {
            // Its request was given up: it waits no more.
            assert!(turns.take().now_or_never().is_none());
        }
        assert_eq!(turns.waiting.load(Ordering::Relaxed), 0);
        drop(first);
        assert!(turns.take().await.is_ok());
    }
}
