package io.registrynotifier.worker.dispatch;

import io.registrynotifier.worker.delivery.Attempt;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Refused;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Requests that a test answers when it likes. Not thread-safe. */
public final class FakeReceiver implements Deliverer {
  private final List<Request> requests = new ArrayList<>();
  private Runnable meanwhile = () -> {};

  @Override
  public CompletableFuture<Outcome> deliver(Attempt attempt) {
    Request request = new Request(attempt, new CompletableFuture<>());
    requests.add(request);
    Runnable once = meanwhile;
    meanwhile = () -> {};
    once.run();
    return request.answer();
  }

  /** What happens while the next request is sent: the flow is busy with it for as long. */
  public void whileSending(Runnable once) {
    meanwhile = once;
  }

  /** Everything that was ever sent. */
  List<Request> all() {
    return requests;
  }

  /** What each request carried, such as {@code 0-7} or {@code 0-7,0-8}. */
  public List<String> sent() {
    return requests.stream().map(Request::ids).toList();
  }

  /** Requests without an answer yet. */
  List<Request> open() {
    return requests.stream().filter(request -> !request.answer().isDone()).toList();
  }

  /** The open request that carries just these. */
  public Request open(String ids) {
    return open().stream().filter(request -> request.ids().equals(ids)).findFirst().orElseThrow();
  }

  /** Answers whatever is open, and what is sent because of that, until nothing is open. */
  void acceptAll() {
    for (List<Request> open = open(); !open.isEmpty(); open = open()) {
      open.forEach(Request::accept);
    }
  }

  public record Request(Attempt attempt, CompletableFuture<Outcome> answer) {
    String ids() {
      return String.join(",", attempt.deliveries().stream().map(Request::id).toList());
    }

    public void accept() {
      answer.complete(new Accepted(200));
    }

    void refuse(int status) {
      answer.complete(new Refused(status, Optional.empty(), ""));
    }

    void refuse(int status, Duration retryAfter) {
      answer.complete(new Refused(status, Optional.of(retryAfter), ""));
    }

    void fail() {
      answer.complete(new Unanswered(Failure.CONNECTION_REFUSED, "refused"));
    }

    private static String id(Delivery delivery) {
      return delivery.event().attributes().id();
    }
  }
}
