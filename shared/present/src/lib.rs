//! What people read: words, pages, emails and texts. Plain data goes in, text comes out; nothing here reads the table, sends
//! anything or knows a request.

#[cfg(feature = "gallery")]
pub mod gallery;
pub mod messages;
pub mod pages;
pub mod wording;
