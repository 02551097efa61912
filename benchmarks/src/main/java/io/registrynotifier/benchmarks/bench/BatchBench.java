package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.side.Floor;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.ParallelConsumer;
import io.registrynotifier.benchmarks.side.Poll;
import io.registrynotifier.benchmarks.side.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A hundred events a request, beside a consumer that only takes them. */
public final class BatchBench implements Bench {
  private static final int EVENTS = 6_400_000;
  private static final int REPOSITORIES = 1_000;
  private static final int CONCURRENCY = 64;
  private static final int BATCH = 100;

  @Override
  public String name() {
    return "batch";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    try (Rig rig = Rig.start(Conduct.PROMPT)) {
      progress.say(String.format("%,d events are written", events));
      rig.fill(events, EventOrder.even(REPOSITORIES));
      Turns turns = rig.turns(name(), events, REPOSITORIES, settings, progress);
      Rounds rounds = Rounds.run(settings.rounds(), sides(settings), turns);
      RateTables.plot("batch", rounds, events, settings.directory().resolve("batch.png"));
      return new BenchResult(
          String.format("batch: %,d events, %d a request", events, BATCH),
          Stream.concat(
                  Stream.of(RateTables.summary(rounds), RateTables.parts(rounds, events)),
                  floor(rounds).stream())
              .toList(),
          rounds
              .ratio(
                  "steady, of a plain consumer's",
                  OurWorker.NAME,
                  Poll.NAME,
                  Turn::steady,
                  Goal.atLeast(0.60))
              .stream()
              .toList(),
          rounds.broken(OurWorker.NAME));
    }
  }

  /** What nobody can be beyond who sends what it polls. */
  private static Optional<String> floor(Rounds rounds) {
    return rounds
        .ratio(Floor.NAME, Poll.NAME, Turn::steady)
        .map(ratio -> "The floor's steady rate is " + ratio.fine() + " of a plain consumer's.\n");
  }

  private static List<Side> sides(Settings settings) {
    return Stream.<Side>of(
            OurWorker.of(CONCURRENCY)
                .with("batch: {events: " + BATCH + "}")
                .profiledIf(settings.profiled()),
            new ParallelConsumer(settings.peerConcurrency(), BATCH),
            new Floor(CONCURRENCY, BATCH),
            new Poll())
        .filter(side -> settings.takesPart(side.name()))
        .toList();
  }
}
