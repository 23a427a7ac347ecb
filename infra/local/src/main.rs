//! `latchkey`: the whole product on this machine, with `cargo run`.

use std::{
    io::{self, Write},
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::{Args, Parser, Subcommand, builder::FalseyValueParser};
use client::{Client, Settings};
use domain::origin_secret::OriginSecret;
use local::{
    Hosts, blocklist,
    export::{self, Export},
    import::{self, Format, Import},
    place::{self, BaseUrl},
    stack::{Demands, Issuer, Options, Stack},
};
use secrecy::{ExposeSecret, SecretString};
use service::http::front::Front;
use url::Url;

/// Calls of the embedded services are made and read by the SDK as those of AWS are, which allocates much: with the C library's
/// allocator an invitation takes a fifth more CPU.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Runs Latchkey on this machine: no account, no container, nothing to install.
#[derive(Parser)]
#[command(name = "latchkey", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    listens: Listens,
    /// The origin that people reach it by, such as https://join.example.com: links lead there, and cookies, CORS and the
    /// hosts that it answers to follow. Without it, the address that it listens at
    #[arg(long, value_name = "URL", env = "LATCHKEY_BASE_URL")]
    base_url: Option<BaseUrl>,
    /// Another host that it answers to, such as the name of its container; once for each, or separated by commas
    #[arg(long, value_name = "NAME", env = "LATCHKEY_ALLOW_HOST", value_delimiter = ',', value_parser = place::host_name)]
    allow_host: Vec<String>,
    /// Show the mailbox and the events to whoever reaches it, and not on this machine only. Their links and codes let anybody
    /// take the place of who was invited
    #[arg(long, env = "LATCHKEY_SHARE_MAILBOX", value_parser = FalseyValueParser::new())]
    share_mailbox: bool,
    /// Keep nothing: everything is gone when it stops
    #[arg(long)]
    memory: bool,
    /// Where everything is kept. Without it, what LATCHKEY_DATA says, or else .latchkey
    #[arg(long, value_name = "FOLDER", conflicts_with = "memory")]
    data: Option<PathBuf>,
    /// Use DynamoDB, DynamoDB Streams, SES and SNS where the environment points, in place of the embedded ones: for
    /// emulators of AWS. The table is made if it is not there. Also done when AWS_ENDPOINT_URL or
    /// AWS_ENDPOINT_URL_DYNAMODB is set
    #[arg(long)]
    aws: bool,
    /// The table, where it is not the embedded one
    #[arg(long, default_value = "latchkey")]
    table: String,
    /// The address that mail comes from
    #[arg(long, default_value = "invitations@latchkey.example")]
    mail_from: String,
    /// An OpenID issuer whose access tokens let administrators in, besides API keys
    #[arg(long, value_name = "URL", requires = "admin_audience")]
    admin_issuer: Option<String>,
    /// The audience of these tokens
    #[arg(long, value_name = "TEXT", requires = "admin_issuer")]
    admin_audience: Option<String>,
    /// As behind a CDN: take only requests that show the secret in this file in the header X-Latchkey-Origin, and believe
    /// the visitor's address in X-Latchkey-Viewer. At least 32 characters
    #[arg(long, value_name = "FILE")]
    origin_secret_file: Option<PathBuf>,
    /// Values of which one has to be their acr, separated by commas
    #[arg(long, value_name = "WORDS", requires = "admin_issuer", default_value = "")]
    admin_acr: String,
    /// Values that all have to be in their amr, separated by commas
    #[arg(long, value_name = "WORDS", requires = "admin_issuer", default_value = "")]
    admin_amr: String,
    /// Log every request and delivery
    #[arg(long, short)]
    verbose: bool,
}

/// Where the server listens.
#[derive(Args)]
struct Listens {
    /// The address to listen at: 127.0.0.1 is this machine alone, 0.0.0.0 whoever reaches it
    #[arg(long, value_name = "ADDRESS", env = "LATCHKEY_HOST", default_value = "127.0.0.1", value_parser = place::listen_at)]
    host: IpAddr,
    /// The port; 0 takes any free one
    #[arg(long, env = "LATCHKEY_PORT", default_value_t = 8787)]
    port: u16,
}

