//! Values for examples. A test puts true ones in their places and sends every example to the local server.

/// Stands for an invitation.
pub const INVITATION: &str = "inv_zqkd7m4vtnw3pcxy5ebo2r6hgsaflj7u_1";
/// Stands for a user.
pub const USER: &str = "usr_zqkd7m4vtnw3pcxy5ebo2r6hgsaflj7u";
/// Stands for an API key's id.
pub const KEY: &str = "key_u3mzq7xw4nbtd5ge";
/// Stands for a webhook.
pub const WEBHOOK: &str = "whk_m5xw4zdfojzgk3tu";
/// Stands for an event.
pub const EVENT: &str = "evt_019aa5c3b1000053d1b1c7a4e2f09d8c";
/// Stands for an application.
pub const APPLICATION: &str = "app_default";
/// Stands for a ticket.
pub const TICKET: &str =
    "ae2gs4tfnzsxg43jnruw4zzanfxgi2lemvxhiidgn5zca4dfojzw63ramfxgiidumuqho2lunbqwy3dbonsq6ylumfygy4dbomqg63tf";
/// Stands for a code.
pub const CODE: &str = "493027";
/// An address.
pub const EMAIL: &str = "ada@example.com";
/// A number.
pub const PHONE: &str = "+4915112345678";
/// A password.
pub const PASSWORD: &str = "violet harbour seven";
/// A hash of a password, of another system.
pub const PASSWORD_HASH: &str = "$2b$10$Z6hUTEEeoJXN5/AmSm/4.eZ75RYgFVriQM9LPhNEC7kbAbS/VAaJ2";
