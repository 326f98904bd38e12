use super::{Code, Error};
use rusqlite::ErrorCode;

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Error {
        let (code, message) = match cause.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => (
                Code::Damaged,
                "台账数据文件已损坏，请停止录入，并从备份恢复",
            ),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                (Code::Busy, "另一个程序正在写入台账，请稍后再试")
            }
            Some(ErrorCode::DiskFull) => (Code::Io, "磁盘空间不足，请清理磁盘后再试"),
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                (Code::Io, "没有读写数据文件夹的权限，请检查文件夹设置后再试")
            }
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => (
                Code::Io,
                "读写数据文件失败，请看看磁盘是否还有空间、U盘是否还插着，再试一次",
            ),
            _ => (Code::Internal, "台账出现程序错误，请保存日志并联系维护人员"),
        };
        Error::new(code, message).caused_by(cause)
    }
}

impl From<serde_json::Error> for Error {
    fn from(cause: serde_json::Error) -> Error {
        Error::damaged("内容不可读").caused_by(cause)
    }
}
