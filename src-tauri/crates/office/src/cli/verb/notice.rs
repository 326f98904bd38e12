use super::super::arguments::Notice;
use super::{Said, WHO};
use minglu_office::notice::{self, Changes, Draft, Issued, NoticeInfo};
use minglu_office::{Office, Result, when};

pub fn run(office: &Office, verb: Notice) -> Result<Said> {
    match verb {
        Notice::Issue {
            file,
            title,
            year,
            doc_no,
            replaces,
        } => {
            let draft = Draft {
                title,
                year,
                doc_no,
                replaces,
            };
            let issued = notice::issue(office, WHO, &file, &draft)?;
            Said::new(&issued, told(&issued))
        }
        Notice::List => {
            let notices = notice::list(&office.store)?;
            let line = |n: &NoticeInfo| {
                let day = when::day(&n.issued_at);
                format!(
                    "{day}  {}（{}年，第 {} 版）  任务 {} 项，{} 个单位，{} 个尚未打开  {}",
                    n.title, n.year, n.version, n.tasks, n.units, n.unopened, n.id
                )
            };
            let lines = notices.iter().map(line).collect();
            Said::new(&notices, lines)
        }
    }
}

fn told(issued: &Issued) -> Vec<String> {
    let mut lines = vec![format!(
        "已下发“{}”：{} 项任务，{} 个单位。",
        issued.title,
        issued.tasks,
        issued.units.len()
    )];
    lines.extend(issued.changes.iter().flat_map(changes));
    lines.extend(
        issued
            .units
            .iter()
            .map(|unit| format!("  {}：{} 项", unit.name, unit.tasks)),
    );
    if !issued.without.is_empty() {
        lines.push(format!("没有任务、未下发：{}", issued.without.join("、")));
    }
    if !issued.nobodys.is_empty() {
        let rows: Vec<String> = issued.nobodys.iter().map(ToString::to_string).collect();
        lines.push(format!(
            "这些行的责任单位不在单位目录里，没有人收到：第 {} 项。请核对单位名称、别名和范围。",
            rows.join("、")
        ));
    }
    lines
}

fn changes(changes: &Changes) -> Vec<String> {
    let counted = format!(
        "这是第 {} 版：新增 {} 项，改动 {} 项，撤下 {} 项；各单位已填的内容都保留。",
        changes.version,
        changes.added,
        changes.changed,
        changes.withdrawn.len()
    );
    let gone = changes
        .withdrawn
        .iter()
        .map(|words| format!("  撤下：{words}"));
    std::iter::once(counted).chain(gone).collect()
}
