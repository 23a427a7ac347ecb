//! Where a local server listens, and the origin that people reach it by. Links, cookies and what counts as a page of ours
//! follow the origin.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use url::{Host, Url};

use crate::host::is_loopback;

/// A public origin: scheme, host and port, without a slash at the end, such as `https://join.example.com`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    host: Host,
}

/// Why a text is no base URL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoBaseUrl {
    /// Not `http` and not `https`.
    #[error("it has to begin with https:// or http://, as in https://join.example.com")]
    Scheme,
    /// Not an address at all.
    #[error("this is no address: {0}")]
    Address(url::ParseError),
    /// Something stands behind the host, or a name before it.
    #[error("leave out whatever stands before or behind host and port, as in {0}")]
    NoOrigin(String),
    /// The address that stands for all of a machine's.
    #[error("nobody can open that address: name the host that people type, as in http://localhost:8787")]
    Everywhere,
}

impl BaseUrl {
    /// As it stands in links.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it leads to this machine only.
    #[must_use]
    pub fn is_here(&self) -> bool {
        is_loopback(&self.host)
    }

    /// The origin of a server that listens at `address`, where nobody says another one.
    #[must_use]
    pub fn of(address: SocketAddr) -> Self {
        let address = SocketAddr::new(reached_at(address.ip()), address.port());
        let host = match address.ip() {
            IpAddr::V4(ip) => Host::Ipv4(ip),
            IpAddr::V6(ip) => Host::Ipv6(ip),
        };
        Self {
            text: format!("http://{address}"),
            host,
        }
    }
}

impl FromStr for BaseUrl {
    type Err = NoBaseUrl;

