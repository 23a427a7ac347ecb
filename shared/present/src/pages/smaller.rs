//! Makes stylesheets and scripts smaller without changing what they say. `build.rs` does, so that nothing is left to do at a
//! start.

/// A stylesheet without comments, and without spaces that only help whoever writes it. No string of ours holds a `/*`.
pub(crate) fn smaller_css(source: &str) -> String {
    let mut bare = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(bare.len()), |mut small, line| {
        if !small.is_empty() && !small.ends_with(['{', '}', ';', ',']) && line != "}" {
            small.push(' ');
        }
        small.push_str(&line.replace(": ", ":").replace(" {", "{"));
        small
    })
}

/// A script without its lines of comment and its indents. The lines stay, so that an error names one.
pub(crate) fn smaller_js(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.fold(String::with_capacity(source.len()), |mut small, line| {
        small.push_str(line);
        small.push('\n');
        small
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_smaller_says_the_same() {
        let css =
            "/* a\n b */\n:root {\n  --a: 1px; /* c */\n}\n\n.a,\n.b > i {\n  margin: 0 auto;\n  color:\n    red;\n}\n";
        assert_eq!(smaller_css(css), ":root{--a:1px;}.a,.b > i{margin:0 auto;color: red;}");
        let js = "// a\n(function () {\n  // b\n  var x = \"// c\";\n\n})();\n";
        assert_eq!(smaller_js(js), "(function () {\nvar x = \"// c\";\n})();\n");
        for source in [
            include_str!("../../assets/app.css"),
            include_str!("../../assets/docs.css"),
        ] {
            let small = smaller_css(source);
            for mark in ['{', '}', '@'] {
                assert_eq!(small.matches(mark).count(), source.matches(mark).count(), "{mark}");
            }
            assert!(!small.contains("/*") && small.len() < source.len());
        }
    }
}
