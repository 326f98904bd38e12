use super::STORED;
use crate::device::{Caller, owner};
use crate::identity::{self, Keys};
use crate::store::{Sql, Store, Value, moment};
use crate::{Error, Result, audit, blob, issue, search, values, word};
use chrono::{DateTime, SubsecRound, Utc};
use minglu_sync::batch::{Batch, FORMAT, Manifest, UnitRef, read};
use minglu_sync::protocol::IssuedKind;
use minglu_sync::receipt::{Count, Receipt};
use serde_json::json;

/// Stores a batch with its records and the receipt for it, all of it or nothing. The same batch
/// again is answered with the same receipt, whoever asks at the same time and however often.
///
/// # Errors
/// `damaged`, `newer` or `too_large` where the bytes are no batch; `other_unit` where it is not the
/// caller's; `unauthenticated` where no machine of the unit signed it; `missing` with the blobs that
/// have to be sent first; `other_content` where another batch has its id.
pub fn commit(store: &Store, keys: &Keys, caller: &Caller, bytes: Vec<u8>) -> Result<Receipt> {
    let batch = read(bytes)?;
    let manifest = batch.manifest();
    is_theirs(store, caller, &batch)?;
    let lines = Lines::of(batch.bytes())?;
    let stored_at = Utc::now().trunc_subsecs(0);
    store.write(|sql| {
        if let Some(receipt) = known(sql, caller, &batch)? {
            return Ok(receipt);
        }
        blob::must_be_there(sql, &caller.unit, manifest)?;
        if !insert(sql, caller, &batch, &lines, stored_at)? {
            // Somebody else has just stored it.
            return known(sql, caller, &batch)?.ok_or_else(other_content);
        }
        fill(sql, &batch, &lines)?;
        let receipt = receipt(sql, keys, caller, &batch, stored_at)?;
        search::enter(sql, &manifest.id.to_string(), batch.records().len() as u64)?;
        let details = json!({ "unit": caller.unit, "digest": batch.digest(), "records": batch.records().len() });
        audit::note(sql, &caller.who(), "batch.store", &manifest.id.to_string(), &details)?;
        Ok(receipt)
    })
}

/// Only the caller's own unit, and only what one of its machines signed. A machine that was enrolled
/// anew brings what it sealed before, also where its earlier enrolment has been ended.
fn is_theirs(store: &Store, caller: &Caller, batch: &Batch) -> Result<()> {
    let manifest = batch.manifest();
    let other = |words| Error::new("other_unit", words);
    if manifest.unit.code != caller.unit {
        return Err(other("这一批是别的单位的，没有接收。请核对本机注册的单位"));
    }
    let sealed_by = store.read(|sql| owner(sql, &manifest.device))?;
    let Some(sealed_by) = sealed_by else {
        return Err(other(
            "县办没有封存这一批的机器的登记，没有接收。这一批仍在本机：请向县办要一份新的注册文件，在“设置—县办连接”里重新注册后会补报；仍不行的，请在本机重新生成一批再报送",
        ));
    };
    if sealed_by.caller.unit != caller.unit || sealed_by.suite != manifest.suite {
        return Err(other(
            "这一批不是本单位的机器封存的，没有接收。请核对本机注册的单位",
        ));
    }
    batch.verify(&sealed_by.key)?;
    match holds_nul(batch) {
        true => Err(Error::new(
            "invalid",
            "期次或编号里有不能存的字符，请重新生成这一批",
        )),
        false => Ok(()),
    }
}

/// PostgreSQL stores no such sign, and nobody writes it.
fn holds_nul(batch: &Batch) -> bool {
    let manifest = batch.manifest();
    let origins = batch
        .records()
        .iter()
        .filter_map(|record| record.origin.as_ref());
    let mut texts = manifest.period.iter().chain(&manifest.form).chain(origins);
    texts.any(|text| text.contains('\0'))
}

/// The receipt of a batch that is there already.
fn known(sql: &mut dyn Sql, caller: &Caller, batch: &Batch) -> Result<Option<Receipt>> {
    let row = sql.row(
        "SELECT unit, digest, receipt FROM batch WHERE id = ?1",
        values![batch.manifest().id.to_string()],
    )?;
    let Some(row) = row else { return Ok(None) };
    if row.text(0)? != caller.unit || row.text(1)? != batch.digest().as_str() {
        return Err(other_content());
    }
    Ok(Some(serde_json::from_str(&row.text(2)?)?))
}

