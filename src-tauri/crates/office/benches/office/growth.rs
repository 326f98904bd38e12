//! The office's questions with ten and a hundred times the units: what grows faster than they do is
//! seen.

use crate::common::table;
use crate::common::{Machine, Office, Postgres, command_on};
use crate::{made, report};
use minglu_office::when::Quarter;
use minglu_office::{batch, bulletin, form, notice, search, unit};
use std::path::Path;
use std::time::Duration;

/// Units of the largest office, where `MINGLU_BENCH_UNITS` says nothing else.
const UNITS: usize = 5000;
/// Records of each unit.
const RECORDS: usize = 100;
/// Tasks of the notice; of each tenth one, only one unit's.
const TASKS: usize = 30;
/// Questions of each kind; the longest is told.
const ROUNDS: usize = 3;

/// After all that is stored meanwhile.
const LATER: &str = "9999-01-01T00:00:00Z";

/// What an office was asked, and how long it took.
type Told = Vec<(&'static str, Duration)>;

pub fn measure(server: Option<&Postgres>) {
    let most = std::env::var("MINGLU_BENCH_UNITS");
    let most = most.map_or(UNITS, |text| text.parse().unwrap());
    let sizes = [most / 100, most / 10, most];
    let sqlite = sizes.map(|size| grown(size, None));
    print("SQLite", &sizes, &sqlite);
    let Some(server) = server else { return };
    let told = sizes.map(|size| {
        let url = made::database(server, &format!("growth{size}"));
        grown(size, Some(&url))
    });
    print("PostgreSQL", &sizes, &told);
}

fn print(name: &str, sizes: &[usize], told: &[Told]) {
    let head = sizes
        .iter()
        .map(|size| format!("{size} units, {} records", size * RECORDS));
    println!("\n| {name} | {} |", head.collect::<Vec<_>>().join(" | "));
    println!("| --- | --- | --- | --- |");
    for (at, (what, _)) in told[0].iter().enumerate() {
        let times = told.iter().map(|each| format!("{:.1?}", each[at].1));
        println!("| {what} | {} |", times.collect::<Vec<_>>().join(" | "));
    }
}

fn grown(units: usize, database: Option<&str>) -> Told {
    let dir = tempfile::tempdir().unwrap();
    let office = match database {
        Some(url) => made::on_server(url),
        None => Office::in_file(dir.path()),
    };
    let machines = made::machines(&office, units);
    let mut told = issued(dir.path(), database);
    let form = form::list(&office.store).unwrap().remove(0).id;
    told.push(("take in all batches", filled(&office, &machines, &form)));
    // As a server does when nobody waits.
    let index = || while search::index(&office.store, LATER).unwrap() {};
    told.push(("take them into the search index", report::timed(index).0));
    told.extend(asked(&office, &machines, &form));
    let out = dir.path().join("汇总.xlsx");
    let merge = ["merge", "--form", &form, "-o", out.to_str().unwrap()];
    let (took, _) = report::timed(|| command_on(dir.path(), database, &merge).unwrap());
    told.push(("merge a form into a workbook", took));
    told
}

/// Issues a notice and a form to all units.
fn issued(dir: &Path, database: Option<&str>) -> Told {
    let (table, asked) = (dir.join("任务分解表.xlsx"), dir.join("情况表.xlsx"));
    sheet(&table, &tasks());
    let form = ["单位", "专区名称", "栏目数"].map(str::to_owned).to_vec();
    sheet(&asked, &[form, vec![String::new(); 3]]);
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (table, asked) = (text(&table), text(&asked));
    let issue = [
        "notice",
        "issue",
        &table,
        "--title",
        "工作要点",
        "--year",
        "2026",
    ];
    let collect = [
        "form",
        "collect",
        &asked,
        "--title",
        "专区情况",
        "--due",
        "2026-01-10",
    ];
    let run =
        |arguments: &[&str]| report::timed(|| command_on(dir, database, arguments).unwrap()).0;
    vec![
        ("issue a notice of 30 tasks", run(&issue)),
        ("issue a form", run(&collect)),
    ]
}

fn tasks() -> Vec<Vec<String>> {
    let head = table::TASKS[0].iter().map(|text| (*text).to_owned());
    let row = |at: usize| {
        let owner = match at % 10 {
            9 => format!("澄溪县第{at}局"),
            _ => "县直各有关单位".to_owned(),
        };
        [
            (at + 1).to_string(),
            format!("第{at}项重点领域信息公开"),
            "批准服务信息、批准结果信息".to_owned(),
            "在县政府网站集中公开".to_owned(),
            owner,
            "2026年3月底前".to_owned(),
        ]
        .to_vec()
    };
    std::iter::once(head.collect())
        .chain((0..TASKS).map(row))
        .collect()
}

fn sheet(path: &Path, rows: &[Vec<String>]) {
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    table::draw(path, &rows.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
}

/// Every unit reports on all tasks but the last; every second one answers the form.
fn filled(office: &Office, machines: &[Machine], form: &str) -> Duration {
    let rows = office
        .store
        .read(|sql| sql.rows("SELECT id FROM task ORDER BY position", &[]));
    let ids = rows.unwrap();
    let tasks: Vec<String> = ids[..TASKS - 1]
        .iter()
        .map(|row| row.text(0).unwrap())
        .collect();
    let shown = form::show(&office.store, form).unwrap();
    let columns: Vec<String> = shown
        .columns
        .into_iter()
        .map(|column| column.name)
        .collect();
    let mut took = Duration::ZERO;
    for (at, machine) in machines.iter().enumerate() {
        let mut batches = vec![made::progress(machine, at, RECORDS, &tasks)];
        if at % 2 == 0 {
            batches.push(made::answer(machine, form, &columns));
        }
        for bytes in made::bytes(&batches) {
            let caller = machine.caller();
            let commit = || batch::commit(&office.store, &office.keys, &caller, bytes).unwrap();
            took += report::timed(commit).0;
        }
    }
    took
}

fn asked(office: &Office, machines: &[Machine], form: &str) -> Told {
    let store = &office.store;
    let search = |text: &'static str| move || drop(search::find(store, text).unwrap());
    let list = |state: &str, unit: Option<&Machine>| {
        let filter = batch::Filter {
            state: Some(state.to_owned()),
            unit: unit.map(|machine| machine.unit.name.clone()),
            limit: Some(100),
            ..batch::Filter::default()
        };
        drop(batch::list(store, &filter).unwrap());
    };
    let notice = notice::list(store).unwrap().remove(0).id;
    let quarter = Quarter::parse("2026Q4").unwrap();
    vec![
        (
            "units, who is late",
            longest(|| drop(unit::overview(store).unwrap())),
        ),
        ("review queue", longest(|| list("stored", None))),
        (
            "review queue of one unit",
            longest(|| list("stored", Some(&machines[0]))),
        ),
        (
            "a notice and how all stand",
            longest(|| drop(notice::show(store, &notice).unwrap())),
        ),
        (
            "all notices",
            longest(|| drop(notice::list(store).unwrap())),
        ),
        (
            "a form and how all stand",
            longest(|| drop(form::show(store, form).unwrap())),
        ),
        (
            "search: four characters, everywhere",
            longest(search("专栏公开")),
        ),
        (
            "search: two characters, everywhere",
            longest(search("解读")),
        ),
        ("search: in one record", longest(search("第17批42条"))),
        ("search: nowhere", longest(search("不动产登记"))),
        ("search: one character, nowhere", longest(search("鼋"))),
        (
            "bulletin",
            longest(|| drop(bulletin::count(store, quarter).unwrap())),
        ),
    ]
}

fn longest(mut work: impl FnMut()) -> Duration {
    let times = (0..ROUNDS).map(|_| report::timed(&mut work).0);
    times.max().unwrap()
}
