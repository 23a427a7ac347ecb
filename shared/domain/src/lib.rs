//! What Latchkey is about, without any I/O: the clock and randomness are passed in, nothing here waits, and nothing
//! here knows HTTP or DynamoDB.
//!
//! Start with [`transition`]: every change of an invitation or a user is a list of conditions and effects. The same
//! list is applied to a value in memory (here) and compiled to one conditional write (in [`store`]).

pub mod access_token;
pub mod address;
pub mod api_key;
pub mod application;
pub mod asking;
pub mod branding;
pub mod channel;
pub mod clock;
pub mod code;
pub mod deliver;
mod digits;
pub mod directory;
pub mod display_name;
pub mod due;
pub mod entropy;
pub mod event;
pub mod exchange;
pub mod flow;
pub mod foreign_hash;
pub mod former;
pub mod groups;
pub mod holding;
pub mod id;
pub mod import;
pub mod invitation;
pub mod invite;
pub mod keys;
pub mod language;
pub mod limits;
pub mod locale;
pub mod metadata;
pub mod nearest;
pub mod origin_secret;
pub mod outbox;
pub mod password;
pub mod person;
pub mod plan;
pub mod profile;
pub mod quota;
pub mod reinvite;
pub mod renewal;
pub mod reset;
pub mod roles;
pub mod schema;
pub mod sealed_event;
pub mod setup;
pub mod sign_in;
pub mod template;
pub mod ticket;
pub mod timeline;
pub mod transition;
pub mod typed;
pub mod user;
pub mod verification;
pub mod webhook;
pub mod whole;
