//! Flows: each save is a new version, a draft until it is published; an earlier one is brought back by publishing it again.

use domain::{
    api_key::Scope,
    flow::{self, Flow, FlowRef, Step},
    metadata::Strict,
    profile::Field,
};
use http::StatusCode;
use lambda_http::Request;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use service::{
    app::App,
    http::{Error, ProblemCode, Response, body, json, path_parameter, query_parameter},
};
use store::FlowHead;

/// The steps of a flow.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SaveFlow")]
pub(crate) struct SaveBody {
    #[schemars(with = "Vec<Step>", length(min = 1, max = 16))]
    steps: Vec<Strict>,
}

/// The steps that a body has, or all that is wrong with them, each at its own place: also in a field of a form, which the kind
/// of its step hides from whoever reads them in one go.
fn steps_of(sent: Vec<Strict>) -> Result<Vec<Step>, Error> {
    let (mut steps, mut wrong) = (Vec::with_capacity(sent.len()), Vec::new());
    for (at, Strict(value)) in sent.into_iter().enumerate() {
        let fields = value
            .get("fields")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let fields = fields.into_iter().enumerate();
        let of_fields: Vec<_> = fields
            .filter_map(|(field, value)| Some((field, body::part::<Field>(value).err()?)))
            .map(|(field, error)| error.with_pointer_prefix(&format!("/steps/{at}/fields/{field}")))
            .collect();
        match body::part::<Step>(value) {
            Ok(step) => steps.push(step),
            Err(error) if of_fields.is_empty() => wrong.push(error.with_pointer_prefix(&format!("/steps/{at}"))),
            Err(_) => wrong.extend(of_fields),
        }
    }
    let errors: Vec<_> = wrong
        .into_iter()
        .filter_map(|error| {
            let Error::Field { pointer, detail, .. } = error else {
                return None;
            };
            Some((pointer, detail))
        })
        .collect();
    match errors.as_slice() {
        [] => Ok(steps),
        [(pointer, detail)] => Err(Error::field(ProblemCode::FieldNotValid, pointer, detail)),
        _ => Err(Error::Fields {
            code: ProblemCode::FieldNotValid,
            errors,
        }),
    }
}

/// Which version is published: the newest where none is named.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "PublishFlow")]
pub(crate) struct PublishBody {
    #[serde(deserialize_with = "body::non_null")]
    #[schemars(range(min = 1))]
    version: Option<u32>,
}

pub(crate) async fn list(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let own = app.store.flow_heads(&id).await?;
    let ready = Flow::READY_MADE.iter().filter_map(|name| Flow::ready_made(name));
    json(
        StatusCode::OK,
        &List {
            flows: own.iter().map(head).collect(),
            ready_made: ready
                .map(|flow| ReadyMade {
                    name: flow.id.name.clone(),
                    steps: steps(&flow),
                })
                .collect(),
        },
    )
}

/// One version: the one that `?version=` names, or else the published one, or else the newest.
pub(crate) async fn show(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsRead).await?;
    let name = path_parameter(request, "name");
    if let Some(flow) = Flow::ready_made(&name) {
        return json(
            StatusCode::OK,
            &ReadyMadeView {
                ready_made: true,
                flow: ReadyMade {
                    steps: steps(&flow),
                    name,
                },
            },
        );
    }
    if !flow::can_be_name(&name) {
        return Err(Error::NoFlow);
    }
    let known = app.store.flow_head(&id, &name).await?.ok_or(Error::NoFlow)?;
    let version = match query_parameter(request, "version") {
        Some(text) => text.parse().map_err(|_| Error::NoFlow)?,
        None => known.published.unwrap_or(known.latest),
    };
    let flow = app
        .store
        .flow(&id, &FlowRef { name, version })
        .await?
        .ok_or(Error::NoFlow)?;
    respond(StatusCode::OK, &known, &flow)
}

pub(crate) async fn save(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let name = name(request)?;
    let body: SaveBody = body::json(request)?;
    let steps = steps_of(body.steps)?;
    let latest = app.store.flow_head(&id, &name).await?.map_or(0, |head| head.latest);
    let flow = Flow::new(
        FlowRef {
            name,
            version: latest.saturating_add(1),
        },
        steps,
    )?;
    match app.store.save_flow(&id, &flow, app.clock.now()).await? {
        Some(head) => respond(StatusCode::CREATED, &head, &flow),
        None => Err(Error::VersionDiffers),
    }
}

pub(crate) async fn publish(app: &App, request: &Request) -> Result<Response, Error> {
    let (_, id) = app.application_in_path(request, Scope::ApplicationsWrite).await?;
    let name = name(request)?;
    let body: PublishBody = body::optional_json(request)?;
    let known = app.store.flow_head(&id, &name).await?.ok_or(Error::NoFlow)?;
    let version = FlowRef {
        name,
        version: body.version.unwrap_or(known.latest),
    };
    if !app.store.publish_flow(&id, &version).await? {
        return Err(Error::NoFlow);
    }
    let flow = app.store.flow(&id, &version).await?.ok_or(Error::NoFlow)?;
    respond(
        StatusCode::OK,
        &FlowHead {
            published: Some(version.version),
            ..known
        },
        &flow,
    )
}

/// A name of one's own: not that of a ready-made flow.
fn name(request: &Request) -> Result<String, Error> {
    let name = path_parameter(request, "name");
    if flow::can_be_name(&name) && Flow::ready_made(&name).is_none() {
        Ok(name)
    } else {
        let rule = "a flow's name has 1 to 32 of a-z, 0-9, _ and -, and is not that of a ready-made flow";
        Err(Error::field(ProblemCode::FlowNameNotValid, "/name", rule))
    }
}

fn respond(status: StatusCode, known: &FlowHead, flow: &Flow) -> Result<Response, Error> {
    json(
        status,
        &ShownFlow {
            head: head(known),
            version: flow.id.version,
            steps: steps(flow),
        },
    )
}

/// A flow of the application's own, at one version.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Flow")]
pub(crate) struct ShownFlow {
    #[serde(flatten)]
    head: Head,
    /// Which version the steps are of.
    version: u32,
    steps: Vec<Step>,
}

/// A flow that every application has.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReadyMadeFlow")]
pub(crate) struct ReadyMadeView {
    ready_made: bool,
    #[serde(flatten)]
    flow: ReadyMade,
}

/// One of the application's own, or a ready-made one.
#[derive(JsonSchema)]
#[schemars(untagged, rename = "ShownFlow")]
#[expect(dead_code, reason = "it only says what the answer looks like")]
pub(crate) enum Shown {
    Own(ShownFlow),
    ReadyMade(ReadyMadeView),
}

/// The application's own flows, and those that every application has.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FlowList")]
pub(crate) struct List {
    flows: Vec<Head>,
    ready_made: Vec<ReadyMade>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "FlowHead")]
struct Head {
    name: String,
    /// The newest version.
    latest: u32,
    /// The version that invitations get which name none; `null` while it is a draft.
    published: Option<u32>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReadyMadeSteps")]
struct ReadyMade {
    name: String,
    steps: Vec<Step>,
}

fn head(head: &FlowHead) -> Head {
    Head {
        name: head.name.clone(),
        latest: head.latest,
        published: head.published,
    }
}

fn steps(flow: &Flow) -> Vec<Step> {
    flow.steps().cloned().collect()
}
