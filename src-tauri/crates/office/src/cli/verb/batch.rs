use super::super::arguments::{Batch, Import};
use super::{Said, WHO};
use minglu_office::batch::{self, Filter, Listed, Read, Ruling};
use minglu_office::{Error, Office, Result, carry, when};
use minglu_sync::protocol::{Outcome, Remark};
use serde_json::json;
use std::path::Path;

pub fn run(office: &Office, verb: Batch) -> Result<Said> {
    match verb {
        Batch::List { unit, state } => {
            let filter = Filter {
                unit,
                state,
                ..Filter::default()
            };
            let batches = batch::list(&office.store, &filter)?;
            let lines = batches.iter().map(line).collect();
            Said::new(&batches, lines)
        }
        Batch::Show { id, out } => show(office, &id, out.as_deref()),
        Batch::Accept { ids } => {
            let accepted = batch::accept(&office.store, WHO, &ids)?;
            Said::new(
                &json!({ "accepted": accepted }),
                vec![format!("已接收 {accepted} 批。")],
            )
        }
        Batch::Return {
            id,
            remark,
            record,
            field,
        } => {
            let remark = Remark {
                ledger: None,
                record,
                field,
                text: remark,
            };
            let ruling = Ruling {
                outcome: Outcome::Returned,
                remarks: vec![remark],
                changes: Vec::new(),
            };
            batch::settle(&office.store, WHO, &id, &ruling)?;
            Said::new(
                &json!({}),
                vec!["已退回，单位下次连接时会收到意见。".to_owned()],
            )
        }
    }
}

fn show(office: &Office, id: &str, out: Option<&Path>) -> Result<Said> {
    let shown = batch::show(&office.store, id)?;
    let how = match out {
        Some(_) => Read::Exported,
        None => Read::Shown,
    };
    batch::note_reading(&office.store, WHO, how, &[id.to_owned()])?;
    if let Some(out) = out {
        let bytes = batch::bytes(&office.store, id)?;
        std::fs::write(out, bytes).map_err(|e| Error::io("写不了文件", &e))?;
    }
    let mut lines = vec![line(&shown.head)];
    lines.extend(shown.records.iter().map(|record| {
        let fields = record["fields"].as_object().into_iter().flatten();
        let fields: Vec<String> = fields
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!(
            "  {}/{}  {}",
            record["ledger"],
            record["id"],
            fields.join("  ")
        )
    }));
    Said::new(&shown, lines)
}

fn line(batch: &Listed) -> String {
    let state = match batch.state.as_str() {
        "stored" => "待审",
        "accepted" => "已接收",
        "returned" => "已退回",
        other => other,
    };
    let period = batch.period.as_deref().unwrap_or_default();
    let day = when::day(&batch.stored_at);
    format!(
        "{}  {}  {}  {} {period}  {} 条  {day}  {state}",
        batch.id, batch.unit_name, batch.number, batch.kind, batch.count
    )
}

/// Takes in a package and writes the receipt file.
pub fn import(office: &Office, import: &Import) -> Result<Said> {
    let received = carry::receive(office, WHO, &import.file, &import.out)?;
    let mut lines = vec![format!(
        "{}：接收 {} 批，附件 {} 个。回执文件：{}",
        received.unit_name,
        received.receipts.len(),
        received.files,
        import.out.display()
    )];
    let refused = received.refused.iter();
    lines.extend(refused.map(|r| format!("第 {} 批没有接收：{}", r.place, r.message)));
    Said::new(&received, lines)
}
