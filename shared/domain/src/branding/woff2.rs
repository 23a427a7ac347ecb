//! Looks at a font in WOFF2 (W3C, WOFF File Format 2.0) without unpacking it: whether its head and its list of tables are
//! those of one font. Whether its shapes are well formed, the browser judges, which reads no font unchecked.

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Whether it has every weight in one file.
    pub(super) is_variable: bool,
}

/// The most that a font may be when it is unpacked.
const LARGEST_UNPACKED: u32 = 1024 * 1024;
/// The places in the list of known tables (section 5.2), of those without which there is no font.
const NEEDED: [u8; 3] = [0, 1, 5];
/// The place of `fvar`.
const VARIATIONS: u8 = 47;
/// `glyf` and `loca`, which are changed unless they say 3; others are changed unless they say 0.
const CHANGED: [u8; 2] = [10, 11];

struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes([self.next()?, self.next()?]))
    }

    fn double(&mut self) -> Option<u32> {
        Some(u32::from_be_bytes([
            self.next()?,
            self.next()?,
            self.next()?,
            self.next()?,
        ]))
    }

    /// A number of variable length (section 4.1).
    fn base_128(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for place in 0..5 {
            let byte = self.next()?;
            // No zeros before it, and nothing that overflows.
            if (place == 0 && byte == 0x80) || number >> 25 != 0 {
                return None;
            }
            number = (number << 7) | u32::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

/// What the file is, if it is a font.
pub(super) fn look_at(file: &[u8]) -> Option<Seen> {
    let mut bytes = Bytes(file);
    let signature = bytes.double()?;
    let flavour = bytes.double()?;
    let length = bytes.double()?;
    let tables = bytes.word()?;
    let reserved = bytes.word()?;
    let unpacked = bytes.double()?;
    let packed = bytes.double()?;
    for _ in 0..6 {
        // The version, and where metadata and private data stand.
        bytes.double()?;
    }
    let is_font = signature.to_be_bytes() == *b"wOF2"
        // TrueType or CFF; a collection is more than one font.
        && (flavour == 0x0001_0000 || flavour.to_be_bytes() == *b"OTTO")
        && usize::try_from(length).ok() == Some(file.len())
        && tables > 0
        && reserved == 0
        && unpacked <= LARGEST_UNPACKED;
    if !is_font {
        return None;
    }
    let mut known = Vec::with_capacity(usize::from(tables));
    for _ in 0..tables {
        let flags = bytes.next()?;
        let (table, version) = (flags & 0x3f, flags >> 6);
        if table == 0x3f {
            bytes.double()?;
        }
        let whole = bytes.base_128()?;
        let is_changed = if CHANGED.contains(&table) {
            version != 3
        } else {
            version != 0
        };
        if is_changed {
            bytes.base_128()?;
        }
        if whole > LARGEST_UNPACKED {
            return None;
        }
        known.push(table);
    }
    let fits = usize::try_from(packed).is_ok_and(|packed| packed <= bytes.0.len());
    (fits && NEEDED.iter().all(|needed| known.contains(needed))).then(|| Seen {
        is_variable: known.contains(&VARIATIONS),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a font with these tables, and so many bytes of content.
    fn font(flavour: &[u8; 4], tables: &[u8], content: usize) -> Vec<u8> {
        let mut bytes = b"wOF2".to_vec();
        bytes.extend(flavour);
        let directory = tables.iter().flat_map(|table| {
            let changed = CHANGED.contains(table);
            [*table, 0x81, 0x00].into_iter().chain(changed.then_some(0x10))
        });
        let directory: Vec<u8> = directory.collect();
        let length = u32::try_from(48 + directory.len() + content).unwrap();
        bytes.extend(length.to_be_bytes());
        bytes.extend(u16::try_from(tables.len()).unwrap().to_be_bytes());
        bytes.extend([0; 2]);
        bytes.extend(4096_u32.to_be_bytes());
        bytes.extend(u32::try_from(content).unwrap().to_be_bytes());
        bytes.extend([0; 24]);
        bytes.extend(directory);
        bytes.resize(bytes.len() + content, 7);
        bytes
    }

    const TRUE_TYPE: &[u8; 4] = &[0, 1, 0, 0];

    #[test]
    fn one_font_is_told_from_everything_else_by_its_head_and_its_tables() {
        let still = font(TRUE_TYPE, &[0, 1, 5, 10, 11], 64);
        assert_eq!(look_at(&still), Some(Seen { is_variable: false }));
        let variable = font(b"OTTO", &[0, 1, 5, 13, 47], 64);
        assert_eq!(look_at(&variable), Some(Seen { is_variable: true }));
        let cut = &still[..still.len() - 1];
        let longer = [still.clone(), vec![0]].concat();
        let mut other = still.clone();
        other[3] = b'F';
        let mut bomb = still.clone();
        bomb[16..20].copy_from_slice(&0x0100_0000_u32.to_be_bytes());
        let mut overflowing = still.clone();
        overflowing[49..52].fill(0xff);
        for (what, wrong) in [
            ("cut off", cut),
            ("longer than it says", &longer),
            ("WOFF of the first version", &other),
            ("too large unpacked", &bomb),
            ("a length that ends nowhere", &overflowing),
            ("a collection", &font(b"ttcf", &[0, 1, 5], 64)),
            ("no letters", &font(TRUE_TYPE, &[1, 5], 64)),
            ("nothing", &[]),
        ] {
            assert_eq!(look_at(wrong), None, "{what}");
        }
        for length in 0..still.len() {
            assert_eq!(look_at(&still[..length]), None);
        }
    }
}
