//! Under which names a local server answers. A page anywhere can have its own name lead to 127.0.0.1 (DNS rebinding)
//! and is then of one origin with whatever listens here: it would read the mailbox, links and codes. Its name gives it
//! away, because a browser puts that into `Host` and lets no page change it. And to whom the mailbox is shown.

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, Uri, header};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use url::{Host, Url};

/// The names of this machine for itself, and those that somebody has allowed besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosts(Arc<[Host]>);

impl Hosts {
    /// Loopback, and the host of each address in `also`: a URL, a name or an IP address. What is none is passed over.
    #[must_use]
    pub fn and(also: &[&str]) -> Self {
        let host = |text: &&str| {
            let of_url = Url::parse(text)
                .ok()
                .and_then(|url| url.host().map(|host| host.to_owned()));
            of_url.or_else(|| parsed(text))
        };
        Self(also.iter().filter_map(host).collect())
    }

    /// The same names, and those in `more`, as [`Hosts::and`] takes them.
    #[must_use]
    pub fn also(&self, more: &[&str]) -> Self {
        Self(
            self.0
                .iter()
                .cloned()
                .chain(Self::and(more).0.iter().cloned())
                .collect(),
        )
    }

    /// Whether a request may name `authority`: a host, and a port that does not matter.
    #[must_use]
    pub fn admit(&self, authority: &str) -> bool {
        parsed(authority).is_some_and(|host| is_loopback(&host) || self.0.contains(&host))
    }

    /// Every name that a request gives: each `Host`, and the one in its line where it has one (RFC 9112 section 3.2.2).
    fn admit_all(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let mut named = headers.get_all(header::HOST).iter().peekable();
        let in_line = uri.authority().is_none_or(|authority| self.admit(authority.as_str()));
        // No browser leaves it out. HTTP/1.0 does, and a request without any name is of no page.
        in_line && named.all(|host| host.to_str().is_ok_and(|host| self.admit(host)))
    }
}

/// The host of `authority`, as a browser reads it; nothing where it has more than a host and a port.
fn parsed(authority: &str) -> Option<Host> {
    let (host, port) = match authority.rsplit_once(':') {
        // An IPv6 address stands in brackets.
        Some((host, port)) if !port.contains(']') => (host, port),
        Some(_) | None => (authority, ""),
    };
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Host::parse(host.strip_suffix('.').unwrap_or(host)).ok()
}

/// `localhost` and all beneath it (RFC 6761 section 6.3), 127.0.0.0/8 and `[::1]`.
pub(crate) fn is_loopback(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => IpAddr::from(*address).to_canonical().is_loopback(),
    }
}

/// Answers 421 in the place of whatever stands behind it, where the request is meant for another host.
pub(crate) async fn only(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    if hosts.admit_all(request.headers(), request.uri()) {
        return next.run(request).await;
    }
    let text = "This is a local server. It answers to localhost, names beneath it, 127.0.0.0/8, [::1] and the host of \
                its base URL only, so that no page elsewhere can read what is here. Ask it by one of these, or start \
                it with --base-url or --allow-host.\n";
    plain(StatusCode::MISDIRECTED_REQUEST, text)
}

/// What a proxy adds that hands a request on for somebody else.
const HANDED_ON: [&str; 5] = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/// Answers 403 in the place of what holds links and codes, unless somebody at this machine asks for it by a name of this
/// machine, and no proxy or tunnel for somebody else.
pub(crate) async fn only_here(request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if is_asked_here(peer.map(|peer| peer.0.ip()), request.headers(), request.uri()) {
        return next.run(request).await;
    }
    let text = "The mailbox and the events are shown on the machine of the server only, because the links and codes in \
                them let anybody take the place of who was invited. Start it with --share-mailbox to show them to \
                whoever reaches it.\n";
    plain(StatusCode::FORBIDDEN, text)
}

