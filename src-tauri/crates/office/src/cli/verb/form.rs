use super::super::arguments::Form;
use super::{Said, WHO};
use minglu_office::form::{self, Draft, FormInfo, Standing};
use minglu_office::{Office, Result, when};

pub fn run(office: &Office, verb: Form) -> Result<Said> {
    match verb {
        Form::Collect {
            file,
            title,
            due,
            note,
        } => {
            let draft = Draft { title, due, note };
            let collected = form::collect(office, WHO, &file, &draft)?;
            let mut lines = vec![
                format!(
                    "已向 {} 个单位收表“{}”，编号 {}。",
                    collected.units, collected.title, collected.id
                ),
                format!("栏目：{}", collected.columns.join("、")),
            ];
            if !collected.private.is_empty() {
                lines.push(format!(
                    "含个人信息、各单位会得到提示：{}",
                    collected.private.join("、")
                ));
            }
            Said::new(&collected, lines)
        }
        Form::List => {
            let forms = form::list(&office.store)?;
            let line = |f: &FormInfo| {
                let due = f.due.as_deref().unwrap_or("不限");
                format!(
                    "{}  {}  截止 {due}，{} 下发",
                    f.id,
                    f.title,
                    when::day(&f.issued_at)
                )
            };
            let lines = forms.iter().map(line).collect();
            Said::new(&forms, lines)
        }
        Form::Show { form } => {
            let units = form::standing(&office.store, &form)?;
            let lines = units.iter().map(standing).collect();
            Said::new(&units, lines)
        }
    }
}

/// How a unit stands, in a line.
pub fn standing(unit: &Standing) -> String {
    let state = match unit.state.as_str() {
        "missing" => "未报",
        "stored" => "已报，待审",
        "accepted" => "已接收",
        "returned" => "已退回",
        other => other,
    };
    let late = if unit.late {
        "（超过截止日期）"
    } else {
        ""
    };
    format!("{}：{state}{late}", unit.name)
}
