use super::super::arguments::{Slip, Unit};
use super::{Said, WHO};
use minglu_office::unit::{self, Draft, Invitation, Overview};
use minglu_office::{Office, Result, when};
use serde_json::json;

pub fn run(office: &Office, verb: Unit) -> Result<Said> {
    match verb {
        Unit::Add {
            name,
            code,
            alias,
            group,
            slip,
        } => {
            let draft = Draft {
                name,
                code,
                aliases: alias,
                groups: group,
            };
            let unit = unit::add(&office.store, WHO, &draft)?;
            invite(office, &unit.code, slip)
        }
        Unit::Invite { unit, slip } => invite(office, &unit, slip),
        Unit::List => list(office),
        Unit::Import(from) => {
            let drafts = unit::read_file(office, &from.file)?;
            let imported = unit::import(&office.store, WHO, &drafts)?;
            let (added, known) = (imported.added.len(), imported.known.len());
            let words = format!(
                "新增 {added} 个单位，原有 {known} 个未改动。请用 unit invite 给新单位发注册码。"
            );
            Said::new(&imported, vec![words])
        }
    }
}

fn invite(office: &Office, unit: &str, slip: Slip) -> Result<Said> {
    let invitation = unit::invite(&office.store, WHO, unit)?;
    let fingerprint = minglu_office::http::fingerprint_in(&office.dir);
    if let Some(out) = &slip.out {
        unit::write_slip(office, &invitation, slip.address, out)?;
    }
    let Invitation {
        unit,
        code,
        ends_at,
    } = &invitation;
    let mut lines = vec![
        format!("单位：{}（编码 {}）", unit.name, unit.code),
        format!("注册码：{code}"),
        format!("有效期至：{}，只能用一次", when::day(ends_at)),
    ];
    lines.extend(fingerprint.iter().map(|text| format!("证书指纹：{text}")));
    let value =
        json!({ "unit": unit, "code": code, "ends_at": ends_at, "fingerprint": fingerprint });
    Said::new(&value, lines)
}

fn list(office: &Office) -> Result<Said> {
    let units = unit::overview(&office.store)?;
    let line = |o: &Overview| {
        let last = o
            .reported_at
            .as_deref()
            .map_or_else(|| "未报送".to_owned(), when::day);
        format!(
            "{}  {}  设备 {}，批次 {}（待审 {}），最近报送 {last}，未接收 {}",
            o.unit.code, o.unit.name, o.devices, o.batches, o.waiting, o.unread
        )
    };
    let lines = units.iter().map(line).collect();
    Said::new(&units, lines)
}
