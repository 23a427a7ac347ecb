//! `timing URL KEY [REQUESTS [DOOR]]`: whether the time of an answer tells who is there. It asks a running server in the names of
//! people who exist and of nobody, in random order, at each door that takes a name, and prints medians and the p of a
//! Mann-Whitney test. `DOOR` is a part of the names of those that are asked, as they are printed.
//!
//! Nothing is asserted: a machine that does other things at the same time is no measure. Each request comes from another
//! address of the loopback network, so that no limit of a source is reached, and on a connection that is there before the
//! clock runs.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a tool for developers, which fails by panicking"
)]

mod rank;

use std::{
    io::{self, Write},
    net::{Ipv4Addr, SocketAddr},
    time::{Duration, Instant},
};

use domain::entropy::{SystemEntropy, random};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpSocket,
};

const CONNECTION: &str = "Username-Password-Authentication";
const PASSWORD: &str = "violet harbour!";

/// A running server.
struct Server {
    at: SocketAddr,
    key: String,
}

/// A way to name somebody.
struct Door {
    path: &'static str,
    /// What is typed there besides, where a path is two doors.
    typed: &'static str,
    /// Whether it is for people with an account; if not, for those who were invited by code.
    accounts: bool,
    body: fn(&str) -> Value,
}

const DOORS: [Door; 6] = [
    Door {
        path: "/v1/password/forgotten",
        typed: "",
        accounts: true,
        body: |name| json!({ "username": name }),
    },
    Door {
        path: "/dbconnections/change_password",
        typed: "",
        accounts: true,
        body: |name| json!({ "email": name, "connection": CONNECTION }),
    },
    Door {
        path: "/v1/enter/code",
        typed: "",
        accounts: false,
        body: |name| json!({ "username": name }),
    },
    Door {
        path: "/v1/enter",
        typed: "",
        accounts: false,
        body: |name| json!({ "username": name, "code": "000000" }),
    },
    Door {
        path: "/v1/sign-in",
        typed: "a password",
        accounts: true,
        body: |name| json!({ "username": name, "password": "not this one, no" }),
    },
    Door {
        path: "/v1/sign-in",
        typed: "a code",
        accounts: false,
        body: |name| json!({ "username": name, "password": "000000" }),
    },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(key)) = (arguments.next(), arguments.next()) else {
        return Err(io::Error::other("usage: timing URL KEY [REQUESTS [DOOR]]"));
    };
    let requests: usize = arguments.next().map_or(2_000, |text| text.parse().expect("a number"));
    let wanted = arguments.next().unwrap_or_default();
    let at = url.trim_start_matches("http://").trim_end_matches('/');
    let server = Server {
        at: at.parse().expect("http://ADDRESS:PORT"),
        key,
    };
    let run = u32::from_be_bytes(random(&SystemEntropy).expect("randomness"));
    let mut out = io::stdout();
    let doors = DOORS.iter().map(|door| (door, format!("{} {}", door.path, door.typed)));
    for (number, (door, label)) in doors.enumerate().filter(|(_, (_, label))| label.contains(&wanted)) {
        let half = requests / 2;
        let name = |kind: &str, place: usize| format!("{kind}{number}{place:05}.{run:08x}@example.com");
        for place in 0..half {
            server.make(&name("some", place), door.accounts).await;
        }
        // What making them has owed is sent by then.
        tokio::time::sleep(Duration::from_secs(3)).await;
        let mut asked: Vec<_> = (0..half)
            .flat_map(|place| [(true, name("some", place)), (false, name("none", place))])
            .map(|asked| (random::<8>(&SystemEntropy).expect("randomness"), asked))
            .collect();
        asked.sort();
        let (mut some, mut none, mut stalled) = (Vec::new(), Vec::new(), 0);
        for (place, (_, (there, name))) in asked.iter().enumerate() {
            match server.took(door.path, &(door.body)(name), place).await {
                Some(took) => if *there { &mut some } else { &mut none }.push(took),
                None => stalled += 1,
            }
        }
        let p = rank::p(&some, &none);
        let (some, none) = (rank::median(&mut some), rank::median(&mut none));
        writeln!(
            out,
            "{:<31} {requests} requests: somebody {some:.3} ms, nobody {none:.3} ms, p = {p:.3} ({stalled} got 503)",
            label.trim_end()
        )?;
    }
    Ok(())
}

impl Server {
    /// Makes somebody with an account and a proven address, or somebody invited by code.
    async fn make(&self, email: &str, account: bool) {
        let (path, body) = if account {
            let body = json!({
                "connection": CONNECTION, "email": email, "password": PASSWORD, "email_verified": true,
                "verify_email": false,
            });
            ("/api/v2/users", body)
        } else {
            ("/v1/invitations", json!({ "email": email, "method": "email_otp" }))
        };
        let (_, status) = self.post(path, &body, Ipv4Addr::LOCALHOST).await;
        assert_eq!(status, 201, "{path} for {email}");
    }

    /// How many milliseconds the answer took; nothing where the table did not answer in time.
    async fn took(&self, path: &str, body: &Value, place: usize) -> Option<f64> {
        let [.., high, low] = place.to_be_bytes();
        let (took, status) = self.post(path, body, Ipv4Addr::new(127, 77, high, low.max(1))).await;
        assert!([200, 202, 401, 503].contains(&status), "{path}: {status}");
        (status != 503).then_some(took.as_secs_f64() * 1_000.0)
    }

    async fn post(&self, path: &str, body: &Value, from: Ipv4Addr) -> (Duration, u16) {
        let (Self { at, key }, body) = (self, body.to_string());
        let secret = if path.starts_with("/v1/inv") || path.starts_with("/api") {
            format!("authorization: Bearer {key}\r\n")
        } else {
            String::new()
        };
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {at}\r\ncontent-type: application/json\r\n{secret}content-length: {}\r\n\
             connection: close\r\n\r\n{body}",
            body.len()
        );
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(SocketAddr::from((from, 0))).unwrap();
        let mut stream = socket.connect(*at).await.unwrap();
        stream.set_nodelay(true).unwrap();
        let begun = Instant::now();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        let took = begun.elapsed();
        let head = String::from_utf8_lossy(&answer);
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        (took, status.expect("an HTTP status"))
    }
}