#[derive(Subcommand)]
enum Command {
    /// Asks the server that runs on this machine whether it answers: ends with 0 if it does, and with 1 if not
    Health {
        #[command(flatten)]
        listens: Listens,
        /// Ask the server of this origin
        #[arg(long)]
        url: Option<Url>,
    },
    /// What is done with the users of a deployment
    #[command(subcommand)]
    Users(Users),
    /// What is done with passwords that nobody may choose
    #[command(subcommand)]
    Blocklist(Blocklist),
}

#[derive(Subcommand)]
enum Blocklist {
    /// Makes the corpus that functions read at their start, of a list of breached passwords. A line is a password, or the
    /// SHA-1 of one in hexadecimal digits, with a colon and how often it was seen behind it or not
    Build {
        /// The list
        #[arg(value_name = "LIST")]
        list: PathBuf,
        /// Where the corpus is written
        #[arg(long)]
        out: PathBuf,
        /// How many others there are for one that is taken for a breached one by mistake
        #[arg(long, value_name = "NUMBER", default_value_t = blocklist::ONE_IN)]
        one_in: u32,
        /// Leave out what was seen less often, where the list tells it
        #[arg(long, value_name = "NUMBER", default_value_t = 1)]
        seen: u64,
    },
}

#[derive(Subcommand)]
enum Users {
    /// Writes the users of an application to a file that `users import --format latchkey` reads. Passwords are not in it. The
    /// API key, with the scope users:read, stands in the variable LATCHKEY_API_KEY
    Export {
        /// The origin of the deployment, such as https://join.example.com
        #[arg(long)]
        url: Url,
        /// The application; may be left out where the key reaches one only
        #[arg(long)]
        application: Option<String>,
        /// The file. It must not be there yet
        #[arg(long)]
        out: PathBuf,
    },
    /// Imports users of another system from a file. The API key, with the scope users:import, stands in the variable
    /// LATCHKEY_API_KEY. It can be run again at any time: whoever is there already stays as they are
    Import {
        /// The file
        #[arg(long)]
        file: PathBuf,
        /// What it is
        #[arg(long, value_enum)]
        format: Format,
        /// The origin of the deployment, such as https://join.example.com
        #[arg(long)]
        url: Url,
        /// The application; may be left out where the key reaches one only
        #[arg(long)]
        application: Option<String>,
        /// Mail a link at once to everybody who comes without a password
        #[arg(long)]
        invite: bool,
        /// Where what became of each line is written, one JSON object a line; default: beside the file
        #[arg(long)]
        report: Option<PathBuf>,
    },
}

/// What the main thread of a function has; tokio's own have a quarter of it, which debug builds outgrow.
const STACK: usize = 8 * 1024 * 1024;

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(command()),
        Err(error) => {
            let _ = writeln!(io::stderr(), "latchkey: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn command() -> ExitCode {
    let arguments = Arguments::parse();
    let level = if arguments.verbose {
        tracing::Level::DEBUG
    } else {
        tracing::Level::WARN
    };
    // A second subscriber would only mean that there is a log already.
    let _ = tracing::subscriber::set_global_default(service::logging::subscriber(level.into(), None, io::stderr));
    let done = match arguments.command {
        Some(Command::Health { listens, url }) => health(&listens, url).await,
        Some(Command::Users(command)) => users(command).await,
        Some(Command::Blocklist(command)) => make(&command),
        None => run(arguments).await.map(|()| ExitCode::SUCCESS),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(io::stderr(), "latchkey: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How long a server has to say that it is well: for a container that asks all the time.
const HEALTH_TAKES: Duration = Duration::from_secs(3);

/// Says nothing where all is well.
async fn health(listens: &Listens, url: Option<Url>) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let here = SocketAddr::new(place::reached_at(listens.host), listens.port);
    let url = match url {
        Some(url) => url,
        None => Url::parse(&format!("http://{here}"))?,
    };
    let settings = Settings {
        retries: 0,
        timeout: HEALTH_TAKES,
        ..Settings::default()
    };
    let client = Client::new(&url, None, settings)?;
    let asked = client.health().await;
    asked.map_err(|error| format!("{}: {error}", url.as_str().trim_end_matches('/')))?;
    Ok(ExitCode::SUCCESS)
}

async fn users(command: Users) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let key = service::environment::api_key()?;
    match command {
        Users::Export { url, application, out } => {
            let export = Export { url, application, out };
            let count = export::run(&export, &key).await?;
            writeln!(io::stdout(), "{}: {count} users", export.out.display())?;
            Ok(ExitCode::SUCCESS)
        }
        Users::Import {
            file,
            format,
            url,
            application,
            invite,
            report,
        } => {
            let report = report.unwrap_or_else(|| {
                let mut name = file.clone().into_os_string();
                name.push(".report.ndjson");
                PathBuf::from(name)
            });
            let import = Import {
                file,
                format,
                url,
                application,
                invite,
                report,
            };
            import_users(&import, &key).await
        }
    }
}

/// 0 when every line is there, 3 when some were refused.
async fn import_users(import: &Import, key: &SecretString) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let ran = import::run(import, key, &mut io::stderr()).await;
    let unfinished = import.unfinished();
    if ran.is_err() && unfinished.exists() {
        writeln!(
            io::stderr(),
            "what became of the lines so far: {}",
            unfinished.display()
        )?;
    }
    let tally = ran?;
    writeln!(io::stdout(), "{}", import.report.display())?;
    Ok(if tally.refused == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(3)
    })
}

