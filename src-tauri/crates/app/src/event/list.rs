//! `event.list`: who looked at personal data, exported it, made or restored a backup, and when.

use crate::command::Done;
use crate::form::named;
use crate::{Desk, Result};
use minglu_ledger::Noted;
use minglu_ledger::schema::Schema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Events of one answer where the request names no number, and the most it may ask for.
const PAGE: usize = 100;
const PAGE_MAX: usize = 1000;

/// How many, and from where on.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// At most this many.
    pub limit: Option<usize>,
    /// Only those before this number.
    pub before: Option<i64>,
}

/// The events, the newest first.
#[derive(Debug, Serialize, TS)]
#[ts(rename = "EventPage")]
pub struct Response {
    /// This page.
    pub events: Vec<EventLine>,
    /// Where the next page begins; null where this is the last.
    pub next: Option<i64>,
}

/// One event.
#[derive(Debug, Serialize, TS)]
pub struct EventLine {
    /// Its number.
    pub n: i64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub who: String,
    /// What was done, as a word: `reveal`, `export`.
    pub deed: String,
    /// In which ledger.
    pub ledger: Option<String>,
    /// To what: a record, a form, a year.
    pub target: Option<String>,
    /// Records that it was about.
    pub count: u64,
    /// In words: 查看了联系人 3 条的联系电话.
    pub sentence: String,
}

/// Runs the command.
///
/// # Errors
/// The ledger's.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let limit = request.limit.unwrap_or(PAGE).clamp(1, PAGE_MAX);
    let noted = desk.ledger.events(request.before, limit)?;
    let next = noted.last().map(|last| last.n);
    let next = next.filter(|n| noted.len() == limit && *n > 1);
    let events = noted.into_iter().map(|one| line(desk, one)).collect();
    Ok(Response { events, next }.into())
}

fn line(desk: &Desk, noted: Noted) -> EventLine {
    EventLine {
        sentence: sentence(desk, &noted),
        n: noted.n,
        at: noted.at,
        who: noted.who,
        deed: noted.deed,
        ledger: noted.ledger,
        target: noted.target,
        count: noted.count,
    }
}

fn sentence(desk: &Desk, noted: &Noted) -> String {
    let schema = noted.ledger.as_deref().map(|name| desk.ledger.schema(name));
    let schema = schema.and_then(std::result::Result::ok);
    let ledger = schema.map_or("", |schema| schema.title.as_str());
    let count = noted.count;
    let target = noted.target.as_deref().unwrap_or_default();
    let detail = noted.detail.as_deref().unwrap_or_default();
    let form = named(desk, target).map_or_else(|_| target.to_owned(), |form| form.title);
    let columns = titles(schema, detail);
    match noted.deed.as_str() {
        "reveal" => format!("查看了{ledger} {count} 条的{columns}"),
        "preview" => format!("预览了“{form}”，{count} 条，含完整的{columns}"),
        "export" => format!("导出或打印了“{form}”，{count} 条，含完整的{columns}"),
        "fill" => format!("用{ledger}填了县里的表，{count} 条，可含完整的{columns}"),
        "backup" => "做了一份备份".to_owned(),
        "restore" => format!("用备份恢复了台账（{count} 条）"),
        "archive" => format!("生成了{target}年的归档文件夹，{count} 条"),
        "diagnose" => "生成了诊断包".to_owned(),
        "protect" => "设了密码".to_owned(),
        "change_password" => "改了密码".to_owned(),
        "new_code" => "换了恢复码".to_owned(),
        "unprotect" => "取消了密码".to_owned(),
        "forget" => format!("隐去了{ledger} {count} 件的个人信息"),
        other => format!("做了本程序不认识的事（{other}），请升级明录"),
    }
}

/// 联系电话、电子邮箱 of phone,email.
fn titles(schema: Option<&Schema>, columns: &str) -> String {
    let title = |name| {
        let field = schema.and_then(|schema| schema.field(name));
        field.map_or(name, |field| field.title.as_str())
    };
    columns.split(',').map(title).collect::<Vec<_>>().join("、")
}
