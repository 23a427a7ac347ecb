//! Where a request comes from.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

use data_encoding::HEXLOWER;
use jiff::Timestamp;

use super::{Counter, Limit, SOURCE_WINDOW, Window};
use crate::keys::DeploymentKeys;

/// Where a request comes from, as a keyed fingerprint: the table holds nobody's network address.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(String);

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source")
    }
}

impl Source {
    /// The source of a request from `address`, as the gateway saw it. Whoever has an IPv6 address has a whole /64, so that
    /// is what counts. What is no address counts as one source, all of it together.
    #[must_use]
    pub fn of(keys: &DeploymentKeys, address: &str) -> Self {
        let network = match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
            Ok(IpAddr::V4(address)) => address.octets().to_vec(),
            Ok(IpAddr::V6(address)) => network_of(address).to_be_bytes().to_vec(),
            Err(_) => Vec::new(),
        };
        Self(HEXLOWER.encode(&keys.fingerprint("source", &[&network])))
    }

    /// The fingerprint: for the log, where whatever came from one source can be found by it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The counter of `limit` at `now`.
    #[must_use]
    pub fn counter(&self, limit: Limit, cap: u32, now: Timestamp) -> Counter {
        Counter {
            limit,
            scope: self.0.clone(),
            window: Window::of(now, SOURCE_WINDOW),
            cap,
            shards: 1,
        }
    }
}

/// The first 64 bits.
fn network_of(address: Ipv6Addr) -> u64 {
    u64::try_from(address.to_bits() >> 64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::tests::keys;

    #[test]
    fn g6_a_source_is_an_ipv4_address_or_a_whole_ipv6_network() {
        let source = |address| Source::of(&keys(), address);
        assert_eq!(source("2001:db8:1:2::1"), source("2001:db8:1:2:ffff::9"));
        assert_ne!(source("2001:db8:1:2::1"), source("2001:db8:1:3::1"));
        assert_eq!(source("::ffff:192.0.2.1"), source("192.0.2.1"));
        assert_ne!(source("192.0.2.1"), source("192.0.2.2"));
        assert_eq!(source(""), source("nonsense"));
        assert!(!format!("{:?}", source("192.0.2.1")).contains("192"));
    }
}
