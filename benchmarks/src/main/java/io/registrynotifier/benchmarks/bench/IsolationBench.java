package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EndpointsTopic;
import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.receiver.Received;
import io.registrynotifier.benchmarks.result.Bars;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Table;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ten endpoints of which one never answers and one takes no connection: whether eight notice. */
public final class IsolationBench implements Bench {
  private static final int EVENTS = 100_000;
  private static final int REPOSITORIES = 1_000;
  private static final int HEALTHY = 8;
  private static final String SILENT = "/silent";

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int events = settings.events().orElse(EVENTS);
    try (Rig rig = Rig.start(Conduct.silentOn(SILENT))) {
      rig.fill(events, EventOrder.even(REPOSITORIES));
      List<Eight> with = new ArrayList<>();
      List<Eight> without = new ArrayList<>();
      for (int round = 1; round <= settings.rounds(); round++) {
        boolean withFirst = round % 2 == 0; // the machine may be warmer, or busier, later
        if (withFirst) {
          with.add(measure(rig, "with-bad", round, events, bad(rig), settings, progress));
        }
        without.add(measure(rig, "without-bad", round, events, List.of(), settings, progress));
        if (!withFirst) {
          with.add(measure(rig, "with-bad", round, events, bad(rig), settings, progress));
        }
      }
      Bars.write(
          name(),
          "events/s of the healthy endpoints",
          List.of("8 healthy", "8 healthy, 1 silent, 1 refusing"),
          List.of(rates(without).median(), rates(with).median()),
          settings.directory().resolve("isolation.png"));
      return result(events, with, without);
    }
  }

  private static List<URI> bad(Rig rig) {
    URI refused = URI.create("http://127.0.0.1:" + FreePort.find() + "/refused");
    return List.of(rig.receiver().at(SILENT), refused);
  }

  private static Eight measure(
      Rig rig,
      String name,
      int round,
      int events,
      List<URI> bad,
      Settings settings,
      Progress progress) {
    EndpointsTopic.forget(rig.bootstrapServers());
    rig.receiver().reset(Math.max(2, events / 100));
    Stream<URI> healthy = IntStream.range(0, HEALTHY).mapToObj(i -> rig.receiver().at("/" + i));
    List<URI> urls = Stream.concat(healthy, bad.stream()).toList();
    Path file =
        EndpointsFile.write(
            settings.directory().resolve("isolation-" + name + "-" + round + ".yml"),
            rig.bootstrapServers(),
            "isolation-" + name + "-" + round + "-",
            urls);
    double load = Machine.load();
    try (NotifierProcess worker = NotifierProcess.worker(file, List.of("-Xmx512m"))) {
      List<String> paths = IntStream.range(0, HEALTHY).mapToObj(i -> "/" + i).toList();
      paths.forEach(path -> Drain.await(rig.receiver(), path, events, worker.pid()));
      Eight eight = new Eight(events, paths.stream().map(rig.receiver()::report).toList(), load);
      progress.say(String.format(Locale.ROOT, "%s, round %d: %s", name, round, eight));
      return eight;
    }
  }

  private static BenchResult result(int events, List<Eight> with, List<Eight> without) {
    Table table =
        Table.of(
            "endpoints", "events/s of the healthy ones", "lost", "repeated", "reordered", "load");
    table.row(row("8 healthy", without)).row(row("8 healthy, 1 silent, 1 refusing", with));
    List<Double> ratios =
        IntStream.range(0, with.size())
            .mapToObj(i -> with.get(i).rate() / without.get(i).rate())
            .toList();
    return new BenchResult(
        String.format("isolation: %,d events to each of ten endpoints", events),
        List.of(table.toString()),
        List.of(
            new Verdict(
                "healthy endpoints, of their rate without the bad ones",
                Spread.of(ratios),
                Goal.atLeast(0.95))),
        Stream.concat(with.stream(), without.stream())
            .filter(each -> each.lost() > 0 || each.reordered() > 0)
            .map(Eight::toString)
            .toList());
  }

  private static List<String> row(String name, List<Eight> rounds) {
    return List.of(
        name,
        rates(rounds).whole(),
        Long.toString(rounds.stream().mapToLong(Eight::lost).sum()),
        Long.toString(rounds.stream().mapToLong(Eight::repeated).sum()),
        Long.toString(rounds.stream().mapToLong(Eight::reordered).sum()),
        Spread.of(rounds.stream().map(Eight::load).toList()).fine());
  }

  private static Spread rates(List<Eight> rounds) {
    return Spread.of(rounds.stream().map(Eight::rate).toList());
  }

  /**
   * What came to the healthy endpoints.
   *
   * @param load the machine's when the turn began
   */
  private record Eight(int events, List<Received> received, double load) {
    /** Of all of them together, from the first event to the last. */
    double rate() {
      long first = received.stream().mapToLong(each -> each.arrivals().first()).min().orElseThrow();
      long last = received.stream().mapToLong(each -> each.arrivals().last()).max().orElseThrow();
      return received.stream().mapToLong(Received::different).sum() / ((last - first) / 1e9);
    }

    long lost() {
      return received.stream().mapToLong(each -> Math.max(0, events - each.different())).sum();
    }

    long repeated() {
      return received.stream().mapToLong(Received::repeated).sum();
    }

    long reordered() {
      return received.stream().mapToLong(Received::reordered).sum();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,.0f/s, lost %d, reordered %d, load %.1f",
          rate(),
          lost(),
          reordered(),
          load);
    }
  }
}
