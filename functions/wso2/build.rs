//! Reads the routes from `template.yaml`, their one place.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    routes::write_for(env!("CARGO_MANIFEST_DIR"))
}
