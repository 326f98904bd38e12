use crate::read::ReadError;
use crate::write::WriteError;
use std::io;

/// Why a file could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// Neither an Excel workbook nor a Word document of the present formats.
    #[error(
        "只能填写 .xlsx 和 .docx 文件。旧格式（.xls、.doc、.et、.wps）请先用 WPS 或 Office 另存为新格式。"
    )]
    Unsupported,
    /// The template cannot be opened.
    #[error("打不开文件：{0}")]
    Open(#[source] io::Error),
    /// The template is not what it claims to be.
    #[error("文件已损坏或不是标准格式（{0}）。请用 WPS 或 Office 打开后另存一份再试。")]
    Damaged(String),
    /// Too large to be a form.
    #[error("文件太大，不像是一份表格：{0}。")]
    TooLarge(String),
    /// No placeholder and no table that matches the ledger.
    #[error(
        "文件里没有找到可填的地方：既没有“{{{{名称}}}}”这样的占位符，也没有与台账栏目相符的表头。"
    )]
    NothingToFill,
    /// The template's tables could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The result could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl From<zip::result::ZipError> for FillError {
    fn from(error: zip::result::ZipError) -> FillError {
        FillError::Damaged(error.to_string())
    }
}

impl From<quick_xml::Error> for FillError {
    fn from(error: quick_xml::Error) -> FillError {
        FillError::Damaged(error.to_string())
    }
}
