//! A month of made-up requests, one for every way of ending of table 3 of the annual report: each is
//! entered on the page as the clerk enters it, goes its way step by step, gets its letter, and is
//! counted in the report.

use crate::fields::{answer, choose, enter, refer, tick};
use crate::page::{Page, key};
use crate::programs;
use crate::stage::Stage;
use crate::{Step, scenario};
use serde_json::Value;
use std::collections::BTreeMap;
use std::{env, fs};

/// What is said to a step: its day of September 2026, and its other fields.
type Said = &'static [(&'static str, &'static str)];
/// A step of a case.
type Act = (&'static str, &'static str, Said);

/// A request and what becomes of it.
struct Case {
    subject: &'static str,
    /// Its line of table 3.
    outcome: &'static str,
    /// Steps between acceptance and the end.
    way: &'static [Act],
    end: End,
    letter: &'static str,
}

/// How a case ends.
enum End {
    /// It is decided, approved and delivered.
    Decided,
    /// By one step.
    At(Act),
}

/// The day of every letter: after the last of the steps.
const WRITTEN: &str = "2026-10-30";
const ASKED: Act = (
    "ask_correction",
    "2026-09-03",
    &[("days", "5"), ("reached", "2026-09-04")],
);
const CORRECTED: Act = ("receive_correction", "2026-09-08", &[]);
const FEE: Act = (
    "notice_fee",
    "2026-09-04",
    &[("fee", "1000"), ("reached", "2026-09-04")],
);
const CONSULTED: Act = (
    "consult",
    "2026-09-03",
    &[
        ("clock", "third_party"),
        ("other", "澄溪县惠民农资有限公司"),
        ("reached", "2026-09-03"),
    ],
);

const fn decided(subject: &'static str, outcome: &'static str, letter: &'static str) -> Case {
    Case {
        subject,
        outcome,
        way: &[],
        end: End::Decided,
        letter,
    }
}

const fn told(
    subject: &'static str,
    outcome: &'static str,
    event: &'static str,
    letter: &'static str,
) -> Case {
    Case {
        end: End::At((event, "2026-09-09", &[])),
        ..decided(subject, outcome, letter)
    }
}

/// The whole month takes minutes: it is gone through where `MINGLU_MONTH` is set. Otherwise these: an
/// answer, a third party's time, an earlier case that is spoken of, a fee that nobody paid.
const SHORT: [usize; 4] = [0, 6, 16, 21];

/// Every line of table 3, and every way of answering within a line.
const CASES: [Case; 24] = [
    decided("2025年惠农补贴发放标准", "granted", "grant"),
    told(
        "财政局领导分工",
        "granted",
        "close_published",
        "already_public",
    ),
    decided("农机购置补贴发放名册", "partial", "partial"),
    decided("债务风险应急预案", "secret", "withhold"),
    decided("纳税人涉税信息", "forbidden", "withhold"),
    decided("金库安全防护方案", "safety", "withhold"),
    Case {
        way: &[CONSULTED],
        ..decided("农资采购合同附件", "third_party", "withhold")
    },
    decided("内部值班安排", "internal", "withhold"),
    decided("预算调整讨论记录", "process", "withhold"),
    decided("会计监督检查案卷", "enforcement_file", "withhold"),
    told(
        "企业不动产登记资料",
        "administrative_query",
        "close_special_law",
        "special_law",
    ),
    decided("1985年农业税征收清册", "not_held", "not_existing"),
    told(
        "县城供水水质检测结果",
        "not_held",
        "close_not_ours",
        "not_ours",
    ),
    decided(
        "十年补贴资金分乡镇对比表",
        "needs_making",
        "needs_processing",
    ),
    Case {
        way: &[ASKED, CORRECTED],
        ..decided("有关资料", "still_unclear", "still_unclear")
    },
    told(
        "反映某公司骗取补贴",
        "petition",
        "close_not_application",
        "petition",
    ),
    told(
        "惠农补贴标准（第二次申请）",
        "repeated",
        "close_repeated",
        "repeated",
    ),
    told(
        "《澄溪财政年鉴》",
        "publication",
        "close_publication",
        "publication",
    ),
    Case {
        way: &[("ask_reasons", "2026-09-04", &[])],
        ..told(
            "历年全部会议纪要",
            "excessive",
            "close_excessive",
            "excessive",
        )
    },
    decided("请重新出具已取得的批复", "confirmation", "confirmation"),
    Case {
        way: &[ASKED],
        end: End::At(("close_not_corrected", "2026-09-14", &[])),
        ..decided("政策文件", "not_corrected", "not_corrected")
    },
    Case {
        way: &[FEE],
        end: End::At(("close_fee_unpaid", "2026-10-30", &[])),
        ..decided("近十年全部收支凭证", "fee_unpaid", "fee_unpaid")
    },
    told("乡村振兴资金台账", "other", "withdraw", "termination"),
    decided("更正本户补贴信息", "other", "mending"),
];

