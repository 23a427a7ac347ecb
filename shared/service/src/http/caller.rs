//! Who calls an administration route: what the authorizer found out, read back from the gateway's request context.

use std::collections::HashMap;

use lambda_http::{RequestExt, request::RequestContext};
use serde_json::{Value, json};

use super::{Error, Request};
use domain::{
    api_key::{Caller, CallerId, Reach, Scope},
    id::ApplicationId,
};

/// What the authorizer tells the functions. It lets every request pass with its verdict, so that a wrong key is answered
/// by us, in our words, and not by the gateway in its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// No key and no token was presented.
    Missing,
    /// What was presented does not count.
    Invalid,
    /// There is a header, but no key behind `Bearer` in it.
    NotBearer,
    /// The table, or the issuer of the token, could not be asked.
    Unavailable,
    /// It counts.
    Admitted(Caller),
}

const EVERYWHERE: &str = "*";

impl Verdict {
    /// The context of the authorizer's answer: text only, which every kind of gateway passes on.
    #[must_use]
    pub fn to_context(&self) -> Value {
        match self {
            Self::Missing => json!({ "verdict": "missing" }),
            Self::Invalid => json!({ "verdict": "invalid" }),
            Self::NotBearer => json!({ "verdict": "not_bearer" }),
            Self::Unavailable => json!({ "verdict": "unavailable" }),
            Self::Admitted(caller) => json!({
                "verdict": "admitted",
                "caller": caller.id.to_string(),
                "scopes": spaced(caller.scopes.iter().map(|scope| scope.as_str())),
                "applications": match &caller.reach {
                    Reach::Deployment => EVERYWHERE.to_owned(),
                    Reach::Applications(ids) => spaced(ids.iter().map(ApplicationId::as_str)),
                },
            }),
        }
    }

    fn from_context(context: &HashMap<String, Value>) -> Option<Self> {
        let text = |name: &str| context.get(name).and_then(Value::as_str);
        match text("verdict")? {
            "missing" => Some(Self::Missing),
            "invalid" => Some(Self::Invalid),
            "not_bearer" => Some(Self::NotBearer),
            "unavailable" => Some(Self::Unavailable),
            "admitted" => Some(Self::Admitted(Caller {
                id: CallerId::parse(text("caller")?)?,
                scopes: text("scopes")?
                    .split_whitespace()
                    .map(Scope::parse)
                    .collect::<Option<_>>()?,
                reach: match text("applications")? {
                    EVERYWHERE => Reach::Deployment,
                    ids => {
                        let ids = ids.split_whitespace().map(|id| ApplicationId::parse(id).ok());
                        Reach::Applications(ids.collect::<Option<_>>()?)
                    }
                },
            })),
            _ => None,
        }
    }
}

fn spaced<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The caller, if the key presented has `scope`. A request that no authorizer has looked at is refused.
///
/// # Errors
/// [`Error::NoKey`], [`Error::BadKey`], [`Error::NoScope`] or [`Error::Unavailable`].
pub fn authorize(request: &Request, scope: Scope) -> Result<Caller, Error> {
    let caller = admitted(request)?;
    if caller.may(scope) {
        Ok(caller)
    } else {
        Err(Error::NoScope(scope))
    }
}

/// The caller, whatever their key may do.
///
/// # Errors
/// [`Error::NoKey`], [`Error::BadKey`] or [`Error::Unavailable`].
pub fn admitted(request: &Request) -> Result<Caller, Error> {
    let verdict = match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => context
            .authorizer
            .as_ref()
            .and_then(|authorizer| Verdict::from_context(&authorizer.fields)),
        _ => None,
    };
    match verdict {
        Some(Verdict::Admitted(caller)) => Ok(caller),
        Some(Verdict::Invalid) => Err(Error::BadKey),
        Some(Verdict::NotBearer) => Err(Error::KeyNotBearer),
        Some(Verdict::Unavailable) => Err(Error::Unavailable(
            "the authorizer could not find out whose key or token it is".to_owned(),
        )),
        Some(Verdict::Missing) | None => Err(Error::NoKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::caller;

    #[test]
    fn a_verdict_survives_the_gateway() {
        let one = Caller {
            reach: Reach::Applications(vec![ApplicationId::parse("app_one").unwrap()]),
            ..caller()
        };
        for verdict in [
            Verdict::Missing,
            Verdict::Invalid,
            Verdict::NotBearer,
            Verdict::Unavailable,
            Verdict::Admitted(caller()),
            Verdict::Admitted(one),
            Verdict::Admitted(Caller {
                scopes: vec![],
                reach: Reach::Applications(vec![]),
                ..caller()
            }),
        ] {
            let context: HashMap<String, Value> = serde_json::from_value(verdict.to_context()).unwrap();
            assert_eq!(Verdict::from_context(&context), Some(verdict));
        }
        assert_eq!(
            authorize(&Request::default(), Scope::InvitationsRead),
            Err(Error::NoKey),
            "fails closed"
        );
    }
}
