//! `/t/{tenant}`: WSO2's tenants are applications here.

use std::sync::Arc;

use domain::{
    api_key::{Caller, Reach},
    application::Application,
    id::{ApplicationId, PersonKey},
    person::Person,
};
use lambda_http::Request;
use percent_encoding::percent_decode_str;
use service::{
    app::App,
    http::{Error, path_parameter},
};

use crate::answer::Fault;

/// The tenant that everything belongs to where none is named.
const SUPER: &str = "carbon.super";

/// The tenant of a request, and how its user store is called in the answer.
#[derive(Debug, Clone)]
pub(crate) struct Tenant {
    /// `None` where the path names none, or the super tenant.
    named: Option<String>,
    /// What the question calls the user store, if it does.
    store: Option<&'static str>,
}

impl Tenant {
    /// The tenant, and the segments of the path without it. All tenants share one route for each method, so that no
    /// address is written twice in the template.
    pub(crate) fn of(request: &Request) -> (Self, Vec<String>) {
        let named = path_parameter(request, "tenant");
        let path = request.uri().path();
        let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
        // A final slash makes no other address.
        let path = path.trim_end_matches('/');
        let segments = path.split('/').skip(if named.is_empty() { 1 } else { 3 });
        let tenant = Self {
            named: Some(named).filter(|name| !name.is_empty() && name != SUPER),
            store: None,
        };
        (tenant, segments.map(str::to_owned).collect())
    }

    /// Whether the path names it.
    pub(crate) fn is_named(&self) -> bool {
        self.named.is_some()
    }

    /// How the user store is called.
    pub(crate) fn store(&self) -> &'static str {
        self.store.unwrap_or(PRIMARY)
    }

    /// A username that is kept as `name` and was sent as `spelled`: as it was sent, or with the user store that the question
    /// calls before it.
    pub(crate) fn called(&self, name: &str, spelled: Option<&str>) -> String {
        let spelled = spelled.unwrap_or(name);
        match self.store {
            Some(store) => format!("{store}/{}", bare(spelled)),
            None => spelled.to_owned(),
        }
    }

    /// The same, where the store is called as in `username`, if one is named there.
    pub(crate) fn as_called_in(&self, username: &str) -> Self {
        self.with_store(store_in(username))
    }

    /// The same, where the store is called `store`, if the name is known.
    pub(crate) fn with_store(&self, store: Option<&'static str>) -> Self {
        Self {
            store: store.or(self.store),
            ..self.clone()
        }
    }

    /// As clients know it.
    pub(crate) fn name(&self) -> &str {
        self.named.as_deref().unwrap_or(SUPER)
    }

    /// What stands before the paths of its resources.
    pub(crate) fn path(&self) -> String {
        self.named
            .as_ref()
            .map_or_else(String::new, |name| format!("/t/{name}"))
    }

    /// Its application, within the caller's reach: by id, with or without `app_`, or by name.
    pub(crate) async fn application(&self, app: &App, caller: &Caller) -> Result<Arc<Application>, Error> {
        let Some(named) = &self.named else {
            return app.application_for(caller, None).await;
        };
        let id = id(app, &caller.reach, named).await?;
        app.application_for(caller, Some(id.as_str())).await
    }

    /// Its application, where nobody has to be known: only a name that is given narrows anything.
    pub(crate) async fn narrows_to(&self, app: &App) -> Result<Option<ApplicationId>, Error> {
        match &self.named {
            None => Ok(None),
            Some(named) => Ok(Some(id(app, &Reach::Deployment, named).await?)),
        }
    }
}

/// The application within `reach` that is meant by `named`. What is out of reach stands in nobody's way.
async fn id(app: &App, reach: &Reach, named: &str) -> Result<ApplicationId, Error> {
    for text in [named.to_owned(), format!("app_{named}")] {
        if let Ok(id) = ApplicationId::parse(&text)
            && reach.covers(&id)
        {
            match app.application(&id).await {
                Ok(_) => return Ok(id),
                Err(Error::NoApplication) => {}
                Err(error) => return Err(error),
            }
        }
    }
    let all = app.store.application_names().await?;
    let mut fitting = all
        .into_iter()
        .filter(|(id, name)| reach.covers(id) && name.eq_ignore_ascii_case(named));
    match (fitting.next(), fitting.next()) {
        (Some((id, _)), None) => Ok(id),
        (None | Some(_), _) => Err(Error::NoApplication),
    }
}

/// A username as WSO2 spells it: the user store before a slash, the super tenant behind it.
pub(crate) fn bare(username: &str) -> &str {
    let name = username.strip_suffix("@carbon.super").unwrap_or(username);
    match name.split_once('/') {
        Some((store, rest)) if store_called(store).is_some() => rest,
        Some(_) | None => name,
    }
}

/// The names of the one user store that there is: WSO2 Identity Server's, and Asgardeo's.
const STORES: [&str; 2] = [PRIMARY, "DEFAULT"];
const PRIMARY: &str = "PRIMARY";

/// What the store is called, if it is meant by `name`.
pub(crate) fn store_called(name: &str) -> Option<&'static str> {
    STORES.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

/// What the store is called before `username`.
pub(crate) fn store_in(username: &str) -> Option<&'static str> {
    store_called(username.trim().split_once('/')?.0)
}

/// Makes sure that a user store is the one that there is.
pub(crate) fn known_store(realm: Option<&str>) -> Result<(), Fault> {
    match realm {
        Some(realm) if !realm.is_empty() && store_called(realm).is_none() => {
            Err(Fault::bad("17009", format!("Invalid user store: {realm}.")))
        }
        Some(_) | None => Ok(()),
    }
}

/// Whoever has this username in `application`.
pub(crate) async fn find(app: &App, application: &Application, username: &str) -> Result<(PersonKey, Person), Error> {
    let username = domain::address::Username::parse(bare(username.trim())).map_err(|_| Error::NoUser)?;
    let key = app.keys.person_key(&application.id, &username);
    match app.store.named(key).await? {
        Some(person) => Ok((person.key, person)),
        None => Err(Error::NoUser),
    }
}
