use crate::{Error, Result};
use futures_util::StreamExt;
use minglu_sync::crypto::BlobDigest;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::runtime::Handle;

/// Where the contents lie.
#[derive(Clone)]
pub struct Blobs {
    pub(super) store: Arc<dyn ObjectStore>,
    /// The folder, where it is one: its files have to be told to reach the disk.
    folder: Option<PathBuf>,
    runtime: Handle,
}

impl Blobs {
    /// The contents in the data folder, or in a bucket at `s3://bucket`. Keys and address of an S3 store
    /// come from the usual variables (`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT` …).
    ///
    /// # Errors
    /// `usage` where the address is none; `io` where the folder cannot be made.
    pub fn open(url: Option<&str>, dir: &Path, runtime: Handle) -> Result<Blobs> {
        match url {
            None => Blobs::in_folder(&dir.join("blobs"), runtime),
            Some(url) if is_bucket(url) => {
                // Its client takes the process's own ciphers; that they stand already is no harm.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let built = AmazonS3Builder::from_env().with_url(url).build();
                let store = built.map_err(|_| {
                    Error::usage("附件存储地址有误，应写成 s3://桶名，并用 AWS_* 环境变量给出密钥")
                })?;
                Ok(Blobs::of(Arc::new(store), runtime))
            }
            Some(_) => Err(Error::usage(
                "附件存储地址应写成 s3://桶名，后面不带路径；不写 --blob-url 时存在数据文件夹里",
            )),
        }
    }

    /// The contents in another store.
    pub fn of(store: Arc<dyn ObjectStore>, runtime: Handle) -> Blobs {
        Blobs {
            store,
            folder: None,
            runtime,
        }
    }

    fn in_folder(folder: &Path, runtime: Handle) -> Result<Blobs> {
        std::fs::create_dir_all(folder).map_err(|e| Error::io("无法建立附件文件夹", &e))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(lost)?;
        Ok(Blobs {
            store: Arc::new(store),
            folder: Some(folder.to_owned()),
            runtime,
        })
    }

    /// Waits for the store. Only from a thread that may wait.
    pub(super) fn wait<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        self.runtime.block_on(work)
    }

    /// Puts a content that is held in memory under a key; a power cut may take it away again.
    pub(super) fn lay(&self, key: &Key, bytes: bytes::Bytes) -> Result<()> {
        self.wait(async {
            let put = self.store.put(key, bytes.into()).await;
            put.map(|_| ()).map_err(lost)
        })
    }

    /// Puts a content that is held in memory under a key, and sees it to the disk.
    pub(super) fn put(&self, key: &Key, bytes: bytes::Bytes) -> Result<()> {
        self.lay(key, bytes)?;
        self.settle(key)
    }

    /// What was put under this key is on the disk when this returns.
    pub(super) fn settle(&self, key: &Key) -> Result<()> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let path = folder.join(key.as_ref());
        let synced = sync(&path).and_then(|()| path.parent().map_or(Ok(()), sync));
        synced.map_err(|e| Error::io("附件没有存到磁盘上", &e))
    }

    /// An empty content: a store may refuse an upload in parts that has none.
    pub(super) async fn put_empty(&self, key: &Key) -> Result<()> {
        let put = self.store.put(key, bytes::Bytes::new().into()).await;
        put.map(|_| ()).map_err(lost)
    }

    /// The content of a blob, piece by piece.
    ///
    /// # Errors
    /// `storage` where it cannot be read.
    pub async fn stream(
        &self,
        digest: &BlobDigest,
    ) -> Result<impl futures_util::Stream<Item = object_store::Result<bytes::Bytes>> + use<>> {
        let found = self.store.get(&key(digest)).await.map_err(lost)?;
        Ok(found.into_stream())
    }

    /// Reads the content of a blob piece by piece.
    ///
    /// # Errors
    /// `storage` where it cannot be read.
    pub fn each(
        &self,
        digest: &BlobDigest,
        mut take: impl FnMut(&[u8]) -> Result<()>,
    ) -> Result<()> {
        self.wait(async {
            let mut stream = self.stream(digest).await?;
            while let Some(bytes) = stream.next().await {
                take(&bytes.map_err(lost)?)?;
            }
            Ok(())
        })
    }

    /// The whole content of a blob.
    ///
    /// # Errors
    /// `storage` where it cannot be read.
    pub fn bytes(&self, digest: &BlobDigest) -> Result<bytes::Bytes> {
        self.wait(async {
            let found = self.store.get(&key(digest)).await.map_err(lost)?;
            found.bytes().await.map_err(lost)
        })
    }
}

/// A bucket of its own: what stands beside ours in it would be read and swept like ours.
fn is_bucket(url: &str) -> bool {
    let bucket = url
        .strip_prefix("s3://")
        .map(|rest| rest.trim_end_matches('/'));
    bucket.is_some_and(|bucket| !bucket.is_empty() && !bucket.contains('/'))
}

/// Where a blob lies. Its digest holds no sign that a path could take amiss.
pub(super) fn key(digest: &BlobDigest) -> Key {
    let digest = digest.as_str();
    Key::from_iter(["blobs", &digest[..2], digest])
}

pub(super) fn lost(error: object_store::Error) -> Error {
    let full = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source());
    let mut causes = full.filter_map(|e| e.downcast_ref::<std::io::Error>());
    let full = causes.any(|e| e.kind() == std::io::ErrorKind::StorageFull);
    tracing::error!(kind = kind(&error), full, "blob store");
    let words = match full {
        true => "服务器磁盘已满，附件没有存下，请通知县政府办公室清理磁盘后重试",
        false => "附件没有存下或读不到，请稍后重试；如仍不行，请管理员检查附件存储",
    };
    Error::new("storage", words)
}

/// The sort of failure, without the path or address in its words.
fn kind(error: &object_store::Error) -> &'static str {
    match error {
        object_store::Error::NotFound { .. } => "not found",
        object_store::Error::PermissionDenied { .. } => "permission denied",
        object_store::Error::Unauthenticated { .. } => "unauthenticated",
        _ => "other",
    }
}

fn sync(path: &Path) -> std::io::Result<()> {
    std::fs::File::open(path)?.sync_all()
}
