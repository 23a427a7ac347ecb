//! A line of the log in CloudWatch's Embedded Metric Format, made of what an event of the log says.

use std::fmt;

use serde_json::{Map, Value, json};
use tracing::field::{Field, Visit};

use super::{Metric, NAMESPACE};
use domain::clock::from_millis;

/// How many values CloudWatch takes of one metric in one line.
const MOST_VALUES: usize = 100;

/// One line, as it is read from an event of the log.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Line {
    metric: String,
    unit: String,
    value: f64,
    kind: Option<String>,
    calls: String,
    counted: String,
    properties: Map<String, Value>,
}

/// What was counted, of one kind or of none: the values of each metric, in the order in which they came first.
type Counts = Vec<(Metric, Vec<f64>)>;

/// Reads [`Work`]'s `counted`: by kind, in the order in which they came first.
fn counts(counted: &str) -> Vec<(Option<&str>, Counts)> {
    let mut kinds: Vec<(Option<&str>, Counts)> = Vec::new();
    for (name, value) in counted.split(' ').filter_map(|count| count.rsplit_once('=')) {
        let (name, kind) = name
            .split_once('/')
            .map_or((name, None), |(name, kind)| (name, Some(kind)));
        let (Some(metric), Ok(value)) = (Metric::named(name), value.parse()) else {
            continue;
        };
        let at = kinds.iter().position(|(of, _)| *of == kind).unwrap_or_else(|| {
            kinds.push((kind, Vec::new()));
            kinds.len() - 1
        });
        let Some((_, counts)) = kinds.get_mut(at) else {
            continue;
        };
        match counts.iter_mut().find(|(of, _)| *of == metric) {
            Some((_, values)) => values.push(value),
            None => counts.push((metric, vec![value])),
        }
    }
    kinds
}

/// A line of a log that CloudWatch makes metrics of.
#[derive(Default)]
struct Emf {
    fields: Map<String, Value>,
    directives: Vec<Value>,
}

impl Emf {
    fn add(&mut self, kind: Option<&str>, metrics: Counts) {
        if metrics.is_empty() {
            return;
        }
        let mut dimensions = vec![json!(["deployment"])];
        if let Some(kind) = kind {
            dimensions.push(json!(["deployment", "kind"]));
            self.fields.insert("kind".to_owned(), kind.into());
        }
        let mut named = Vec::new();
        for (metric, mut values) in metrics {
            values.truncate(MOST_VALUES);
            let value = match values.as_slice() {
                // The calls are always a list: what reads them knows no other form.
                [value] if metric != Metric::DependencyMilliseconds => (*value).into(),
                values => values.into(),
            };
            self.fields.insert(metric.name().to_owned(), value);
            named.push(json!({ "Name": metric.name(), "Unit": metric.unit() }));
        }
        self.directives
            .push(json!({ "Namespace": NAMESPACE, "Dimensions": dimensions, "Metrics": named }));
    }

    fn finish(mut self, deployment: &str, millis: i64) -> Value {
        self.fields.insert("deployment".to_owned(), deployment.into());
        let meta = json!({ "Timestamp": from_millis(millis).as_millisecond(), "CloudWatchMetrics": self.directives });
        self.fields.insert("_aws".to_owned(), meta);
        Value::Object(self.fields)
    }
}

impl Line {
    /// Reads an event of [`TARGET`].
    #[must_use]
    pub fn of(event: &tracing::Event<'_>) -> Self {
        let mut line = Self::default();
        event.record(&mut line);
        line
    }

    /// The line in Embedded Metric Format (CloudWatch User Guide, "Specification: Embedded metric format"), at `millis` since
    /// the epoch, and one more for each further kind that was counted: a line has one. Counted for the deployment, and for each
    /// kind where there are kinds; everything else in it can be searched and makes no metric, since each costs money.
    #[must_use]
    pub fn emf(&self, deployment: &str, millis: i64) -> Vec<Value> {
        let mut counted = counts(&self.counted);
        let mut line = Emf {
            fields: self.properties.clone(),
            ..Emf::default()
        };
        let mut of = |kind: Option<&str>| {
            let at = counted.iter().position(|(of, _)| *of == kind);
            at.map(|at| counted.remove(at).1).unwrap_or_default()
        };
        // A line that tells of work alone has no other value.
        let own = Metric::named(&self.metric).filter(|metric| *metric != Metric::DependencyMilliseconds);
        let own = own.or_else(|| Metric::named(&self.metric).filter(|_| self.is_alone()));
        let own: Counts = own.map(|metric| (metric, vec![self.value])).into_iter().collect();
        let bare = of(None);
        let mut rest: Counts = Vec::new();
        if !self.calls.is_empty() {
            let values = self
                .calls
                .split(' ')
                .filter_map(|call| call.rsplit_once('=')?.1.parse().ok());
            rest.push((Metric::DependencyMilliseconds, values.collect()));
            line.fields.insert("calls".to_owned(), self.calls.as_str().into());
        }
        rest.extend(bare);
        match self.kind.as_deref() {
            Some(kind) => {
                let alike = of(Some(kind));
                line.add(Some(kind), own.into_iter().chain(alike).collect());
                line.add(None, rest);
            }
            None => {
                line.add(None, own.into_iter().chain(rest).collect());
                if let Some(kind) = counted.first().and_then(|(kind, _)| *kind) {
                    line.add(Some(kind), counted.remove(0).1);
                }
            }
        }
        let further = counted.into_iter().map(|(kind, counts)| {
            let mut line = Emf::default();
            line.add(kind, counts);
            line
        });
        let lines: Vec<_> = std::iter::once(line).chain(further).collect();
        lines.into_iter().map(|line| line.finish(deployment, millis)).collect()
    }

    /// Whether it tells of one value, and not of a piece of work.
    fn is_alone(&self) -> bool {
        self.calls.is_empty() && self.counted.is_empty()
    }
}

impl Visit for Line {
    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "value" {
            self.value = value;
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.properties.insert(field.name().to_owned(), value.into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "metric" => value.clone_into(&mut self.metric),
            "unit" => value.clone_into(&mut self.unit),
            "kind" => self.kind = Some(value.to_owned()),
            "calls" => value.clone_into(&mut self.calls),
            "counted" => value.clone_into(&mut self.counted),
            // What there is nothing to say of takes no room.
            _ if value.is_empty() => {}
            name => drop(self.properties.insert(name.to_owned(), value.into())),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        if field.name() == "message" {
            self.properties
                .insert("message".to_owned(), format!("{value:?}").into());
        }
    }
}
