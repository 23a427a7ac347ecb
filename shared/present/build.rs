//! Makes stylesheets, scripts and the mark smaller, and compresses them: both are done once, and with more patience than a start
//! of a function has.

#[path = "src/pages/smaller.rs"]
mod smaller;

use std::{env, error::Error, fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

/// What is served, and what it is made of. The script was made smaller by `npm run script` in tests/browser.
const FILES: [(&str, &str); 5] = [
    ("app.css", "app.css"),
    ("app.js", "app.min.js"),
    ("docs.css", "docs.css"),
    ("docs.js", "docs.js"),
    ("mark.svg", "mark.svg"),
];

#[expect(clippy::disallowed_methods, reason = "cargo tells where to write in no other way")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=src/pages/smaller.rs");
    let folder = env::var("OUT_DIR")?;
    for (name, source) in FILES {
        let text = fs::read_to_string(Path::new("assets").join(source))?;
        let small = match name.rsplit_once('.') {
            Some((_, "css")) => smaller::smaller_css(&text),
            Some((_, "js")) => smaller::smaller_js(&text),
            Some(_) | None => text,
        };
        let place = Path::new(&folder).join(name);
        fs::write(&place, &small)?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(small.as_bytes())?;
        fs::write(place.with_file_name(format!("{name}.gz")), gzip.finish()?)?;
        let mut brotli = Vec::new();
        let patient = brotli::enc::BrotliEncoderParams {
            quality: 11,
            lgwin: 22,
            ..Default::default()
        };
        brotli::BrotliCompress(&mut small.as_bytes(), &mut brotli, &patient)?;
        fs::write(place.with_file_name(format!("{name}.br")), brotli)?;
    }
    Ok(())
}
