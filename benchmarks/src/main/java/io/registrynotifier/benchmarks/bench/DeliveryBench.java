package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.benchmarks.side.Bare;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.ParallelConsumer;
import io.registrynotifier.benchmarks.side.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One event a request to a receiver that answers at once: what the engine itself costs. */
public final class DeliveryBench implements Bench {
  private static final int EVENTS = 1_600_000;
  private static final int REPOSITORIES = 1_000;
  private static final int CONCURRENCY = 64;

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    try (Rig rig = Rig.start(Conduct.PROMPT)) {
      progress.say(String.format("%,d events are written", events));
      rig.fill(events, EventOrder.even(REPOSITORIES));
      Turns turns = rig.turns(name(), events, REPOSITORIES, settings, progress);
      progress.say("round 0 warms the receiver up and does not count");
      turns.run(new Bare(CONCURRENCY), 0);
      Rounds rounds = Rounds.run(settings.rounds(), sides(settings), turns);
      RateTables.plot("delivery", rounds, events, settings.directory().resolve("delivery.png"));
      return result(events, rounds);
    }
  }

  private static List<Side> sides(Settings settings) {
    OurWorker ours = OurWorker.of(CONCURRENCY);
    return Stream.<Side>of(
            settings.profiled() ? ours.withProfile() : ours,
            OurWorker.of(CONCURRENCY).withoutLedger(),
            ParallelConsumer.of(settings.peerConcurrency()),
            new Bare(CONCURRENCY))
        .filter(side -> settings.takesPart(side.name()))
        .toList();
  }

  private static BenchResult result(int events, Rounds rounds) {
    return new BenchResult(
        String.format(
            "delivery: %,d events, %,d repositories, %d partitions, one event a request",
            events, REPOSITORIES, Rig.PARTITIONS),
        List.of(RateTables.summary(rounds), RateTables.parts(rounds, events)),
        verdicts(rounds),
        rounds.broken(OurWorker.NAME));
  }

  private static List<Verdict> verdicts(Rounds rounds) {
    String ours = OurWorker.NAME;
    return Stream.of(
            rounds.ratio(
                "steady, of its own without the ledger",
                ours,
                OurWorker.UNREPORTED,
                Turn::steady,
                Goal.atLeast(0.97)),
            rounds.ratio(
                "steady, of the bare client's", ours, Bare.NAME, Turn::steady, Goal.atLeast(0.70)),
            rounds.ratio(
                "steady, of the peer's",
                ours,
                ParallelConsumer.NAME,
                Turn::steady,
                Goal.atLeast(1.05)),
            rounds.ratio(
                "whole run, of the peer's",
                ours,
                ParallelConsumer.NAME,
                Turn::whole,
                Goal.atLeast(1.20)))
        .flatMap(Optional::stream)
        .toList();
  }
}
