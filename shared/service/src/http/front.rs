//! Behind a CDN: a request that did not come through it is refused before anything else, and the visitor's address that it
//! tells is believed. Where there is no CDN, every request is taken, and only the gateway says where it comes from.
//!
//! The functions behind the gateway are all called through [`Front::guard`], so this is the one place that knows.

use std::{future::Future, net::IpAddr, sync::Arc};

use http::HeaderMap;
use lambda_http::request::RequestContext;

use super::{Error, Request, Response, api, route_key};
use crate::{
    environment::{Environment, StartError},
    secrets::Kept,
};
use domain::{
    clock::{Clock, SystemClock},
    origin_secret::OriginSecret,
};

/// The header in which the CDN shows the secret. `infra/cdn.yaml` sets it, whatever a visitor sends.
pub const SECRET: &str = "x-latchkey-origin";
/// The header in which the CDN of `infra/cdn.yaml` tells the visitor's address, whatever a visitor sends.
pub const VIEWER: &str = "x-latchkey-viewer";
/// The header in which CloudFront can tell address and port by itself. It counts where the other one is not there.
pub const CLOUDFRONT_VIEWER: &str = "cloudfront-viewer-address";

/// A sign of life, which whoever watches may ask for past the CDN.
const OPEN: &str = "GET /health";

/// What stands before the functions.
#[derive(Clone)]
#[expect(missing_debug_implementations, reason = "it holds a secret")]
pub struct Front {
    expected: Expected,
    clock: Arc<dyn Clock>,
}

#[derive(Clone)]
enum Expected {
    Nothing,
    Fixed(Arc<OriginSecret>),
    Kept(Arc<Kept<OriginSecret>>),
}

impl Front {
    /// No CDN: every request is taken.
    #[must_use]
    pub fn open() -> Self {
        Self {
            expected: Expected::Nothing,
            clock: Arc::new(SystemClock),
        }
    }

    /// A CDN whose secret never changes while this runs.
    #[must_use]
    pub fn fixed(secret: OriginSecret) -> Self {
        Self {
            expected: Expected::Fixed(Arc::new(secret)),
            ..Self::open()
        }
    }

    /// A CDN whose secret is read again from time to time.
    #[must_use]
    pub fn with_secret(secret: Kept<OriginSecret>, clock: Arc<dyn Clock>) -> Self {
        Self {
            expected: Expected::Kept(Arc::new(secret)),
            clock,
        }
    }

    /// As the operator has it.
    ///
    /// # Errors
    /// [`StartError`]: where there is a secret that cannot be read, nothing is taken.
    pub async fn from_environment(environment: &Environment) -> Result<Self, StartError> {
        Ok(match environment.origin_secret().await? {
            Some(secret) => Self::with_secret(secret, Arc::new(SystemClock)),
            None => Self::open(),
        })
    }

    /// Hands `request` to `handler`, as one of the visitor whom the CDN names; or refuses it.
    pub async fn guard<F: Future<Output = Response>>(
        &self,
        mut request: Request,
        handler: impl FnOnce(Request) -> F,
    ) -> Response {
        if matches!(self.expected, Expected::Nothing) || route_key(&request) == OPEN {
            return handler(request).await;
        }
        if !self.lets_through(request.headers()).await {
            return api(request, async |_| Err(Error::NotThroughCdn)).await;
        }
        let viewer = viewer(request.headers());
        for name in [SECRET, VIEWER, CLOUDFRONT_VIEWER] {
            request.headers_mut().remove(name);
        }
        if let Some(RequestContext::ApiGatewayV2(context)) = request.extensions_mut().get_mut::<RequestContext>()
            && let Some(viewer) = viewer
        {
            context.http.source_ip = Some(viewer.to_string());
        }
        handler(request).await
    }

    /// Whether a request with these headers came through the CDN, if there is one.
    pub async fn lets_through(&self, headers: &HeaderMap) -> bool {
        let shown = one(headers, SECRET).unwrap_or_default();
        match &self.expected {
            Expected::Nothing => true,
            Expected::Fixed(secret) => secret.is(shown.as_bytes()),
            Expected::Kept(kept) => {
                let now = self.clock.now();
                // The CDN may know of a newer one already.
                kept.value(now).await.is(shown.as_bytes())
                    || !shown.is_empty() && kept.again(now).await.is(shown.as_bytes())
            }
        }
    }
}

/// The visitor's address, as the CDN tells it. To be believed only of the CDN itself.
fn viewer(headers: &HeaderMap) -> Option<IpAddr> {
    if headers.contains_key(VIEWER) {
        return one(headers, VIEWER)?.parse().ok();
    }
    // Always with a port, and an IPv6 address has no brackets there: `192.0.2.1:443`, `2001:db8::1:443`.
    let (address, port) = one(headers, CLOUDFRONT_VIEWER)?.rsplit_once(':')?;
    port.parse::<u16>().ok()?;
    let bare = address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    bare.unwrap_or(address).parse().ok()
}

/// The only value of a header.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn g6_the_address_that_a_cdn_tells_is_read_with_or_without_its_port() {
        let of = |name: &'static str, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            viewer(&headers).map(|address| address.to_string())
        };
        for (value, address) in [
            ("192.0.2.1:443", "192.0.2.1"),
            ("2001:db8::1:65535", "2001:db8::1"),
            ("2001:0db8:0000:0000:0000:0000:0000:0001:7", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"),
        ] {
            assert_eq!(of(CLOUDFRONT_VIEWER, value).as_deref(), Some(address), "{value}");
        }
        for value in [
            "",
            "192.0.2.1",
            "192.0.2.1:",
            "192.0.2.1:65536",
            "192.0.2.1:443, 192.0.2.2:443",
            "a:1",
        ] {
            assert_eq!(of(CLOUDFRONT_VIEWER, value), None, "{value}");
        }
        for value in ["192.0.2.1", "2001:db8::1", "::ffff:192.0.2.1"] {
            assert!(of(VIEWER, value).is_some(), "{value}");
        }
        for value in ["", "192.0.2.1:443", "192.0.2.1,192.0.2.2", "[2001:db8::1]"] {
            assert_eq!(of(VIEWER, value), None, "{value}");
        }
    }

    /// A visitor can send CloudFront's own header, which our CDN hands on; the one that our CDN sets decides.
    #[test]
    fn g6_the_address_that_our_cdn_sets_comes_before_any_other() {
        let mut headers = HeaderMap::new();
        headers.insert(CLOUDFRONT_VIEWER, "192.0.2.1:443".parse().unwrap());
        headers.insert(VIEWER, "198.51.100.7".parse().unwrap());
        assert_eq!(viewer(&headers), "198.51.100.7".parse().ok());
        headers.append(VIEWER, "203.0.113.9".parse().unwrap());
        assert_eq!(viewer(&headers), None, "named twice");
        headers.insert(VIEWER, "nonsense".parse().unwrap());
        assert_eq!(viewer(&headers), None, "never the other one instead");
    }
}
