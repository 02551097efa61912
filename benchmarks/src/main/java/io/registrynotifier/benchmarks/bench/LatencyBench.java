package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.event.EventNumber;
import io.registrynotifier.benchmarks.event.EventOrder;
import io.registrynotifier.benchmarks.event.EventTopic;
import io.registrynotifier.benchmarks.event.SteadyPublisher;
import io.registrynotifier.benchmarks.receiver.Conduct;
import io.registrynotifier.benchmarks.receiver.Received;
import io.registrynotifier.benchmarks.receiver.ReceiverProcess;
import io.registrynotifier.benchmarks.receiver.Stamp;
import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Percentiles;
import io.registrynotifier.benchmarks.result.Plot;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Table;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.benchmarks.side.Floor;
import io.registrynotifier.benchmarks.side.Leg;
import io.registrynotifier.benchmarks.side.OurWorker;
import io.registrynotifier.benchmarks.side.RunningSide;
import io.registrynotifier.benchmarks.side.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;

/** A thousand events a second: from Kafka's acknowledgement to the request that is received. */
public final class LatencyBench implements Bench {
  private static final int EVENTS = 60_000;
  private static final int EVENTS_A_SECOND = 1_000;
  private static final int WARM_UP_SECONDS = 10;
  private static final int REPOSITORIES = 1_000;
  private static final int CONCURRENCY = 64;
  private static final String PATH = "/hook";

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public BenchResult run(Settings settings, Progress progress) {
    int seconds = settings.events().orElse(EVENTS) / EVENTS_A_SECOND;
    List<Side> sides =
        List.of(
            OurWorker.of(CONCURRENCY).profiledIf(settings.profiled()), new Floor(CONCURRENCY, 1));
    List<Latencies> measured = new ArrayList<>();
    for (int round = 1; round <= settings.rounds(); round++) {
      for (Side side : Rounds.order(round, sides)) {
        Latencies latencies = measure(side, round, seconds, settings);
        progress.say(latencies.toString());
        measured.add(latencies);
      }
    }
    plot(measured, settings);
    return result(measured);
  }

  /** Each turn has a broker of its own, so that nobody begins with what another left behind. */
  private static Latencies measure(Side side, int round, int seconds, Settings settings) {
    double load = Machine.load();
    try (Rig rig = Rig.start(Conduct.PROMPT);
        KafkaProducer<byte[], byte[]> producer = EventTopic.producer(rig.bootstrapServers())) {
      EventTopic.create(rig.bootstrapServers(), Rig.PARTITIONS);
      ReceiverProcess receiver = rig.receiver();
      SteadyPublisher publisher = new SteadyPublisher(producer, EventOrder.even(REPOSITORIES));
      Leg leg =
          new Leg(
              "latency-" + side.name() + "-" + round,
              rig.bootstrapServers(),
              receiver.at(PATH),
              seconds * EVENTS_A_SECOND,
              REPOSITORIES,
              settings.directory());
      try (RunningSide running = side.start(leg)) {
        int warmUp = publisher.publish(EVENTS_A_SECOND, WARM_UP_SECONDS).size();
        Drain.await(receiver, PATH, warmUp, running);
        receiver.reset(ReceiverProcess.step(leg.events()));
        Map<EventNumber, Long> published = publisher.publish(EVENTS_A_SECOND, seconds);
        Drain.await(receiver, PATH, published.size(), running);
        return Latencies.of(
            side.name(), round, published, receiver.stamps(PATH), receiver.report(PATH), load);
      }
    }
  }

  private static BenchResult result(List<Latencies> measured) {
    Table table = Table.of("side", "p50, ms", "p99, ms", "lost", "repeated", "reordered", "load");
    for (String side : List.of(OurWorker.NAME, Floor.NAME)) {
      List<Latencies> of = of(measured, side);
      table.row(
          List.of(
              side,
              spread(of, Latencies::half).fine(),
              spread(of, Latencies::most).fine(),
              Long.toString(of.stream().mapToLong(Latencies::lost).sum()),
              Long.toString(of.stream().mapToLong(each -> each.received().repeated()).sum()),
              side.equals(OurWorker.NAME)
                  ? Long.toString(of.stream().mapToLong(each -> each.received().reordered()).sum())
                  : "-",
              spread(of, Latencies::load).fine()));
    }
    return new BenchResult(
        "latency: 1,000 events a second, from acknowledged publish to request received",
        List.of(table.toString()),
        List.of(
            new Verdict("p50, of the floor's", ratio(measured, Latencies::half), Goal.atMost(2)),
            new Verdict("p99, of the floor's", ratio(measured, Latencies::most), Goal.atMost(3))),
        of(measured, OurWorker.NAME).stream()
            .filter(each -> each.lost() > 0 || each.received().reordered() > 0)
            .map(Latencies::toString)
            .toList());
  }

  private static List<Latencies> of(List<Latencies> measured, String side) {
    return measured.stream().filter(each -> each.side().equals(side)).toList();
  }

  private static Spread spread(List<Latencies> of, ToDoubleFunction<Latencies> figure) {
    return Spread.of(of.stream().map(figure::applyAsDouble).toList());
  }

  private static Spread ratio(List<Latencies> measured, ToDoubleFunction<Latencies> figure) {
    List<Latencies> ours = of(measured, OurWorker.NAME);
    List<Latencies> floors = of(measured, Floor.NAME);
    return Spread.of(
        IntStream.range(0, ours.size())
            .mapToObj(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(floors.get(i)))
            .toList());
  }

  private static void plot(List<Latencies> measured, Settings settings) {
    Plot plot = Plot.of("latency", "percent of events", "at most so many ms");
    List<Double> percents = Stream.iterate(1.0, each -> each + 1).limit(99).toList();
    for (Latencies each : measured) {
      plot.line(
          each.side() + " " + each.round(),
          each.side().equals(OurWorker.NAME) ? 0 : 1,
          percents,
          percents.stream().map(each.percentiles()::at).toList());
    }
    plot.write(settings.directory().resolve("latency.png"));
  }

  /**
   * One turn's latencies in milliseconds.
   *
   * @param load the machine's when the turn began
   */
  private record Latencies(
      String side,
      int round,
      int published,
      Received received,
      Percentiles percentiles,
      double load) {
    static Latencies of(
        String side,
        int round,
        Map<EventNumber, Long> published,
        List<Stamp> stamps,
        Received received,
        double load) {
      double[] millis =
          stamps.stream()
              .flatMapToDouble(
                  stamp ->
                      Stream.ofNullable(published.get(stamp.event()))
                          .mapToDouble(acknowledged -> (stamp.nanos() - acknowledged) / 1e6))
              .toArray();
      return new Latencies(
          side,
          round,
          published.size(),
          received,
          Percentiles.of(millis.length == 0 ? new double[] {Double.NaN} : millis),
          load);
    }

    double half() {
      return percentiles.at(50);
    }

    double most() {
      return percentiles.at(99);
    }

    long lost() {
      return Math.max(0, published - received.different());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s, round %d: p50 %.2f ms, p99 %.2f ms, lost %d, repeated %d, load %.1f",
          side,
          round,
          half(),
          most(),
          lost(),
          received.repeated(),
          load);
    }
  }
}
