//! The local runtime against real clients: the AWS SDK and an HTTP client. Nothing here sleeps or shares state.

#[cfg(test)]
mod command;
#[cfg(test)]
mod database;
#[cfg(test)]
mod gateway;
#[cfg(test)]
mod mailbox;
#[cfg(test)]
mod stream;
#[cfg(test)]
mod support;
