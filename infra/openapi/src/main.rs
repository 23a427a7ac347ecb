//! Writes `infra/openapi.json`: `cargo run -p openapi`.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi.json");
    fs::write(place, openapi::text())
}
