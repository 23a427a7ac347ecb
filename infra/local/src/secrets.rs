//! Secrets Manager, as far as Latchkey uses it: versions of secrets with their stages. For tests; local mode keeps its keys in
//! files.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{Router, body::Bytes, extract::State, response::IntoResponse, routing::post};
use http::{HeaderMap, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Clock, Port, Server};

const CURRENT: &str = "AWSCURRENT";
const PREVIOUS: &str = "AWSPREVIOUS";

#[derive(Clone)]
struct Version {
    id: String,
    text: String,
    stages: Vec<String>,
    created: i64,
}

/// Secrets, and the server that gives them out. Clones are handles to the same secrets.
#[derive(Clone)]
pub struct Secrets {
    kept: Arc<Mutex<HashMap<String, Vec<Version>>>>,
    clock: Clock,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Ask {
    secret_id: String,
    version_id: Option<String>,
    version_stage: Option<String>,
    client_request_token: Option<String>,
    secret_string: Option<String>,
    version_stages: Option<Vec<String>>,
    move_to_version_id: Option<String>,
    remove_from_version_id: Option<String>,
}

impl Secrets {
    /// Starts it.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn start(clock: Clock) -> std::io::Result<(Self, Server)> {
        let secrets = Self {
            kept: Arc::default(),
            clock,
        };
        let router = Router::new().route("/", post(answer)).with_state(secrets.clone());
        Ok((secrets, Server::serve(Port::bind(0).await?, router)))
    }

    /// Makes a secret as CloudFormation would: with one version, which holds `text`.
    pub fn make(&self, id: &str, text: &str) {
        let version = Version {
            id: "made".to_owned(),
            text: text.to_owned(),
            stages: vec![CURRENT.to_owned()],
            created: (self.clock)(),
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(id.to_owned(), vec![version]);
    }

    fn get(&self, ask: &Ask) -> Option<Value> {
        let stage = ask.version_stage.as_deref().unwrap_or(CURRENT).to_owned();
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let version = kept.get(&ask.secret_id)?.iter().find(|version| {
            let named = ask.version_id.as_ref().is_none_or(|id| *id == version.id);
            named && version.stages.contains(&stage)
        })?;
        Some(json!({
            "ARN": ask.secret_id,
            "Name": ask.secret_id,
            "VersionId": version.id,
            "SecretString": version.text,
            "VersionStages": version.stages,
            "CreatedDate": version.created / 1000,
        }))
    }

    fn put(&self, ask: Ask) -> Option<Value> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let versions = kept.get_mut(&ask.secret_id)?;
        let id = ask.client_request_token?;
        if versions.iter().all(|version| version.id != id) {
            // Without stages the new version becomes the current one.
            let stages = ask.version_stages.unwrap_or_else(|| vec![CURRENT.to_owned()]);
            if stages.iter().any(|stage| stage == CURRENT) {
                for version in versions.iter_mut() {
                    let was = version.stages.iter().any(|stage| stage == CURRENT);
                    version.stages.retain(|stage| stage != CURRENT && stage != PREVIOUS);
                    version.stages.extend(was.then(|| PREVIOUS.to_owned()));
                }
            }
            versions.push(Version {
                id: id.clone(),
                text: ask.secret_string?,
                stages,
                created: (self.clock)(),
            });
        }
        Some(json!({ "ARN": ask.secret_id, "VersionId": id }))
    }

    /// Moves a stage; the version that was current becomes the previous one.
    fn stage(&self, ask: &Ask) -> Option<Value> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let versions = kept.get_mut(&ask.secret_id)?;
        let stage = ask.version_stage.as_deref()?;
        let to = ask.move_to_version_id.as_deref()?;
        let from = ask.remove_from_version_id.as_deref();
        let holder = versions
            .iter()
            .find(|version| version.stages.iter().any(|own| own == stage));
        if holder.map(|version| version.id.as_str()) != from {
            return None;
        }
        for version in versions.iter_mut() {
            version.stages.retain(|own| own != stage && own != PREVIOUS);
            if from == Some(version.id.as_str()) && stage == CURRENT {
                version.stages.push(PREVIOUS.to_owned());
            }
            if version.id == to {
                version.stages.push(stage.to_owned());
            }
        }
        Some(json!({ "ARN": ask.secret_id }))
    }
}

async fn answer(State(secrets): State<Secrets>, headers: HeaderMap, body: Bytes) -> Response<axum::body::Body> {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let Ok(ask) = serde_json::from_slice::<Ask>(&body) else {
        return problem("InvalidRequestException");
    };
    let answer = match target {
        Some("secretsmanager.GetSecretValue") => secrets.get(&ask),
        Some("secretsmanager.PutSecretValue") => secrets.put(ask),
        Some("secretsmanager.UpdateSecretVersionStage") => secrets.stage(&ask),
        _ => return problem("InvalidRequestException"),
    };
    match answer {
        Some(answer) => {
            let kind = [(header::CONTENT_TYPE, "application/x-amz-json-1.1")];
            (StatusCode::OK, kind, answer.to_string()).into_response()
        }
        None => problem("ResourceNotFoundException"),
    }
}

fn problem(code: &str) -> Response<axum::body::Body> {
    let body = json!({ "__type": code, "Message": code }).to_string();
    let kind = [(header::CONTENT_TYPE, "application/x-amz-json-1.1")];
    (StatusCode::BAD_REQUEST, kind, body).into_response()
}
