package io.registrynotifier.worker.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.registrynotifier.worker.ledger.Question.Kind;
import io.registrynotifier.worker.ledger.Whereabouts.Holders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers for the whole cluster: each part is asked of the instance that keeps it, and of one that
 * has a copy when that one does not answer. Thread-safe.
 */
final class ClusterLedger implements Ledger {
  /** An idle endpoint is told of each minute. */
  static final Duration STANDING = Duration.ofSeconds(150);

  private final LedgerKeeper keeper;
  private final LocalAnswers here;
  private final RemoteLedger elsewhere;
  private final Supplier<Optional<String>> reporting;
  private final Function<String, Instant> created;
  private final Executor asking;
  private final Clock clock;

  /**
   * {@code reporting} says why this process's deliveries cannot be reported; {@code created} when
   * the endpoint of a name was made; {@code asking} runs what reads the disk.
   */
  ClusterLedger(
      LedgerKeeper keeper,
      RemoteLedger elsewhere,
      Supplier<Optional<String>> reporting,
      Function<String, Instant> created,
      Executor asking,
      Clock clock) {
    this.reporting = reporting;
    this.created = created;
    this.keeper = keeper;
    this.here = new LocalAnswers(keeper);
    this.elsewhere = elsewhere;
    this.asking = asking;
    this.clock = clock;
  }

  @Override
  public LedgerStatus status() {
    LedgerStatus kept = keeper.status();
    return kept.problem().isPresent()
        ? kept
        : new LedgerStatus(
            kept.state(),
            reporting.get().map(why -> "deliveries of this worker cannot be reported: " + why));
  }

  @Override
  public CompletableFuture<Map<String, Totals>> totalsOfAll() {
    return onAskingThread(this::askAll)
        .thenApply(
            values -> {
              Map<String, Totals> totals = new TreeMap<>();
              values.stream()
                  .map(EndpointState::from)
                  .filter(each -> !each.isBefore(created.apply(each.endpoint())))
                  .forEach(each -> totals.put(each.endpoint(), each.totals(lately())));
              return totals;
            });
  }

  @Override
  public CompletableFuture<List<AttemptEntry>> attemptsOf(String eventId) {
    long now = clock.millis();
    return ask(Question.of(Kind.EVENT, eventId, Instant.EPOCH, 0, now + STANDING.toMillis()))
        .thenApply(
            values ->
                values.stream()
                    .filter(this::isOfOneThatIs)
                    .map(LoggedAttempt::from)
                    .sorted(Comparator.comparing(AttemptEntry::at))
                    .toList());
  }

  private boolean isOfOneThatIs(JsonNode attempt) {
    Instant current = created.apply(attempt.path("endpoint").asText());
    return !EndpointState.isBefore(LedgerJson.created(attempt), current);
  }

  @Override
  public EndpointLedger endpoint(String name) {
    return new OneEndpoint(name);
  }

  private Instant lately() {
    return clock.instant().minus(STANDING);
  }

  /** What this instance's own share says, for another that asks. */
  CompletableFuture<List<byte[]>> answerLocally(Question question) {
    return onAskingThread(() -> CompletableFuture.completedFuture(here.answer(question)));
  }

  private CompletableFuture<List<JsonNode>> ask(Question question) {
    return onAskingThread(
        () -> ask(question, Whereabouts.holders(share(), question.kind().store(), question.key())));
  }

  private CompletableFuture<List<JsonNode>> askAll() {
    CompletableFuture<List<JsonNode>> all = CompletableFuture.completedFuture(List.of());
    for (Holders holders : Whereabouts.ofTotals(share())) {
      CompletableFuture<List<JsonNode>> part =
          ask(Question.of(Kind.ALL, "", Instant.EPOCH), holders);
      all = all.thenCombine(part, ClusterLedger::joined);
    }
    return all;
  }

