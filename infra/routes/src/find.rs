//! Finding the route of a request, with API Gateway's precedence.

use crate::{DEFAULT, Method, Route, Routes};
use std::collections::BTreeMap;

/// What [`Routes::find`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<'a> {
    /// A route, with the values of its path parameters.
    Found {
        /// The route.
        route: &'a Route,
        /// The path parameters by name. A greedy parameter (`{proxy+}`) holds slashes.
        path_parameters: BTreeMap<String, String>,
    },
    /// The path is known, but not with this method, and there is no default route.
    WrongMethod {
        /// The methods that would do, sorted.
        allow: Vec<String>,
    },
    /// No route and no default route.
    NotFound,
}

/// How specific a segment is; compared from the left, the smaller one wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Exact,
    Parameter,
    Greedy,
}

impl Routes {
    /// Finds the route for a method (upper case) and a decoded path.
    ///
    /// Exact segments win over parameters and those over greedy ones, a named method wins over `ANY`, and `$default`
    /// takes what is left. As in API Gateway, `/a` and `/a/` differ and a parameter is never empty.
    #[must_use]
    pub fn find(&self, method: &str, path: &str) -> Match<'_> {
        let mut best: Option<(Vec<Rank>, bool, Match<'_>)> = None;
        let mut allow = Vec::new();
        for route in self.iter().filter(|route| route.path != DEFAULT) {
            let Some((ranks, path_parameters)) = fit(&route.path, path) else {
                continue;
            };
            let any = match &route.method {
                Method::Any => true,
                Method::Only(only) if only == method => false,
                Method::Only(only) => {
                    allow.push(only.clone());
                    continue;
                }
            };
            if best
                .as_ref()
                .is_none_or(|(than, than_any, ..)| (&ranks, any) < (than, *than_any))
            {
                best = Some((ranks, any, Match::Found { route, path_parameters }));
            }
        }
        if let Some((_, _, found)) = best {
            return found;
        }
        if let Some(route) = self.iter().find(|route| route.path == DEFAULT) {
            return Match::Found {
                route,
                path_parameters: BTreeMap::new(),
            };
        }
        if allow.is_empty() {
            return Match::NotFound;
        }
        allow.sort();
        allow.dedup();
        Match::WrongMethod { allow }
    }
}

/// Whether `path` fits `template`: how exactly, and with which parameters.
fn fit(template: &str, path: &str) -> Option<(Vec<Rank>, BTreeMap<String, String>)> {
    let mut ranks = Vec::new();
    let mut parameters = BTreeMap::new();
    let mut rest = Some(path.strip_prefix('/')?);
    for part in template.strip_prefix('/')?.split('/') {
        let left = rest?;
        let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
        if let Some(name) = name.and_then(|name| name.strip_suffix('+')) {
            if left.is_empty() {
                return None;
            }
            ranks.push(Rank::Greedy);
            parameters.insert(name.to_owned(), left.to_owned());
            return Some((ranks, parameters));
        }
        let (segment, after) = match left.split_once('/') {
            Some((segment, after)) => (segment, Some(after)),
            None => (left, None),
        };
        match name {
            Some(name) if !segment.is_empty() => {
                ranks.push(Rank::Parameter);
                parameters.insert(name.to_owned(), segment.to_owned());
            }
            None if segment == part => ranks.push(Rank::Exact),
            _ => return None,
        }
        rest = after;
    }
    rest.is_none().then_some((ranks, parameters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routes(keys: &[&str]) -> Routes {
        keys.iter()
            .map(|key| {
                let (method, path) = key.split_once(' ').unwrap_or(("ANY", key));
                Route {
                    method: if method == "ANY" {
                        Method::Any
                    } else {
                        Method::Only(method.to_owned())
                    },
                    path: path.to_owned(),
                    function: "f".to_owned(),
                    authorized: false,
                    identity_headers: Vec::new(),
                }
            })
            .collect()
    }

    fn key(routes: &Routes, method: &str, path: &str) -> String {
        match routes.find(method, path) {
            Match::Found { route, path_parameters } => {
                let mut key = route.key();
                for (name, value) in path_parameters {
                    key.push_str(&format!(" {name}={value}"));
                }
                key
            }
            Match::WrongMethod { allow } => format!("405 {}", allow.join(",")),
            Match::NotFound => "404".to_owned(),
        }
    }

    #[test]
    fn the_most_specific_route_wins() {
        let all = routes(&[
            "ANY /{proxy+}",
            "GET /pets/{proxy+}",
            "GET /pets/dog/{id}",
            "ANY /pets/dog/1",
            "GET /pets/dog/1",
            "GET /",
            "$default",
        ]);
        for (method, path, expected) in [
            ("GET", "/pets/dog/1", "GET /pets/dog/1"),
            ("PUT", "/pets/dog/1", "ANY /pets/dog/1"),
            ("GET", "/pets/dog/2", "GET /pets/dog/{id} id=2"),
            ("GET", "/pets/cat/1", "GET /pets/{proxy+} proxy=cat/1"),
            ("PUT", "/pets/cat/1", "ANY /{proxy+} proxy=pets/cat/1"),
            ("GET", "/pets/dog/", "GET /pets/{proxy+} proxy=dog/"),
            ("GET", "/", "GET /"),
            ("HEAD", "/", "$default"),
        ] {
            assert_eq!(key(&all, method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn without_a_default_route_nothing_is_made_up() {
        let all = routes(&["GET /a/{id}", "POST /a/{id}", "DELETE /a/b"]);
        for (method, path, expected) in [
            ("HEAD", "/a/1", "405 GET,POST"),
            ("PUT", "/a/b", "405 DELETE,GET,POST"),
            ("GET", "/a/b", "GET /a/{id} id=b"),
            ("GET", "/a/", "404"),
            ("GET", "/a", "404"),
            ("GET", "/a/1/", "404"),
            ("GET", "a/1", "404"),
        ] {
            assert_eq!(key(&all, method, path), expected, "{method} {path}");
        }
    }
}
