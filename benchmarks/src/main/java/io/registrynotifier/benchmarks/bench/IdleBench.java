package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.result.Bars;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Table;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.testkit.process.FreePort;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A hundred endpoints with nothing to do, or with nobody there: what they cost. */
public final class IdleBench implements Bench {
  private static final int ENDPOINTS = 100;
  private static final int BACKLOG = 10_000;
  private static final int REPOSITORIES = 1_000;
  private static final double MOST_OF_A_CPU = 0.05;

  /** Of what a worker costs in its first minutes, a good third is compiling its own code. */
  private static final Duration SETTLE = Duration.ofMinutes(3);

  private static final Duration WATCH = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    List<Cost> one = new ArrayList<>();
    List<Cost> quiet = new ArrayList<>();
    List<Cost> dead = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      one.add(measure("one", round, 1, 0, settings, progress));
      quiet.add(measure("quiet", round, ENDPOINTS, 0, settings, progress));
      int backlog = settings.events().orElse(BACKLOG);
      dead.add(measure("dead", round, ENDPOINTS, backlog, settings, progress));
    }
    Bars.write(
        name(),
        "thousandths of a processor",
        List.of("1, no traffic", ENDPOINTS + ", no traffic", ENDPOINTS + ", all dead"),
        Stream.of(one, quiet, dead).map(costs -> 1_000 * median(costs, Cost::cpuShare)).toList(),
        settings.directory().resolve("idle.png"));
    return result(one, quiet, dead);
  }

  private static Cost measure(
      String name, int round, int endpoints, int backlog, Settings settings, Progress progress) {
    try (Rig rig = Rig.start(Conduct.PROMPT).fill(backlog, EventOrder.even(REPOSITORIES))) {
      URI nobody = URI.create("http://127.0.0.1:" + FreePort.find() + "/events");
      Path file =
          EndpointsFile.write(
              settings.directory().resolve("idle-" + name + "-" + round + ".yml"),
              rig.bootstrapServers(),
              "idle-",
              IntStream.range(0, endpoints).mapToObj(i -> nobody).toList());
      double load = Machine.load();
      try (NotifierProcess worker = NotifierProcess.worker(file, List.of("-Xmx1g"))) {
        pass(SETTLE);
        Duration before = cpu(worker);
        pass(WATCH);
        double share = (double) cpu(worker).minus(before).toNanos() / WATCH.toNanos();
        Cost cost = Cost.of(share, worker, load);
        progress.say(String.format(Locale.ROOT, "%s, round %d: %s", name, round, cost));
        return cost;
      }
    }
  }

  private static BenchResult result(List<Cost> one, List<Cost> quiet, List<Cost> dead) {
    Table table = Table.of("endpoints", "of a CPU", "threads", "heap in use, MiB", "load");
    table.row(row("1, no traffic", one));
    table.row(row(ENDPOINTS + ", no traffic", quiet));
    table.row(row(ENDPOINTS + ", all dead, with backlog", dead));
    double threads = (median(quiet, Cost::threads) - median(one, Cost::threads)) / (ENDPOINTS - 1);
    double heap = (median(quiet, Cost::heapMiB) - median(one, Cost::heapMiB)) / (ENDPOINTS - 1);
    String each =
        String.format(
            Locale.ROOT,
            "An endpoint without traffic costs %.1f threads and %.2f MiB of heap.\n",
            threads,
            heap);
    return new BenchResult(
        "idle: what endpoints cost that deliver nothing",
        List.of(table.toString(), each),
        List.of(verdict("no traffic", quiet), verdict("all dead, with backlog", dead)),
        List.of());
  }

  private static Verdict verdict(String what, List<Cost> costs) {
    return new Verdict(
        ENDPOINTS + " endpoints, " + what + ", of a CPU",
        spread(costs, Cost::cpuShare),
        Goal.atMost(MOST_OF_A_CPU));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    return spread(costs, figure).median();
  }

  private static Spread spread(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    return Spread.of(costs.stream().map(figure::applyAsDouble).toList());
  }

  private static List<String> row(String name, List<Cost> costs) {
    return List.of(
        name,
        spread(costs, Cost::cpuShare).finest(),
        spread(costs, Cost::threads).whole(),
        spread(costs, Cost::heapMiB).fine(),
        spread(costs, Cost::load).fine());
  }

  private static Duration cpu(NotifierProcess worker) {
    return ProcessHandle.of(worker.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  private static void pass(Duration time) {
    Awaitility.await().atMost(LIMIT).pollDelay(time).until(() -> true);
  }

  /**
   * What a worker costs while nothing is delivered.
   *
   * @param load the machine's before it was started
   */
  private record Cost(double cpuShare, double threads, double heapMiB, double load) {
    static Cost of(double cpuShare, NotifierProcess worker, double load) {
      HeapCollection.ask(worker.pid());
      String metrics = worker.page("/metrics");
      return new Cost(
          cpuShare,
          MetricLine.value(metrics, "jvm_threads_current"),
          MetricLine.value(metrics, "jvm_memory_bytes_used{area=\"heap\",}") / (1 << 20),
          load);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.3f of a CPU, %.0f threads, %.1f MiB, load %.1f",
          cpuShare,
          threads,
          heapMiB,
          load);
    }
  }
}
