use crate::identity::Keys;
use crate::store::{Sql, Store, now};
use crate::unit::{Unit, find_in};
use crate::{Error, Result, audit, identity, secret, values, word};
use minglu_sync::batch::UnitRef;
use minglu_sync::protocol::{Device, EnrolRequest, EnrolResponse};
use serde_json::json;
use uuid::Uuid;

/// What a machine says that it was enrolled as before, at most.
const EARLIER_MAX: usize = 50;

/// Characters of a machine's name at most.
const NAME_MAX: usize = 60;

/// Takes in a machine that brought a one-time code. The same machine with the same code is answered
/// again alike: the first answer may have been lost.
///
/// # Errors
/// `bad_code` where the code is wrong, used or too old; `unauthenticated` where the machine has not
/// the key that it names; `invalid` where what it says of itself cannot be stored.
pub fn enrol(store: &Store, keys: &Keys, request: &EnrolRequest) -> Result<EnrolResponse> {
    // Before any proof is looked at: nobody is known yet, and each of them takes time.
    if request.earlier.len() > EARLIER_MAX {
        return Err(Error::new(
            "invalid",
            format!("这台机器以前注册过 {EARLIER_MAX} 次以上，没有注册。请联系县政府办公室"),
        ));
    }
    request.verify()?;
    judge(&request.device)?;
    let mut earlier = request.earlier.iter();
    earlier.try_for_each(|of| judge(&of.device))?;
    store.write(|sql| {
        let unit = admit(sql, request)?;
        Ok(EnrolResponse {
            unit: UnitRef {
                code: unit.code,
                name: unit.name,
            },
            device: request.device.clone(),
            office: identity::name(sql)?,
            keys: keys.public.clone(),
            unknown: minglu_sync::Unknown::new(),
        })
    })
}

fn admit(sql: &mut dyn Sql, request: &EnrolRequest) -> Result<Unit> {
    let kept = secret::kept(&request.code);
    let device = &request.device;
    // Only one of two that come at once finds the code unused.
    let taken = sql.run(
        "UPDATE enrolment_code SET device = ?1 \
         WHERE digest = ?2 AND (device IS NULL OR device = ?1) AND ends_at > ?3",
        values![&device.id, &kept, now()],
    )?;
    if taken == 0 {
        return Err(bad_code());
    }
    let code = sql.row(
        "SELECT unit FROM enrolment_code WHERE digest = ?1",
        values![&kept],
    )?;
    let unit = code.ok_or_else(bad_code)?.text(0)?;
    let unit = find_in(sql, &unit)?.ok_or_else(bad_code)?;
    if write(sql, &unit, device)? {
        let mut again = 0;
        for of in &request.earlier {
            again += insert(sql, &unit, &of.device, Some(now()))?;
        }
        let details = json!({ "unit": unit.code, "earlier": again });
        audit::note(
            sql,
            &format!("device:{}", device.id),
            "device.enrol",
            &device.id,
            &details,
        )?;
    }
    Ok(unit)
}

/// Writes the machine down; false where it stood there already, exactly so.
fn write(sql: &mut dyn Sql, unit: &Unit, device: &Device) -> Result<bool> {
    if insert(sql, unit, device, None)? == 1 {
        return Ok(true);
    }
    let (suite, public_key) = (word::of(&device.suite)?, device.public_key.to_string());
    let same = sql.row(
        "SELECT id FROM device WHERE id = ?1 AND unit = ?2 AND suite = ?3 AND public_key = ?4 \
         AND revoked_at IS NULL",
        values![&device.id, &unit.code, &suite, &public_key],
    )?;
    // A copied data folder brings the id of another machine: it needs one of its own.
    same.map(|_| false).ok_or_else(|| {
        Error::new(
            "bad_code",
            "这台设备的编号已经登记过，请重新生成设备密钥后再注册",
        )
    })
}

/// Adds the machine's row; 0 where there is one of its id, which stays as it is. What a machine was
/// before comes in as shut out: it may not ask any more, but what it sealed is known by its key.
fn insert(
    sql: &mut dyn Sql,
    unit: &Unit,
    device: &Device,
    revoked_at: Option<String>,
) -> Result<u64> {
    sql.run(
        "INSERT INTO device (id, unit, name, suite, public_key, sealing_key, enrolled_at, seen_to, \
         revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8) ON CONFLICT (id) DO NOTHING",
        values![
            &device.id,
            &unit.code,
            &device.name,
            word::of(&device.suite)?,
            device.public_key.to_string(),
            device.sealing_key.to_string(),
            now(),
            revoked_at
        ],
    )
}

fn judge(device: &Device) -> Result<()> {
    let named =
        device.name.chars().count() <= NAME_MAX && !device.name.chars().any(char::is_control);
    match Uuid::parse_str(&device.id) {
        Ok(id) if named && id.hyphenated().to_string() == device.id => Ok(()),
        _ => Err(Error::new(
            "invalid",
            format!("设备编号应为 UUID，设备名称不超过 {NAME_MAX} 个字、不含换行"),
        )),
    }
}

fn bad_code() -> Error {
    Error::new(
        "bad_code",
        "注册码不对、已经用过或已过期。请核对，或请县政府办公室重新发一个",
    )
}