    fn from_str(text: &str) -> Result<Self, NoBaseUrl> {
        let url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => NoBaseUrl::Scheme,
            other => NoBaseUrl::Address(other),
        })?;
        let host = match (url.scheme(), url.host()) {
            ("http" | "https", Some(host)) => host.to_owned(),
            _ => return Err(NoBaseUrl::Scheme),
        };
        let origin = url.origin().ascii_serialization();
        if url.as_str() != format!("{origin}/") {
            return Err(NoBaseUrl::NoOrigin(origin));
        }
        match host {
            Host::Ipv4(Ipv4Addr::UNSPECIFIED) | Host::Ipv6(Ipv6Addr::UNSPECIFIED) => Err(NoBaseUrl::Everywhere),
            host => Ok(Self { text: origin, host }),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The address in `text`: of one interface, or of all.
///
/// # Errors
/// In words, what would be one.
pub fn listen_at(text: &str) -> Result<IpAddr, String> {
    if text == "localhost" {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    bare.unwrap_or(text).parse().map_err(|_| {
        "an IP address of this machine is wanted: 127.0.0.1 for itself, 0.0.0.0 for whoever reaches it. A name goes \
         into --base-url"
            .to_owned()
    })
}

/// The name of a host, or its IP address, alone.
///
/// # Errors
/// In words, what would be one.
pub fn host_name(text: &str) -> Result<String, String> {
    let text = match text.parse() {
        Ok(IpAddr::V6(address)) => format!("[{address}]"),
        Ok(IpAddr::V4(_)) | Err(_) => text.to_owned(),
    };
    match Host::parse(&text) {
        // A star is a letter of a name to a browser. Whoever writes one means many names, which is no protection.
        Ok(host) if !text.contains('*') => Ok(host.to_string()),
        Ok(_) | Err(_) => Err("the name of a host alone is wanted, such as latchkey or join.example.com".to_owned()),
    }
}

/// Where a server is reached from its own machine that listens at `address`.
#[must_use]
pub fn reached_at(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => IpAddr::V6(Ipv6Addr::LOCALHOST),
        address => address,
    }
}

/// The origin at which the mailbox is shown: where it is not shared, only names of this machine reach it.
#[must_use]
pub fn mailbox(address: SocketAddr, base_url: &BaseUrl, shares_mailbox: bool) -> String {
    if shares_mailbox || base_url.is_here() {
        return base_url.to_string();
    }
    format!("http://{}", SocketAddr::new(reached_at(address.ip()), address.port()))
}

/// What somebody should know who lets others reach a local server; nothing where only this machine does.
#[must_use]
pub fn warning(address: SocketAddr, base_url: &BaseUrl, shares_mailbox: bool) -> Option<String> {
    let beyond = !address.ip().to_canonical().is_loopback();
    let what = match (beyond, base_url.is_here()) {
        (false, true) => return None,
        (true, _) => format!("it listens on {address}, and so to more than this machine"),
        (false, false) => format!("links lead to {base_url}, and so to more than this machine"),
    };
    let mailbox = if shares_mailbox {
        "The mailbox is shown to whoever reaches it: its links and codes let them take the place of everybody who is \
         invited"
    } else {
        "The mailbox and the events are shown on this machine only; --share-mailbox shows them to everybody"
    };
    Some(format!(
        "warning: {what}. This is a server for trying things out: let in people whom you trust, and nobody else. \
         {mailbox}. The API key may do everything; it stands in what is printed here, and on no page."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mailbox_is_told_by_a_name_that_reaches_it() {
        let at = |address: &str, base_url: &str, shared| {
            mailbox(address.parse().unwrap(), &base_url.parse().unwrap(), shared)
        };
        let everywhere = "0.0.0.0:8787";
        assert_eq!(
            at(everywhere, "http://192.168.0.7:8787", false),
            "http://127.0.0.1:8787"
        );
        assert_eq!(
            at(everywhere, "http://192.168.0.7:8787", true),
            "http://192.168.0.7:8787"
        );
        assert_eq!(at("[::]:8787", "https://join.example.com", false), "http://[::1]:8787");
        assert_eq!(
            at("127.0.0.1:8787", "http://localhost:8787", false),
            "http://localhost:8787"
        );
    }

    #[test]
    fn a_base_url_is_an_origin_as_a_browser_writes_it() {
        for (text, origin) in [
            ("https://Join.example.com", "https://join.example.com"),
            ("https://join.example.com:443/", "https://join.example.com"),
            ("http://192.168.0.7:8787", "http://192.168.0.7:8787"),
            ("http://[::1]:1/", "http://[::1]:1"),
            ("https://münchen.example", "https://xn--mnchen-3ya.example"),
        ] {
            assert_eq!(text.parse::<BaseUrl>().unwrap().as_str(), origin);
        }
        for (text, told) in [
            ("join.example.com", "begin with https://"),
            ("localhost:8787", "begin with https://"),
            ("ftp://join.example.com", "begin with https://"),
            ("https://", "no address"),
            ("https://join.example.com/x", "as in https://join.example.com"),
            ("https://join.example.com?x", "as in https://join.example.com"),
            ("https://ada@join.example.com", "as in https://join.example.com"),
            ("http://0.0.0.0:8787", "http://localhost:8787"),
            ("http://[::]:8787", "http://localhost:8787"),
            ("", "begin with https://"),
        ] {
            let refused = text.parse::<BaseUrl>().unwrap_err().to_string();
            assert!(refused.contains(told), "{text}: {refused}");
        }
    }

    #[test]
    fn an_address_is_listened_at_and_a_name_is_not() {
        for (text, address) in [
            ("localhost", "127.0.0.1"),
            ("0.0.0.0", "0.0.0.0"),
            ("::", "::"),
            ("[::1]", "::1"),
        ] {
            assert_eq!(listen_at(text).unwrap().to_string(), address);
        }
        for text in ["", "box", "127.0.0.1:8787", "http://127.0.0.1"] {
            assert!(listen_at(text).unwrap_err().contains("--base-url"), "{text}");
        }
    }

    #[test]
    fn a_host_is_allowed_by_its_name_alone() {
        for (text, host) in [
            ("latchkey", "latchkey"),
            ("Join.example.com", "join.example.com"),
            ("::1", "[::1]"),
            ("10.0.0.7", "10.0.0.7"),
        ] {
            assert_eq!(host_name(text).unwrap(), host);
        }
        for text in ["", "https://join.example.com", "latchkey:8787", "a/b", "*"] {
            let told = host_name(text);
            assert!(
                told.clone().is_err_and(|told| told.contains("a host alone")),
                "{text}: {told:?}"
            );
        }
    }

    #[test]
    fn whoever_lets_others_in_is_warned_and_nobody_else() {
        let told = |address: &str, base_url: Option<&str>, shares| {
            let address: SocketAddr = address.parse().unwrap();
            let base_url = base_url.map_or_else(|| BaseUrl::of(address), |text| text.parse().unwrap());
            warning(address, &base_url, shares)
        };
        assert_eq!(told("127.0.0.1:8787", None, true), None);
        assert_eq!(told("127.0.0.1:8787", Some("http://app.localhost:8787"), false), None);
        assert_eq!(told("[::1]:8787", None, false), None);
        let open = told("0.0.0.0:8787", None, false).unwrap();
        assert!(
            open.contains("0.0.0.0:8787") && open.contains("on this machine only"),
            "{open}"
        );
        let shared = told("[::]:8787", None, true).unwrap();
        assert!(shared.contains("shown to whoever reaches it"), "{shared}");
        let led = told("127.0.0.1:8787", Some("https://join.example.com"), false).unwrap();
        assert!(led.contains("https://join.example.com"), "{led}");
    }
}
