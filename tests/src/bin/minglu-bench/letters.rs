//! Letters of a thousand cases, by the program's own template. Neither side keeps a record of them.

use crate::pair::{Aim, Pair};
use crate::peers;
use minglu_forms::letter::{Facts, Template};
use minglu_tests::{Step, programs};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases, each with a letter of its own.
const CASES: usize = 1_000;
/// What this program is called with to write them.
pub const WRITE: &str = "write-letters";

/// What every letter says alike.
const ALIKE: [(&str, &str); 11] = [
    ("机关名称", "澄溪县财政局"),
    ("收到日期", "2026年3月3日"),
    ("所需信息文号", ""),
    ("不明确之处", "没有写明信息的年度"),
    ("需补正的内容", "信息的年度和名称"),
    ("补正期限", "15"),
    ("机关地址", "澄溪县人民路1号205室"),
    ("机关邮编", "034200"),
    ("联系人", "苏禾"),
    ("咨询电话", "0350-7654321"),
    ("日期", "2026年3月6日"),
];

/// 1,000 letters to .docx, against docxtpl.
pub fn docx(folder: &Path) -> Step<Pair> {
    let (ours, theirs) = (folder.join("letters"), folder.join("letters-docxtpl"));
    Ok(Pair {
        name: "1,000 letters to .docx",
        peer: "docxtpl",
        aim: Aim::Faster(10.0),
        ours: Box::new(move || {
            let mut command = Command::new(std::env::current_exe()?);
            command.arg(WRITE).arg(&ours);
            Ok(command)
        }),
        theirs: Box::new(move || {
            let mut command = peers::script("write_letters_docxtpl.py")?;
            command.arg(CASES.to_string()).arg(template()).arg(&theirs);
            Ok(command)
        }),
    })
}

fn template() -> PathBuf {
    programs::root().join("assets/letters/correction.docx")
}

/// Writes them into a folder.
pub fn write(folder: &Path) -> Step {
    std::fs::create_dir_all(folder)?;
    let template = Template::read(std::fs::read(template())?)?;
    let mut facts = Facts::new();
    for (name, words) in ALIKE {
        facts.text(name, words);
    }
    for case in 0..CASES {
        facts.text("文号", format!("澄财公复〔2026〕{}号", case + 1));
        facts.text("申请人", format!("申请人{case}"));
        facts.text("登记编号", format!("2026-{case:04}"));
        facts.text("所需信息", format!("第{case}号预算执行情况表"));
        template.write(&facts, &folder.join(format!("{case}.docx")))?;
    }
    Ok(())
}
