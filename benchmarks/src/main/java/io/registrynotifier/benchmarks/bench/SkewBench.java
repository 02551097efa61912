package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.side.Named;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One repository has nine tenths of the events and is refused every tenth time: whether the others
 * notice.
 *
 * <p>What stands behind it on its own partition has to wait for it, since what an endpoint takes in
 * is bounded. So the time is that of the first three quarters of the others' events: five of six
 * partitions hold no event of the bad one.
 */
public final class SkewBench implements Bench {
  private static final int EVENTS = 4_000_000;
  private static final int REPOSITORIES = 1_000;
  private static final int CONCURRENCY = 64;
  private static final double BAD_SHARE = 0.9;
  private static final int REFUSED_ONE_IN = 10;
  private static final String WITH = "with-bad";
  private static final String WITHOUT = "without-bad";

  @Override
  public String name() {
    return "skew";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    int others = (int) Math.round(events * (1 - BAD_SHARE));
    int counted = others * 3 / 4;
    try (Rig bad = Rig.start(Conduct.refusing(REFUSED_ONE_IN));
        Rig good = Rig.start(Conduct.PROMPT)) {
      progress.say(String.format("%,d events are written", events + others));
      bad.fill(events, EventOrder.skewed(REPOSITORIES, BAD_SHARE));
      good.fill(others, EventOrder.even(REPOSITORIES));
      Turns with = bad.turns(name(), counted, REPOSITORIES, settings, progress);
      Turns without = good.turns(name(), counted, REPOSITORIES, settings, progress);
      return result(rounds(settings, with, without), counted, settings);
    }
  }

  private static Rounds rounds(Settings settings, Turns with, Turns without) {
    Side ours = OurWorker.of(CONCURRENCY).with("backoff: 100ms").profiledIf(settings.profiled());
    List<Turn> done = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      boolean withFirst = round % 2 == 0; // the machine may be warmer, or busier, later
      if (withFirst) {
        done.add(with.run(new Named(WITH, ours), round));
      }
      done.add(without.run(new Named(WITHOUT, ours), round));
      if (!withFirst) {
        done.add(with.run(new Named(WITH, ours), round));
      }
    }
    return new Rounds(done);
  }

  private static BenchResult result(Rounds rounds, int counted, Settings settings) {
    RateTables.plot("skew", rounds, counted, settings.directory().resolve("skew.png"));
    return new BenchResult(
        "skew: the rate of all repositories but the bad one",
        List.of(RateTables.summary(rounds), RateTables.parts(rounds, counted)),
        rounds
            .ratio(
                "whole run, of the others' rate without the bad one",
                WITH,
                WITHOUT,
                Turn::whole,
                Goal.atLeast(0.90))
            .stream()
            .toList(),
        Stream.concat(rounds.broken(WITH).stream(), rounds.broken(WITHOUT).stream()).toList());
  }
}
