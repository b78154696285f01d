//! Who may be connected at once, and who gives way when there is no room left.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::body::Body;
use hyper::body::{Body as HttpBody, Bytes, Frame, SizeHint};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// The places of a server. When all are taken, whoever has been silent for the longest, without a
/// request under way, gives way to the next: clients that open connections and ask nothing, or take
/// for ever to ask, keep nobody out.
#[derive(Debug)]
pub(super) struct Places {
    free: Arc<Semaphore>,
    silent: Mutex<Silent>,
}

/// Connections without a request under way.
#[derive(Debug, Default)]
struct Silent {
    /// By when they fell silent: the first is the one that has been so for the longest.
    since: BTreeMap<u64, Arc<Notify>>,
    /// Counts who fell silent.
    next: u64,
    /// Somebody waits for a place, and nobody could be asked to give way yet.
    wanted: bool,
}

impl Places {
    /// So many places, all free.
    pub(super) fn new(count: usize) -> Arc<Self> {
        Arc::new(Self { free: Arc::new(Semaphore::new(count)), silent: Mutex::default() })
    }

    /// The next free place. Where there is none, the connection that has been silent for the longest is
    /// asked to leave; while all have a request under way, the first that ends one.
    pub(super) async fn next(self: &Arc<Self>) -> Arc<Place> {
        let mut permit = Arc::clone(&self.free).try_acquire_owned().ok();
        if permit.is_none() {
            self.silent().make_room();
            permit = Arc::clone(&self.free).acquire_owned().await.ok();
            self.silent().wanted = false;
        }
        let place = Place {
            places: Arc::clone(self),
            leave: Arc::default(),
            since: Mutex::default(),
            _permit: permit,
        };
        place.fell_silent();
        Arc::new(place)
    }

    fn silent(&self) -> MutexGuard<'_, Silent> {
        self.silent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Silent {
    fn make_room(&mut self) {
        match self.since.pop_first() {
            Some((_, leave)) => leave.notify_one(),
            None => self.wanted = true,
        }
    }
}

/// The place of one connection.
#[derive(Debug)]
pub(super) struct Place {
    places: Arc<Places>,
    leave: Arc<Notify>,
    /// Under which number it is among the silent ones.
    since: Mutex<Option<u64>>,
    _permit: Option<OwnedSemaphorePermit>,
}

impl Place {
    /// Waits until the connection has to give way.
    pub(super) async fn is_wanted(&self) {
        self.leave.notified().await;
    }

    /// A request has come: until its answer is sent, the place is not given away.
    pub(super) fn asked(self: &Arc<Self>) -> Asked {
        if let Some(since) = self.since().take() {
            self.places.silent().since.remove(&since);
        }
        Asked(Arc::clone(self))
    }

    fn fell_silent(&self) {
        let mut silent = self.places.silent();
        let number = silent.next;
        silent.next += 1;
        silent.since.insert(number, Arc::clone(&self.leave));
        *self.since() = Some(number);
        if std::mem::take(&mut silent.wanted) {
            silent.make_room();
        }
    }

    fn since(&self) -> MutexGuard<'_, Option<u64>> {
        self.since.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(since) = self.since().take() {
            self.places.silent().since.remove(&since);
        }
    }
}

/// A request under way.
#[derive(Debug)]
pub(super) struct Asked(Arc<Place>);

impl Asked {
    /// The answer, which keeps the request under way until it is sent or given up.
    pub(super) fn until_sent(self, body: Body) -> Body {
        Body::new(Sending { body, _asked: self })
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        self.0.fell_silent();
    }
}

/// An answer on its way.
struct Sending {
    body: Body,
    _asked: Asked,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::task::Waker;

    use super::*;

    fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
        let mut future = std::pin::pin!(future);
        match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(it) => Some(it),
            Poll::Pending => None,
        }
    }

    fn has_to_leave(place: &Place) -> bool {
        at_once(place.is_wanted()).is_some()
    }

    #[test]
    fn the_one_that_has_been_silent_for_the_longest_gives_way() {
        let places = Places::new(3);
        let [first, second, third] = [(); 3].map(|()| at_once(places.next()).unwrap());
        // The first asks and is answered, so that the second has been silent for longer.
        drop(first.asked());
        assert!(at_once(places.next()).is_none(), "no place was free");
        assert!(has_to_leave(&second));
        assert!(!has_to_leave(&first) && !has_to_leave(&third));
        drop(second);
        assert!(at_once(places.next()).is_some());
    }

    #[test]
    fn nobody_is_sent_away_with_a_request_under_way() {
        let places = Places::new(2);
        let [one, other] = [(); 2].map(|()| at_once(places.next()).unwrap());
        let (asked, sending) = (one.asked(), other.asked().until_sent(Body::from("text")));
        let mut waiting = std::pin::pin!(places.next());
        let mut cx = Context::from_waker(Waker::noop());
        assert!(waiting.as_mut().poll(&mut cx).is_pending());
        assert!(!has_to_leave(&one) && !has_to_leave(&other));
        // The first that is sent makes room, the next does not.
        drop(sending);
        assert!(has_to_leave(&other));
        drop(asked);
        assert!(!has_to_leave(&one));
        drop(other);
        assert!(waiting.as_mut().poll(&mut cx).is_ready());
    }

    #[test]
    fn who_leaves_is_forgotten() {
        let places = Places::new(2);
        drop(at_once(places.next()));
        let asked = at_once(places.next()).unwrap().asked();
        assert!(places.silent().since.is_empty());
        drop(asked);
        assert!(places.silent().since.is_empty());
    }
}
