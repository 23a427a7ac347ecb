//! Which methods an address takes, for the answer where there is no route.

/// The methods that `path` takes, sorted, by a list of routes as method and path.
#[must_use]
pub fn allowed(routes: &[(&str, &str)], path: &str) -> Vec<String> {
    let mut allow: Vec<_> = routes
        .iter()
        .filter(|(_, route)| matches(route, path))
        .map(|(method, _)| (*method).to_owned())
        .collect();
    allow.sort();
    allow.dedup();
    allow
}

/// Whether a path is one of a route. A greedy parameter (`{proxy+}`) takes all that is left.
fn matches(route: &str, path: &str) -> bool {
    let (mut route, mut path) = (route.split('/'), path.split('/'));
    loop {
        match (route.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if part.starts_with('{') && !segment.is_empty() => {
                if part.ends_with("+}") {
                    return true;
                }
            }
            (Some(part), Some(segment)) if part == segment => {}
            (Some(_) | None, _) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_methods_of_an_address_are_those_of_the_routes_that_lead_there() {
        let routes = [
            ("GET", "/a/{id}"),
            ("PUT", "/a/{id}"),
            ("POST", "/a"),
            ("GET", "/b/{proxy+}"),
        ];
        for (path, expected) in [
            ("/a", "POST"),
            ("/a/1", "GET PUT"),
            ("/a/", ""),
            ("/a/1/2", ""),
            ("/b", ""),
            ("/b/", ""),
            ("/b/1/2", "GET"),
            ("/c", ""),
        ] {
            assert_eq!(allowed(&routes, path).join(" "), expected, "{path}");
        }
    }
}
