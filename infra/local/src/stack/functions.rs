//! The functions, as the gateway calls them. A function of a request has its line here.

use std::{collections::BTreeMap, future::Future, sync::Arc};

use authorizer::Issuer;
use futures_util::FutureExt;
use lambda_http::{Body, Request, Response};
use service::{app::App, http::front::Front, token::Signer};

use crate::{
    gateway::{Authorizer, Handler},
    running::{driven_as, running_as},
};

/// The functions behind the gateway, by the names that `template.yaml` gives them.
pub(super) fn functions(app: &App, signer: Arc<Signer>, front: &Front) -> BTreeMap<String, Handler> {
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
        function("applications", front, app.clone(), async |app, request| {
            applications::handle(&app, request).await
        }),
        function("auth0", front, app.clone(), async |app, request| {
            auth0::handle(&app, request).await
        }),
        function("invitations", front, app.clone(), async |app, request| {
            invitations::handle(&app, request).await
        }),
        function("keys", front, keys, async |keys, request| {
            keys::handle(&keys, request).await
        }),
        function("setup", front, app.clone(), async |app, request| {
            setup::handle(&app, request).await
        }),
        function("sign-in", front, sign_in, async |state, request| {
            sign_in::handle(&state, request).await
        }),
        function("users", front, app.clone(), async |app, request| {
            users::handle(&app, request).await
        }),
        function("webhooks", front, app.clone(), async |app, request| {
            webhooks::handle(&app, request).await
        }),
        function("wso2", front, app.clone(), async |app, request| {
            wso2::handle(&app, request).await
        }),
        function("site", front, (), async |(), request| site::handle(request).await),
    ])
}

fn function<S, F>(
    name: &str,
    front: &Front,
    state: S,
    handle: impl Fn(S, Request) -> F + Clone + Send + Sync + 'static,
) -> (String, Handler)
where
    S: Clone + Send + Sync + 'static,
    F: Future<Output = Response<Body>> + Send + 'static,
{
    (name.to_owned(), {
        let (name, front) = (name.to_owned(), front.clone());
        Arc::new(move |request| {
            let (name, front, state, handle) = (name.clone(), front.clone(), state.clone(), handle.clone());
            async move {
                let answer = front.guard(request, |request| handle(state, request));
                running_as(&name, answer).await
            }
            .boxed()
        })
    })
}

pub(super) fn authorizer(app: &App, issuer: Option<Issuer>, front: &Front) -> Authorizer {
    let (app, front) = (app.clone(), front.clone());
    Arc::new(move |request| {
        let (app, issuer, front) = (app.clone(), issuer.clone(), front.clone());
        async move {
            if !front.lets_through(&request.headers).await {
                return Ok(authorizer::passed_by());
            }
            let answer = authorizer::handle(&app.store, issuer.as_ref(), &*app.clock, &request);
            Ok(driven_as("authorizer", answer).await)
        }
        .boxed()
    })
}
