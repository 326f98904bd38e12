mod assessment;
mod attribute;
mod batch;
mod calendar;
mod catalogue;
mod interpretation;
mod ledger;
mod letter;
mod look_back;
mod notice;
mod people;
mod question;
mod read_foreign;
mod report;
mod request;
mod review;
mod statistics;
mod today;

pub use assessment::Assessment;
pub use attribute::Attribute;
pub use batch::{Batch, Enrol, NewBatch};
pub use calendar::Calendar;
pub use catalogue::Catalogue;
pub use interpretation::Interpretation;
pub use ledger::{Change, Ledger, New};
pub use letter::{Letter, Template as LetterTemplate};
pub use look_back::LookBack;
pub use notice::Notice;
pub use people::{Password, People};
pub use question::Question;
pub use read_foreign::ReadForeign;
pub use report::Report;
pub use request::{Clock, Event, Fee, Note, Request, Step};
pub use review::Review;
pub use statistics::{Limit, Statistics};
pub use today::{Month, Today};

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// 明录：政务公开联系人的台账。
#[derive(Debug, Parser)]
#[command(name = "minglu", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// 数据文件夹（默认为本用户的数据文件夹，也可用环境变量 MINGLU_DATA 指定）
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// 以 JSON 输出结果；出错时在标准错误输出 {"code","message","detail"}
    #[arg(long, global = true)]
    pub json: bool,
    /// 从标准输入读密码：每行一个，第一行是现在的密码（或恢复码），第二行是新密码
    #[arg(long, global = true)]
    pub password_stdin: bool,
    /// 以谁的身份：使用人名单里的姓名。没有密码时只写进经过，有密码时核对这个人的密码
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub who: Option<String>,
    /// 要做的事
    #[command(subcommand)]
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// 建立台账，登记本单位
    Init(Init),
    /// 放入样例年度（虚构的澄溪县），只能放进空的数据文件夹
    Sample,
    /// 导入表格（.xlsx .xls .ods .csv .docx）
    Import(Import),
    /// 读一份通知的文字：标题、任务、单位、时限和要报送的材料
    Notice(Notice),
    /// 列出记录
    List(List),
    /// 在所有台账和附件文字里查找
    Search(Search),
    /// 显示一条记录
    Show(Show),
    /// 修改一条记录：field=value…
    Set(Set),
    /// 新增一条记录：field=value…
    Add(Add),
    /// 把一条记录放进回收站
    Delete(One),
    /// 从备份文件恢复整个台账，或从回收站恢复一条记录（台账 编号）
    Restore(Restore),
    /// 备份台账（不写 -o 时备份到数据文件夹和第二备份文件夹）
    Backup(Backup),
    /// 列出已有的备份
    Backups,
    /// 演练：打开一份备份，核对它是否完好，不改动台账
    Rehearse(Rehearse),
    /// 台账打不开时，导出还能读到的内容
    Salvage,
    /// 给一条记录添加附件
    Attach(Attach),
    /// 按表样导出 .xlsx .docx .csv .pdf
    Export(Export),
    /// 在原表里填写（县里发来的 .xlsx 或 .docx）
    Fill(Fill),
    /// 一条记录的经过
    History(One),
    /// 谁在什么时候查看、导出了个人信息，做过备份和恢复
    Events(Events),
    /// 生成诊断包，交给维护人员查找问题；里面没有记录的内容
    Diagnose(Diagnose),
    /// 撤销上一步
    Undo,
    /// 重做刚撤销的一步
    Redo,
    /// 检查台账是否完好
    Check(Check),
    /// 把一年的台账做成归档文件夹：.xlsx、.pdf、附件和校验清单
    Archive(Archive),
    /// 设置、修改、取消密码，用恢复码换新密码
    #[command(subcommand)]
    Password(Password),
    /// 发布前检查一个文件：个人信息、内部标志、错别字、批注和隐藏内容；-o 生成脱敏副本
    PublishCheck(PublishCheck),
    /// 工作日历：导入放假安排、列出年度、数工作日
    #[command(subcommand)]
    Calendar(Calendar),
    /// 依申请公开：登记、办理、案卷、收费、归档
    #[command(subcommand)]
    Request(Request),
    /// 依申请公开：算答复期限，给出逐项计算过程
    Clock(Clock),
    /// 依申请公开：算信息处理费，按件或者按量
    Fee(Fee),
    /// 今日要办的事；--print 印给领导看，--ics 存成日历文件
    Today(Today),
    /// 一个月里每天到期的事
    Month(Month),
    /// 统计：各台账一年的数目，或一本台账按季度的统计
    Statistics(Statistics),
    /// 本地时限与指标：列出、修改
    #[command(subcommand)]
    Limit(Limit),
    /// 公文公开属性：核对一件公文、核对整本台账
    #[command(subcommand)]
    Attribute(Attribute),
    /// 年度评估：每年逐件复核依申请公开和不予公开的公文
    #[command(subcommand)]
    Review(Review),
    /// 政策解读：核对一年的解读
    #[command(subcommand)]
    Interpretation(Interpretation),
    /// 政策问答库：把一件答复过的咨询收进去
    #[command(subcommand)]
    Question(Question),
    /// 考核自评：各指标合计、差距转成任务
    #[command(subcommand)]
    Assessment(Assessment),
    /// 自查与回头看：结转上年未完成的任务
    #[command(subcommand)]
    LookBack(LookBack),
    /// 核对应建制度：哪些有了、哪些还缺
    Procedures,
    /// 核对年度报告表二的数字
    YearlyFigures {
        /// 年度；不写为今年
        #[arg(long, value_name = "Y")]
        year: Option<i32>,
    },
    /// 政府信息公开工作年度报告：算、写成 .docx、核对别的年报
    #[command(subcommand)]
    Report(Report),
    /// 标准目录：自查、转为下一年度、比较两年
    #[command(subcommand)]
    Catalogue(Catalogue),
    /// 依申请公开的文书：能出哪些、写、发出、作废、导出，文书模板
    #[command(subcommand)]
    Letter(Letter),
    /// 使用人：添加、移除、改名，列出名单
    #[command(subcommand)]
    People(People),
    /// 自定义台账：从一张表新建、列出、改栏目、停用和恢复
    #[command(subcommand)]
    Ledger(Ledger),
    /// 生成工作移交清单；写明 --to 时先备份，并把移交记入台账
    Handover(Handover),
    /// 向县办注册这台机器
    Enrol(Enrol),
    /// 报送：生成、列出、查看、用U盘带去、收回执
    #[command(subcommand)]
    Batch(Batch),
    /// 与县办交换一次：送出没有回执的，收下下发的
    Sync,
    /// 在本机浏览器里使用（只监听 127.0.0.1）
    Serve(Serve),
    /// 把一份页面排成 PDF 或 SVG，供窗口程序调用
    #[command(hide = true)]
    Typeset(Typeset),
    /// 读入一个外来文件，供本程序自己调用
    #[command(hide = true)]
    ReadForeign(ReadForeign),
}

