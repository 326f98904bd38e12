use crate::{Desk, Error, Result, file};
use minglu_sync::protocol::{ENROLMENT_FILE, EnrolmentFile};

/// A registration sheet is a page of text.
const LARGEST: u64 = 256 * 1024;

/// Reads the office's registration file.
pub(super) fn read(desk: &Desk, name: &str) -> Result<EnrolmentFile> {
    let source = file::incoming(desk, name)?;
    let failed = |e: std::io::Error| Error::io("注册文件读不了", &e);
    if source.path.metadata().map_err(failed)?.len() > LARGEST {
        return Err(none());
    }
    let text = std::fs::read(&source.path).map_err(failed)?;
    let read: EnrolmentFile = serde_json::from_slice(&text).map_err(|_| none())?;
    if read.format != ENROLMENT_FILE {
        return Err(none());
    }
    source.discard();
    Ok(read)
}

fn none() -> Error {
    Error::unreadable("这不是县办发的注册文件，请核对是否选错了文件")
}
