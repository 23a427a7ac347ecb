//! Packs the common passwords: of each, how many bytes it has in common with the one before, and the rest. That is half of the
//! list, and what is deployed is uploaded and mapped whole.

use std::{env, error::Error, fs, path::Path};

const LIST: &str = "assets/common-passwords.txt";

/// Each of so many passwords is whole, so that a search can begin there.
const WHOLE: usize = 64;

/// A byte below is a number and the end of the password before. The list holds no control characters.
const NUMBERS: u8 = 0x20;

#[expect(clippy::disallowed_methods, reason = "cargo tells where to write in no other way")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LIST}");
    let list = fs::read_to_string(LIST)?;
    let mut packed = Vec::new();
    let mut before = "";
    for (place, word) in list.lines().enumerate() {
        if word <= before || word.bytes().any(|byte| byte < NUMBERS) {
            return Err(format!(
                "line {} of {LIST}: not sorted, empty, or a control character",
                place + 1
            )
            .into());
        }
        let mut common = 0;
        if place % WHOLE != 0 {
            let alike = before.bytes().zip(word.bytes()).take(usize::from(NUMBERS - 1));
            common = alike.take_while(|(one, other)| one == other).count();
        }
        packed.push(u8::try_from(common)?);
        packed.extend(word.bytes().skip(common));
        before = word;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("common-passwords.packed"), packed)?;
    Ok(())
}
