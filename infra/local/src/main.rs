//! `latchkey`: the whole product on this machine, with `cargo run`.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use clap::Parser;
use local::stack::{Options, Stack};
use secrecy::ExposeSecret;

/// Runs Latchkey on this machine: no account, no container, nothing to install.
#[derive(Parser)]
#[command(name = "latchkey", version)]
struct Arguments {
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Keep nothing: everything is gone when it stops
    #[arg(long)]
    memory: bool,
    /// Where everything is kept
    #[arg(long, default_value = ".latchkey", conflicts_with = "memory")]
    data: PathBuf,
    /// Use DynamoDB, SES and SNS of the AWS account that the environment names (also done when AWS_ENDPOINT_URL is set)
    #[arg(long)]
    aws: bool,
    /// The table, where it is not the embedded one
    #[arg(long, default_value = "latchkey")]
    table: String,
    /// The address that mail comes from
    #[arg(long, default_value = "invitations@latchkey.example")]
    mail_from: String,
    /// Log every request and delivery
    #[arg(long, short)]
    verbose: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let level = if arguments.verbose {
        tracing::Level::DEBUG
    } else {
        tracing::Level::WARN
    };
    // A second subscriber would only mean that there is a log already.
    let _ = tracing::subscriber::set_global_default(shared::logging::subscriber(level.into(), None, io::stderr));
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "latchkey: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let elsewhere = if arguments.aws || shared::environment::names_an_endpoint() {
        Some(shared::environment::Environment::load().await.sdk().clone())
    } else {
        None
    };
    let event_bus = elsewhere.as_ref().and_then(|_| shared::environment::event_bus());
    let stack = Stack::start(Options {
        folder: (!arguments.memory).then_some(arguments.data),
        port: arguments.port,
        elsewhere,
        event_bus,
        table: arguments.table,
        mail_from: arguments.mail_from,
        ..Options::default()
    })
    .await?;
    // Before anything is printed: whoever has read it may stop it.
    let mut stop = Stop::listen()?;
    let (url, key) = (stack.url(), stack.api_key().expose_secret());
    let mut out = io::stdout().lock();
    writeln!(out, "Server: {url}")?;
    writeln!(out, "Mailbox: {url}/mailbox")?;
    writeln!(out, "Gallery: {url}/gallery")?;
    writeln!(out, "API key: {key}")?;
    writeln!(out)?;
    writeln!(out, "Send the first invitation:")?;
    writeln!(out)?;
    writeln!(
        out,
        "curl -sS {url}/v1/invitations -H 'Authorization: Bearer {key}' -H 'Content-Type: application/json' \
         -d '{{\"email\": \"ada@example.com\"}}'"
    )?;
    writeln!(out)?;
    writeln!(out, "Then open the mailbox and follow the link. Ctrl-C stops.")?;
    out.flush()?;
    drop(out);
    stop.asked().await?;
    // Running requests may finish, but nobody's half-sent request holds everything up, and who asks twice means it.
    tokio::select! {
        () = stack.stop() => {}
        () = tokio::time::sleep(Duration::from_secs(3)) => {}
        _ = stop.asked() => {}
    }
    Ok(())
}

/// Whoever wants it to stop: Ctrl-C, or a signal to terminate.
struct Stop {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Stop {
    /// Listens from now on.
    fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            interrupt: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?,
            #[cfg(unix)]
            terminate: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?,
        })
    }

    /// Resolves when it is asked for, each time anew.
    async fn asked(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await?;
        Ok(())
    }
}
