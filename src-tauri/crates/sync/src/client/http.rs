use super::pin::{Pin, Seen};
use super::signed::{Asked, Said, Transport};
use super::tls::PinnedTls;
use crate::refusal::{Code, Refusal, Result};
use std::io::{self, Read, Write};
use std::sync::PoisonError;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Request, Response};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{Connector, TcpConnector};
use ureq::{Agent, Body};

/// The office over HTTP, with TLS to the certificate that was pinned. Without TLS only on this
/// machine.
pub struct Http {
    agent: Agent,
    address: String,
    seen: Seen,
}

impl Http {
    /// A way to the office at this address, for example `https://10.2.3.4:8443`.
    ///
    /// # Errors
    /// [`Code::Invalid`] where it is no such address.
    pub fn new(address: &str, pin: Pin) -> Result<Http> {
        let address = checked(address)?;
        let (tls, seen) = PinnedTls::new(pin).map_err(Refusal::internal)?;
        let config = Config::builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_send_body(Some(Duration::from_secs(120)))
            .timeout_recv_response(Some(Duration::from_secs(60)))
            .timeout_recv_body(Some(Duration::from_secs(600)))
            .build();
        let connector = ().chain(TcpConnector::default()).chain(tls);
        let agent = Agent::with_parts(config, connector, DefaultResolver::default());
        Ok(Http {
            agent,
            address,
            seen,
        })
    }

    /// The fingerprint of the certificate that came; none without TLS, or before the first answer.
    #[must_use]
    pub fn seen(&self) -> Option<String> {
        let seen = self.seen.lock();
        seen.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Transport for Http {
    fn send(&self, asked: &Asked<'_>, into: &mut dyn Write) -> Result<Said> {
        let address = format!("{}{}", self.address, asked.path);
        let mut request = Request::builder().method(asked.method).uri(address);
        for (name, value) in &asked.headers {
            request = request.header(*name, value);
        }
        let response = match asked.method {
            "GET" => self.agent.run(request.body(()).map_err(Refusal::internal)?),
            _ => self
                .agent
                .run(request.body(asked.body).map_err(Refusal::internal)?),
        };
        let response = response.map_err(|e| silent(&e))?;
        read(response, asked.most, into)
    }
}

fn read(mut response: Response<Body>, most: u64, into: &mut dyn Write) -> Result<Said> {
    let status = response.status().as_u16();
    let mut body = response.body_mut().as_reader();
    let mut refusal = Vec::new();
    match (200..300).contains(&status) {
        true => copy(&mut body, most, into)?,
        false => copy(&mut body, 1024 * 1024, &mut refusal)?,
    }
    Ok(Said { status, refusal })
}

fn copy(from: &mut impl Read, most: u64, into: &mut dyn Write) -> Result<()> {
    let cut = |e: io::Error| unreachable(&e.to_string());
    let mut buffer = vec![0; 64 * 1024];
    let mut left = most;
    loop {
        let count = from.read(&mut buffer).map_err(cut)?;
        if count == 0 {
            return Ok(());
        }
        let Some(rest) = left.checked_sub(count as u64) else {
            return Err(Refusal::new(
                Code::TooLarge,
                "县办的回答超过了大小限制，未予读取",
            ));
        };
        left = rest;
        let kept = into.write_all(&buffer[..count]);
        kept.map_err(|_| Refusal::new(Code::Storage, "写文件失败，请检查磁盘空间后再试"))?;
    }
}

fn checked(address: &str) -> Result<String> {
    let address = address.trim().trim_end_matches('/');
    let uri: ureq::http::Uri = address.parse().map_err(|_| no_address())?;
    let host = uri.host().unwrap_or_default();
    let here = ["127.0.0.1", "localhost", "[::1]"].contains(&host);
    let plain = uri.path_and_query().is_none_or(|path| path.as_str() == "/");
    match (uri.scheme_str(), host.is_empty()) {
        (Some("https"), false) if plain => Ok(address.to_owned()),
        (Some("http"), false) if plain && here => Ok(address.to_owned()),
        (Some("http"), false) if plain => Err(Refusal::invalid(
            "县办的地址必须以 https:// 开头，请核对注册单上的地址",
        )),
        _ => Err(no_address()),
    }
}

fn no_address() -> Refusal {
    Refusal::invalid("县办的地址不对，应类似 https://10.2.3.4:8443，请核对注册单")
}

fn silent(error: &ureq::Error) -> Refusal {
    let text = error.to_string();
    match text.contains("ApplicationVerificationFailure") {
        true => Refusal::new(
            Code::NotTheOffice,
            "对方的证书与注册时的不同，没有发送任何内容。请与县办核对证书指纹后重新注册",
        ),
        false => unreachable(&text),
    }
}

fn unreachable(cause: &str) -> Refusal {
    let message =
        "连不上县办的服务，或连接中断。已做的都保存着，连上后会自动继续；急用可改用U盘报送";
    Refusal::new(Code::Unreachable, message).with(serde_json::json!({ "cause": cause }))
}