  private static List<JsonNode> joined(List<JsonNode> one, List<JsonNode> other) {
    List<JsonNode> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private CompletableFuture<List<JsonNode>> ask(Question question, Holders holders) {
    Question placed = question.at(holders.partitions());
    CompletableFuture<List<JsonNode>> answer = askOne(holders.active(), placed);
    for (String standby : holders.standbys()) {
      answer = answer.exceptionallyCompose(failed -> orThis(failed, standby, placed.ofACopy()));
    }
    return answer;
  }

  /** What the first one said is the better message when the copy cannot answer either. */
  private CompletableFuture<List<JsonNode>> orThis(
      Throwable failed, String standby, Question question) {
    return askOne(standby, question)
        .exceptionallyCompose(unused -> CompletableFuture.failedFuture(failed));
  }

  private CompletableFuture<List<JsonNode>> askOne(String instance, Question question) {
    if (instance.equals(share().address())) {
      return answerLocally(question)
          .thenApply(values -> values.stream().map(LedgerJson::read).toList());
    }
    return elsewhere.ask(instance, question.path()).thenApply(ClusterLedger::values);
  }

  private static List<JsonNode> values(byte[] answer) {
    List<JsonNode> values = new ArrayList<>();
    LedgerJson.read(answer).path("values").forEach(values::add);
    return values;
  }

  private Share share() {
    return keeper
        .share()
        .orElseThrow(
            () ->
                new LedgerUnavailableException(
                    "the ledger here is not ready: " + keeper.status().problem().orElse("starts")));
  }

  /** Never throws: what goes wrong fails the future, in the ledger's own terms. */
  private <T> CompletableFuture<T> onAskingThread(Asking<T> ask) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      asking.execute(() -> complete(answer, ask));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(
          new LedgerUnavailableException("too much is asked of the ledger at once"));
    }
    return answer;
  }

  private static <T> void complete(CompletableFuture<T> answer, Asking<T> ask) {
    try {
      var unused =
          ask.ask()
              .whenComplete(
                  (value, failure) -> {
                    if (failure == null) {
                      answer.complete(value);
                    } else {
                      answer.completeExceptionally(inOurTerms(failure));
                    }
                  });
    } catch (RuntimeException e) {
      answer.completeExceptionally(inOurTerms(e));
    }
  }

  private static Throwable inOurTerms(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof LedgerUnavailableException
        ? cause
        : new LedgerUnavailableException("the ledger cannot answer: " + Causes.describe(cause));
  }

  private interface Asking<T> {
    CompletableFuture<T> ask();
  }

  private final class OneEndpoint implements EndpointLedger {
    private final String name;

    OneEndpoint(String name) {
      this.name = name;
    }

    @Override
    public CompletableFuture<Totals> totals() {
      return state()
          .thenApply(
              states ->
                  states.stream()
                      .findFirst()
                      .map(each -> each.totals(lately()))
                      .orElse(Totals.NONE));
    }

    @Override
    public CompletableFuture<List<Standing>> standings() {
      return state()
          .thenApply(
              states ->
                  states.stream().flatMap(each -> each.standings(lately()).stream()).toList());
    }

    private CompletableFuture<List<EndpointState>> state() {
      return ask(Question.of(Kind.TOTALS, name, created.apply(name)))
          .thenApply(values -> values.stream().map(EndpointState::from).toList());
    }

    @Override
    public CompletableFuture<List<Minute>> minutes(Instant from, Instant to) {
      long start = Math.max(0, from.toEpochMilli());
      long end = Math.max(start, to.toEpochMilli());
      return ask(Question.of(Kind.MINUTES, name, created.apply(name), start, end))
          .thenApply(values -> values.stream().map(Minutes::from).toList());
    }

    @Override
    public CompletableFuture<List<AttemptEntry>> attempts() {
      return ask(Question.of(Kind.ATTEMPTS, name, created.apply(name)))
          .thenApply(values -> values.stream().map(LoggedAttempt::from).toList());
    }
  }
}
