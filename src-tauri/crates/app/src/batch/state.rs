use super::kind::What;
use crate::{Desk, Error, Result};
use minglu_ledger::exchange::FrozenLine;
use minglu_sync::batch::Manifest;
use minglu_sync::client::Failure;
use minglu_sync::protocol::{Outcome, Verdict};
use minglu_sync::receipt::Receipt;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashSet;
use ts_rs::TS;
use uuid::Uuid;

/// How a batch stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// Frozen; there is no receipt.
    Unsent,
    /// The last attempt to send it failed; there is no receipt.
    Failed,
    /// The office's receipt is kept; it waits for review.
    Stored,
    /// The office has accepted it.
    Accepted,
    /// The office has returned it, and nothing follows it yet.
    Returned,
    /// The office had returned it; another batch follows it.
    Corrected,
}

impl BatchState {
    fn title(self) -> &'static str {
        match self {
            BatchState::Unsent => "未报送",
            BatchState::Failed => "报送未成功",
            BatchState::Stored => "县办已收到",
            BatchState::Accepted => "县办已采用",
            BatchState::Returned => "已退回",
            BatchState::Corrected => "退回后已重报",
        }
    }
}

/// A batch as it is listed.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BatchLine {
    /// Its id.
    pub id: String,
    /// In the unit's series.
    pub number: String,
    /// What is reported, in code.
    pub kind: String,
    /// What is reported.
    pub title: String,
    /// Name in code of the form that is answered.
    pub form: Option<String>,
    /// The period.
    pub period: Option<String>,
    /// What the clerk says to the office.
    pub note: Option<String>,
    /// When it was made, RFC 3339.
    pub at: String,
    /// Who made it.
    pub who: String,
    /// Records in it.
    pub records: u64,
    /// Files in it.
    pub files: u64,
    /// There is nothing to report.
    pub zero: bool,
    /// How it stands.
    pub state: BatchState,
    /// The same in words.
    pub state_title: String,
    /// When the office stored it, by its receipt, RFC 3339.
    pub stored_at: Option<String>,
    /// Why sending it failed, and what to do.
    pub failure: Option<String>,
    /// Remarks with which it was returned.
    pub remarks: u64,
    /// The batch that it corrects.
    pub follows: Option<String>,
    /// The batch that corrects it.
    pub followed_by: Option<String>,
}

/// A frozen batch with what is kept about it, read.
pub(super) struct Known {
    pub line: FrozenLine,
    pub manifest: Manifest,
    pub receipt: Option<Receipt>,
    pub verdict: Option<Verdict>,
    pub failure: Option<String>,
}

impl Known {
    pub fn read(line: FrozenLine) -> Result<Known> {
        Ok(Known {
            manifest: parsed(&line.manifest)?,
            receipt: line.receipt.as_deref().map(parsed).transpose()?,
            verdict: line.verdict.as_deref().map(parsed).transpose()?,
            failure: line.failure.clone(),
            line,
        })
    }

    pub fn all(desk: &Desk) -> Result<Vec<Known>> {
        desk.ledger.frozen()?.into_iter().map(Known::read).collect()
    }

    /// The batch that is meant by its id, the beginning of it, or its number.
    pub fn named(desk: &Desk, name: &str) -> Result<Known> {
        let mut all = Known::all(desk)?;
        let exact = |known: &Known| known.line.id == name || known.line.number == name;
        let place = all.iter().position(exact);
        let place = place.ok_or_else(|| {
            Error::not_found(format!("没有“{name}”这一批报送，请在报送列表里核对编号"))
        })?;
        Ok(all.swap_remove(place))
    }

    fn state(&self, followed: bool) -> BatchState {
        let outcome = self.verdict.as_ref().map(|verdict| verdict.outcome);
        match (&self.receipt, outcome) {
            (None, _) if self.failure.is_some() => BatchState::Failed,
            (None, _) => BatchState::Unsent,
            (Some(_), None) => BatchState::Stored,
            (Some(_), Some(Outcome::Accepted)) => BatchState::Accepted,
            (Some(_), Some(Outcome::Returned)) if followed => BatchState::Corrected,
            (Some(_), Some(Outcome::Returned)) => BatchState::Returned,
        }
    }

    pub fn line(&self, followed_by: Option<Uuid>) -> BatchLine {
        let manifest = &self.manifest;
        let state = self.state(followed_by.is_some());
        let kind = serde_json::to_value(manifest.kind).unwrap_or_default();
        BatchLine {
            id: self.line.id.clone(),
            number: manifest.number.clone(),
            kind: kind.as_str().unwrap_or_default().to_owned(),
            title: What::title(manifest.kind).to_owned(),
            form: manifest.form.clone(),
            period: manifest.period.clone(),
            note: manifest.note.clone(),
            at: self.line.at.clone(),
            who: self.line.who.clone(),
            records: manifest.ledgers.iter().map(|part| part.count).sum(),
            files: manifest.attachments.len() as u64,
            zero: manifest.zero,
            state,
            state_title: state.title().to_owned(),
            stored_at: self.receipt.as_ref().map(|r| r.stored_at.to_rfc3339()),
            failure: self.failure.as_deref().map(reason),
            remarks: self.verdict.as_ref().map_or(0, |v| v.remarks.len() as u64),
            follows: manifest.follows.map(|id| id.to_string()),
            followed_by: followed_by.map(|id| id.to_string()),
        }
    }
}

/// The batch that corrects this one, where there is one.
pub(super) fn follower(all: &[Known], id: Uuid) -> Option<Uuid> {
    let mut followers = all.iter().filter(|k| k.manifest.follows == Some(id));
    followers.next_back().map(|known| known.manifest.id)
}

/// All batches as they are listed, the newest first.
pub(super) fn lines(desk: &Desk) -> Result<Vec<BatchLine>> {
    let all = Known::all(desk)?;
    let lines = all.iter().map(|k| k.line(follower(&all, k.manifest.id)));
    Ok(lines.rev().collect())
}

/// How each batch stands.
pub(crate) fn states(desk: &Desk) -> Result<Vec<BatchState>> {
    let all = Known::all(desk)?;
    let followed: HashSet<Uuid> = all.iter().filter_map(|k| k.manifest.follows).collect();
    let states = all
        .iter()
        .map(|k| k.state(followed.contains(&k.manifest.id)));
    Ok(states.collect())
}

/// A failure as it is kept: its code and its words.
pub(super) fn kept(failure: &Failure) -> Result<String> {
    serde_json::to_string(&failure.refusal).map_err(broken)
}

fn reason(kept: &str) -> String {
    let read: Option<Value> = serde_json::from_str(kept).ok();
    let words = read.and_then(|read| read["message"].as_str().map(str::to_owned));
    words.unwrap_or_else(|| kept.to_owned())
}

fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(broken)
}

fn broken(cause: serde_json::Error) -> Error {
    Error::new("damaged", format!("存下的报送记录读不了：{cause}"))
}
