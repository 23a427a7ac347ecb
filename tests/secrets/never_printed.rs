//! Types that hold a secret have no `Debug`, `Display` or `Serialize`. This file does not compile if one of them has.

use domain::{api_key::PresentedKey, code::Code, keys::{DeploymentKeys, Secret}, password::Password, ticket::Ticket};
use service::{http::form::Form, token::Signer};

/// Two implementations of `Ambiguous` fit a type that has the trait, so the compiler cannot tell which one is meant.
macro_rules! never {
    ($($secret:ty),+ => $shown:path) => {
        $(const _: fn() = || {
            trait Ambiguous<Which> {
                fn item() {}
            }
            struct Shown;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + $shown> Ambiguous<Shown> for T {}
            let _ = <$secret as Ambiguous<_>>::item;
        };)+
    };
}

never!(Ticket, Code, Secret, Password, DeploymentKeys, PresentedKey, Form, Signer => std::fmt::Debug);
never!(Ticket, Code, Secret, Password, DeploymentKeys, PresentedKey, Form, Signer => std::fmt::Display);
never!(Ticket, Code, Secret, Password, DeploymentKeys, PresentedKey, Form, Signer => serde::Serialize);
