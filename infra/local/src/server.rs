//! A server on a port, of loopback unless somebody says otherwise.

use crate::host::{self, Hosts};
use axum::{Router, middleware};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// A bound port that nothing answers on yet: its address is known before what will be served there is made.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

impl Port {
    /// Binds the port of 127.0.0.1; 0 takes any free one.
    ///
    /// # Errors
    /// The port is taken.
    pub async fn bind(port: u16) -> std::io::Result<Self> {
        Self::bind_at(IpAddr::V4(Ipv4Addr::LOCALHOST), port).await
    }

    /// The same of another address of this machine, or of all.
    ///
    /// # Errors
    /// The port is taken, or the address is none of this machine's.
    pub async fn bind_at(address: IpAddr, port: u16) -> std::io::Result<Self> {
        let listener = TcpListener::bind((address, port)).await?;
        Ok(Self {
            address: listener.local_addr()?,
            listener,
        })
    }

    /// What it is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its URL without a slash at the end, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// A running server. It stops when told to, or when this value is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Server {
    /// Serves what `serve` makes of the listener until told to stop.
    pub(crate) fn start<F>(port: Port, serve: impl FnOnce(TcpListener, Stop) -> F) -> Self
    where
        F: Future<Output = Result<(), String>> + Send + 'static,
    {
        let Port { listener, address } = port;
        let (stop, stopped) = oneshot::channel();
        let serving = serve(listener, Stop(stopped));
        let task = tokio::spawn(async move {
            if let Err(error) = serving.await {
                tracing::error!(%address, error, "a local server ended");
            }
        });
        Self { address, stop, task }
    }

    /// Serves a router to requests for this machine; the peer's address is in the request's extensions.
    pub(crate) fn serve(port: Port, router: Router) -> Self {
        Self::serve_as(&Hosts::default(), port, router)
    }

    /// The same, to requests for other `hosts` as well.
    pub(crate) fn serve_as(hosts: &Hosts, port: Port, router: Router) -> Self {
        // Around everything, addresses that are not there included.
        let router = router.layer(middleware::from_fn_with_state(hosts.clone(), host::only));
        Self::start(port, |listener, stop| async move {
            axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
                .with_graceful_shutdown(stop.wait())
                .await
                .map_err(|error| error.to_string())
        })
    }

    /// The address it is bound to.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its URL without a slash at the end, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes no more connections, lets running requests finish, and returns when they have.
    pub async fn stop(self) {
        // The receiver is gone only when the server has ended already.
        let _ = self.stop.send(());
        let _ = self.task.await;
    }
}

/// Resolves when the server has to stop.
pub(crate) struct Stop(oneshot::Receiver<()>);

impl Stop {
    /// Waits until the server is told to stop or its handle is dropped.
    pub(crate) async fn wait(self) {
        let _ = self.0.await;
    }
}
