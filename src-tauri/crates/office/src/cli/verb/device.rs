use super::super::arguments::Device;
use super::{Said, WHO};
use minglu_office::device::{self, DeviceInfo};
use minglu_office::{Office, Result};
use serde_json::json;

pub fn run(office: &Office, verb: Device) -> Result<Said> {
    match verb {
        Device::List => {
            let devices = device::list(&office.store)?;
            let lines = devices.iter().map(line).collect();
            Said::new(&devices, lines)
        }
        Device::Revoke { id } => {
            device::revoke(&office.store, WHO, &id)?;
            Said::new(&json!({}), vec!["这台设备已停用。".to_owned()])
        }
    }
}

fn line(device: &DeviceInfo) -> String {
    let state = match (&device.revoked_at, &device.seen_at) {
        (Some(at), _) => format!("{at} 停用"),
        (None, Some(at)) => format!("最近连接 {at}"),
        (None, None) => "尚未连接".to_owned(),
    };
    format!("{}  {}  {}  {state}", device.id, device.unit, device.name)
}