fn is_asked_here(peer: Option<IpAddr>, headers: &HeaderMap, uri: &Uri) -> bool {
    let is_near = peer.is_some_and(|peer| peer.to_canonical().is_loopback());
    let is_handed_on = HANDED_ON.iter().any(|name| headers.contains_key(*name));
    is_near && !is_handed_on && Hosts::default().admit_all(headers, uri)
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m17_only_names_of_this_machine_are_answered() {
        let none = Hosts::default();
        for good in [
            "localhost",
            "LOCALHOST:8787",
            "localhost.:8787",
            "a.localhost:1",
            "a.b.localhost",
            "127.0.0.1:8787",
            "127.9.9.9",
            "[::1]:8787",
            "[::1]",
            "[::ffff:127.0.0.1]:80",
        ] {
            assert!(none.admit(good), "{good}");
        }
        for bad in [
            "",
            ":8787",
            "evil.example",
            "evil.example:8787",
            "localhost.evil.example",
            "evillocalhost",
            "localhost@evil.example",
            "evil.example#.localhost",
            "evil.example/.localhost",
            "evil.example?.localhost",
            "127.0.0.1.evil.example",
            "127.0.0.1.nip.io:8787",
            "0.0.0.0:8787",
            "10.0.0.1",
            "[::]:8787",
            "[fe80::1]",
            "::1",
            "localhost:80:evil.example",
            "localhost:80@evil.example",
            "localhost, evil.example",
            "local\u{200b}host.example",
        ] {
            assert!(!none.admit(bad), "{bad}");
        }
        let more = Hosts::and(&["https://Join.example:8443/x", "0.0.0.0", "fe80::1", "box"]);
        for good in ["join.example", "JOIN.example.:1", "0.0.0.0:8787", "box:80", "localhost"] {
            assert!(more.admit(good), "{good}");
        }
        assert!(!more.admit("other.example") && !more.admit("a.box"));
        let both = more.also(&["http://c.example:1"]);
        assert!(both.admit("c.example:2") && both.admit("box") && !both.admit("d.example"));
    }

    #[test]
    fn m17_the_mailbox_is_shown_to_this_machine_and_through_no_proxy() {
        let asked = |peer: &str, name: &'static str, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "localhost:8787".parse().unwrap());
            headers.insert(name, value.parse().unwrap());
            is_asked_here(peer.parse().ok(), &headers, &"/mailbox".parse().unwrap())
        };
        assert!(asked("127.0.0.1", "accept", "*/*"));
        assert!(asked("::1", "host", "127.0.0.1"));
        assert!(asked("::ffff:127.0.0.1", "accept", "*/*"));
        assert!(!asked("192.168.0.7", "accept", "*/*"), "another machine");
        assert!(!asked("fe80::1", "accept", "*/*"), "another machine");
        assert!(!asked("", "accept", "*/*"), "nobody knows who");
        assert!(!asked("127.0.0.1", "host", "join.example.com"), "a tunnel");
        for name in HANDED_ON {
            assert!(!asked("127.0.0.1", name, "203.0.113.9"), "{name}");
        }
    }

    #[test]
    fn m17_a_request_that_names_a_second_host_is_not_answered() {
        let hosts = Hosts::default();
        let named = |names: &[&str], line: &str| {
            let mut headers = HeaderMap::new();
            for name in names {
                headers.append(header::HOST, name.parse().unwrap());
            }
            hosts.admit_all(&headers, &line.parse().unwrap())
        };
        assert!(named(&["localhost:1"], "/mailbox.json"));
        assert!(named(&[], "/mailbox.json"));
        assert!(named(&["localhost"], "http://127.0.0.1:1/mailbox.json"));
        assert!(!named(&["localhost", "evil.example"], "/mailbox.json"));
        assert!(!named(&["localhost"], "http://evil.example/mailbox.json"));
        assert!(!named(&["evil.example"], "http://localhost/mailbox.json"));
        assert!(!named(&[""], "/mailbox.json"));
    }
}
