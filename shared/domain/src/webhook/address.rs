//! Which addresses may be called: those of the public internet, over TLS.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// How long an address may be.
const LONGEST_URL: usize = 1024;

/// Why an address cannot be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUrl {
    /// No URL, or a longer one than we keep.
    #[error("a webhook's url is an absolute URL of at most {LONGEST_URL} characters, without a fragment")]
    NotValid,
    /// Not https.
    #[error("a webhook's url begins with https://")]
    NotHttps,
    /// With a user name or a password, which would stand in every list of webhooks.
    #[error("a webhook's url holds no user name and no password; every call is signed")]
    Credentials,
    /// An address that is not of the public internet.
    #[error("a webhook's url leads to a host of the public internet")]
    NotPublic,
}

/// An address that may be called, as far as its text tells. What its name leads to is looked at with every call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebhookUrl(String);

impl WebhookUrl {
    /// Reads an address. In local mode, and only there, it may be one of this machine without TLS (`loopback`).
    ///
    /// # Errors
    /// [`InvalidUrl`].
    pub fn parse(text: &str, loopback: bool) -> Result<Self, InvalidUrl> {
        let url = Url::parse(text).map_err(|_| InvalidUrl::NotValid)?;
        // It is kept as the URL standard writes it, which can be longer than it was given.
        if url.as_str().len() > LONGEST_URL || !["http", "https"].contains(&url.scheme()) || url.fragment().is_some() {
            return Err(InvalidUrl::NotValid);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(InvalidUrl::Credentials);
        }
        let host = url.host().ok_or(InvalidUrl::NotValid)?;
        let here = match &host {
            Host::Domain(name) => is_this_machine(name),
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if loopback && here {
            return Ok(Self(url.into()));
        }
        if url.scheme() != "https" {
            return Err(InvalidUrl::NotHttps);
        }
        let public = match host {
            // A name without a dot is one of a private network.
            Host::Domain(name) => !here && name.trim_end_matches('.').contains('.'),
            Host::Ipv4(address) => is_public(address.into()),
            Host::Ipv6(address) => is_public(address.into()),
        };
        if public {
            Ok(Self(url.into()))
        } else {
            Err(InvalidUrl::NotPublic)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_this_machine(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

/// Whether an address belongs to the public internet (the special-purpose registries of IANA, RFC 6890). Everything else could
/// be a neighbour of the functions: the metadata of the machine, a database, a router.
#[must_use]
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = match a {
        0 | 10 | 127 | 224.. => true,
        100 => (64..128).contains(&b),
        169 => b == 254,
        172 => (16..32).contains(&b),
        192 => {
            b == 168 || b == 0 && (c == 0 || c == 2) || b == 88 && c == 99 || b == 31 && c == 196 || b == 52 && c == 193
        }
        198 => b == 18 || b == 19 || b == 51 && c == 100,
        203 => b == 0 && c == 113,
        _ => false,
    };
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // 2000::/3 is all that is handed out. Of it: IETF protocols and Teredo (2001::/23), documentation (2001:db8::/32,
    // 3fff::/20), and 6to4 (2002::/16), which carries an IPv4 address.
    let handed_out = (0x2000..0x4000).contains(&a);
    let special = a == 0x2001 && (b < 0x200 || b == 0xdb8) || a == 0x2002 || a == 0x3fff && b < 0x1000;
    handed_out && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_addresses_of_the_public_internet_are_taken() {
        let of = |text: &str| WebhookUrl::parse(text, false).err();
        for fine in [
            "https://hooks.example.com",
            "https://example.com:8443/a?b=c",
            "https://93.184.215.14/",
            "https://[2606:4700::1]/",
        ] {
            assert_eq!(of(fine), None, "{fine}");
        }
        for (wrong, why) in [
            ("", InvalidUrl::NotValid),
            ("hooks.example.com", InvalidUrl::NotValid),
            ("ftp://example.com/", InvalidUrl::NotValid),
            ("https://example.com/#a", InvalidUrl::NotValid),
            ("http://example.com/", InvalidUrl::NotHttps),
            ("http://127.0.0.1/", InvalidUrl::NotHttps),
            ("https://a:b@example.com/", InvalidUrl::Credentials),
            ("https://a@example.com/", InvalidUrl::Credentials),
            ("https://localhost/", InvalidUrl::NotPublic),
            ("https://a.localhost./", InvalidUrl::NotPublic),
            ("https://intranet/", InvalidUrl::NotPublic),
            ("https://10.0.0.1/", InvalidUrl::NotPublic),
            ("https://169.254.169.254/latest/meta-data/", InvalidUrl::NotPublic),
            // Other spellings of 127.0.0.1 and of 10.0.0.1.
            ("https://2130706433/", InvalidUrl::NotPublic),
            ("https://0x7f.1/", InvalidUrl::NotPublic),
            ("https://0177.0.0.1/", InvalidUrl::NotPublic),
            ("https://[::ffff:10.0.0.1]/", InvalidUrl::NotPublic),
            ("https://[::1]/", InvalidUrl::NotPublic),
            ("https://[fd00:ec2::254]/", InvalidUrl::NotPublic),
        ] {
            assert_eq!(of(wrong), Some(why), "{wrong}");
        }
        let long = |path: &str, count: usize| format!("https://hooks.example.com/{}", path.repeat(count));
        assert_eq!(of(&long("a", 998)), None);
        assert_eq!(of(&long("a", 999)), Some(InvalidUrl::NotValid));
        // Each quotation mark is three characters where it is kept.
        assert_eq!(of(&long("\"", 333)), Some(InvalidUrl::NotValid));
        let here = |text: &str| WebhookUrl::parse(text, true).err();
        assert_eq!(here("http://127.0.0.1:9000/hook"), None);
        assert_eq!(here("http://localhost:9000/"), None);
        assert_eq!(here("http://10.0.0.1/"), Some(InvalidUrl::NotHttps));
        assert_eq!(here("https://10.0.0.1/"), Some(InvalidUrl::NotPublic));
    }

    #[test]
    fn addresses_of_private_networks_are_not_public() {
        for private in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.1",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in [
            "1.1.1.1",
            "93.184.215.14",
            "100.63.255.255",
            "172.32.0.1",
            "192.1.0.1",
            "2606:4700::1111",
            "2a00::1",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}
