package io.registrynotifier.benchmarks;

import io.registrynotifier.benchmarks.bench.BacklogBench;
import io.registrynotifier.benchmarks.bench.BatchBench;
import io.registrynotifier.benchmarks.bench.Bench;
import io.registrynotifier.benchmarks.bench.BenchResult;
import io.registrynotifier.benchmarks.bench.DeliveryBench;
import io.registrynotifier.benchmarks.bench.IdleBench;
import io.registrynotifier.benchmarks.bench.IsolationBench;
import io.registrynotifier.benchmarks.bench.LatencyBench;
import io.registrynotifier.benchmarks.bench.MicroBench;
import io.registrynotifier.benchmarks.bench.Settings;
import io.registrynotifier.benchmarks.bench.SkewBench;
import io.registrynotifier.benchmarks.bench.SlowBench;
import io.registrynotifier.benchmarks.side.Floor;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.ParallelConsumer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code notifier bench}: runs benchmarks one after the other and writes what they show. */
@Command(
    name = "notifier bench",
    description = "Measures the product beside its peers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A figure that is not reached is printed and fails nothing: machines differ.",
      "Exit status: 0 all ran; 1 the product lost events or brought them out of order; 2 wrong"
          + " command line."
    })
final class BenchCommand implements Callable<Integer> {
  private static final List<Bench> BENCHES =
      List.of(
          new DeliveryBench(),
          new SlowBench(),
          new SkewBench(),
          new BatchBench(),
          new LatencyBench(),
          new IsolationBench(),
          new BacklogBench(),
          new IdleBench(),
          new MicroBench());

  @Parameters(
      paramLabel = "NAME",
      description =
          "Which: delivery, slow, skew, batch, latency, isolation, backlog, idle, micro. All where"
              + " none is named.")
  private List<String> names = List.of();

  @Option(names = "--events", paramLabel = "N", description = "Instead of the benchmark's number.")
  private @Nullable Integer events;

  @Option(names = "--rounds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Option(
      names = "--only",
      paramLabel = "SIDE",
      split = ",",
      description =
          "The sides that take part: "
              + OurWorker.NAME
              + " (the product), "
              + OurWorker.UNREPORTED
              + " (the product without its ledger, in delivery), "
              + ParallelConsumer.NAME
              + " (Parallel Consumer), bare (the HTTP client alone), poll (a consumer alone) and "
              + Floor.NAME
              + " (a consumer and a bare POST), both in batch.")
  private Set<String> only = Set.of();

  @Option(
      names = "--peer-concurrency",
      paramLabel = "N",
      description = "The peer's threads. Default: ${DEFAULT-VALUE}, its best.")
  private int peerConcurrency = 32;

  @Option(names = "--profile", description = "Leave a flight recording of the product's worker.")
  private boolean profiled;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where tables and plots go. Default: ${DEFAULT-VALUE}.")
  private Path directory = Path.of("target", "bench");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new BenchCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Settings settings = settings();
    Files.createDirectories(settings.directory());
    boolean kept = true;
    for (Bench bench : chosen()) {
      BenchResult result = bench.run(settings, line -> say(bench.name() + ": " + line));
      Files.writeString(settings.directory().resolve(bench.name() + ".md"), result.text());
      say("\n" + result.text());
      kept &= result.broken().isEmpty();
    }
    say("written to " + settings.directory());
    return kept ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Settings settings() {
    try {
      return new Settings(
          events == null ? OptionalInt.empty() : OptionalInt.of(events),
          rounds,
          only,
          peerConcurrency,
          profiled,
          directory.toAbsolutePath());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Bench> chosen() {
    for (String name : names) {
      if (BENCHES.stream().noneMatch(bench -> bench.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(), "no benchmark \"" + name + "\": expected " + known());
      }
    }
    return BENCHES.stream()
        .filter(bench -> names.isEmpty() || names.contains(bench.name()))
        .toList();
  }

  private static String known() {
    return BENCHES.stream().map(Bench::name).collect(Collectors.joining(", "));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
