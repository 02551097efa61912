package io.registrynotifier.worker.http;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.RequestNotExecutedException;

/**
 * One attempt as one {@code POST}, without redirects or retries of its own. Thread-safe; the future
 * completes on the client's threads.
 */
final class HttpDeliverer implements Deliverer {
  private final EndpointRequests requests;
  private final CloseableHttpAsyncClient client;
  private final HostNames names;
  private final RetryAfter retryAfter = new RetryAfter(Clock.systemUTC());

  HttpDeliverer(EndpointRequests requests, CloseableHttpAsyncClient client, HostNames names) {
    this.requests = requests;
    this.client = client;
    this.names = names;
  }

  @Override
  public CompletableFuture<Outcome> deliver(Attempt attempt) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    var unused =
        names
            .lookUp(requests.hostName())
            .whenComplete(
                (addresses, failure) -> {
                  if (failure == null) {
                    send(attempt, outcome, Try.FIRST);
                  } else {
                    outcome.complete(Failures.unanswered(failure));
                  }
                });
    return outcome;
  }

  /** What this throws would be lost in the look-up's future, so it becomes an outcome here. */
  private void send(Attempt attempt, CompletableFuture<Outcome> outcome, Try which) {
    if (outcome.isDone()) {
      return; // cancelled while the name was looked up
    }
    try {
      HttpClientContext context = requests.context();
      Abandonment.follow(context, outcome);
      Future<Answer> exchange =
          client.execute(
              requests.request(attempt),
              new AnswerConsumer(),
              null,
              context,
              new Ending(attempt, outcome, which));
      cancelWith(outcome, exchange);
    } catch (RuntimeException e) {
      outcome.complete(Failures.unanswered(e));
    }
  }

  private static void cancelWith(CompletableFuture<Outcome> outcome, Future<Answer> exchange) {
    var unused =
        outcome.whenComplete(
            (ended, failure) -> {
              if (failure instanceof CancellationException) {
                exchange.cancel(true);
              }
            });
  }

  private Outcome outcome(Answer answer) {
    return requests.accepted().contains(answer.status())
        ? new Accepted(answer.status())
        : new Refused(
            answer.status(), answer.retryAfter().flatMap(retryAfter::parse), answer.excerpt());
  }

  private final class Ending implements FutureCallback<Answer> {
    private final Attempt attempt;
    private final CompletableFuture<Outcome> outcome;
    private final Try which;

    Ending(Attempt attempt, CompletableFuture<Outcome> outcome, Try which) {
      this.attempt = attempt;
      this.outcome = outcome;
      this.which = which;
    }

    @Override
    public void completed(Answer answer) {
      outcome.complete(outcome(answer));
    }

    /**
     * A server may close a connection just as it is taken from the pool. The client then knows that
     * nothing of the request was sent, so it goes out on another one (RFC 9110 9.2.2).
     */
    @Override
    public void failed(Exception failure) {
      if (failure instanceof RequestNotExecutedException && which == Try.FIRST) {
        send(attempt, outcome, Try.SECOND);
      } else {
        outcome.complete(Failures.unanswered(failure));
      }
    }

    @Override
    public void cancelled() {
      outcome.cancel(false);
    }
  }

  private enum Try {
    FIRST,
    SECOND
  }
}
