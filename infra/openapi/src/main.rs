//! Writes `infra/openapi*.json`, the schemas of events in `infra/events`, and `docs/errors.md`: `cargo run -p openapi`.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let infra = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (name, text) in openapi::texts() {
        fs::write(infra.join(name), text)?;
    }
    fs::write(infra.join("../docs/errors.md"), openapi::errors::page())?;
    fs::create_dir_all(infra.join("events"))?;
    for (name, text) in openapi::event_schemas() {
        fs::write(infra.join("events").join(name), text)?;
    }
    Ok(())
}
