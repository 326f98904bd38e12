//! The county office at which this desk is enrolled.

pub mod enrol;
mod file;
pub mod status;

use crate::{Desk, Error, Result};
use minglu_sync::batch::UnitRef;
use minglu_sync::client::{Client, Http, Identity, OfficeKeys, Pin};
use minglu_sync::crypto::{OpenKey, SecretKey};
use minglu_sync::protocol::{Device, EnrolRequest, OfficeKey};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;

/// Preference that keeps the enrolment. It lies in the ledger's file: with a password it is sealed
/// like everything else there.
const ENROLMENT: &str = "office";
/// Preference that keeps how the last exchange went.
const LAST: &str = "office_last";

/// Where this desk is enrolled, and the keys of this device.
#[derive(Clone, Serialize, Deserialize)]
pub struct Enrolment {
    /// Where the office is reached; none where everything is carried by hand.
    pub address: Option<String>,
    /// Fingerprint of its certificate.
    pub fingerprint: Option<String>,
    /// Its name.
    pub office: String,
    /// The unit, as the office has it.
    pub unit: UnitRef,
    /// This device.
    pub device: Device,
    /// The office's keys.
    pub keys: Vec<OfficeKey>,
    /// The office has not confirmed it yet: this goes with the first package.
    pub pending: Option<EnrolRequest>,
    /// What this machine was enrolled as before, the oldest first: some of what is frozen here bears
    /// their signatures.
    #[serde(default)]
    earlier: Vec<Earlier>,
    secret: String,
    opens: String,
}

/// What this machine was enrolled as before.
#[derive(Clone, Serialize, Deserialize)]
struct Earlier {
    device: Device,
    secret: String,
}

impl Enrolment {
    /// What a machine was enrolled as that is enrolled anew after this.
    fn ended(self) -> Vec<Earlier> {
        let mut all = self.earlier;
        all.push(Earlier {
            device: self.device,
            secret: self.secret,
        });
        all
    }

    /// The enrolment of this desk.
    ///
    /// # Errors
    /// `not_enrolled` where there is none.
    pub(crate) fn of(desk: &Desk) -> Result<Enrolment> {
        Enrolment::maybe(desk)?.ok_or_else(|| {
            let words = "还没有向县办注册。请向县办要一个注册码，在“设置—县办连接”里填写，或运行 minglu enrol";
            Error::new("not_enrolled", words)
        })
    }

    /// The same where a desk without one is no error.
    pub(crate) fn maybe(desk: &Desk) -> Result<Option<Enrolment>> {
        let kept = desk.ledger.recall(ENROLMENT)?;
        let kept = kept.map(serde_json::from_value).transpose();
        kept.map_err(|_| Error::new("damaged", "存下的县办注册信息读不了，请重新注册"))
    }

    /// True where the office can be asked over the net.
    pub(crate) fn is_online(&self) -> bool {
        self.address.is_some() && self.pending.is_none()
    }

    pub(crate) fn keep(&self, desk: &Desk) -> Result<()> {
        shield(desk.dir());
        Ok(desk.ledger.remember(ENROLMENT, &json!(self))?)
    }

    /// The key that this device signs with.
    pub(crate) fn secret(&self) -> Result<SecretKey> {
        Ok(key(&self.secret)?)
    }

    /// The key that opens what is sealed to this device.
    pub(crate) fn opens(&self) -> Result<OpenKey> {
        Ok(OpenKey::new(&key(&self.opens)?)?)
    }

    /// The office's keys.
    pub(crate) fn office_keys(&self) -> OfficeKeys {
        OfficeKeys(self.keys.clone())
    }

    /// The same with those of the office's keys for which a known one stands; nothing where there is
    /// none that is new.
    pub(crate) fn with_keys(&self, said: &[OfficeKey]) -> Option<Enrolment> {
        let keys = self.office_keys().extended(said).0;
        (keys.len() > self.keys.len()).then(|| Enrolment {
            keys,
            ..self.clone()
        })
    }

    /// The way to the office.
    ///
    /// # Errors
    /// `refused` where everything is carried by hand.
    pub(crate) fn client(&self) -> Result<Client<Http>> {
        let Some(address) = &self.address else {
            let words = "没有登记县办的网络地址，请用U盘报送：导出报送文件，交县办导入";
            return Err(Error::new("refused", words));
        };
        if self.pending.is_some() {
            let words = "县办还没有确认这台机器的注册。请先用U盘报送一次，或联网后重新注册";
            return Err(Error::new("refused", words));
        }
        let pin = match &self.fingerprint {
            Some(fingerprint) => Pin::parse(fingerprint)?,
            None => Pin::first_seen(),
        };
        let identity = Identity {
            device: self.device.id.clone(),
            suite: self.device.suite,
            secret: self.secret()?,
        };
        Ok(Client::new(Http::new(address, pin)?, Some(identity)))
    }
}

fn key(text: &str) -> minglu_sync::Result<SecretKey> {
    SecretKey::from_hex(text)
}

/// From now on a key lies in the folder: nobody else on this machine reads it. A folder that others
/// may write into is shared on purpose, and stays so.
#[cfg(unix)]
fn shield(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let closed = std::fs::metadata(folder).and_then(|known| {
        let mode = known.permissions().mode();
        let shared = mode & 0o022 != 0;
        match shared {
            true => Ok(()),
            false => std::fs::set_permissions(folder, PermissionsExt::from_mode(mode & 0o7700)),
        }
    });
    if let Err(cause) = closed {
        tracing::warn!(kind = %cause.kind(), "the data folder stays open to other users");
    }
}

#[cfg(not(unix))]
fn shield(_: &Path) {}

/// How the last exchange went.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Last {
    /// When, RFC 3339.
    pub at: String,
    /// When one last went well.
    pub well: Option<String>,
    /// What went wrong, in Chinese.
    pub trouble: Option<String>,
    /// Ledgers that it changed.
    #[serde(default)]
    pub touched: Vec<String>,
}

impl Last {
    pub(crate) fn of(desk: &Desk) -> Result<Option<Last>> {
        let kept = desk.ledger.recall(LAST)?;
        Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()))
    }

    /// Notes how an exchange went that ended now.
    pub(crate) fn note(desk: &Desk, trouble: Option<String>, touched: &[String]) -> Result<()> {
        let at = crate::duty::now().to_rfc3339();
        let well = match &trouble {
            None => Some(at.clone()),
            Some(_) => Last::of(desk)?.and_then(|last| last.well),
        };
        let touched = touched.to_vec();
        let last = Last {
            at,
            well,
            trouble,
            touched,
        };
        Ok(desk.ledger.remember(LAST, &json!(last))?)
    }
}
