package io.registrynotifier.ingress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EnvelopeReader;
import io.registrynotifier.process.FreshConnection;
import io.registrynotifier.process.Problem;
import io.registrynotifier.sink.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /events}: answers 202 when the sink has every event of the envelope, and a {@link
 * Problem} with the reason otherwise; never a redirect.
 *
 * <p>Thread-safe. No thread is held while a body arrives or a sink writes. Credentials are checked
 * before the body is read; a body that is compressed is not read at all, so that none can unfold.
 * Repetitions are let through: whoever delivers the events knows them by their ids.
 */
public final class Ingress {
  /** Long enough to spare a server in need, short enough not to be missed. */
  private static final String RETRY_AFTER_SECONDS = "5";

  private final Sink sink;
  private final Guard guard;
  private final IngressLimits limits;
  private final IngressListener listener;
  private final EnvelopeReader envelopes;
  private final ByteBudget budget;

  public Ingress(Sink sink, Guard guard, IngressLimits limits, IngressListener listener) {
    this.sink = sink;
    this.guard = guard;
    this.limits = limits;
    this.listener = listener;
    this.envelopes = new EnvelopeReader(limits.events());
    this.budget = new ByteBudget(limits.maxInFlightBytes());
  }

  /** Adds the page. */
  public void addTo(RoutesConfig routes) {
    routes.post("/events", this::post);
  }

  private void post(Context http) {
    Optional<RejectedException> refusal = refusal(http);
    if (refusal.isPresent()) {
      var unused = answer(http, refusal.get());
    } else {
      http.future(() -> take(http));
    }
  }

  private Optional<RejectedException> refusal(Context http) {
    if (!guard.admits(header(http, "Authorization"))) {
      http.header("WWW-Authenticate", guard.challenge());
      return refusal(Rejection.UNAUTHORIZED, "credentials: expected the ones configured");
    }
    String encoding = header(http, "Content-Encoding").toLowerCase(Locale.ROOT);
    if (!encoding.isEmpty() && !encoding.equals("identity")) {
      return refusal(Rejection.CONTENT_ENCODING, "content encoding: expected none");
    }
    if (http.req().getContentLengthLong() > limits.maxBodyBytes()) {
      return refusal(
          Rejection.BODY_TOO_LARGE, "body: expected at most " + limits.maxBodyBytes() + " bytes");
    }
    return Optional.empty();
  }

  private static Optional<RejectedException> refusal(Rejection rejection, String message) {
    return Optional.of(new RejectedException(rejection, message));
  }

  private CompletableFuture<Void> take(Context http) {
    // A client that does not read must never keep the thread that Kafka's answers come in. On a new
    // connection it cannot, and registries make one for each event and wait: these are told at
    // once.
    Executor serverThreads = http.req().getAsyncContext()::start;
    Executor successes = FreshConnection.carries(http.req()) ? Runnable::run : serverThreads;
    ByteBudget.Share share = budget.share();
    return body(http, share)
        .orTimeout(limits.maxBodyTime().toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(body -> envelopes.read(body, header(http, "Content-Type")))
        .thenCompose(this::write)
        .thenRunAsync(() -> accept(http), successes)
        .exceptionallyAsync(failure -> answer(http, Rejections.of(unwrap(failure))), serverThreads)
        .whenComplete((answered, failure) -> share.release());
  }

  private CompletableFuture<byte[]> body(Context http, ByteBudget.Share share) {
    try {
      return BodyReader.read(http.req(), limits.maxBodyBytes(), share);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(
          new RejectedException(Rejection.BODY_CUT_OFF, "body: cut off"));
    }
  }

  private CompletableFuture<Void> write(List<CarriedEvent> events) {
    long start = System.nanoTime();
    return sink.write(events)
        .whenComplete(
            (done, failure) -> {
              Duration took = Duration.ofNanos(System.nanoTime() - start);
              if (failure == null) {
                listener.published(events.size(), took);
              } else {
                listener.failed(events.size(), took);
              }
            });
  }

  /**
   * Sent from here: the server would end the request on yet another thread, and a registry waits.
   */
  private static void accept(Context http) {
    http.status(202);
    http.res().setContentLength(0);
    try {
      http.res().flushBuffer();
    } catch (IOException clientIsGone) {
      // it will send the envelope again
    }
  }

  private static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private Void answer(Context http, RejectedException refusal) {
    Rejection rejection = refusal.rejection();
    listener.rejected(rejection);
    Problem problem = new Problem(rejection.status(), String.valueOf(refusal.getMessage()));
    ObjectNode json = problem.toJson().put("reason", rejection.label());
    if (rejection.asksToRetryLater()) {
      http.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    problem.answer(http, json);
    return null;
  }

  private static String header(Context http, String name) {
    return Optional.ofNullable(http.header(name)).orElse("");
  }
}
