//! `office.enrol`: makes this device's keys and takes them to the county office with a one-time code.

use super::file;
use super::status::{Response as Status, status};
use super::{Earlier, Enrolment};
use crate::batch::TOUCHED;
use crate::command::Done;
use crate::{Desk, Error, Result};
use minglu_sync::client::{Client, Http, Office, OfficeKeys, Pin};
use minglu_sync::crypto::{OpenKey, SecretKey, Suite};
use minglu_sync::protocol::{
    Capabilities, Device, EnrolRequest, EnrolmentFile, OfficeKey, PROTOCOL,
};
use minglu_sync::{Code, Refusal};
use serde::Deserialize;
use ts_rs::TS;

/// The code, or the file in which it stands.
#[derive(Debug, Default, Deserialize, TS)]
#[ts(optional_fields)]
#[serde(default)]
pub struct Request {
    /// Where the office is reached.
    pub office: Option<String>,
    /// The one-time code.
    pub code: Option<String>,
    /// Fingerprint of the office's certificate, where somebody has it on paper.
    pub fingerprint: Option<String>,
    /// The office's registration file instead: a staged token, or a path.
    pub file: Option<String>,
    /// What this machine is called, for the office to tell one from another.
    pub device: Option<String>,
    /// `ed25519-sha256` (usual) or `sm2-sm3`.
    pub suite: Option<String>,
}

/// Where the desk is enrolled now.
pub type Response = Status;

/// Runs the command.
///
/// # Errors
/// `refused` where the code is wrong; `unreachable` where the office does not answer and there is
/// no file that would do by hand; `usage` where nothing was given.
pub fn run(desk: &Desk, request: Request) -> Result<Done<Response>> {
    let file = request.file.as_deref();
    let file = file.map(|name| file::read(desk, name)).transpose()?;
    let keys = Keys::new(desk, &request)?;
    let enrolment = match (&file, asked(&request, file.as_ref())) {
        (_, Some(asked)) => match (online(&asked, &keys), file) {
            (Err(e), Some(file)) if e.code == "unreachable" => by_hand(file, keys)?,
            (enrolled, file) => is_the_files(enrolled?, file.as_ref())?,
        },
        (Some(_), None) => by_hand(file.ok_or_else(nothing)?, keys)?,
        (None, None) => return Err(nothing()),
    };
    must_be_same_unit(desk, &enrolment)?;
    enrolment.keep(desk)?;
    Ok(Done {
        value: status(desk)?,
        touched: vec![TOUCHED.to_owned()],
    })
}

/// The keys of this device: new ones with each enrolment.
struct Keys {
    device: Device,
    secret: SecretKey,
    opens: OpenKey,
    earlier: Vec<Earlier>,
}

impl Keys {
    fn new(desk: &Desk, request: &Request) -> Result<Keys> {
        let suite = match request.suite.as_deref() {
            None | Some("ed25519-sha256") => Suite::Ed25519,
            Some("sm2-sm3") => Suite::Sm2,
            Some(other) => {
                let words = format!("没有“{other}”这种签名算法，可用 ed25519-sha256、sm2-sm3");
                return Err(Error::usage(words));
            }
        };
        let (secret, opens) = (suite.generate(), OpenKey::generate());
        let name = request.device.clone().unwrap_or_else(|| desk.who());
        let device = Device {
            id: uuid::Uuid::now_v7().to_string(),
            name: name.trim().chars().take(60).collect(),
            suite,
            public_key: suite.public(&secret)?,
            sealing_key: opens.public(),
        };
        Ok(Keys {
            device,
            secret,
            opens,
            earlier: earlier(desk)?,
        })
    }

    /// The question for a code: with these keys, and after those that this machine had before.
    fn request(&self, code: &str) -> Result<EnrolRequest> {
        let request = EnrolRequest::new(code, self.device.clone(), &self.secret)?;
        let mut earlier = self.earlier.iter();
        let request = earlier.try_fold(request, |request, of| {
            request.after(of.device.clone(), &SecretKey::from_hex(&of.secret)?)
        });
        Ok(request?)
    }
}

/// What the machine was enrolled as while it froze what is here; nothing where it has frozen nothing.
fn earlier(desk: &Desk) -> Result<Vec<Earlier>> {
    let before = match desk.ledger.frozen()?.is_empty() {
        true => None,
        false => Enrolment::maybe(desk)?,
    };
    Ok(before.map(Enrolment::ended).unwrap_or_default())
}

