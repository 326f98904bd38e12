/// Why a file or a pasted block cannot be read. The messages are for the clerk.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be opened or read from the disk.
    #[error("文件打不开：{0}。请确认文件还在原处、没有被其他程序独占，然后重试")]
    Io(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("文件是空的，没有可以读入的内容")]
    Empty,
    /// The format is known but not read.
    #[error("{what}，明录不能直接读入。{advice}")]
    Unsupported {
        /// What the file is.
        what: String,
        /// What to do with it.
        advice: String,
    },
    /// The file is protected by a password.
    #[error("文件设有打开密码。请先用 Excel、Word 或 WPS 打开并去掉密码，另存后再导入")]
    Password,
    /// The file is larger than what is read.
    #[error("文件太大：{0}。请拆成几个文件，或删去无关内容后再导入")]
    TooLarge(String),
    /// The file claims to be something that it is not.
    #[error("文件已损坏或内容不合规范（{0}）。请用 Excel、Word 或 WPS 打开后另存一份再导入")]
    Damaged(String),
    /// There is no table.
    #[error("{0}里没有找到表格")]
    NoTable(String),
    /// There is a table but no header that the ledger knows.
    #[error(
        "在“{sheet}”里没有找到表头。表头应含有“{}”这样的列名；表头如在第 {rows} 行以后，请先删去前面的内容",
        labels.join("”“")
    )]
    NoHeader {
        /// The sheet that was searched.
        sheet: String,
        /// Some labels that were looked for.
        labels: Vec<String>,
        /// How many rows were searched.
        rows: u32,
    },
}

impl ReadError {
    /// The code under which hosts react to it.
    pub fn code(&self) -> &'static str {
        match self {
            ReadError::Io(_) => "io",
            ReadError::Unsupported { .. } | ReadError::Password => "unsupported",
            _ => "unreadable",
        }
    }

    pub(crate) fn unsupported(what: &str, advice: &str) -> ReadError {
        ReadError::Unsupported {
            what: what.to_owned(),
            advice: advice.to_owned(),
        }
    }

    pub(crate) fn damaged(cause: impl std::fmt::Display) -> ReadError {
        ReadError::Damaged(cause.to_string())
    }
}

impl From<quick_xml::Error> for ReadError {
    fn from(error: quick_xml::Error) -> ReadError {
        match error {
            quick_xml::Error::Io(io) => ReadError::damaged(io),
            other => ReadError::damaged(other),
        }
    }
}

impl From<zip::result::ZipError> for ReadError {
    fn from(error: zip::result::ZipError) -> ReadError {
        match error {
            zip::result::ZipError::Io(io) => ReadError::damaged(io),
            other => ReadError::damaged(other),
        }
    }
}
