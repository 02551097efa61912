package io.registrynotifier.worker.http;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.http.Trial.Request;
import io.registrynotifier.worker.http.Trial.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Sends test events, each to one receiver, once, beside all deliveries. Thread-safe; the future
 * never fails, and completes on the client's threads.
 */
public final class Trials {
  /** An endpoint's timeout counts, but no longer than this. */
  public static final Duration LONGEST = Duration.ofSeconds(20);

  /** Tells a receiver that nothing of it is true. */
  static final Header MARK = new BasicHeader("Registry-Notifier-Test", "true");

  private final CloseableHttpAsyncClient client;
  private final HostNames names;
  private final Clock clock;
  private final LongSupplier nanoTime;

  Trials(CloseableHttpAsyncClient client, HostNames names, Clock clock, LongSupplier nanoTime) {
    this.client = client;
    this.names = names;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Sends one to an endpoint, whatever it is doing. */
  public CompletableFuture<Trial> send(Endpoint endpoint) {
    Delivery delivery = new Delivery(0, 0, clock.instant(), TestEvent.at(clock.instant()));
    Attempt attempt = new Attempt(1, List.of(delivery));
    EndpointRequests requests = new EndpointRequests(endpoint);
    long start = nanoTime.getAsLong();
    CompletableFuture<Response> response = new CompletableFuture<>();
    var unused =
        names
            .lookUp(requests.hostName())
            .whenComplete(
                (addresses, failure) -> {
                  if (failure == null) {
                    send(requests, attempt, response);
                  } else {
                    response.completeExceptionally(failure);
                  }
                });
    Masking masking = Masking.of(endpoint);
    Request sent = ShownRequest.of(endpoint, requests, attempt, masking);
    return bounded(response, bound(endpoint))
        .handle(
            (came, failure) ->
                new Trial(
                    delivery.event().attributes().id(),
                    sent,
                    came != null && requests.accepted().contains(came.status()),
                    Optional.ofNullable(came).map(masking::response),
                    Optional.ofNullable(failure).map(Trials::words),
                    Duration.ofNanos(nanoTime.getAsLong() - start)));
  }

  /** What is not there in time is given up, and its connection closed. */
  private static CompletableFuture<Response> bounded(
      CompletableFuture<Response> response, Duration bound) {
    CompletableFuture<Response> inTime =
        response.copy().orTimeout(bound.toMillis(), TimeUnit.MILLISECONDS);
    var unused = inTime.whenComplete((came, failure) -> response.cancel(false));
    return inTime;
  }

  /** What this throws would be lost in the look-up's future, so it becomes an ending here. */
  private void send(
      EndpointRequests requests, Attempt attempt, CompletableFuture<Response> response) {
    if (response.isDone()) {
      return; // given up while the name was looked up
    }
    try {
      HttpClientContext context = requests.context();
      Abandonment.follow(context, response);
      RecordingConsumer recording = new RecordingConsumer();
      Future<Answer> exchange =
          client.execute(
              requests.request(attempt, MARK),
              recording,
              null,
              context,
              new Ending(recording, response));
      var unused =
          response.whenComplete(
              (came, failure) -> {
                if (failure instanceof CancellationException) {
                  exchange.cancel(true);
                }
              });
    } catch (RuntimeException e) {
      response.completeExceptionally(e);
    }
  }

  private static Duration bound(Endpoint endpoint) {
    return endpoint.timeout().compareTo(LONGEST) < 0 ? endpoint.timeout() : LONGEST;
  }

  private static String words(Throwable failure) {
    Throwable cause = failure.getCause();
    var unanswered =
        Failures.unanswered(
            failure instanceof CompletionException && cause != null ? cause : failure);
    return unanswered.failure().label() + ": " + unanswered.detail();
  }

  private record Ending(RecordingConsumer recording, CompletableFuture<Response> response)
      implements FutureCallback<Answer> {
    @Override
    public void completed(Answer answer) {
      response.complete(new Response(answer.status(), recording.headers(), answer.excerpt()));
    }

    @Override
    public void failed(@Nullable Exception failure) {
      response.completeExceptionally(
          failure == null ? new IllegalStateException("no cause") : failure);
    }

    @Override
    public void cancelled() {
      response.cancel(false);
    }
  }
}
