use crate::fill::FillError;
use crate::read::ReadError;
use crate::write::WriteError;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum RedactError {
    /// Something could stay behind.
    #[error("没有生成副本：{0}")]
    Unsure(String),
    /// A format of which no copy is made.
    #[error(
        "只能给 .docx、.xlsx 和文本文件生成脱敏副本。请先用 WPS 或 Office 把文件另存为新格式，再检查一遍"
    )]
    Format,
    /// The copy would lie over the file.
    #[error("不能覆盖原文件，请把副本写成另一个文件名")]
    Original,
    /// The file was changed after it was looked at.
    #[error("文件在检查之后有改动，没有生成副本。请重新检查一遍")]
    Changed,
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The copy cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<FillError> for RedactError {
    fn from(error: FillError) -> RedactError {
        match error {
            FillError::Write(error) => RedactError::Write(error),
            other => RedactError::Read(other.into()),
        }
    }
}

impl From<quick_xml::Error> for RedactError {
    fn from(error: quick_xml::Error) -> RedactError {
        RedactError::Read(error.into())
    }
}
