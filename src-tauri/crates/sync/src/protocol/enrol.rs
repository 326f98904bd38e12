use super::OfficeKey;
use crate::Unknown;
use crate::batch::UnitRef;
use crate::canonical;
use crate::crypto::{PublicKey, SecretKey, Signature, Suite};
use crate::refusal::Result;
use serde::{Deserialize, Serialize};

/// `POST enrol`: a device with a one-time code. Said twice by the same device with the same code
/// it is answered twice alike, for an answer may be lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// What the office gave to the unit.
    pub code: String,
    /// The device.
    pub device: Device,
    /// Of the device, over code and device: it has the key that it names.
    pub proof: Signature,
    /// What it was enrolled as before. An office that was restored from a backup may have lost it,
    /// and what was sealed then still counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierDevice>,
    /// What a newer program says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What a machine was enrolled as before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EarlierDevice {
    /// As it was enrolled.
    pub device: Device,
    /// By its key, over the code and itself: whoever enrols now has that key too.
    pub proof: Signature,
}

/// A clerk's machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// UUID, made by the device.
    pub id: String,
    /// For people, for example `办公室-1`.
    pub name: String,
    /// What it signs with.
    pub suite: Suite,
    /// The key that its signatures are verified with.
    pub public_key: PublicKey,
    /// X25519: the key that answers carried by hand are sealed to.
    pub sealing_key: PublicKey,
}

/// The answer: whose device it is now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnrolResponse {
    /// The unit that the code was for.
    pub unit: UnitRef,
    /// The device as it was taken in.
    pub device: Device,
    /// Name of the office.
    pub office: String,
    /// The office's public keys.
    pub keys: Vec<OfficeKey>,
    /// What a newer office says.
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// The format of [`EnrolmentFile`].
pub const ENROLMENT_FILE: &str = "minglu-enrolment/1";

/// What the office gives a unit to enrol with, as a file: online it saves typing; where everything
/// is carried by hand it holds all that is needed. The code in it is used once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnrolmentFile {
    /// `minglu-enrolment/1`.
    pub format: String,
    /// The one-time code.
    pub code: String,
    /// Where the office is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// SHA-256 of the office's certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Name of the office.
    pub office: String,
    /// The unit that the code is for.
    pub unit: UnitRef,
    /// The office's keys: with them the device can be enrolled by hand.
    #[serde(default)]
    pub keys: Vec<OfficeKey>,
}

impl EnrolRequest {
    /// A request with its proof.
    ///
    /// # Errors
    /// Fails where the key is none of the device's suite.
    pub fn new(code: &str, device: Device, secret: &SecretKey) -> Result<EnrolRequest> {
        let proof = device.suite.sign(secret, &proven(code, &device)?)?;
        Ok(EnrolRequest {
            code: code.to_owned(),
            device,
            proof,
            earlier: Vec::new(),
            unknown: Unknown::new(),
        })
    }

    /// The same, which also says what the machine was enrolled as before.
    ///
    /// # Errors
    /// Fails where the key is none of the device's suite.
    pub fn after(mut self, device: Device, secret: &SecretKey) -> Result<EnrolRequest> {
        let proof = device.suite.sign(secret, &proven(&self.code, &device)?)?;
        self.earlier.push(EarlierDevice { device, proof });
        Ok(self)
    }

    /// Refuses a device that has not the key that it names, now or before.
    ///
    /// # Errors
    /// Fails where a proof does not fit.
    pub fn verify(&self) -> Result<()> {
        verify(&self.code, &self.device, &self.proof)?;
        let mut earlier = self.earlier.iter();
        earlier.try_for_each(|of| verify(&self.code, &of.device, &of.proof))
    }
}

fn verify(code: &str, device: &Device, proof: &Signature) -> Result<()> {
    let proven = proven(code, device)?;
    device.suite.verify(&device.public_key, &proven, proof)
}

fn proven(code: &str, device: &Device) -> Result<Vec<u8>> {
    let mut bytes = format!("minglu-enrol/1\n{code}\n").into_bytes();
    bytes.extend(canonical::bytes(device)?);
    Ok(bytes)
}
