//! `reference TIMES`: how many milliseconds each of so many hashes takes, in memory that is reused and not wiped.

use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let times = std::env::args().nth(1).ok_or("reference TIMES")?.parse::<usize>()?;
    let params = Params::new(19_456, 2, 1, Some(32))?;
    let argon2 = Argon2::new_with_secret(&[7; 32], Algorithm::Argon2id, Version::V0x13, params)?;
    let mut memory = vec![Block::new(); 19_456];
    let mut output = [0; 32];
    for _ in 0..times {
        let began = Instant::now();
        argon2.hash_password_into_with_memory(
            b"violet harbour at dawn",
            b"saltsaltsaltsalt",
            &mut output,
            &mut memory,
        )?;
        println!("{:.3}", began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(())
}
