//! Settings that are looked at before they are saved: changes over those of an application, kept in memory, with the files that
//! were sent with them.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use data_encoding::HEXLOWER;
use domain::{
    application::{Application, Settings},
    branding::{BrandFile, FileName},
    id::ApplicationId,
};
use present::pages::Brand;
use serde_json::{Map, Value};
use service::http::Error;
use sha2::{Digest, Sha256};
use store::Store;

/// As many as are kept.
const MOST: usize = 8;

/// What is looked at.
pub(super) struct Draft {
    /// Names it in addresses.
    pub(super) id: String,
    /// The changes, as they were typed.
    pub(super) typed: String,
    /// What came of them.
    pub(super) application: Application,
    files: Vec<BrandFile>,
}

impl Draft {
    /// What its pages look like.
    pub(super) fn brand(&self) -> Brand {
        Brand::from(&self.application)
    }

    /// What is wrong with the changes, a line each, where they are not settings.
    pub(super) async fn read(store: &Store, named: &str, typed: &str) -> Result<Self, Vec<String>> {
        let one = |rule: &str| vec![rule.to_owned()];
        let id = ApplicationId::parse(named).map_err(|error| one(&error.to_string()))?;
        let known = store.settings(&id).await.map_err(|error| one(&error.to_string()))?;
        let known = known.ok_or_else(|| one("there is no such application"))?;
        let changes: Map<String, Value> = serde_json::from_str(typed).map_err(|error| one(&error.to_string()))?;
        let told = |error: Error| match error {
            Error::Fields { errors, .. } => {
                let lines = errors.into_iter().map(|(place, rule)| format!("{place}: {rule}"));
                lines.collect()
            }
            Error::Field { pointer, detail, .. } => vec![format!("{pointer}: {detail}")],
            other => one(&other.to_string()),
        };
        let mut settings: Settings = applications::patched(&known.settings, changes).map_err(told)?;
        let files = settings.branding.set_aside();
        let application = settings.into_application(id.clone());
        let mut application = application.map_err(|refused| told(refused.into()))?;
        let texts = store.own_texts(&id).await.map_err(|error| one(&error.to_string()))?;
        application.texts = Arc::new(texts);
        let digest = HEXLOWER.encode(&Sha256::digest(format!("{named}\n{typed}")));
        Ok(Self {
            id: digest.chars().take(16).collect(),
            typed: typed.to_owned(),
            application,
            files,
        })
    }
}

/// Those that were looked at last.
#[derive(Clone, Default)]
pub(super) struct Drafts(Arc<Mutex<VecDeque<Arc<Draft>>>>);

impl Drafts {
    pub(super) fn keep(&self, draft: Draft) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|known| known.id != draft.id);
        kept.truncate(MOST - 1);
        kept.push_front(Arc::new(draft));
    }

    pub(super) fn find(&self, id: &str) -> Option<Arc<Draft>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|draft| draft.id == id).cloned()
    }

    /// A file that was sent with one of them.
    pub(super) fn file(&self, application: &ApplicationId, name: &FileName) -> Option<BrandFile> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let theirs = kept.iter().filter(|draft| draft.application.id == *application);
        let mut files = theirs.flat_map(|draft| &draft.files);
        files.find(|file| file.name() == name).cloned()
    }
}
