//! Filing forms of a thousand units.

use crate::pair::{Aim, Pair};
use crate::peers;
use crate::tasks::{finish, minglu, start};
use minglu_tests::Step;
use std::path::Path;

/// Units, each with its own form of three contacts.
const UNITS: usize = 1_000;

/// 1,000 filing forms to .docx, against docxtpl.
pub fn docx(folder: &Path) -> Step<Pair> {
    let data = folder.join("form-data");
    let list = folder.join("contacts.csv");
    let (ours, theirs) = (folder.join("forms.docx"), folder.join("forms"));
    Ok(Pair {
        name: "1,000 filing forms to .docx",
        peer: "docxtpl",
        aim: Aim::Faster(30.0),
        ours: Box::new(move || {
            if !data.exists() {
                start(&data)?;
                std::fs::write(&list, contacts())?;
                let mut import = minglu(&data)?;
                finish(
                    import
                        .arg("import")
                        .arg(&list)
                        .args(["--ledger", "contact"]),
                )?;
            }
            let mut command = minglu(&data)?;
            command
                .args(["export", "contact", "--form", "contact-filing", "--output"])
                .arg(&ours);
            Ok(command)
        }),
        theirs: Box::new(move || {
            let mut command = peers::script("write_docxtpl.py")?;
            command.arg(UNITS.to_string()).arg(&theirs);
            Ok(command)
        }),
    })
}

fn contacts() -> String {
    let line = |unit: usize, n: usize| format!("第{unit}单位,联系人{n},科员,0350-{unit:07}\n");
    let body = (0..UNITS).flat_map(|unit| (0..3).map(move |n| line(unit, n)));
    std::iter::once("单位,姓名,职务,联系电话\n".to_owned())
        .chain(body)
        .collect()
}