/// The month. `name` begins the names of the pictures.
///
/// # Errors
/// Fails where a step does not show what it should, and says in which case.
pub async fn all(page: &Page, stage: &Stage, name: &str) -> Step {
    scenario::begin(page).await?;
    let examples = examples()?;
    let whole = env::var_os("MINGLU_MONTH").is_some();
    let cases = CASES.iter().enumerate();
    let cases: Vec<_> = cases
        .filter(|(at, _)| whole || SHORT.contains(at))
        .collect();
    for &(at, case) in &cases {
        let gone = one(page, case, at, &examples).await;
        gone.map_err(|reason| format!("{}: {reason}", case.subject))?;
        page.picture(&format!("{name}-month-{}-{}", at + 1, case.letter))
            .await?;
        page.press(key::ESCAPE).await?;
        page.gone("print-dialog").await?;
    }
    let outcomes = cases.iter().map(|(_, case)| case.outcome);
    report(page, stage, &outcomes.collect::<Vec<_>>(), name).await
}

async fn one(page: &Page, case: &Case, at: usize, examples: &BTreeMap<String, String>) -> Step {
    register(page, case, at).await?;
    let correcting = case
        .way
        .first()
        .is_some_and(|act| act.0 == "ask_correction");
    if !correcting {
        act(page, &("accept", "2026-09-02", &[]), false).await?;
    }
    for each in case.way {
        act(page, each, false).await?;
    }
    if case.way.iter().any(|act| act.0 == "consult") {
        replied(page).await?;
    }
    match &case.end {
        End::At(end) => act(page, end, true).await?,
        End::Decided => decide(page, case).await?,
    }
    letter(page, case, examples).await
}

async fn register(page: &Page, case: &Case, at: usize) -> Step {
    page.visit("/request/new").await?;
    page.part("register-page").await?;
    tick(page, "channel", "counter").await?;
    enter(page, "submitted", "2026-09-01").await?;
    enter(page, "subject", case.subject).await?;
    choose(
        page,
        "applicant_kind",
        if at.is_multiple_of(3) {
            "business"
        } else {
            "natural"
        },
    )
    .await?;
    enter(page, "applicant", &format!("申请人{}", at + 1)).await?;
    enter(page, "address", "澄溪县东街8号").await?;
    tick(page, "medium", "paper").await?;
    tick(page, "supply", "post").await?;
    page.press(key::TAB).await?;
    page.shows("receipt-received", "2026年9月1日").await?;
    page.click("register-save").await?;
    page.part("case-page").await.map(|_| ())
}

async fn decide(page: &Page, case: &Case) -> Step {
    let outcome = ("outcome", case.outcome);
    if case.way.is_empty() || case.way.len() == 2 {
        step(page, "propose", "2026-09-09", &[outcome], false).await?;
    }
    for (event, day, said) in [
        ("decide", "2026-09-10", &[outcome] as &[_]),
        ("submit", "2026-09-10", &[]),
        ("approve", "2026-09-11", &[("approver", "李局长")]),
        ("deliver", "2026-09-14", &[("delivery", "direct")]),
    ] {
        step(page, event, day, said, false).await?;
    }
    Ok(())
}

