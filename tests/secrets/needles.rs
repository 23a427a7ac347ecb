//! What nobody may find, and the hay to search.

use aws_sdk_dynamodb::{Client, types::AttributeValue};
use data_encoding::{BASE32_NOPAD, BASE64, BASE64_NOPAD, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};
use secrecy::ExposeSecret;
use serde_json::Value;
use domain::{entropy::SeededEntropy, id::{base32, from_base32}, keys::DeploymentKeys};

use crate::{left_behind::SEED, records::records, support::World};

/// What nobody may find.
#[derive(Default)]
pub(crate) struct Needles(pub(crate) Vec<(String, Vec<u8>)>);

impl Needles {
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        assert!(text.len() >= 10, "{name} is so short that it could stand anywhere");
        self.0.push((name.to_owned(), text.as_bytes().to_vec()));
        self.0.push((
            format!("{name} in base64"),
            BASE64_NOPAD.encode(text.as_bytes()).into_bytes(),
        ));
    }

    /// Secret bytes, in every form in which they could be written down.
    pub(crate) fn bytes(&mut self, name: &str, bytes: &[u8]) {
        let forms = [
            ("raw", bytes.to_vec()),
            ("in hex", HEXLOWER.encode(bytes).into_bytes()),
            ("in capital hex", HEXUPPER.encode(bytes).into_bytes()),
            ("in base64", BASE64_NOPAD.encode(bytes).into_bytes()),
            ("in base64url", BASE64URL_NOPAD.encode(bytes).into_bytes()),
            ("in base32", base32(bytes).into_bytes()),
            ("in capital base32", BASE32_NOPAD.encode(bytes).into_bytes()),
            ("as a list", format!("{bytes:?}").into_bytes()),
        ];
        self.0
            .extend(forms.map(|(form, needle)| (format!("{name} {form}"), needle)));
    }

    pub(crate) fn ticket(&mut self, name: &str, ticket: &str) {
        let bytes = from_base32::<65>(ticket).unwrap();
        self.text(name, ticket);
        self.bytes(&format!("the secret of {name}"), &bytes[26..58]);
    }

    pub(crate) fn found_in(&self, hay: &[u8]) -> Vec<&str> {
        let is_in = |needle: &[u8]| hay.windows(needle.len()).any(|window| window == needle);
        self.0
            .iter()
            .filter(|(_, needle)| is_in(needle))
            .map(|(name, _)| name.as_str())
            .collect()
    }
}

/// The keys of the deployment, in every form.
pub(crate) fn deployment_keys(world: &World, needles: &mut Needles) {
    let document = DeploymentKeys::generate(&SeededEntropy::new(SEED)).unwrap();
    let keys = DeploymentKeys::parse(&document).unwrap();
    let sample = [[1; 16].as_slice()];
    assert_eq!(
        keys.fingerprint("test", &sample),
        world.stack.app.keys.fingerprint("test", &sample),
        "these are they"
    );
    let document: Value = serde_json::from_str(document.expose_secret()).unwrap();
    for (name, key) in [
        ("the lookup key", &document["lookup"]),
        ("the deployment key", &document["keys"]["1"]),
    ] {
        needles.bytes(name, &BASE64.decode(key.as_str().unwrap().as_bytes()).unwrap());
    }
    needles.bytes("the pepper", keys.pepper(keys.current()).unwrap().expose());
}

/// Every value of every item, as it is.
pub(crate) async fn items(world: &World) -> Vec<u8> {
    let scanned = Client::new(&world.stack.sdk)
        .scan()
        .table_name(&world.stack.table)
        .send()
        .await
        .unwrap();
    let mut hay = vec![];
    for (name, value) in scanned.items().iter().flatten() {
        hay.extend_from_slice(format!("\n{name}=").as_bytes());
        match value {
            AttributeValue::B(bytes) => hay.extend_from_slice(bytes.as_ref()),
            other => hay.extend_from_slice(format!("{other:?}").as_bytes()),
        }
    }
    hay
}

/// Every stream record, as text and with its bytes decoded.
pub(crate) async fn streamed(world: &World) -> Vec<u8> {
    fn decoded(value: &Value, hay: &mut Vec<u8>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(name, value)| match (name.as_str(), value) {
                ("B", Value::String(text)) => hay.extend(BASE64.decode(text.as_bytes()).unwrap()),
                (_, value) => decoded(value, hay),
            }),
            Value::Array(list) => list.iter().for_each(|value| decoded(value, hay)),
            _ => {}
        }
    }
    let mut hay = vec![];
    for record in records(world).await {
        hay.extend_from_slice(record.to_string().as_bytes());
        decoded(&record, &mut hay);
    }
    hay
}
