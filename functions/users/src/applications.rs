//! `DELETE /v1/applications/{id}`: an application that nobody is in any more, or that everybody is erased with.

use domain::{
    api_key::{Caller, Scope},
    id::ApplicationId,
    user,
};
use futures_util::future::join_all;
use lambda_http::Request;
use service::{
    app::App,
    http::{Error, Response, no_content, query, query_parameter},
    watch::{ANSWER_WITHIN, BATCH_WITHIN, within},
};
use store::ListQuery;

/// How many users are erased at the same time.
const AT_ONCE: usize = 8;

/// The application is gone, with its flows, words, templates and webhooks. A key that reaches nothing else is revoked.
pub(crate) async fn delete(app: &App, request: &Request) -> Result<Response, Error> {
    let (caller, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    query::only(request, &["erase"])?;
    let erase = match query_parameter(request, "erase").as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(query::refused("erase", "true or false")),
    };
    if erase && !caller.may(Scope::UsersWrite) {
        return Err(Error::NoScope(Scope::UsersWrite));
    }
    if id == app.config.default_application {
        return Err(Error::ApplicationIsDefault);
    }
    empty(app, &caller, &id, erase).await?;
    within(BATCH_WITHIN, app.store.delete_application(&id, app.clock.now())).await?;
    tracing::info!(by = %caller.id, application = %id, erase, "an application is deleted");
    Ok(no_content())
}

/// Makes sure that there is nobody in it: erases everybody, or refuses. It looks until it has found nobody once.
async fn empty(app: &App, caller: &Caller, id: &ApplicationId, erase: bool) -> Result<(), Error> {
    let query = ListQuery {
        limit: 100,
        ..ListQuery::users(id.clone())
    };
    let end = app.clock.now() + BATCH_WITHIN;
    loop {
        let (mut start, mut found) = (None, 0_usize);
        loop {
            let page = app.store.list(&query, start, app.clock.now());
            // Each page and each handful of users has the time of a call of its own.
            let (rows, next) = within(ANSWER_WITHIN, page).await?;
            for part in rows.chunks(AT_ONCE) {
                let looked = part.iter().map(|row| async {
                    // The list is a moment behind.
                    if app.store.person(row.id.person).await?.is_none() {
                        return Ok(0);
                    }
                    if !erase {
                        return Err(Error::ApplicationNotEmpty);
                    }
                    app.store
                        .erase(row.id.person, &user::erasure(caller))
                        .await?
                        .or(Err(Error::NoUser))
                        .map(|()| 1)
                });
                for result in within(ANSWER_WITHIN, join_all(looked)).await {
                    found += result.or_else(|error| match error {
                        Error::NoUser => Ok(0),
                        error => Err(error),
                    })?;
                }
                if app.clock.now() >= end {
                    let detail = "not everybody could be erased in the time of one call".to_owned();
                    return Err(Error::Unavailable(detail));
                }
            }
            match next {
                Some(place) => start = Some(place),
                None => break,
            }
        }
        if found == 0 {
            return Ok(());
        }
    }
}