fn insert(
    sql: &mut dyn Sql,
    caller: &Caller,
    batch: &Batch,
    lines: &Lines<'_>,
    at: DateTime<Utc>,
) -> Result<bool> {
    let manifest = batch.manifest();
    let inserted = sql.run(
        "INSERT INTO batch (id, unit, device, number, kind, form, period, follows, digest, manifest, \
         signature, stored_at, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
         ON CONFLICT (id) DO NOTHING",
        values![
            manifest.id.to_string(),
            &caller.unit,
            &manifest.device,
            &manifest.number,
            word::of(&manifest.kind)?,
            manifest.form.as_ref(),
            manifest.period.as_ref(),
            manifest.follows.map(|id| id.to_string()),
            batch.digest().as_str(),
            lines.manifest,
            lines.seal,
            moment(at),
            STORED,
        ],
    )?;
    Ok(inserted == 1)
}

fn fill(sql: &mut dyn Sql, batch: &Batch, lines: &Lines<'_>) -> Result<()> {
    let id = batch.manifest().id.to_string();
    let records = batch.records().iter().zip(&lines.records).enumerate();
    let rows = records.map(|(at, (record, line))| {
        let (ledger, origin) = (Value::from(&record.ledger), record.origin.clone());
        let record = Value::from(&record.id);
        vec![
            Value::from(&id),
            Value::from(at as u64),
            ledger,
            record,
            Value::from(origin),
            Value::from(*line),
        ]
    });
    let rows: Vec<Vec<Value>> = rows.collect();
    let columns = ["batch", "position", "ledger", "record", "origin", "line"];
    sql.fill("record", &columns, &rows)?;
    for file in &batch.manifest().attachments {
        sql.run(
            "INSERT INTO attachment (batch, digest, name) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            values![&id, file.digest.as_str(), &file.name],
        )?;
    }
    Ok(())
}

/// Signs what was stored, and gives it out to all machines of the unit.
fn receipt(
    sql: &mut dyn Sql,
    keys: &Keys,
    caller: &Caller,
    batch: &Batch,
    stored_at: DateTime<Utc>,
) -> Result<Receipt> {
    let manifest = batch.manifest();
    let signer = keys.signer(manifest.suite)?;
    let sequence = issue::place(sql, &caller.unit)?;
    let receipt = Receipt {
        batch: manifest.id,
        unit: UnitRef {
            code: caller.unit.clone(),
            name: caller.unit_name.clone(),
        },
        number: manifest.number.clone(),
        digest: batch.digest().clone(),
        counts: counts(manifest),
        attachments: manifest.attachments.len() as u64,
        stored_at,
        sequence,
        office: identity::name(sql)?,
        key: signer.id.clone(),
        suite: signer.suite,
        unknown: minglu_sync::Unknown::new(),
        signature: None,
    };
    let receipt = receipt.sign(&signer.secret)?;
    let id = manifest.id.to_string();
    sql.run(
        "UPDATE batch SET receipt = ?2 WHERE id = ?1",
        values![&id, serde_json::to_string(&receipt)?],
    )?;
    let item = issue::Draft::new(IssuedKind::Receipt, &id, &receipt)?;
    issue::write(sql, &caller.unit, sequence, &item)?;
    Ok(receipt)
}

fn counts(manifest: &Manifest) -> Vec<Count> {
    let parts = manifest.ledgers.iter();
    let count = parts.map(|part| Count {
        ledger: part.ledger.clone(),
        count: part.count,
    });
    count.collect()
}

/// The lines of a batch as they came, without their line feeds: from them its bytes are made again.
struct Lines<'a> {
    manifest: &'a str,
    records: Vec<&'a str>,
    seal: &'a str,
}

impl<'a> Lines<'a> {
    fn of(bytes: &'a [u8]) -> Result<Lines<'a>> {
        let broken = || Error::new("damaged", "这一批的内容不是文本，请重新生成");
        let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
        // Not `lines`, which would also take away a carriage return.
        let lines: Vec<&str> = text
            .strip_suffix('\n')
            .unwrap_or(text)
            .split('\n')
            .collect();
        let [FORMAT, manifest, records @ .., seal] = lines.as_slice() else {
            return Err(broken());
        };
        Ok(Lines {
            manifest,
            records: records.to_vec(),
            seal,
        })
    }
}

fn other_content() -> Error {
    Error::new(
        "other_content",
        "县政府办公室已有编号相同、内容不同的一批，没有覆盖它。请重新生成一批再报送",
    )
}