/// Where to ask, with which code.
struct Asked {
    address: String,
    code: String,
    fingerprint: Option<String>,
}

fn asked(request: &Request, file: Option<&EnrolmentFile>) -> Option<Asked> {
    let given = |said: &Option<String>, written: Option<String>| said.clone().or(written);
    let address = given(&request.office, file.and_then(|f| f.address.clone()))?;
    let code = given(&request.code, file.map(|f| f.code.clone()))?;
    let written = file.and_then(|f| f.fingerprint.clone());
    Some(Asked {
        address,
        code: code.trim().to_owned(),
        fingerprint: given(&request.fingerprint, written),
    })
}

fn online(asked: &Asked, keys: &Keys) -> Result<Enrolment> {
    let pin = match &asked.fingerprint {
        Some(fingerprint) => Pin::parse(fingerprint)?,
        None => Pin::first_seen(),
    };
    let http = Http::new(&asked.address, pin)?;
    let client = Client::new(http, None);
    understands(&client.capabilities()?, keys.device.suite)?;
    let answer = client.enrol(&keys.request(&asked.code)?)?;
    Ok(Enrolment {
        address: Some(asked.address.trim().to_owned()),
        fingerprint: client.transport().seen(),
        office: answer.office,
        unit: answer.unit,
        device: keys.device.clone(),
        keys: answer.keys,
        pending: None,
        earlier: keys.earlier.clone(),
        secret: keys.secret.to_hex(),
        opens: keys.opens.secret().to_hex(),
    })
}

/// Refuses a server that answered for another office than the file's: its keys must be those of the
/// file, or such for which they stand.
fn is_the_files(enrolled: Enrolment, file: Option<&EnrolmentFile>) -> Result<Enrolment> {
    let Some(file) = file.filter(|file| !file.keys.is_empty()) else {
        return Ok(enrolled);
    };
    let known = OfficeKeys(file.keys.clone()).extended(&enrolled.keys);
    let is_known = |key: &OfficeKey| known.0.contains(key);
    match enrolled.keys.iter().all(is_known) {
        true => Ok(enrolled),
        false => Err(Error::new(
            "refused",
            "答话的服务器不是注册文件上的县办，没有注册。请与县办核对地址，或请县办重新发一份注册文件",
        )),
    }
}

/// An office that no longer understands this program says so plainly, before anything is sent.
fn understands(office: &Capabilities, suite: Suite) -> Result<()> {
    if office.oldest > PROTOCOL {
        let words = "本机程序太旧，县办的服务已不支持。请先升级本机程序；已录入的内容不受影响";
        return Err(Refusal::new(Code::TooOld, words).into());
    }
    match office.suites.contains(&suite) {
        true => Ok(()),
        false => Err(Error::new(
            "refused",
            "县办的服务不支持所选的签名算法，请换一种再注册",
        )),
    }
}

fn by_hand(file: EnrolmentFile, keys: Keys) -> Result<Enrolment> {
    let request = keys.request(file.code.trim())?;
    if file.keys.is_empty() {
        return Err(Error::unreadable("注册文件里没有县办的公钥，只能联网注册"));
    }
    Ok(Enrolment {
        address: file.address,
        fingerprint: file.fingerprint,
        office: file.office,
        unit: file.unit,
        device: keys.device,
        keys: file.keys,
        pending: Some(request),
        earlier: keys.earlier,
        secret: keys.secret.to_hex(),
        opens: keys.opens.secret().to_hex(),
    })
}

/// What was frozen for one unit is never sent as another's.
fn must_be_same_unit(desk: &Desk, new: &Enrolment) -> Result<()> {
    let before = Enrolment::maybe(desk)?;
    let other = before.filter(|before| before.unit.code != new.unit.code);
    if let Some(other) = other.filter(|_| desk.ledger.frozen().is_ok_and(|f| !f.is_empty())) {
        let words = format!(
            "这个注册码属于“{}”，本机一直为“{}”报送。请核对注册码；为另一单位报送请另建数据文件夹",
            new.unit.name, other.unit.name
        );
        return Err(Error::new("conflict", words));
    }
    Ok(())
}

fn nothing() -> Error {
    Error::usage("请填写县办的地址和注册码，或选择县办发的注册文件")
}
