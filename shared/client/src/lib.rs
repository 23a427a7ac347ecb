//! The API of a deployment or of a local server, called from Rust: what the clients of `infra/clients` are for Node.js and
//! Python. The `latchkey` command uses it.
//!
//! ```ignore
//! let client = Client::new(&"https://join.example.com".parse()?, Some(key), Settings::default())?;
//! let wanted = NewInvitation { email: Some("ada@example.com".to_owned()), ..NewInvitation::default() };
//! match client.invitations().create(&wanted, None).await {
//!     Err(error) if error.is(Code::InvitationPending) => {}
//!     made => println!("{}", made?.id),
//! }
//! let mut lines = client.invitations().list(&InvitationQuery::default());
//! while let Some(line) = lines.next().await? {
//!     println!("{}", line.id);
//! }
//! ```
//!
//! 429 and 503 are tried again after `Retry-After`: the server has done nothing. After a lost answer or another 5xx a call is
//! tried again only where that is harmless: reading, `PUT`, `DELETE`, and what carries an `Idempotency-Key`.

mod call;
mod code;
mod error;
mod invitations;
mod pages;
mod users;

pub use call::{Call, Client, Pause, Settings, pause};
pub use code::Code;
pub use error::{Error, Place, Problem, Unusable};
pub use invitations::{
    Delivery, Invitation, InvitationLine, InvitationQuery, Invitations, InvitedUser, Link, NewInvitation,
};
pub use pages::Pages;
pub use users::{Imported, Proven, User, UserLine, UserQuery, Users};
