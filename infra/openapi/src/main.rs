//! Writes `infra/openapi.json` and the schemas of events in `infra/events`: `cargo run -p openapi`.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let infra = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::write(infra.join("openapi.json"), openapi::text())?;
    fs::create_dir_all(infra.join("events"))?;
    for (name, text) in openapi::event_schemas() {
        fs::write(infra.join("events").join(name), text)?;
    }
    Ok(())
}