/// Tells what it made: how many passwords, and how large it is.
fn make(command: &Blocklist) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let Blocklist::Build {
        list,
        out,
        one_in,
        seen,
    } = command;
    let made = blocklist::build(list, out, *one_in, *seen)?;
    writeln!(io::stdout(), "{}: {made}", out.display())?;
    Ok(ExitCode::SUCCESS)
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let elsewhere = if arguments.aws || service::environment::names_an_endpoint() {
        // A developer's credentials are in files, as a function's are not.
        let found = aws_config::defaults(aws_config::BehaviorVersion::latest()).load().await;
        Some(service::environment::patient(found))
    } else {
        None
    };
    let event_bus = elsewhere.as_ref().and_then(|_| service::environment::event_bus());
    let issuer = match (&arguments.admin_issuer, &arguments.admin_audience) {
        (Some(issuer), Some(audience)) => {
            let demands = Demands {
                acr: service::environment::split_list(&arguments.admin_acr),
                amr: service::environment::split_list(&arguments.admin_amr),
                declared: false,
            };
            Some(Issuer::new(issuer, audience)?.demanding(demands))
        }
        _ => None,
    };
    let front = match &arguments.origin_secret_file {
        Some(file) => front(file)?,
        None => Front::open(),
    };
    let data = arguments.data.or_else(service::environment::data_folder);
    let allowed: Vec<&str> = arguments.allow_host.iter().map(String::as_str).collect();
    let share_mailbox = arguments.share_mailbox;
    let stack = Stack::start(Options {
        folder: (!arguments.memory).then(|| data.unwrap_or_else(|| PathBuf::from(".latchkey"))),
        host: arguments.listens.host,
        port: arguments.listens.port,
        base_url: arguments.base_url,
        hosts: Hosts::and(&allowed),
        share_mailbox,
        // The embedded table is never away, only busy: on a small machine many calls at once take a while.
        patient: elsewhere.is_none(),
        elsewhere,
        event_bus,
        issuer,
        front,
        table: arguments.table,
        mail_from: arguments.mail_from,
        limits: service::environment::limits()?,
        blocklist: service::environment::blocklist_here()?.into(),
        ..Options::default()
    })
    .await?;
    // Before anything is printed: whoever has read it may stop it.
    let mut stop = Stop::listen()?;
    if let Some(warning) = place::warning(stack.address(), stack.base_url(), share_mailbox) {
        writeln!(io::stderr(), "latchkey: {warning}")?;
    }
    let (url, key) = (stack.url(), stack.api_key().expose_secret());
    let mut out = io::stdout().lock();
    writeln!(out, "Server: {url}")?;
    if stack.base_url() != &BaseUrl::of(stack.address()) {
        writeln!(out, "Listens: {}", stack.address())?;
    }
    writeln!(
        out,
        "Mailbox: {}/mailbox",
        place::mailbox(stack.address(), stack.base_url(), share_mailbox)
    )?;
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

/// The secret of a CDN from a file: alone, or as Secrets Manager keeps it.
fn front(file: &Path) -> Result<Front, Box<dyn std::error::Error>> {
    let text = SecretString::from(std::fs::read_to_string(file)?);
    let secret = OriginSecret::parse(&text).or_else(|| OriginSecret::only(text.expose_secret().trim()));
    let secret = secret.ok_or("--origin-secret-file: a secret of at least 32 printable characters is wanted")?;
    Ok(Front::fixed(secret))
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

    /// Resolves when it is asked for.
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
