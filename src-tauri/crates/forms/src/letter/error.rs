use crate::fill::FillError;
use crate::write::WriteError;

/// Characters of a template that an error quotes.
const QUOTED: usize = 24;

/// Why a letter could not be written, or a template cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// Names that nothing is known for.
    #[error("模板里的“{}”没有对应的内容。请核对名称，可用的名称见模板说明。", .0.join("”“"))]
    Unknown(Vec<String>),
    /// A list where words are wanted, or the other way round, or words where a number is.
    #[error("模板里的“{0}”用法不对：清单用“逐行”，文字不能“逐行”，“条”只能用 0 到 100 的数。")]
    Kind(String),
    /// Braces without an end.
    #[error("模板里的“{0}”缺少右边的“}}}}”。请补上后再试。")]
    Open(String),
    /// Braces with nothing in them.
    #[error("模板里“{0}”处的花括号里没有名称。请补上名称，或删去花括号。")]
    Empty(String),
    /// Braces from an input method.
    #[error("模板里“{0}”处用了全角花括号。请改成半角的“{{{{”和“}}}}”。")]
    Wide(String),
    /// A condition or repetition without an end, or an end without a beginning.
    #[error("模板里“{0}”处的“如果”“逐行”和“结束”没有配成对。请逐个核对。")]
    Unpaired(String),
    /// A repetition in the middle of a line.
    #[error("模板里“{0}”处的“逐行”不能用在一行文字中间。请放在表格的一行里，或单独成段。")]
    Misplaced(String),
    /// A template with changes that nobody has accepted.
    #[error("模板里还有修订痕迹。请在 Word 或 WPS 里接受或拒绝全部修订，存盘后再试。")]
    Tracked,
    /// Not a Word file.
    #[error("信函模板须是 .docx 文件。旧格式（.doc、.wps）请先用 WPS 或 Office 另存为 .docx。")]
    NotWord,
    /// The file itself.
    #[error(transparent)]
    File(#[from] FillError),
}

impl LetterError {
    pub(super) fn open(text: &str) -> LetterError {
        LetterError::Open(LetterError::excerpt(text))
    }

    pub(super) fn unpaired(text: &str) -> LetterError {
        LetterError::Unpaired(LetterError::excerpt(text))
    }

    /// So much of a template's words as shows the place.
    pub(super) fn excerpt(text: &str) -> String {
        text.trim().chars().take(QUOTED).collect()
    }
}

impl From<WriteError> for LetterError {
    fn from(error: WriteError) -> LetterError {
        LetterError::File(error.into())
    }
}
