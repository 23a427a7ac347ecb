//! What is there before the first request: the folder, keys, the default application and an API key.

use std::{path::Path, sync::Arc};

use aws_config::SdkConfig;
use aws_sdk_dynamodb::config::SharedInterceptor;
use domain::{
    api_key::{ApiKey, PresentedKey, Reach, Scope},
    display_name::DisplayName,
    id::ApplicationId,
    keys::DeploymentKeys,
    password::Hasher,
};
use secrecy::{ExposeSecret, SecretString};
use service::{
    app::{App, Config},
    metrics,
    token::Signer,
};
use store::Store;

use super::{Options, StartError, format, written::Written};
use crate::{database::private_folder, place::BaseUrl, processes};

/// Takes the data folder for this process alone.
pub(super) fn own_folder(folder: &Path) -> Result<std::fs::File, StartError> {
    let path = private_folder(folder)?;
    let lock = std::fs::File::create(path.join("lock"))?;
    if lock.try_lock().is_err() {
        return Err(StartError::InUse(folder.to_owned()));
    }
    if path.join("latchkey.db").exists() && !path.join("deployment-keys.json").exists() {
        return Err(StartError::KeysGone(folder.to_owned()));
    }
    format::check(&path)?;
    Ok(lock)
}

/// Keys, the default application and an API key: read if they are there, made if not.
pub(super) async fn first_start(
    options: &Options,
    sdk: &SdkConfig,
    base_url: &BaseUrl,
    written: Written,
) -> Result<(App, Arc<Signer>, SecretString, processes::Kept), StartError> {
    let first = |error: &dyn std::fmt::Display| StartError::First(error.to_string());
    let folder = options.folder.as_deref();
    let keys = keep(folder, "deployment-keys.json", || {
        DeploymentKeys::generate(&*options.entropy).map_err(|error| first(&error))
    })?;
    let signing = keep(folder, "signing-keys.json", || {
        Signer::generate().map_err(|error| first(&error))
    })?;
    let mut config = aws_sdk_dynamodb::config::Builder::from(sdk);
    for interceptor in &options.interceptors {
        config.push_interceptor(interceptor.clone());
    }
    config.push_interceptor(SharedInterceptor::new(written));
    let default_application = ApplicationId::parse("app_default").map_err(|error| first(&error))?;
    let app = App {
        store: Store::new(
            aws_sdk_dynamodb::Client::from_conf(config.build()),
            &options.table,
            metrics::written,
        ),
        keys: Arc::new(DeploymentKeys::parse(&keys).map_err(|error| first(&error))?),
        kept_keys: None,
        clock: Arc::clone(&options.clock),
        entropy: Arc::clone(&options.entropy),
        hasher: Arc::new(Hasher::new(service::pbkdf2)),
        turns: Arc::clone(&options.turns),
        blocklist: Arc::clone(&options.blocklist),
        config: Arc::new(Config {
            base_url: base_url.to_string(),
            default_application,
            max_lifetime_minutes: options.max_lifetime_minutes,
            dial_codes: options.dial_codes.clone(),
            origins: options.origins.clone(),
            exchange_hosts: options.exchange_hosts.clone(),
            limits: options.limits,
        }),
        failure_takes: options.failure_takes,
    };
    let settings = &options.settings;
    app.store
        .create_application(&app.config.default_application, settings)
        .await
        .map_err(|error| first(&error))?;
    let mut fresh = None;
    let name = DisplayName::parse("local").map_err(|error| first(&error))?;
    let text = keep(folder, "api-key", || {
        let made = ApiKey::generate(&*options.entropy, name.clone(), Scope::ALL.to_vec(), Reach::Deployment);
        let (key, text) = made.map_err(|error| first(&error))?;
        fresh = Some(key);
        Ok(text)
    })?;
    let key = match fresh {
        Some(key) => key,
        // The folder is older than the table, or than a scope: the key is written again as it should be.
        None => {
            let presented = PresentedKey::parse(&text).map_err(|error| first(&error))?;
            ApiKey::of(&presented, name, Scope::ALL.to_vec(), Reach::Deployment)
        }
    };
    app.store.put_api_key(&key).await.map_err(|error| first(&error))?;
    let signer = Signer::parse(&signing).map_err(|error| first(&error))?;
    Ok((app, Arc::new(signer), text, processes::Kept { keys, signing }))
}

/// A secret kept in a file that only its owner can read; made when it is not there.
fn keep(
    folder: Option<&Path>,
    name: &str,
    make: impl FnOnce() -> Result<SecretString, StartError>,
) -> Result<SecretString, StartError> {
    let Some(folder) = folder else { return make() };
    let file = private_folder(folder)?.join(name);
    match std::fs::read_to_string(&file) {
        Ok(text) => Ok(SecretString::from(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let secret = make()?;
            write_private(&file, secret.expose_secret())?;
            Ok(secret)
        }
        Err(error) => Err(error.into()),
    }
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(file)?.write_all(text.as_bytes())
}
