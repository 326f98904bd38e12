//! A notice's text read into a draft of its task breakdown, every field with its place in the text.

mod annexed;
mod build;
mod handing;
mod known;
mod task;
mod year;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

pub use task::{Origin, Task, TaskSpans};

use crate::duty::alias::Aliases;
use crate::duty::{Source, duties};
use crate::filing::{Filing, filings};
use crate::head::{self, Annex, Found, Head};
use crate::ours::Unit;
use crate::when::Clock;
use crate::{Clean, Span, outline, table};

/// What is known beside the text.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// The year of dates without one, where the clerk says so.
    pub year: Option<i32>,
    /// The own unit; an empty name where it is not known.
    pub me: Unit,
    /// The county's units; empty where no directory is kept.
    pub directory: Vec<Unit>,
}

/// A notice, read.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(rename = "NoticeRead")]
pub struct Notice {
    /// Its title.
    pub title: Option<String>,
    /// 发文字号
    pub doc_no: Option<String>,
    /// Who wrote it.
    pub issuer: Option<String>,
    /// 成文日期
    #[ts(type = "string | null")]
    pub dated: Option<NaiveDate>,
    /// The year of its dates without one; null where nothing tells it.
    pub year: Option<i32>,
    /// 此件公开发布, as written.
    pub attribute: Option<String>,
    /// 主送
    pub recipients: Vec<String>,
    /// 抄送
    pub copies: Option<String>,
    /// The annexes that it lists.
    pub annexes: Vec<Annex>,
    /// Its duties, in its order.
    pub tasks: Vec<Task>,
    /// What it asks to hand in.
    pub filings: Vec<Filing>,
    /// Items that are no tasks by themselves: they name neither a unit nor a day, or the annexed
    /// table does not list them.
    pub others: Vec<Task>,
    /// What somebody should look at in the whole.
    pub doubts: Vec<String>,
    /// Where the pieces of the head stand.
    pub spans: HeadSpans,
}

/// Places of the head's pieces.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[ts(rename = "NoticeHeadSpans")]
pub struct HeadSpans {
    /// The title.
    pub title: Option<Span>,
    /// The document number.
    pub doc_no: Option<Span>,
    /// Who wrote it.
    pub issuer: Option<Span>,
    /// Its date.
    pub dated: Option<Span>,
    /// Its mark.
    pub attribute: Option<Span>,
    /// To whom.
    pub recipients: Option<Span>,
    /// Copies.
    pub copies: Option<Span>,
}

/// Reads a mended text. Any text is accepted; one that obliges nobody gives no tasks.
pub fn read(clean: &Clean, setting: &Setting) -> Notice {
    let head = head::read(clean);
    let year = setting.year.or_else(|| year::of(&head));
    let clock = Clock {
        year: year.unwrap_or(DATELESS),
        dated: head.dated.map(|(day, _)| day),
    };
    let aliases = Aliases::of(clean);
    let mut blocks = outline::blocks(clean, &head);
    if is_plan_by_name(&head) {
        // 第一条 of a plan of work is an item like any other.
        blocks.iter_mut().for_each(|block| block.is_article = false);
    }
    let source = Source {
        clean,
        blocks: &blocks,
        aliases: &aliases,
        is_reply: is_reply(&head),
        is_plan: is_plan(&head),
    };
    let builder = build::Builder {
        clean,
        blocks: &blocks,
        clock: year.map(|_| clock),
        aliases: &aliases,
    };
    let drafts = duties(&source);
    let filings = filings(clean, &blocks, &aliases, clock);
    let rows = table::rows(clean, &head)
        .into_iter()
        .map(|row| builder.row(&row))
        .collect();
    let found = annexed::Found {
        drafts,
        rows,
        filings,
    };
    let mut notice = told(head, year);
    annexed::settle(found, &builder, &mut notice);
    annexed::name_forms(&mut notice);
    known::mark(&mut notice, setting);
    notice
}

/// 函, 批复, 答复: they answer somebody and set no year's work.
fn is_reply(head: &Head) -> bool {
    let title = head.title.as_ref().map_or("", |title| title.text.as_str());
    ["函", "批复", "答复"]
        .iter()
        .any(|kind| title.ends_with(kind))
}

/// What sets work: 要点, 方案, 通知. Rules and reports tell how things are to be, or were.
fn is_plan(head: &Head) -> bool {
    let title = head.title.as_ref().map_or("", |title| title.text.as_str());
    let issues = ["印发", "转发"].iter().any(|word| title.contains(word));
    let bare = title.trim_end_matches(['》', '）']);
    let bare = if issues {
        bare.trim_end_matches("的通知").trim_end_matches('》')
    } else {
        bare
    };
    let rules = [
        "办法", "规定", "条例", "细则", "规程", "规则", "制度", "指南", "目录", "通报", "报告",
        "决定", "公告", "通告", "函", "批复", "答复", "规划", "纲要", "决议", "纪要",
    ];
    !is_reply(head) && !rules.iter().any(|kind| bare.ends_with(kind))
}

/// A title that says itself that what follows is work to be done.
fn is_plan_by_name(head: &Head) -> bool {
    let title = head.title.as_ref().map_or("", |title| title.text.as_str());
    let bare = title
        .trim_end_matches("的通知")
        .trim_end_matches(['》', '）']);
    let kinds = ["方案", "安排", "要点", "计划", "分工", "清单", "分解"];
    kinds.iter().any(|kind| bare.ends_with(kind))
}

/// Stands for the year that nobody knows; no date is resolved by it.
const DATELESS: i32 = 2000;

fn told(head: Head, year: Option<i32>) -> Notice {
    let span = |found: &Option<Found>| found.as_ref().map(|found| found.span);
    let spans = HeadSpans {
        title: span(&head.title),
        doc_no: span(&head.doc_no),
        issuer: span(&head.issuer),
        dated: head.dated.map(|(_, span)| span),
        attribute: span(&head.attribute),
        recipients: head.recipients.first().map(|found| found.span),
        copies: span(&head.copies),
    };
    let text = |found: Option<Found>| found.map(|found| found.text.replace('\n', ""));
    Notice {
        title: text(head.title),
        doc_no: text(head.doc_no),
        issuer: head.issuer.map(|found| found.text.replace('\n', "、")),
        dated: head.dated.map(|(day, _)| day),
        year,
        attribute: text(head.attribute),
        recipients: head
            .recipients
            .into_iter()
            .map(|found| found.text)
            .collect(),
        copies: text(head.copies),
        annexes: head.annexes,
        spans,
        ..Notice::default()
    }
}
