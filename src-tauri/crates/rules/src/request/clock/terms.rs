use super::Conventions;
use crate::duty::Limits;

/// The lengths that the clock goes by, in working days. Those that the law fixes cannot be set
/// otherwise; see `assets/limits.json`, `request.…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The reply (Art. 33).
    pub reply: u32,
    /// The longest extension (Art. 33).
    pub extension: u32,
    /// The notice of correction (Art. 30).
    pub correction: u32,
    /// The third party's answer (Art. 32).
    pub third_party: u32,
    /// The joint maker's answer (Art. 34).
    pub joint_maker: u32,
    /// The payment of a fee. Not confirmed.
    pub payment: u32,
    /// True where a payment begins the count anew; else it goes on. Not confirmed.
    pub payment_restarts: bool,
}

/// A length is missing from the file of limits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("本地时限与指标里缺少“{0}”这一项，请重新安装程序")]
pub struct TermsError(pub String);

impl Terms {
    /// The lengths that hold at a desk.
    ///
    /// # Errors
    /// Fails where one of them is missing.
    pub fn of(limits: &Limits, conventions: &Conventions) -> Result<Terms, TermsError> {
        let value = |name: &str| {
            let limit = limits.get(name);
            let limit = limit.ok_or_else(|| TermsError(name.to_owned()));
            limit.map(|limit| limit.value)
        };
        Ok(Terms {
            reply: value("request.reply")?,
            extension: value("request.extension")?,
            correction: value("request.correction")?,
            third_party: value("request.third_party")?,
            joint_maker: value("request.joint_maker")?,
            payment: value("request.payment")?,
            payment_restarts: conventions.payment_restarts,
        })
    }
}
