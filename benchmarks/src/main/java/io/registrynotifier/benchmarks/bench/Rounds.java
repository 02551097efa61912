package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.result.Goal;
import io.registrynotifier.benchmarks.result.Spread;
import io.registrynotifier.benchmarks.result.Verdict;
import io.registrynotifier.benchmarks.side.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The turns of several sides, interleaved: each round everybody has one, and each round begins with
 * another.
 */
record Rounds(List<Turn> turns) {
  Rounds {
    turns = List.copyOf(turns);
  }

  static Rounds run(int rounds, List<Side> sides, Turns turns) {
    List<Turn> done = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Side side : order(round, sides)) {
        done.add(turns.run(side, round));
      }
    }
    return new Rounds(done);
  }

  /** Each round begins with another: the machine may be warmer, or busier, later. */
  static List<Side> order(int round, List<Side> sides) {
    List<Side> order = new ArrayList<>(sides);
    Collections.rotate(order, 1 - round);
    return order;
  }

  List<String> sides() {
    return turns.stream().map(Turn::side).distinct().toList();
  }

  List<Turn> of(String side) {
    return turns.stream().filter(turn -> turn.side().equals(side)).toList();
  }

  Spread spread(String side, ToDoubleFunction<Turn> figure) {
    return Spread.of(of(side).stream().map(figure::applyAsDouble).toList());
  }

  /** The ratio of two sides beside what it must be; empty when one of them took no part. */
  Optional<Verdict> ratio(
      String figure, String side, String other, ToDoubleFunction<Turn> measured, Goal goal) {
    return ratio(side, other, measured).map(ratio -> new Verdict(figure, ratio, goal));
  }

  /** The ratio of two sides inside each round; empty when one of them took no part. */
  Optional<Spread> ratio(String side, String other, ToDoubleFunction<Turn> measured) {
    List<Turn> ones = byRound(side);
    List<Turn> others = byRound(other);
    if (ones.isEmpty() || others.isEmpty()) {
      return Optional.empty();
    }
    List<Double> ratios =
        IntStream.range(0, ones.size())
            .mapToObj(
                i -> measured.applyAsDouble(ones.get(i)) / measured.applyAsDouble(others.get(i)))
            .toList();
    return Optional.of(Spread.of(ratios));
  }

  /** What a side lost or brought out of order. */
  List<String> broken(String side) {
    return of(side).stream()
        .filter(turn -> turn.lost() > 0 || turn.received().reordered() > 0)
        .map(
            turn ->
                "%s, round %d: %d events lost, %d out of order"
                    .formatted(side, turn.round(), turn.lost(), turn.received().reordered()))
        .toList();
  }

  private List<Turn> byRound(String side) {
    return of(side).stream().sorted((a, b) -> Integer.compare(a.round(), b.round())).toList();
  }
}
