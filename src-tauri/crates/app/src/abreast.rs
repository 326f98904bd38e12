//! Two halves of one job on two threads: what the first brings, the second takes.

use crate::{Error, Result};
use std::mem::take;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Items handed over at a time, and hands on their way at most: memory stays flat.
const HAND: usize = 128;
const HANDS: usize = 2;

/// Runs `bring` on a thread of its own; what it pushes goes to `each` here, in its order. The
/// first error ends both, and is the result; without one it is what `bring` answers.
pub(crate) fn abreast<T: Send, R: Send>(
    bring: impl FnOnce(&mut dyn FnMut(T) -> Result<()>) -> Result<R> + Send,
    each: impl FnMut(T) -> Result<()>,
) -> Result<R> {
    let (sender, receiver) = sync_channel(HANDS);
    thread::scope(|scope| {
        let bringing = scope.spawn(move || {
            let mut hand = Vec::with_capacity(HAND);
            let brought = bring(&mut |item| {
                hand.push(item);
                match hand.len() < HAND {
                    true => Ok(()),
                    false => sender.send(take(&mut hand)).map_err(hung_up),
                }
            })?;
            sender.send(hand).map_err(hung_up)?;
            Ok(brought)
        });
        let taken = take_all(receiver, each);
        let brought = bringing.join().unwrap_or_else(|panic| resume_unwind(panic));
        taken.and(brought)
    })
}

/// Ends with the first error; the receiver goes with it, and the other half then stops too.
fn take_all<T>(receiver: Receiver<Vec<T>>, each: impl FnMut(T) -> Result<()>) -> Result<()> {
    receiver.into_iter().flatten().try_for_each(each)
}

/// The half that takes has stopped, and says itself why.
fn hung_up<T>(_: T) -> Error {
    Error::new("cancelled", "已取消")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(push: &mut dyn FnMut(usize) -> Result<()>) -> Result<&'static str> {
        (0..10_000).try_for_each(push)?;
        Ok("brought")
    }

    #[test]
    fn everything_is_taken_in_its_order() {
        let mut taken = Vec::new();
        let answer = abreast(count, |n| {
            taken.push(n);
            Ok(())
        });
        assert_eq!(answer.unwrap(), "brought");
        assert_eq!(taken, (0..10_000).collect::<Vec<_>>());
    }

    #[test]
    fn the_error_of_the_half_that_takes_is_the_result() {
        let answer = abreast(count, |n| match n {
            700 => Err(Error::new("io", "磁盘已满")),
            _ => Ok(()),
        });
        assert_eq!(answer.unwrap_err().code, "io");
    }

    #[test]
    fn the_error_of_the_half_that_brings_is_the_result() {
        let bring = |push: &mut dyn FnMut(usize) -> Result<()>| -> Result<()> {
            push(1)?;
            Err(Error::new("unreadable", "读不了"))
        };
        assert_eq!(abreast(bring, |_| Ok(())).unwrap_err().code, "unreadable");
    }
}
