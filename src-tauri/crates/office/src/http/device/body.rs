use crate::{Error, Result};
use axum::body::HttpBody as _;
use axum::body::{Body, Bytes};
use futures_util::StreamExt;
use std::time::{Duration, Instant};

/// How long somebody is waited for who sends a body. Whoever is slower than this could not send a
/// piece of an attachment in the time that the program of a unit takes for it either.
pub(super) struct Patience {
    /// For the next bytes.
    pub stall: Duration,
    /// Before the pace is looked at.
    pub grace: Duration,
    /// Bytes per second from then on.
    pub pace: u64,
    /// For all of it.
    pub whole: Duration,
}

/// What is usual.
pub(super) const USUAL: Patience = Patience {
    stall: Duration::from_secs(10),
    grace: Duration::from_secs(10),
    pace: 32 * 1024,
    whole: Duration::from_secs(120),
};

/// Reads a body of at most so many bytes, as long as it comes at a pace.
///
/// # Errors
/// `too_large`; `invalid` where it broke off or came too slowly.
pub(super) async fn whole(body: Body, most: usize, patience: &Patience) -> Result<Bytes> {
    let said = body.size_hint().exact().unwrap_or_default();
    let mut whole = Vec::with_capacity(usize::try_from(said).unwrap_or(most).min(most));
    let (mut pieces, begun) = (body.into_data_stream(), Instant::now());
    loop {
        let next = tokio::time::timeout(patience.stall, pieces.next()).await;
        let Some(piece) = next.map_err(|_| late())? else {
            return Ok(whole.into());
        };
        let piece = piece.map_err(|_| broken_off())?;
        if whole.len() + piece.len() > most {
            return Err(too_large(most));
        }
        whole.extend_from_slice(&piece);
        let took = begun.elapsed();
        let due = took.saturating_sub(patience.grace).as_secs() * patience.pace;
        if took > patience.whole || (whole.len() as u64) < due {
            return Err(late());
        }
    }
}

fn too_large(most: usize) -> Error {
    let words = format!("请求超过 {} KB，没有接收", most / 1024);
    Error::new("too_large", words)
}

fn broken_off() -> Error {
    Error::new("invalid", "请求中途断开，没有接收。程序会自动重试")
}

fn late() -> Error {
    Error::new("invalid", "网络太慢，请求没有传完。程序会自动重试")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use futures_util::stream;

    const SHORT: Patience = Patience {
        stall: Duration::from_millis(50),
        grace: Duration::ZERO,
        pace: 1_000_000_000,
        whole: Duration::from_secs(60),
    };

    fn pieces(count: usize, every: Duration) -> Body {
        let piece = move |at| async move {
            tokio::time::sleep(every).await;
            (at < count).then(|| (Ok::<_, std::io::Error>(Bytes::from_static(b"x")), at + 1))
        };
        Body::from_stream(stream::unfold(0, piece))
    }

    #[tokio::test]
    async fn a_body_that_stalls_or_trickles_is_given_up() {
        let stalls = whole(pieces(2, Duration::from_secs(600)), 10, &SHORT).await;
        assert_eq!(stalls.unwrap_err().code, "invalid");
        let trickles = whole(pieces(2000, Duration::from_millis(2)), 5000, &SHORT).await;
        assert_eq!(trickles.unwrap_err().code, "invalid");
        let comes = whole(pieces(20, Duration::ZERO), 20, &SHORT).await;
        assert_eq!(comes.unwrap().len(), 20);
    }

    #[tokio::test]
    async fn a_body_is_read_no_further_than_it_may_be_long() {
        let large = whole(pieces(21, Duration::ZERO), 20, &SHORT).await;
        assert_eq!(large.unwrap_err().code, "too_large");
        let whole_at_once = whole(Body::from(vec![0; 21]), 20, &SHORT).await;
        assert_eq!(whole_at_once.unwrap_err().code, "too_large");
    }
}
