use super::pair;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What to do with the letters of a request.
#[derive(Debug, Subcommand)]
pub enum Letter {
    /// 一件申请现在能出哪些文书，不能出的为什么
    Kinds {
        /// 申请的记录编号
        id: String,
    },
    /// 各份文书对应办理经过里的哪一步，还有什么没有登记到案卷
    Course {
        /// 申请的记录编号
        id: String,
    },
    /// 看看文书还缺什么，不写
    Draft(Write),
    /// 写一份文书，存进案卷；缺内容时列出要补的
    Write(Write),
    /// 登记文书已发出
    Issue(Issue),
    /// 作废一份文书，文号不再用
    Void {
        /// 文书的记录编号
        id: String,
        /// 作废原因
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 把一件申请的全部文书放进一个文件夹
    All {
        /// 申请的记录编号
        id: String,
        /// 放到哪个文件夹；不写则放进导出文件夹
        #[arg(short, long, value_name = "DIR")]
        output: Option<PathBuf>,
    },
    /// 文书设置：机关代字、联系电话、地址、文号样式；不写选项时列出
    Settings {
        /// 名称=内容，可多次给出
        #[arg(long = "say", value_name = "名称=内容", value_parser = pair)]
        said: Vec<(String, String)>,
        /// 文号样式，如 reply={code}〔{year}〕{n}号；等号后留空即恢复
        #[arg(long = "pattern", value_name = "字号=样式", value_parser = pair)]
        patterns: Vec<(String, String)>,
    },
    /// 文书模板：列出、导出、导入、恢复自带模板
    #[command(subcommand)]
    Template(Template),
}

/// A letter, and what it says.
#[derive(Debug, Args)]
pub struct Write {
    /// 申请的记录编号
    pub id: String,
    /// 文书，如 补正告知书的代码 correction，或者文书全称
    pub kind: String,
    /// 文书日期；不写为今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
    /// 征求过几方意见的，给哪一方：那一步的记录编号，见 letter draft；不写为最后一方
    #[arg(long, value_name = "STEP")]
    pub party: Option<String>,
    /// 经办人填写的内容，名称=内容，可多次给出
    #[arg(long = "say", value_name = "名称=内容", value_parser = pair)]
    pub said: Vec<(String, String)>,
    /// 另存一份到这个文件
    #[arg(short, long, value_name = "FILE.docx")]
    pub output: Option<PathBuf>,
}

/// How a letter went.
#[derive(Debug, Args)]
pub struct Issue {
    /// 文书的记录编号
    pub id: String,
    /// 送达方式：直接送达、邮寄送达、电子邮件、网上送达、传真、公告送达
    #[arg(long, value_name = "WAY")]
    pub delivery: Option<String>,
    /// 邮件编号
    #[arg(long, value_name = "NO")]
    pub tracking: Option<String>,
    /// 送达日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub delivered: Option<String>,
}

/// What to do with the templates.
#[derive(Debug, Subcommand)]
pub enum Template {
    /// 列出各种文书的模板和版次
    List,
    /// 列出模板里可以用的全部名称
    Names,
    /// 把模板写成 Word 文件，拿去修改
    Export {
        /// 文书的代码或者全称
        kind: String,
        /// 写到哪个文件；不写则放进导出文件夹
        #[arg(short, long, value_name = "FILE.docx")]
        output: Option<PathBuf>,
    },
    /// 导入改好的模板，成为新的一版
    Import {
        /// 文书的代码或者全称
        kind: String,
        /// 改好的 .docx
        file: PathBuf,
        /// 改了什么
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// 恢复自带的模板
    Reset {
        /// 文书的代码或者全称
        kind: String,
    },
}
