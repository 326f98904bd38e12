use serde::{Deserialize, Serialize};

/// How far the clerk has come with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 未开始
    #[default]
    NotStarted,
    /// 进行中
    InProgress,
    /// 已完成
    Done,
}

impl State {
    /// Every state, in the order in which work passes through them.
    pub const ALL: [State; 3] = [State::NotStarted, State::InProgress, State::Done];

    /// The name that the ledger stores.
    pub const fn name(self) -> &'static str {
        match self {
            State::NotStarted => "not_started",
            State::InProgress => "in_progress",
            State::Done => "done",
        }
    }

    /// The word that a clerk reads.
    pub const fn text(self) -> &'static str {
        match self {
            State::NotStarted => "未开始",
            State::InProgress => "进行中",
            State::Done => "已完成",
        }
    }

    /// Reads the name that the ledger stores.
    pub fn from_name(name: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.name() == name)
    }
}
