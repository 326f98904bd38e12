//! The one door from the page to the commands. Nothing here runs on the window's own thread, so
//! that a long import never freezes the page.

use crate::press::ChildPress;
use minglu_app::{Envelope, Error, Place, Result, file};
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::State;
use tauri::async_runtime::spawn_blocking;
use tauri::http::HeaderMap;
use tauri::ipc::{InvokeBody, Request};

/// The place behind the window, opened at the first question, so that the window need not wait.
#[derive(Clone)]
pub struct Door {
    place: Arc<Place>,
}

impl Door {
    /// A door to the ledger in this folder. `come` brings the window to the front, where a second
    /// start asks for it.
    pub fn new(data: PathBuf, come: impl Fn() -> bool + Send + 'static) -> Door {
        let place = Place::new(data, "窗口", || Box::new(ChildPress)).answering(come);
        Door {
            place: Arc::new(place),
        }
    }

    /// Opens the ledger in the background while the page is still being read.
    pub fn warm(&self) {
        let place = Arc::clone(&self.place);
        place.keep();
        spawn_blocking(move || place.open().is_ok());
    }

    /// Closes the ledger before the program ends, so that the next start need not look it through.
    pub fn end(&self) {
        if let Err(error) = self.place.end() {
            tracing::warn!(%error, "the ledger was left open");
        }
    }
}

/// Runs the command `name`.
#[tauri::command]
pub async fn call(door: State<'_, Door>, name: String, payload: Value) -> Result<Envelope> {
    let place = Arc::clone(&door.place);
    apart(move || place.dispatch(&name, payload)).await
}

/// Takes one piece of a file and answers with the token by which commands name the file.
#[tauri::command]
pub async fn upload(door: State<'_, Door>, request: Request<'_>) -> Result<String> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Error::usage("上传的内容应为字节"));
    };
    let id = header(request.headers(), "x-upload-id")?.to_owned();
    let offset = header(request.headers(), "x-upload-offset")?;
    let offset = offset
        .parse()
        .map_err(|_| Error::usage("文件片段的位置有误，请重新选择文件"))?;
    let (place, bytes) = (Arc::clone(&door.place), bytes.clone());
    apart(move || file::stage(&place, &id, offset, &bytes)).await
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str> {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.ok_or_else(|| Error::usage("上传的文件片段不完整，请重新选择文件"))
}

/// Runs blocking work on its own thread; a panic there becomes an error with its place in the log.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    spawn_blocking(work).await.unwrap_or_else(|broken| {
        tracing::error!(%broken, "a command broke off");
        Err(Error::new(
            "internal",
            "程序内部出错，刚才的操作没有生效。请重试；如仍不行，请把日志交给维护人员",
        ))
    })
}
