package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.event.EventTopic;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.RunningSide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A million events of 200,000 repositories pending, a small heap.
 *
 * <p>The short backlog is measured on the same worker, which by then is warm: it stands still while
 * a tenth as many events are written, and goes on. The long backlog's rate is that of its third
 * quarter: warm, and with at least a quarter of it still pending.
 */
public final class BacklogBench implements Bench {
  private static final int EVENTS = 1_000_000;
  private static final int REPOSITORIES = 200_000;
  private static final int CONCURRENCY = 64;
  private static final String HEAP = "-Xmx256m";
  private static final String LONG = "long";
  private static final String SHORT = "short";

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    List<Turn> done = new ArrayList<>();
    List<Double> fullPauses = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      Path log = settings.directory().resolve("backlog-gc-" + round + ".log");
      done.addAll(measure(round, events, log, settings, progress));
      fullPauses.add((double) GcLog.fullPauses(log));
    }
    return result(new Rounds(done), fullPauses, events, settings);
  }

  private List<Turn> measure(
      int round, int events, Path log, Settings settings, Progress progress) {
    EventOrder order = EventOrder.even(REPOSITORIES);
    OurWorker ours =
        new OurWorker(
            List.of("concurrency: " + CONCURRENCY),
            List.of(HEAP, "-Xlog:gc:file=" + log + "::filecount=0"),
            settings.profiled(),
            true);
    try (Rig rig = Rig.start(Conduct.PROMPT).fill(events, order)) {
      Turns longTurns = rig.turns(name(), events, REPOSITORIES, settings, progress);
      Turns shortTurns = rig.turns(name(), events / 10, REPOSITORIES, settings, progress);
      try (RunningSide running = longTurns.start(ours, round)) {
        Turn first = longTurns.measure(LONG, round, running);
        running.freeze();
        shortTurns.reset();
        EventTopic.fill(rig.bootstrapServers(), events / 10, order);
        running.thaw();
        return List.of(first, shortTurns.measure(SHORT, round, running));
      }
    }
  }

  private static BenchResult result(
      Rounds rounds, List<Double> fullPauses, int events, Settings settings) {
    RateTables.plot("backlog", rounds, events, settings.directory().resolve("backlog.png"));
    return new BenchResult(
        "backlog: %,d events of %,d repositories, %s".formatted(events, REPOSITORIES, HEAP),
        List.of(RateTables.summary(rounds), RateTables.parts(rounds, events)),
        Stream.concat(
                rounds
                    .ratio(
                        "third quarter, of a short backlog's rate",
                        LONG,
                        SHORT,
                        BacklogBench::rate,
                        Goal.atLeast(0.90))
                    .stream(),
                Stream.of(new Verdict("full-heap pauses", Spread.of(fullPauses), Goal.atMost(0))))
            .toList(),
        Stream.concat(rounds.broken(LONG).stream(), rounds.broken(SHORT).stream()).toList());
  }

  private static double rate(Turn turn) {
    return turn.side().equals(LONG)
        ? turn.received().arrivals().parts(4).get(2)
        : turn.received().arrivals().whole();
  }
}
