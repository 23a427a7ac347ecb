//! The functions, as the gateway calls them. A function of a request has its line here.

use std::{collections::BTreeMap, future::Future, sync::Arc};

use authorizer::Issuer;
use futures_util::FutureExt;
use lambda_http::{Body, Request, Response};
use shared::{app::App, token::Signer};

use crate::{
    gateway::{Authorizer, Handler},
    running::running_as,
};

/// The functions behind the gateway, by the names that `template.yaml` gives them.
pub(super) fn functions(app: &App, signer: Arc<Signer>) -> BTreeMap<String, Handler> {
    let keys = keys::Keys {
        store: app.store.clone(),
        clock: Arc::clone(&app.clock),
        entropy: Arc::clone(&app.entropy),
    };
    let sign_in = sign_in::SignIn {
        app: app.clone(),
        signer,
        kept_signer: None,
    };
    BTreeMap::from([
        function("applications", app.clone(), async |app, request| {
            applications::handle(&app, request).await
        }),
        function("auth0", app.clone(), async |app, request| {
            auth0::handle(&app, request).await
        }),
        function("invitations", app.clone(), async |app, request| {
            invitations::handle(&app, request).await
        }),
        function("keys", keys, async |keys, request| keys::handle(&keys, request).await),
        function("setup", app.clone(), async |app, request| {
            setup::handle(&app, request).await
        }),
        function("sign-in", sign_in, async |state, request| {
            sign_in::handle(&state, request).await
        }),
        function("users", app.clone(), async |app, request| {
            users::handle(&app, request).await
        }),
        function("webhooks", app.clone(), async |app, request| {
            webhooks::handle(&app, request).await
        }),
        function("wso2", app.clone(), async |app, request| {
            wso2::handle(&app, request).await
        }),
        function("site", (), async |(), request| site::handle(request).await),
    ])
}

fn function<S, F>(name: &str, state: S, handle: impl Fn(S, Request) -> F + Send + Sync + 'static) -> (String, Handler)
where
    S: Clone + Send + Sync + 'static,
    F: Future<Output = Response<Body>> + Send + 'static,
{
    (name.to_owned(), {
        let name = name.to_owned();
        Arc::new(move |request| {
            let (name, answer) = (name.clone(), handle(state.clone(), request));
            async move { running_as(&name, answer).await }.boxed()
        })
    })
}

pub(super) fn authorizer(app: &App, issuer: Option<Issuer>) -> Authorizer {
    let app = app.clone();
    Arc::new(move |request| {
        let (app, issuer) = (app.clone(), issuer.clone());
        async move {
            let answer = authorizer::handle(&app.store, issuer.as_ref(), &*app.clock, &request);
            Ok(running_as("authorizer", answer).await)
        }
        .boxed()
    })
}
