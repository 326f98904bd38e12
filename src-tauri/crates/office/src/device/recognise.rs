use crate::store::{Row, Sql, Store, moment};
use crate::{Error, Result, values, word};
use chrono::{DateTime, TimeDelta, Utc};
use minglu_sync::crypto::{PublicKey, Signature, Suite};
use minglu_sync::protocol::{RequestSeal, SKEW_MAX};
use serde_json::json;

/// Who asks, as the headers of a request claim.
pub struct Claim<'a> {
    /// What was signed.
    pub seal: RequestSeal<'a>,
    /// The signature.
    pub signature: &'a Signature,
}

/// A machine that has proved who it is.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The machine.
    pub device: String,
    /// Code of its unit.
    pub unit: String,
    /// Name of its unit.
    pub unit_name: String,
}

impl Caller {
    /// As the log calls it.
    pub fn who(&self) -> String {
        format!("device:{}", self.device)
    }
}

/// Recognises the machine behind a request: its signature, its time, and that the request has not
/// been seen before.
///
/// # Errors
/// `unauthenticated` where the machine is not known or has not signed, `revoked`, `clock_skewed`
/// with the office's time, `replayed`.
pub fn recognise(store: &Store, claim: &Claim<'_>) -> Result<Caller> {
    let Claim { seal, signature } = claim;
    let (caller, suite, key) = store
        .read(|sql| signer(sql, seal.device))?
        .ok_or_else(unknown)?;
    seal.verify(suite, &key, signature)
        .map_err(|_| unauthenticated())?;
    let now = Utc::now();
    if (now - seal.time).num_seconds().abs() > SKEW_MAX {
        return Err(skewed(now));
    }
    // A request that comes again after a power cut finds its work done: each is the same twice.
    store.note(|sql| remember(sql, seal, now))?;
    Ok(caller)
}

/// The machine of this id, with what its signatures are verified.
///
/// # Errors
/// `revoked` where it has been shut out.
pub fn signer(sql: &mut dyn Sql, device: &str) -> Result<Option<(Caller, Suite, PublicKey)>> {
    let Some(known) = owner(sql, device)? else {
        return Ok(None);
    };
    match known.revoked {
        true => Err(Error::new(
            "revoked",
            "这台机器已被县政府办公室停用，没有接收。已录入的内容都在本机，不受影响：请向县办要一份新的注册文件，在“设置—县办连接”里重新注册，没有报送的会接着报送",
        )),
        false => Ok(Some((known.caller, known.suite, known.key))),
    }
}

/// A machine that was enrolled at some time.
pub struct Owner {
    /// Whose it is.
    pub caller: Caller,
    /// What it signs with.
    pub suite: Suite,
    /// With what its signatures are verified.
    pub key: PublicKey,
    /// It has been shut out since.
    pub revoked: bool,
}

/// Whose machine this is, also where it has been shut out: what it sealed before may be brought by
/// another machine of its unit.
///
/// # Errors
/// The database's.
pub fn owner(sql: &mut dyn Sql, device: &str) -> Result<Option<Owner>> {
    let row = sql.row(
        "SELECT d.id, d.unit, u.name, d.suite, d.public_key, d.revoked_at \
         FROM device d JOIN unit u ON u.code = d.unit WHERE d.id = ?1",
        values![device],
    )?;
    let read = |row: Row| {
        Ok(Owner {
            caller: Caller {
                device: row.text(0)?,
                unit: row.text(1)?,
                unit_name: row.text(2)?,
            },
            suite: word::read(&row.text(3)?)?,
            key: word::read(&row.text(4)?)?,
            revoked: row.maybe(5)?.is_some(),
        })
    };
    row.map(read).transpose()
}

/// Notes the number of the request, and forgets those whose time alone would refuse them.
fn remember(sql: &mut dyn Sql, seal: &RequestSeal<'_>, now: DateTime<Utc>) -> Result<()> {
    let at = moment(now);
    let fresh = sql.run(
        "INSERT INTO nonce (device, nonce, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
        values![seal.device, seal.nonce, &at],
    )?;
    if fresh == 0 {
        return Err(Error::new(
            "replayed",
            "这个请求已经处理过一次，没有再次处理。程序会自动重试",
        ));
    }
    let old = moment(now - TimeDelta::seconds(3 * SKEW_MAX));
    sql.run(
        "DELETE FROM nonce WHERE device = ?1 AND at < ?2",
        values![seal.device, old],
    )?;
    sql.run(
        "UPDATE device SET seen_at = ?2 WHERE id = ?1",
        values![seal.device, at],
    )?;
    Ok(())
}

fn skewed(now: DateTime<Utc>) -> Error {
    Error::new(
        "clock_skewed",
        "本机时间与县政府办公室服务器相差太多。程序会按服务器时间重试；请抽空校准本机时间",
    )
    .with(json!({ "now": moment(now) }))
}

/// A machine that was enrolled after the backup from which the office was restored is one of these.
pub fn unknown() -> Error {
    Error::new(
        "unauthenticated",
        "县政府办公室没有这台机器的登记，没有接收（县办的服务可能是从较早的备份恢复的）。已录入、已封存的内容都在本机，不受影响：请向县办要一份新的注册文件，在“设置—县办连接”里重新注册，县办没有的各批会自动补报",
    )
}

fn unauthenticated() -> Error {
    Error::new(
        "unauthenticated",
        "无法确认这台设备的身份，请求未处理。请用县政府办公室给的注册码重新注册",
    )
}
