package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.benchmarks.side.Bare;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.ParallelConsumer;
import io.registrynotifier.benchmarks.side.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A receiver that takes 50 ms: whether as many requests are in flight as may be. */
public final class SlowBench implements Bench {
  private static final int EVENTS = 600_000;
  private static final int REPOSITORIES = 1_000;
  private static final int FEW = 64;
  private static final int MANY = 512;
  private static final Duration DELAY = Duration.ofMillis(50);

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    int fewEvents = events * FEW / MANY; // so that both take about as long
    try (Rig rig = Rig.start(Conduct.delayed(DELAY))) {
      rig.fill(events, EventOrder.even(REPOSITORIES));
      progress.say(FEW + " requests in flight");
      Turns fewTurns = rig.turns("slow-" + FEW, fewEvents, REPOSITORIES, settings, progress);
      Rounds few = Rounds.run(settings.rounds(), sides(settings, FEW), fewTurns);
      progress.say(MANY + " requests in flight");
      Turns manyTurns = rig.turns("slow-" + MANY, events, REPOSITORIES, settings, progress);
      Rounds many = Rounds.run(settings.rounds(), sides(settings, MANY), manyTurns);
      RateTables.plot("slow", many, events, settings.directory().resolve("slow.png"));
      return result(few, many);
    }
  }

  /** As many threads for the peer as requests for the others: each waits for one answer. */
  private static List<Side> sides(Settings settings, int concurrency) {
    return Stream.<Side>of(
            OurWorker.of(concurrency).profiledIf(settings.profiled()),
            ParallelConsumer.of(concurrency),
            new Bare(concurrency))
        .filter(side -> settings.takesPart(side.name()))
        .toList();
  }

  private static BenchResult result(Rounds few, Rounds many) {
    return new BenchResult(
        "slow: a receiver that takes 50 ms",
        List.of(
            FEW + " requests in flight:\n\n" + RateTables.summary(few),
            MANY + " requests in flight:\n\n" + RateTables.summary(many)),
        Stream.concat(ofTheLimit(few).stream(), ofTheOthers(many)).toList(),
        Stream.concat(few.broken(OurWorker.NAME).stream(), many.broken(OurWorker.NAME).stream())
            .toList());
  }

  private static Optional<Verdict> ofTheLimit(Rounds few) {
    double limit = FEW / (DELAY.toMillis() / 1e3);
    List<Double> shares =
        few.of(OurWorker.NAME).stream().map(turn -> turn.steady() / limit).toList();
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Verdict("at 64: steady, of 64 / 0.05 s", Spread.of(shares), Goal.atLeast(0.95)));
  }

  /**
   * Of the whole run: at its end the longest lanes are alone, one request for each, as they never
   * are where events go on coming; the last quarter would be half made of that.
   */
  private static Stream<Verdict> ofTheOthers(Rounds many) {
    String ours = OurWorker.NAME;
    return Stream.of(
            many.ratio(
                "at 512: whole run, of the bare client's",
                ours,
                Bare.NAME,
                Turn::whole,
                Goal.atLeast(0.85)),
            many.ratio(
                "at 512: whole run, of the peer's",
                ours,
                ParallelConsumer.NAME,
                Turn::whole,
                Goal.atLeast(1.10)))
        .flatMap(Optional::stream);
  }
}
