//! For tests: how often something lies in the memory of this process. What was wiped does not; what was only let go
//! does.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
};

/// What is looked for, kept so that looking for it does not find it.
pub(crate) struct Needle(Vec<u8>);

const MASK: u8 = 0xA5;

impl Needle {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(bytes.iter().map(|byte| byte ^ MASK).collect())
    }
}

/// The number of places on the heap, and in other memory that can be written to, but for stacks: what a function leaves
/// there the next one overwrites.
pub(crate) fn copies(needle: &Needle) -> usize {
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
            let is_it = |window: &[u8]| {
                window
                    .iter()
                    .zip(&needle.0)
                    .all(|(byte, masked)| byte ^ MASK == *masked)
            };
            found += read[..have]
                .windows(needle.0.len())
                .filter(|window| is_it(window))
                .count();
            // The next part begins so that none is cut through, and none counted twice.
            at += u64::try_from(have).unwrap();
            if at < stop && have == length {
                at -= u64::try_from(needle.0.len() - 1).unwrap();
            }
        }
    }
    found
}
