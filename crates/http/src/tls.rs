//! HTTPS. Connections shake hands beside each other, so that a slow or silent one keeps nobody waiting.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::serve::Listener;
use quorate_core::record::Digest;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{Error, ServerConfig};
use tokio_rustls::server::TlsStream;

/// Whoever has not shaken hands within this time is hung up on.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Handshakes at once; the next connection waits in the queue of the system.
const HANDSHAKES_MAX: usize = 256;

/// A certificate with its key, ready to serve.
#[derive(Clone)]
pub struct Identity {
    config: Arc<ServerConfig>,
    fingerprint: String,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Identity({})", self.fingerprint)
    }
}

impl Identity {
    /// From a certificate, with those it rests on after it, and its key, both as PEM.
    ///
    /// # Errors
    /// If there is no certificate or no key, or they do not belong to each other.
    pub fn from_pem(certificate: &[u8], key: &[u8]) -> Result<Self, Error> {
        let unread = |error: &dyn std::fmt::Display| Error::General(error.to_string());
        let chain: Result<Vec<CertificateDer<'static>>, _> =
            CertificateDer::pem_slice_iter(certificate).collect();
        let chain = chain.map_err(|error| unread(&error))?;
        let first = chain.first().ok_or(Error::NoCertificatesPresented)?;
        let fingerprint = fingerprint(first);
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|error| unread(&error))?;
        let builder = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
        let builder = builder.with_safe_default_protocol_versions()?.with_no_client_auth();
        let mut config = builder.with_single_cert(chain, key)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { config: Arc::new(config), fingerprint })
    }

    /// SHA-256 of the certificate as browsers show it, to be compared by eye.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

fn fingerprint(certificate: &CertificateDer<'_>) -> String {
    let digits = Digest::of(certificate).to_string().to_uppercase();
    let pairs: Vec<&str> = (0..digits.len() / 2).filter_map(|n| digits.get(2 * n..2 * n + 2)).collect();
    pairs.join(":")
}

/// A listener that hands on connections once they have shaken hands.
struct Shaking {
    tcp: TcpListener,
    acceptor: TlsAcceptor,
    handshakes: JoinSet<Option<(TlsStream<TcpStream>, SocketAddr)>>,
}

impl Listener for Shaking {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            tokio::select! {
                (stream, peer) = Listener::accept(&mut self.tcp), if self.handshakes.len() < HANDSHAKES_MAX => {
                    let shake = self.acceptor.accept(stream);
                    self.handshakes.spawn(async move {
                        let shaken = tokio::time::timeout(HANDSHAKE, shake).await;
                        // Whoever hangs up or does not trust the certificate is no trouble of ours.
                        Some((shaken.ok()?.ok()?, peer))
                    });
                }
                Some(shaken) = self.handshakes.join_next() => {
                    if let Ok(Some(shaken)) = shaken {
                        return shaken;
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> std::io::Result<SocketAddr> {
        self.tcp.local_addr()
    }
}

/// Connections of a listener, over TLS.
pub(crate) fn over(
    tcp: TcpListener,
    identity: &Identity,
) -> impl Listener<Io = TlsStream<TcpStream>, Addr = SocketAddr> {
    Shaking { tcp, acceptor: TlsAcceptor::from(identity.config.clone()), handshakes: JoinSet::new() }
}
