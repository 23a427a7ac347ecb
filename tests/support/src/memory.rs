//! For tests: how often something lies in the memory of this process. What was wiped does not; what was only let go does.
#![cfg(target_os = "linux")]

use std::{
    fs::File,
    io::{BufRead as _, Read as _, Seek as _, SeekFrom},
    sync::{Mutex, PoisonError},
};

use zeroize::Zeroize as _;

/// What is looked for, kept so that looking for it does not find it.
pub(crate) struct Needle(Vec<u8>);

const MASK: u8 = 0xA5;

impl Needle {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(bytes.iter().map(|byte| byte ^ MASK).collect())
    }

    /// How often it stands in `bytes`.
    fn count(&self, bytes: &[u8]) -> usize {
        let first = self.0.first().unwrap() ^ MASK;
        let (mut rest, mut found) = (bytes, 0);
        // Byte by byte, a debug build would take minutes.
        while rest.skip_until(first).unwrap() > 0 {
            let at = bytes.len() - rest.len() - 1;
            let window = bytes.get(at..at + self.0.len()).unwrap_or_default();
            let same = window.iter().zip(&self.0).all(|(byte, masked)| byte ^ MASK == *masked);
            found += usize::from(same && !window.is_empty());
        }
        found
    }
}

/// One at a time: what one reads, another would find.
static LOOKING: Mutex<()> = Mutex::new(());

/// The number of places in memory that can be written to, but for the stack of the first thread.
pub(crate) fn copies(needle: &Needle) -> usize {
    let _alone = LOOKING.lock().unwrap_or_else(PoisonError::into_inner);
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    // What is read is memory of ours too, and is passed over.
    let mut read = vec![0_u8; 1 << 20];
    let own = read.as_ptr() as u64..read.as_ptr() as u64 + read.len() as u64;
    let mut found = 0;
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, rights) = (words.next().unwrap(), words.next().unwrap());
        if !rights.starts_with("rw") || line.ends_with("[stack]") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let (mut at, end) = (
            u64::from_str_radix(start, 16).unwrap(),
            u64::from_str_radix(end, 16).unwrap(),
        );
        while at < end {
            if own.contains(&at) {
                at = own.end;
                continue;
            }
            let stop = if at < own.start { end.min(own.start) } else { end };
            let length = usize::try_from(stop - at).unwrap().min(read.len());
            let is_there = memory.seek(SeekFrom::Start(at)).is_ok();
            let Some(have) = memory
                .read(&mut read[..length])
                .ok()
                .filter(|have| is_there && *have > 0)
            else {
                break;
            };
            found += needle.count(&read[..have]);
            // The next part begins so that none is cut through, and none is counted twice.
            at += u64::try_from(have).unwrap();
            if at < stop && have == length {
                at -= u64::try_from(needle.0.len() - 1).unwrap();
            }
        }
    }
    read.zeroize();
    found
}
