package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.micro.Part;
import io.registrynotifier.benchmarks.micro.Parts;
import io.registrynotifier.benchmarks.result.Bars;
import io.registrynotifier.benchmarks.result.Table;
import java.util.List;
import java.util.Locale;

/** The small parts alone, under JMH. */
public final class MicroBench implements Bench {
  private static final int SECONDS = 5;

  private final int seconds;

  /** Five seconds each, after five of warm-up, in every round. */
  public MicroBench() {
    this(SECONDS);
  }

  MicroBench(int seconds) {
    this.seconds = seconds;
  }

  @Override
  public String name() {
    return "micro";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    progress.say("JMH runs each part in " + settings.rounds() + " JVMs");
    List<Part> parts = Parts.measure(settings.rounds(), seconds);
    Bars.write(
        "micro",
        "nanoseconds",
        parts.stream().map(Part::name).toList(),
        parts.stream().map(part -> part.nanos().median()).toList(),
        settings.directory().resolve("micro.png"));
    Table table = Table.of("part", "ns", "bytes allocated");
    parts.forEach(
        part ->
            table.row(
                List.of(
                    part.name(),
                    part.nanos().whole(),
                    String.format(Locale.ROOT, "%,.0f", part.allocatedBytes()))));
    return new BenchResult(
        "micro: each event's share of the small parts",
        List.of(table.toString()),
        List.of(),
        List.of());
  }
}