/// The hand-over sheet.
#[derive(Debug, Args)]
pub struct Handover {
    /// 写到哪个文件
    #[arg(short, long, value_name = "FILE.docx|.pdf")]
    pub output: PathBuf,
    /// 移交给谁；不写时只出清单，不记移交
    #[arg(long, value_name = "NAME")]
    pub to: Option<String>,
    /// 监交人
    #[arg(long, value_name = "NAME")]
    pub witness: Option<String>,
}

/// The unit.
#[derive(Debug, Args)]
pub struct Init {
    /// 单位全称
    #[arg(long, value_name = "NAME")]
    pub unit: String,
    /// 所在县
    #[arg(long, value_name = "NAME")]
    pub county: String,
    /// 单位的别名，可多次给出
    #[arg(long = "alias", value_name = "A")]
    pub aliases: Vec<String>,
    /// 单位所属的范围，如 县直各有关单位，可多次给出
    #[arg(long = "group", value_name = "G")]
    pub groups: Vec<String>,
}

/// A file to read.
#[derive(Debug, Args)]
pub struct Import {
    /// 要导入的文件
    pub file: PathBuf,
    /// 导入到哪本台账
    #[arg(long, default_value = "task")]
    pub ledger: String,
    /// 任务所属通知的标题
    #[arg(long, value_name = "TITLE")]
    pub notice: Option<String>,
    /// 通知的年度
    #[arg(long, value_name = "Y")]
    pub year: Option<i32>,
    /// 第几张表，从 1 数起
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub sheet: Option<u32>,
    /// 只看结果，不写入
    #[arg(long)]
    pub dry_run: bool,
}

