//! Reads the routes from `template.yaml`, their one place.

use std::{env, fs, path::Path};

use routes::Template;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../template.yaml");
    println!("cargo::rerun-if-changed={}", template.display());
    let template = Template::parse(&fs::read_to_string(template)?)?;
    #[expect(
        clippy::disallowed_methods,
        reason = "this is how cargo tells a build script where to write"
    )]
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("routes.rs"), template.routes.as_source())?;
    Ok(())
}
