//! `bootstrap` of every Lambda function. Called as `hash TIMES`, which Lambda never does, it tells how many milliseconds each of so
//! many passwords takes to hash: `tests/bench/hash.py` asks the very binary that is deployed.

use std::{
    io::{self, Write},
    time::Instant,
};

use domain::{
    entropy::SystemEntropy,
    keys::DeploymentKeys,
    password::{HashCost, Hasher, Password},
};
use lambda_runtime::Error;
use secrecy::SecretString;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [command, times] if command == "hash" => hash(times.parse()?),
        _ => lambda::run(&service::environment::handler()).await,
    }
}

fn hash(times: u32) -> Result<(), Error> {
    let keys = DeploymentKeys::parse(&DeploymentKeys::generate(&SystemEntropy)?)?;
    let password = Password::parse(&SecretString::from("violet harbour at dawn".to_owned()))?;
    let hasher = Hasher::new(service::pbkdf2);
    for _ in 0..times {
        let began = Instant::now();
        hasher.hash(&keys, &SystemEntropy, HashCost::default(), &password)?;
        writeln!(io::stdout(), "{:.3}", began.elapsed().as_secs_f64() * 1000.0)?;
    }
    Ok(())
}