/// Which records.
#[derive(Debug, Args)]
pub struct List {
    /// 台账
    pub ledger: String,
    /// 条件 field=value，可多次给出
    #[arg(long = "where", value_name = "field=value", value_parser = pair)]
    pub conditions: Vec<(String, String)>,
    /// 含有这段文字
    #[arg(long, value_name = "TEXT")]
    pub search: Option<String>,
    /// 排序，前面加 - 为从大到小
    #[arg(long, value_name = "field|-field", allow_hyphen_values = true)]
    pub sort: Vec<String>,
    /// 最多几条（不超过 10000）
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub limit: usize,
    /// 接着上一页（上一页结果里的 next）
    #[arg(long, value_name = "CURSOR")]
    pub after: Option<String>,
    /// 看回收站
    #[arg(long)]
    pub trashed: bool,
    /// 电话、邮箱等不遮住；谁看过会记下来
    #[arg(long)]
    pub reveal: bool,
}

/// What is sought everywhere.
#[derive(Debug, Args)]
pub struct Search {
    /// 几个字、文号（如 29号）或拼音首字母（如 zwgk）
    pub text: String,
    /// 每个台账最多几条（不超过 100）
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
}

/// One record.
#[derive(Debug, Args)]
pub struct One {
    /// 台账
    pub ledger: String,
    /// 记录编号
    pub id: String,
}

/// One record, and how.
#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub one: One,
    /// 电话、邮箱等不遮住；谁看过会记下来
    #[arg(long)]
    pub reveal: bool,
}

/// Where the diagnostic bundle goes.
#[derive(Debug, Args)]
pub struct Diagnose {
    /// 写到哪个文件；不写则放进导出文件夹
    #[arg(short, long, value_name = "FILE.zip")]
    pub output: Option<PathBuf>,
}

/// How many events.
#[derive(Debug, Args)]
pub struct Events {
    /// 最多几条（不超过 1000）
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub limit: usize,
    /// 接着上一页（上一页结果里的 next）
    #[arg(long, value_name = "N")]
    pub before: Option<i64>,
}

/// A backup, or a record in the trash.
#[derive(Debug, Args)]
pub struct Restore {
    /// 备份文件；恢复一条记录时写台账
    #[arg(value_name = "FILE|LEDGER")]
    pub file: String,
    /// 记录编号
    pub id: Option<String>,
}

/// Where a backup goes.
#[derive(Debug, Args)]
pub struct Backup {
    /// 写到哪个文件（.mlbak），附件也放在里面
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// 备份以后删去以前的全部备份：隐去个人信息以后用，旧备份里还有那些信息
    #[arg(long, conflicts_with = "output")]
    pub renew: bool,
}

/// Which backup.
#[derive(Debug, Args)]
pub struct Rehearse {
    /// 备份文件
    pub file: PathBuf,
}

/// How to check.
#[derive(Debug, Args)]
pub struct Check {
    /// 修复可以修复的：重做索引、重新计数、移走多余的附件文件；不改动记录
    #[arg(long)]
    pub mend: bool,
    /// 把检查报告写成 PDF
    #[arg(short, long, value_name = "FILE.pdf", conflicts_with = "mend")]
    pub output: Option<PathBuf>,
}