/// The third party has answered.
async fn replied(page: &Page) -> Step {
    page.click("note-until-1").await?;
    enter(page, "until", "2026-09-08").await?;
    page.click("note-save").await?;
    page.gone("note-dialog").await?;
    act(page, &("gather", "2026-09-09", &[]), false).await
}

async fn act(page: &Page, (event, day, said): &Act, ends: bool) -> Step {
    step(page, event, day, said, ends).await
}

async fn step(page: &Page, event: &str, day: &str, said: &[(&str, &str)], ends: bool) -> Step {
    if ends {
        page.click_at("[data-testid=steps-end] summary").await?;
    }
    page.click(&format!("step-{event}")).await?;
    enter(page, "day", day).await?;
    for (field, words) in said {
        match *field {
            "clock" => page.click(&format!("clock-{words}")).await?,
            "outcome" | "delivery" => choose(page, field, words).await?,
            _ => enter(page, field, words).await?,
        }
    }
    page.click("step-save").await?;
    page.gone("step-dialog").await
}

/// The letter of the answer, with an example for everything that it asks; its pages stand on the
/// screen afterwards.
async fn letter(page: &Page, case: &Case, examples: &BTreeMap<String, String>) -> Step {
    page.click("letter-make").await?;
    choose(page, "letter-kind", case.letter).await?;
    page.fill_at("#letter-dated", WRITTEN).await?;
    page.press(key::TAB).await?;
    if case.letter == "repeated" {
        // What the dialog finds missing in the case is put there from where it stands.
        page.part("letter-lack").await?;
        page.picture("window-month-lack").await?;
        refer(page, "earlier", CASES[0].subject).await?;
    }
    answer(page, examples).await?;
    page.click("letter-write").await?;
    page.gone("letter-dialog").await?;
    page.part("print-page").await.map(|_| ())
}

/// The example of each thing that a letter may ask.
fn examples() -> Step<BTreeMap<String, String>> {
    let text = fs::read_to_string(programs::root().join("assets/letters.json"))?;
    let book: Value = serde_json::from_str(&text)?;
    let names = book["names"].as_array().into_iter().flatten();
    let word = |of: &Value, key: &str| of[key].as_str().unwrap_or_default().to_owned();
    Ok(names
        .map(|n| (word(n, "name"), word(n, "example")))
        .collect())
}

/// Each line of table 3 counts its cases, and the report goes out.
async fn report(page: &Page, stage: &Stage, outcomes: &[&str], name: &str) -> Step {
    page.visit("/report?year=2026").await?;
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in outcomes {
        *lines.entry(outcome).or_default() += 1;
    }
    for (row, outcome) in rows()? {
        let count = lines.get(outcome.as_str()).copied().unwrap_or_default();
        page.shows(&format!("number-3.{row}.7"), &count.to_string())
            .await?;
    }
    page.picture(&format!("{name}-month-report")).await?;
    page.click("report-word").await?;
    page.until("the report is in the clerk's folder", async || {
        let mut files = fs::read_dir(stage.exports())?.flatten();
        Ok(files.any(|file| file.path().extension().is_some_and(|kind| kind == "docx")))
    })
    .await
}

/// The lines of table 3 with their outcomes.
fn rows() -> Step<Vec<(u64, String)>> {
    let text = fs::read_to_string(programs::root().join("assets/request-outcomes.json"))?;
    let book: Value = serde_json::from_str(&text)?;
    let lines = book["outcomes"].as_array().into_iter().flatten();
    let of = |line: &Value| Some((line["row"].as_u64()?, line["code"].as_str()?.to_owned()));
    Ok(lines.filter_map(of).collect())
}
