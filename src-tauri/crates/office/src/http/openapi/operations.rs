/// Who may ask.
pub(super) enum Who {
    Anybody,
    Device,
    Person,
}

/// One question that the server answers.
pub(super) struct Operation {
    pub method: &'static str,
    pub path: &'static str,
    pub summary: &'static str,
    pub who: Who,
    pub query: &'static [&'static str],
    /// Name of a schema, `bytes`, or nothing.
    pub body: &'static str,
    /// Name of a schema, `bytes` or `text`.
    pub answer: &'static str,
}

macro_rules! operations {
    ($($who:ident $method:ident $path:literal ($($query:literal),*) $body:literal -> $answer:literal : $summary:literal;)+) => {
        /// All of them, in the order of the document.
        pub(super) const OPERATIONS: &[Operation] = &[$(Operation {
            method: stringify!($method),
            path: $path,
            summary: $summary,
            who: Who::$who,
            query: &[$($query),*],
            body: $body,
            answer: $answer,
        }),+];
    };
}

operations! {
    Anybody get "/api/v1/capabilities" () "" -> "Capabilities": "县办是谁、用什么密钥、收多大的内容";
    Anybody post "/api/v1/enrol" () "EnrolRequest" -> "EnrolResponse": "用一次性注册码注册一台设备；同一设备同一注册码重复请求，回答相同";
    Device post "/api/v1/status" () "StatusRequest" -> "StatusResponse": "核对双方各有哪些批次";
    Device post "/api/v1/batches" () "bytes" -> "Receipt": "存一批，给出签名回执；同一批重复报送，回执相同。缺附件答 missing，编号相同内容不同答 other_content";
    Device get "/api/v1/issued" ("after?") "" -> "IssuedPage": "县办发给本单位的内容，按次序，每页最多 100 项";
    Device get "/api/v1/blobs/{digest}" () "" -> "bytes": "取本单位报过的或发给本单位的附件";
    Device get "/api/v1/blobs/{digest}/upload" () "" -> "UploadState": "附件传到哪里了";
    Device put "/api/v1/blobs/{digest}/upload" ("offset", "size") "bytes" -> "UploadState": "接着传一段附件，Minglu-Chunk 头写这一段的 SHA-256";
    Anybody post "/api/console/login" () "Credentials" -> "Me": "登录";
    Person post "/api/console/logout" () "" -> "Empty": "退出登录";
    Person get "/api/console/me" () "" -> "Me": "现在登录的是谁";
    Person post "/api/console/password" () "PasswordChange" -> "Empty": "改自己的密码，所有登录随之结束";
    Person get "/api/console/units" () "" -> "UnitOverview[]": "全部单位：报了没有、待审多少、还有什么没接收";
    Person post "/api/console/units" () "UnitDraft" -> "Unit": "增加单位（管理员）";
    Person post "/api/console/units/import" ("name") "bytes" -> "UnitsImported": "从表格导入单位目录（管理员）";
    Person post "/api/console/units/{code}/invite" () "" -> "Invitation": "给单位发一个注册码（管理员）";
    Person get "/api/console/devices" () "" -> "Device[]": "全部设备";
    Person post "/api/console/devices/{id}/revoke" () "" -> "Empty": "停用设备（管理员）";
    Person get "/api/console/batches" ("unit?", "state?", "kind?", "after?", "limit?") "" -> "Batch[]": "批次，最近的在前";
    Person post "/api/console/batches/accept" () "Several" -> "Accepted": "接收几批（审核人）";
    Person get "/api/console/batches/{id}" () "" -> "BatchShown": "一批的全部内容";
    Person get "/api/console/batches/{id}/bytes" () "" -> "bytes": "一批的原文";
    Person get "/api/console/batches/{id}/files/{digest}" () "" -> "bytes": "一批里的一个附件";
    Person post "/api/console/batches/{id}/settle" () "Ruling" -> "Empty": "接收或退回一批，按记录和栏目写意见（审核人）";
    Person get "/api/console/notices" () "" -> "Notice[]": "下发过的通知，最近的在前";
    Person post "/api/console/notices" ("name", "title", "year", "doc_no?") "bytes" -> "NoticeIssued": "下发通知，各单位只收到自己的任务（审核人）";
    Person post "/api/console/notices/preview" ("name", "title", "year", "doc_no?") "bytes" -> "NoticePreview": "读任务分解表，看各单位会收到什么；不保存（审核人）";
    Person get "/api/console/notices/{id}" () "" -> "NoticeShown": "一份通知的任务，各单位打开没有、报了没有";
    Person get "/api/console/forms" () "" -> "FormOverview[]": "收集的表，最近的在前";
    Person post "/api/console/forms" ("name", "title", "due?", "note?") "bytes" -> "FormCollected": "用一张表格向各单位收集（审核人）";
    Person post "/api/console/forms/preview" ("name", "title", "due?", "note?") "bytes" -> "FormColumn[]": "看一张表格会有哪些栏目；不保存（审核人）";
    Person get "/api/console/forms/{id}" () "" -> "FormShown": "一张表的栏目，各单位报了没有";
    Person post "/api/console/forms/{id}/merge" () "" -> "Workbook": "把各单位报来的汇总成一个工作簿";
    Person get "/api/console/bulletin" ("quarter") "" -> "BulletinLine[]": "一个季度各单位的报送情况";
    Person get "/api/console/bulletin/file" ("quarter", "format") "" -> "bytes": "季度通报，docx 或 xlsx";
    Person get "/api/console/report" ("year") "" -> "CountyReport": "全县年度报告：各单位年报的数字之和，每个数字由哪些单位组成，勾稽关系，谁没有报";
    Person get "/api/console/report/file" ("year", "format") "" -> "bytes": "全县年度报告（docx，规定格式）或数字来源（xlsx）";
    Person get "/api/console/statistics" ("year") "" -> "Statistics": "全部单位的统计：公文按属性、依据、月份、单位，各台账的记录数";
    Person get "/api/console/statistics/file" ("year") "" -> "bytes": "统计，xlsx，带图";
    Person get "/api/console/contacts" () "" -> "Directory": "联系人通讯录，来自已接收的备案；与上次备案相比的变动";
    Person get "/api/console/contacts/file" ("format") "" -> "bytes": "联系人通讯录，docx 或 xlsx；谁导出有记录";
    Person get "/api/console/checks" () "" -> "CheckInfo[]": "目录抽查，最近的在前";
    Person post "/api/console/checks" () "CheckDraft" -> "Made": "开始一次抽查：按种子随机抽单位和目录事项，也可自己选（审核人）";
    Person get "/api/console/checks/{id}" () "" -> "CheckShown": "一次抽查的全部事项";
    Person post "/api/console/checks/{id}/items/{item}" () "Finding" -> "Empty": "登记一项的抽查结果（审核人）";
    Person post "/api/console/checks/{id}/items/{item}/done" () "Done" -> "Empty": "一项整改完成，或取消完成（审核人）";
    Person post "/api/console/checks/{id}/issue" () "Order" -> "OrderIssued": "把问题作为任务下发给各单位整改（审核人）";
    Person get "/api/console/checks/{id}/file" ("format") "" -> "bytes": "整改清单，docx 或 xlsx";
    Person get "/api/console/assessment" ("year") "" -> "Assessment": "一年的考核得分";
    Person get "/api/console/assessment/file" ("year", "format") "" -> "bytes": "考核得分，docx 或 xlsx，带图";
    Person post "/api/console/assessment/weights" () "Weights" -> "Empty": "改考核分值（审核人）";
    Person post "/api/console/assessment/points" () "PointGiven" -> "Made": "加分或减分，写明理由（审核人）";
    Person post "/api/console/assessment/points/{id}/remove" () "" -> "Empty": "删去一笔加减分（审核人）";
    Person post "/api/console/packages" ("name") "bytes" -> "PackageAnswered": "接收单位用 U 盘报来的文件，给出回执文件（审核人）";
    Person post "/api/console/export" () "Lists" -> "bytes": "把页面上的列表写成 xlsx";
    Person get "/api/console/search" ("text") "" -> "Found": "在全部报送内容里查找";
    Person get "/api/console/people" () "" -> "Person[]": "县办的用户（管理员）";
    Person post "/api/console/people" () "Newcomer" -> "Empty": "增加用户（管理员）";
    Person post "/api/console/people/{name}/password" () "Password" -> "Empty": "重设密码（管理员）";
    Person post "/api/console/people/{name}/remove" () "" -> "Empty": "删除用户（管理员）";
    Person get "/api/console/audit" ("before?") "" -> "AuditEntry[]": "日志（管理员）";
    Anybody get "/health" () "" -> "Health": "服务和数据库是否正常";
    Anybody get "/metrics" () "" -> "text": "运行数据，只在本机可看";
    Anybody get "/api/openapi.json" () "" -> "Document": "本文档";
}
