use super::{Code, Error};
use std::io::{self, ErrorKind};

impl From<io::Error> for Error {
    fn from(cause: io::Error) -> Error {
        let message = match cause.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘空间不足，请清理磁盘后再试",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "没有读写数据文件夹的权限，请检查文件夹设置后再试"
            }
            _ => "读写文件失败，请检查磁盘后再试",
        };
        Error::new(Code::Io, message).caused_by(cause)
    }
}
