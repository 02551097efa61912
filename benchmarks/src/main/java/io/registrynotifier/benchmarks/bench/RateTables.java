package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.result.Plot;
import io.registrynotifier.benchmarks.result.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows the rates of several sides as tables and as a plot. Stateless. */
final class RateTables {
  private static final int PARTS = 8;
  private static final int POINTS = 40;

  private RateTables() {}

  /** One row a side: medians, spreads, and what was lost, repeated or reordered in all rounds. */
  static String summary(Rounds rounds) {
    Table table =
        Table.of(
            "side",
            "steady, events/s",
            "whole run, events/s",
            "steady, CPU us/event",
            "receiver, of a CPU",
            "lost",
            "repeated",
            "reordered",
            "load");
    for (String side : rounds.sides()) {
      List<Turn> turns = rounds.of(side);
      table.row(
          List.of(
              side,
              rounds.spread(side, Turn::steady).whole(),
              rounds.spread(side, Turn::whole).whole(),
              rounds.spread(side, turn -> turn.use().steadyMicros()).fine(),
              rounds.spread(side, turn -> turn.use().receiverShare()).fine(),
              sum(turns.stream().map(Turn::lost)),
              sum(turns.stream().map(turn -> turn.received().repeated())),
              turns.get(0).hasOrder()
                  ? sum(turns.stream().map(turn -> turn.received().reordered()))
                  : "-",
              rounds.spread(side, Turn::load).fine()));
    }
    return table.toString();
  }

  /** One row a turn: the rate in each eighth of the events. */
  static String parts(Rounds rounds, int events) {
    List<String> columns = new ArrayList<>(List.of("events/s after"));
    IntStream.rangeClosed(1, PARTS)
        .forEach(part -> columns.add(number((double) events * part / PARTS)));
    Table table = Table.of(columns.toArray(String[]::new));
    for (Turn turn : rounds.turns()) {
      List<String> cells = new ArrayList<>(List.of(turn.side() + " " + turn.round()));
      turn.received().arrivals().parts(PARTS).forEach(rate -> cells.add(number(rate)));
      table.row(cells);
    }
    return table.toString();
  }

  /** The rate of each turn over the events delivered, a color for each side. */
  static void plot(String title, Rounds rounds, int events, Path file) {
    Plot plot = Plot.of(title, "events delivered", "events/s");
    List<String> sides = rounds.sides();
    for (Turn turn : rounds.turns()) {
      List<Double> rates = turn.received().arrivals().parts(POINTS);
      List<Double> delivered =
          IntStream.rangeClosed(1, POINTS)
              .mapToObj(point -> (double) events * point / POINTS)
              .toList();
      plot.line(turn.side() + " " + turn.round(), sides.indexOf(turn.side()), delivered, rates);
    }
    plot.write(file);
  }

  private static String sum(Stream<Long> counts) {
    return Long.toString(counts.mapToLong(Long::longValue).sum());
  }

  private static String number(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
