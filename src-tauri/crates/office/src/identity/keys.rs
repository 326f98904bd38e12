use crate::store::{Row, Sql, now};
use crate::{Error, Result, values, word};
use minglu_sync::crypto::{OpenKey, PublicKey, SecretKey, Signature, Suite};
use minglu_sync::protocol::{KeyUse, OfficeKey};
use uuid::Uuid;

/// The office's keys: one of each suite to sign with, one that packages are sealed to.
pub struct Keys {
    /// The public halves, those of the past too.
    pub public: Vec<OfficeKey>,
    signers: Vec<Signer>,
    openers: Vec<(String, SecretKey)>,
}

/// A key of the office that signs.
#[derive(Clone)]
pub struct Signer {
    /// Its name.
    pub id: String,
    /// With what it signs.
    pub suite: Suite,
    /// The secret half.
    pub secret: SecretKey,
}

impl Keys {
    /// The key that signs for devices of a suite.
    ///
    /// # Errors
    /// `internal` where there is none, which [`complete`] rules out.
    pub fn signer(&self, suite: Suite) -> Result<&Signer> {
        let mut fitting = self.signers.iter().rev().filter(|key| key.suite == suite);
        fitting.next().ok_or_else(|| Error::internal("key", "none"))
    }

    /// The key of this name that opens what was sealed to the office.
    pub fn opener(&self, id: &str) -> Option<OpenKey> {
        let (_, key) = self.openers.iter().find(|(own, _)| own == id)?;
        OpenKey::new(key).ok()
    }

    fn take(&mut self, row: &Row) -> Result<()> {
        let (id, used_for) = (row.text(0)?, row.text(1)?);
        let secret = SecretKey::from_hex(&row.text(3)?)?;
        let suite: Option<Suite> = row.maybe(2)?.map(|text| word::read(&text)).transpose()?;
        let (public_key, used_for) = match (used_for.as_str(), suite) {
            ("seal", _) => (OpenKey::new(&secret)?.public(), KeyUse::Seal),
            (_, Some(suite)) => (suite.public(&secret)?, KeyUse::Sign),
            _ => return Err(Error::internal("key", "no suite")),
        };
        let endorsed = row.maybe(4)?;
        self.public.push(OfficeKey {
            id: id.clone(),
            used_for,
            suite,
            public_key,
            endorsed: endorsed
                .map(|text| serde_json::from_str(&text))
                .transpose()?,
        });
        match suite {
            Some(suite) => self.signers.push(Signer { id, suite, secret }),
            None => self.openers.push((id, secret)),
        }
        Ok(())
    }
}

impl Signer {
    /// A signature of the office.
    ///
    /// # Errors
    /// `internal` where the key is damaged.
    pub fn sign(&self, message: &[u8]) -> Result<Signature> {
        Ok(self.suite.sign(&self.secret, message)?)
    }
}

/// All keys; those that are missing are made.
pub(super) fn complete(sql: &mut dyn Sql) -> Result<Keys> {
    let keys = load(sql)?;
    for suite in Suite::ALL {
        if !keys.signers.iter().any(|key| key.suite == suite) {
            let secret = suite.generate();
            let key = first(KeyUse::Sign, Some(suite), suite.public(&secret)?);
            add(sql, &key, &secret, &now())?;
        }
    }
    if keys.openers.is_empty() {
        let opens = OpenKey::generate();
        let key = first(KeyUse::Seal, None, opens.public());
        add(sql, &key, &opens.secret(), &now())?;
    }
    load(sql)
}

/// A public key for which none stands before it.
pub(super) fn first(used_for: KeyUse, suite: Option<Suite>, public_key: PublicKey) -> OfficeKey {
    OfficeKey {
        id: Uuid::new_v4().to_string(),
        used_for,
        suite,
        public_key,
        endorsed: None,
    }
}

pub(super) fn load(sql: &mut dyn Sql) -> Result<Keys> {
    let mut keys = Keys {
        public: Vec::new(),
        signers: Vec::new(),
        openers: Vec::new(),
    };
    let rows = sql.rows(
        "SELECT id, used_for, suite, secret, endorsed FROM office_key ORDER BY made_at, id",
        &[],
    )?;
    rows.iter().try_for_each(|row| keys.take(row))?;
    Ok(keys)
}

/// Writes a key down.
pub(super) fn add(sql: &mut dyn Sql, key: &OfficeKey, secret: &SecretKey, at: &str) -> Result<()> {
    let suite = key.suite.map(|suite| word::of(&suite)).transpose()?;
    let endorsed = key.endorsed.as_ref().map(serde_json::to_string);
    sql.run(
        "INSERT INTO office_key (id, used_for, suite, secret, made_at, endorsed) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        values![
            &key.id,
            word::of(&key.used_for)?,
            suite,
            secret.to_hex(),
            at,
            endorsed.transpose()?,
        ],
    )?;
    Ok(())
}
