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
    Person post "/api/console/units/{code}/invite" () "" -> "Invitation": "给单位发一个注册码（管理员）";
    Person get "/api/console/devices" () "" -> "Device[]": "全部设备";
    Person post "/api/console/devices/{id}/revoke" () "" -> "Empty": "停用设备（管理员）";
    Person get "/api/console/batches" ("unit?", "state?", "kind?", "after?", "limit?") "" -> "Batch[]": "批次，最近的在前";
    Person post "/api/console/batches/accept" () "Several" -> "Accepted": "接收几批（审核人）";
    Person get "/api/console/batches/{id}" () "" -> "BatchShown": "一批的全部内容";
    Person get "/api/console/batches/{id}/bytes" () "" -> "bytes": "一批的原文";
    Person post "/api/console/batches/{id}/settle" () "Ruling" -> "Empty": "接收或退回一批，按记录和栏目写意见（审核人）";
    Person get "/api/console/people" () "" -> "Person[]": "县办的用户（管理员）";
    Person post "/api/console/people" () "Newcomer" -> "Empty": "增加用户（管理员）";
    Person post "/api/console/people/{name}/password" () "Password" -> "Empty": "重设密码（管理员）";
    Person post "/api/console/people/{name}/remove" () "" -> "Empty": "删除用户（管理员）";
    Person get "/api/console/audit" ("before?") "" -> "AuditEntry[]": "日志（管理员）";
    Anybody get "/health" () "" -> "Health": "服务和数据库是否正常";
    Anybody get "/metrics" () "" -> "text": "运行数据，只在本机可看";
    Anybody get "/api/openapi.json" () "" -> "Document": "本文档";
}