/// New values of one record.
#[derive(Debug, Args)]
pub struct Set {
    /// 台账
    pub ledger: String,
    /// 记录编号
    pub id: String,
    /// field=value；等号后留空即清空
    #[arg(required = true, value_name = "field=value", value_parser = pair)]
    pub fields: Vec<(String, String)>,
}

/// A new record.
#[derive(Debug, Args)]
pub struct Add {
    /// 台账
    pub ledger: String,
    /// field=value
    #[arg(required = true, value_name = "field=value", value_parser = pair)]
    pub fields: Vec<(String, String)>,
}

/// A file for a record.
#[derive(Debug, Args)]
pub struct Attach {
    /// 台账
    pub ledger: String,
    /// 记录编号
    pub id: String,
    /// 文件
    pub file: PathBuf,
    /// 附件栏；不给出时用台账的第一个附件栏
    #[arg(long)]
    pub field: Option<String>,
}

/// Rows to a file.
#[derive(Debug, Args)]
pub struct Export {
    /// 台账
    pub ledger: String,
    /// 表样；不给出时用台账的常用表样
    #[arg(long)]
    pub form: Option<String>,
    /// 条件 field=value，可多次给出
    #[arg(long = "where", value_name = "field=value", value_parser = pair)]
    pub conditions: Vec<(String, String)>,
    /// 表样里的其他内容，如 报送日期=2021年9月10日
    #[arg(long = "value", value_name = "名称=内容", value_parser = pair)]
    pub values: Vec<(String, String)>,
    /// 表样遮住的电话、邮箱等也印出来；谁导出过会记下来
    #[arg(long)]
    pub reveal: bool,
    /// 写到哪个文件，按后缀决定格式
    #[arg(short, long, value_name = "FILE.xlsx|.docx|.csv|.pdf")]
    pub output: PathBuf,
}

/// The office's own file.
#[derive(Debug, Args)]
pub struct Fill {
    /// 县里发来的 .xlsx 或 .docx
    pub template: PathBuf,
    /// 用哪本台账填
    #[arg(long)]
    pub ledger: String,
    /// 条件 field=value，可多次给出
    #[arg(long = "where", value_name = "field=value", value_parser = pair)]
    pub conditions: Vec<(String, String)>,
    /// 占位内容，如 单位名称=澄溪县财政局
    #[arg(long = "value", value_name = "名称=内容", value_parser = pair)]
    pub values: Vec<(String, String)>,
    /// 写到哪个文件
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// The loopback host.
#[derive(Debug, Args)]
pub struct Serve {
    /// 端口；0 为任选
    #[arg(long, default_value_t = 4225)]
    pub port: u16,
}

/// A paper as JSON on standard input.
#[derive(Debug, Args)]
pub struct Typeset {
    /// 送来的是 Word 文档的版面，而不是表
    #[arg(long)]
    pub manuscript: bool,
    /// 排这个 Word 文档，不从标准输入读
    #[arg(long, value_name = "FILE")]
    pub docx: Option<PathBuf>,
    /// PDF 写到哪里；不给出时在标准输出给出各页 SVG
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, value)) if !field.trim().is_empty() => {
            Ok((field.trim().to_owned(), value.to_owned()))
        }
        _ => Err(format!("“{text}”应写成 名称=内容 的样子")),
    }
}

/// Arguments of `archive`.
#[derive(Debug, Args)]
pub struct Archive {
    /// 年度
    pub year: i32,
    /// 放到哪个（空的）文件夹；不写则放进导出文件夹
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

/// A file that is to be published.
#[derive(Debug, Args)]
pub struct PublishCheck {
    /// 要检查的文件（.docx .xlsx .txt 等）
    pub file: PathBuf,
    /// 把脱敏副本写到哪个文件；拿得准的都替换，批注、修订、作者等都去掉
    #[arg(short, long, value_name = "COPY")]
    pub output: Option<PathBuf>,
}
