use super::{Verb, pair};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What to do with the unit's own ledgers.
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// 从一张表新建台账：表头成为栏目，表的样子成为表样
    New(Box<New>),
    /// 列出自定义台账，停用的也列出
    List,
    /// 改名称、改栏目名、增加栏目、隐藏栏目；栏目不会被删除
    Change(Box<Change>),
    /// 停用：台账连同里面的记录放进回收站，可以恢复
    Remove {
        /// 台账（代号或名称）
        ledger: String,
    },
    /// 恢复停用的台账（ledger list 里的 id）
    Restore {
        /// 编号
        id: String,
    },
}

/// A ledger from a sheet.
#[derive(Debug, Args)]
pub struct New {
    /// 别人发来的表（.xlsx .xls .ods .csv .docx）
    pub file: PathBuf,
    /// 台账名称；不给出时用表名
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// 第几张表，从 1 数起
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub sheet: Option<u32>,
    /// 改一栏的名称，可多次给出；表头空着的写列号，如 D=备注
    #[arg(long = "rename", value_name = "表头=新名称", value_parser = pair)]
    pub renames: Vec<(String, String)>,
    /// 不要这一栏（表头或列号），可多次给出
    #[arg(long = "skip", value_name = "表头")]
    pub skips: Vec<String>,
    /// 指明一栏的类型，可多次给出：text date integer decimal boolean，或个人信息 name phone identity email address
    #[arg(long = "kind", value_name = "表头=类型", value_parser = pair)]
    pub kinds: Vec<(String, String)>,
    /// 凭这一栏认出同一条记录，可多次给出
    #[arg(long = "key", value_name = "表头")]
    pub keys: Vec<String>,
    /// 只建台账，不导入表里的行
    #[arg(long)]
    pub no_rows: bool,
    /// 留下原表（.xlsx），以后可以填进原表
    #[arg(long)]
    pub keep: bool,
    /// 只看会建成什么样，不写入
    #[arg(long)]
    pub dry_run: bool,
}

/// An own ledger that is changed.
#[derive(Debug, Args)]
pub struct Change {
    /// 台账（代号或名称）
    pub ledger: String,
    /// 新的台账名称
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// 打印时的表名
    #[arg(long, value_name = "HEADING")]
    pub heading: Option<String>,
    /// 改一栏的名称，可多次给出
    #[arg(long = "rename", value_name = "栏目=新名称", value_parser = pair)]
    pub renames: Vec<(String, String)>,
    /// 加一栏，可多次给出，如 备注=text
    #[arg(long = "add", value_name = "栏目=类型", value_parser = pair)]
    pub added: Vec<(String, String)>,
    /// 给一栏增加一个选项，可多次给出
    #[arg(long = "choice", value_name = "栏目=选项", value_parser = pair)]
    pub choices: Vec<(String, String)>,
    /// 一栏在纸上的宽度（毫米），可多次给出
    #[arg(long = "width", value_name = "栏目=毫米", value_parser = pair)]
    pub widths: Vec<(String, String)>,
    /// 隐藏一栏，可多次给出；里面的内容还在
    #[arg(long = "hide", value_name = "栏目")]
    pub hidden: Vec<String>,
    /// 重新显示一栏，可多次给出
    #[arg(long = "show", value_name = "栏目")]
    pub shown: Vec<String>,
}

impl Verb {
    /// The ledger that a verb names: by its name in code, or by its title.
    pub fn ledger(&mut self) -> Option<&mut String> {
        match self {
            Verb::Import(v) => Some(&mut v.ledger),
            Verb::List(v) => Some(&mut v.ledger),
            Verb::Show(v) => Some(&mut v.one.ledger),
            Verb::Set(v) => Some(&mut v.ledger),
            Verb::Add(v) => Some(&mut v.ledger),
            Verb::Delete(v) | Verb::History(v) => Some(&mut v.ledger),
            Verb::Restore(v) => v.id.is_some().then_some(&mut v.file),
            Verb::Attach(v) => Some(&mut v.ledger),
            Verb::Export(v) => Some(&mut v.ledger),
            Verb::Fill(v) => Some(&mut v.ledger),
            Verb::Ledger(Ledger::Change(v)) => Some(&mut v.ledger),
            Verb::Ledger(Ledger::Remove { ledger }) => Some(ledger),
            _ => None,
        }
    }
}
