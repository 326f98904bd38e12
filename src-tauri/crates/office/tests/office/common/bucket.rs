//! A store that speaks S3, with its contents in a folder of its own.

use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use minglu_office::blob::Blobs;
use object_store::aws::AmazonS3Builder;
use s3s::auth::SimpleAuth;
use s3s::service::{S3Service, S3ServiceBuilder};
use s3s_fs::FileSystem;
use std::net::SocketAddr;
use std::sync::Arc;
use tempfile::TempDir;
use tokio::runtime::{Handle, Runtime};

const NAME: &str = "minglu";
const KEY: &str = "test-key";
const SECRET: &str = "test-secret";

/// A bucket that is there as long as this is.
pub struct Bucket {
    runtime: Runtime,
    address: SocketAddr,
    /// Holds the contents.
    _folder: TempDir,
}

#[allow(clippy::new_without_default)]
impl Bucket {
    pub fn new() -> Bucket {
        let (runtime, folder) = (Runtime::new().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(folder.path().join(NAME)).unwrap();
        let mut service = S3ServiceBuilder::new(FileSystem::new(folder.path()).unwrap());
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = service.build();
        let app = axum::Router::new().fallback(move |request| answer(service.clone(), request));
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind(here))
            .unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async { axum::serve(listener, app).await.unwrap() });
        Bucket {
            runtime,
            address,
            _folder: folder,
        }
    }

    /// The contents in it.
    pub fn blobs(&self) -> Blobs {
        // Its client takes the process's own ciphers, as the server's does.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let built = AmazonS3Builder::new()
            .with_bucket_name(NAME)
            .with_endpoint(self.endpoint())
            .with_allow_http(true)
            .with_access_key_id(KEY)
            .with_secret_access_key(SECRET)
            .build();
        Blobs::of(Arc::new(built.unwrap()), self.runtime())
    }

    /// Where its answers are waited for.
    pub fn runtime(&self) -> Handle {
        self.runtime.handle().clone()
    }

    /// What a server is told to use it: its own argument, and the usual variables.
    pub fn settings(&self) -> (String, [(&'static str, String); 4]) {
        let variables = [
            ("AWS_ENDPOINT", self.endpoint()),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_ACCESS_KEY_ID", KEY.to_owned()),
            ("AWS_SECRET_ACCESS_KEY", SECRET.to_owned()),
        ];
        (format!("s3://{NAME}"), variables)
    }

    fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn answer(service: S3Service, request: Request) -> Response {
    match service.call(request.map(s3s::Body::http_body_unsync)).await {
        Ok(answer) => answer.map(Body::new),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
