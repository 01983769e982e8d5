//! Many requests on one connection, sent in order before the first is answered.

use std::future::{Future, poll_fn};
use std::task::Poll;

/// Polls each request once, in order, which sends it; then waits for each answer.
pub(super) async fn in_order<F: Future>(requests: Vec<F>) -> Vec<F::Output> {
    let mut sent = Vec::with_capacity(requests.len());
    for request in requests {
        let mut request = Box::pin(request);
        let answer = poll_fn(|cx| Poll::Ready(request.as_mut().poll(cx))).await;
        sent.push((request, answer));
    }
    let mut answers = Vec::with_capacity(sent.len());
    for (request, answer) in sent {
        answers.push(match answer {
            Poll::Ready(answer) => answer,
            Poll::Pending => request.await,
        });
    }
    answers
}
