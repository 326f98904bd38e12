use super::Invitation;
use crate::{Error, Office, Result, http, identity};
use minglu_sync::batch::UnitRef;
use minglu_sync::protocol::{ENROLMENT_FILE, EnrolmentFile};
use std::io::Write;
use std::path::Path;

/// An invitation as a file that a unit reads in: also where it is never online, for the office's keys
/// stand in it, and nobody has to take the first server that answers for the office. Who has the
/// file can enrol.
///
/// # Errors
/// The database's.
pub fn slip(
    office: &Office,
    invitation: &Invitation,
    address: Option<String>,
) -> Result<EnrolmentFile> {
    Ok(EnrolmentFile {
        format: ENROLMENT_FILE.to_owned(),
        code: invitation.code.clone(),
        address,
        fingerprint: http::fingerprint_in(&office.dir),
        office: office.store.read(identity::name)?,
        unit: UnitRef {
            code: invitation.unit.code.clone(),
            name: invitation.unit.name.clone(),
        },
        keys: office.keys.public.clone(),
    })
}

/// Writes it where its owner only can read it.
///
/// # Errors
/// `conflict` where the file is there already; `io` where it cannot be written.
pub fn write_slip(
    office: &Office,
    invitation: &Invitation,
    address: Option<String>,
    out: &Path,
) -> Result<()> {
    let slip = slip(office, invitation, address)?;
    let failed = |e: std::io::Error| Error::io("写不了注册文件", &e);
    if out.exists() {
        return Err(Error::conflict(
            "已经有这个文件，没有覆盖。请换一个文件名，再发一个注册码",
        ));
    }
    let folder = out.parent().filter(|dir| !dir.as_os_str().is_empty());
    let mut file =
        tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    file.write_all(serde_json::to_string_pretty(&slip)?.as_bytes())
        .map_err(failed)?;
    file.persist_noclobber(out).map_err(|e| failed(e.error))?;
    Ok(())
}
