//! What the hashes of other systems cost on this machine, held against what the product reckons with. To be run in a
//! release build, on a machine that does nothing else.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use data_encoding::BASE64_NOPAD;
use secrecy::SecretString;
use domain::{entropy::SystemEntropy, foreign_hash::{ForeignHash, MOST}, keys::DeploymentKeys, password::{HashCost, Hasher, Password}};

/// How often each is computed. The shortest time counts: whatever else the machine did only made it longer.
const TIMES: usize = 3;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let keys = DeploymentKeys::parse(&DeploymentKeys::generate(&SystemEntropy)?)?;
    let hasher = Hasher::default();
    // So cheap that the layer of ours is not felt.
    let ours = HashCost {
        memory_kib: 64,
        passes: 1,
    };
    let salt = BASE64_NOPAD.encode(&[7; 16]);
    let output = BASE64_NOPAD.encode(&[7; 32]);
    let phc = |kind: &str| format!("${kind}${salt}${output}");
    let bcrypt = |cost: u32| format!("$2b${cost:02}$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    println!(
        "{:>8} {:>8}  of one spelling; at most {} ms are imported",
        "here",
        "reckoned",
        MOST.as_millis()
    );
    let mut dearer = 0;
    for text in [
        bcrypt(10),
        bcrypt(13),
        phc("argon2id$v=19$m=19456,t=2,p=1"),
        phc("argon2id$v=19$m=65536,t=10,p=4"),
        phc("argon2i$v=19$m=65536,t=10,p=1"),
        phc("argon2d$v=19$m=65536,t=10,p=1"),
        phc("argon2i$v=19$m=8,t=80000,p=1"),
        phc("scrypt$ln=14,r=8,p=1"),
        phc("scrypt$ln=16,r=8,p=2"),
        phc("scrypt$ln=18,r=2,p=2"),
        phc("scrypt$ln=1,r=1,p=200000"),
        phc("pbkdf2-sha256$i=1200000"),
        phc("pbkdf2-sha512$i=1000000"),
    ] {
        let foreign = ForeignHash::parse(&text)?;
        let stored = hasher.wrap(&keys, &SystemEntropy, ours, &foreign)?;
        let mut here = Duration::MAX;
        for _ in 0..TIMES {
            let password = Password::parse(&SecretString::from("violet harbour seventeen".to_owned()))?;
            let began = Instant::now();
            hasher.verify(&keys, ours, &password, &stored)?;
            here = here.min(began.elapsed());
        }
        let reckoned = foreign.time();
        dearer += usize::from(here > reckoned);
        let mark = if here > reckoned { "  MORE THAN RECKONED" } else { "" };
        let parameters = text.rsplitn(3, '$').last().unwrap_or_default();
        let shown = if text.starts_with("$2b$") {
            text.get(..6).unwrap_or_default()
        } else {
            parameters
        };
        println!("{:>8.1} {:>8.1}  {shown}{mark}", millis(here), millis(reckoned));
    }
    Ok(ExitCode::from(u8::from(dearer > 0)))
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
