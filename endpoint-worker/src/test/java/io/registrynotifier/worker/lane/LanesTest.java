package io.registrynotifier.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LanesTest {
  private long offset;

  @ParameterizedTest
  @EnumSource
  void lanes_keepTheOrderOfEachKey_inThousandsOfSeededRuns(Ordering ordering) {
    for (long seed = 0; seed < 1_500; seed++) {
      // Given
      Run run = new Run(ordering, seed);

      // When
      for (int step = 0; step < 80; step++) {
        run.step();
      }
      run.finishEverything();

      // Then
      run.verify();
    }
  }

  @Test
  void lanes_takeTurns_whenAllAreReady() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    for (String repository : List.of("a", "a", "a", "b", "c")) {
      lanes.add(owed(repository));
    }

    // When
    List<String> turns = new ArrayList<>();
    for (Optional<Lane> next = lanes.next(); next.isPresent(); next = lanes.next()) {
      turns.add(repository(next.get()));
      finishHead(lanes, next.get());
    }

    // Then
    assertThat(turns).containsExactly("a", "b", "c", "a", "a");
    assertThat(lanes.size()).as("empty lanes are forgotten").isZero();
  }

  @Test
  void turns_areNumberedAcrossPartitions_inTheOrderInWhichLanesCameToTheRow() {
    // Given
    Turns turns = new Turns();
    Lanes one = new Lanes(Ordering.KEY, turns);
    Lanes other = new Lanes(Ordering.KEY, turns);
    one.add(owed("a"));
    other.add(owed("b"));
    one.add(owed("c"));

    // When
    long first = one.turn();
    finishHead(one, one.next().orElseThrow());
    Lane second = other.next().orElseThrow();
    long none = other.turn();
    other.putBack(second);

    // Then
    assertThat(first).isEqualTo(1);
    assertThat(none).as("while the only lane is out").isEqualTo(Lanes.NO_TURN);
    assertThat(one.turn()).isEqualTo(3);
    assertThat(other.turn()).as("behind all others").isEqualTo(4);
  }

  @Test
  void turn_thatWasNotUsed_isKept() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    lanes.add(owed("a"));
    lanes.add(owed("b"));

    // When
    lanes.putBackFirst(lanes.next().orElseThrow());

    // Then
    assertThat(lanes.turn()).isEqualTo(1);
  }

  @Test
  void lane_keepsOneTurnARound_afterItWasTakenOutOfTurnManyTimes() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    Owed probed = owed("a");
    lanes.add(probed);
    for (int i = 0; i < 5; i++) {
      lanes.add(owed("a"));
      lanes.add(owed("b"));
    }
    for (int i = 0; i < 10; i++) {
      Lane lane = lanes.take(probed).orElseThrow();
      lanes.hold(lane, i);
      lanes.release(i);
    }

    // When
    StringBuilder turns = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      Lane next = lanes.next().orElseThrow();
      turns.append(repository(next));
      finishHead(lanes, next);
    }

    // Then
    assertThat(turns.toString()).isIn("abababab", "babababa");
  }

  @Test
  void heldLane_isReadyAgain_onlyWhenItsTimeHasCome() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    lanes.add(owed("a"));
    long until = Long.MIN_VALUE + 10;
    lanes.hold(lanes.next().orElseThrow(), until);

    // When
    lanes.release(Long.MAX_VALUE);
    Optional<Lane> before = lanes.next();
    lanes.release(until);

    // Then
    assertThat(before).isEmpty();
    assertThat(lanes.next()).isPresent();
    assertThat(lanes.nextRelease()).isEmpty();
  }

  @Test
  void nextRelease_isTheEarlierHold_whenTheTickerPassesItsHighestNumberBetweenThem() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    lanes.add(owed("late"));
    lanes.add(owed("early"));
    long early = Long.MAX_VALUE - 5;
    lanes.hold(lanes.next().orElseThrow(), early + 10);

    // When
    lanes.hold(lanes.next().orElseThrow(), early);

    // Then
    assertThat(lanes.nextRelease()).hasValue(early);
    lanes.release(early);
    assertThat(lanes.next().map(LanesTest::repository)).contains("early");
    assertThat(lanes.next()).isEmpty();
  }

  @Test
  void takenLane_isNotReleased_whenTheTimeOfItsOldHoldComes() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    Owed owed = owed("a");
    lanes.add(owed);
    lanes.hold(lanes.next().orElseThrow(), 10);
    assertThat(lanes.take(owed)).isPresent();

    // When
    lanes.release(10);

    // Then
    assertThat(lanes.next()).as("it is out").isEmpty();
    assertThat(lanes.take(owed)).isEmpty();
  }

  @Test
  void releaseAll_makesEveryHeldLaneReady_whateverItsTime() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    for (String repository : List.of("a", "b", "c")) {
      lanes.add(owed(repository));
      lanes.hold(lanes.next().orElseThrow(), 1_000);
    }

    // When
    lanes.releaseAll();

    // Then
    assertThat(List.of(lanes.next(), lanes.next(), lanes.next())).allMatch(Optional::isPresent);
  }

  @Test
  void laneThatWasNotUsed_staysFirst_whenItIsPutBackFirst() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    lanes.add(owed("a"));
    lanes.add(owed("b"));
    Lane first = lanes.next().orElseThrow();

    // When
    lanes.putBackFirst(first);

    // Then
    assertThat(lanes.next()).contains(first);
  }

  @Test
  void laneWhoseHeadIsRejected_waitsApart_andIsNeverTried() {
    // Given
    Lanes lanes = new Lanes(Ordering.KEY, new Turns());
    Owed rejected = owed("a");
    lanes.add(rejected);
    lanes.add(owed("a"));
    Lane lane = lanes.next().orElseThrow();

    // When
    rejected.reject("limit of 3 attempts reached");
    lanes.putBack(lane);

    // Then
    assertThat(lanes.next()).isEmpty();
    assertThat(lanes.take(rejected)).isEmpty();
    assertThat(lanes.nextRejected()).contains(lane);
    assertThat(lanes.nextRejected()).isEmpty();
    finishHead(lanes, lane);
    assertThat(lanes.next()).as("what follows is tried").contains(lane);
  }

  private Owed owed(String repository) {
    return new Owed(SampleDeliveries.push(0, offset++, repository), 0);
  }

  private static String repository(Lane lane) {
    return lane.head().delivery().event().attributes().repository();
  }

  private static void finishHead(Lanes lanes, Lane lane) {
    lane.remove(1);
    lanes.putBack(lane);
  }

  /** One seeded run of lanes beside a queue of offsets for each key. */
  private static final class Run {
    private final Ordering ordering;
    private final long seed;
    private final Random random;
    private final Lanes lanes;
    private final Map<Object, Deque<Long>> model = new HashMap<>();
    private final List<Lane> out = new ArrayList<>();
    private final Map<Lane, Long> held = new HashMap<>();
    private final Map<Long, Owed> all = new HashMap<>();
    private long offset;
    private long now = Long.MAX_VALUE - 100;

    Run(Ordering ordering, long seed) {
      this.ordering = ordering;
      this.seed = seed;
      this.random = new Random(seed);
      this.lanes = new Lanes(ordering, new Turns());
    }

    void step() {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> add();
        case 3 -> takeAny();
        case 4 -> settle();
        case 5 -> passTime(random.nextInt(20));
        default -> next();
      }
      verify();
    }

    void finishEverything() {
      while (!model.isEmpty()) {
        passTime(1_000);
        next();
        while (!out.isEmpty()) {
          finish(out.remove(0));
        }
      }
    }

    private void add() {
      Owed owed = new Owed(SampleDeliveries.push(0, offset, "r" + random.nextInt(5)), 0);
      all.put(offset, owed);
      model.computeIfAbsent(key(owed), key -> new ArrayDeque<>()).add(offset++);
      lanes.add(owed);
    }

    private void next() {
      boolean someReady = model.size() > out.size() + held.size();
      Optional<Lane> next = lanes.next();
      assertThat(next.isPresent()).as("seed %d: no lane is forgotten", seed).isEqualTo(someReady);
      next.ifPresent(this::isOut);
    }

    private void takeAny() {
      if (model.isEmpty()) {
        return;
      }
      List<Deque<Long>> queues = List.copyOf(model.values());
      long head = queues.get(random.nextInt(queues.size())).getFirst();
      Optional.ofNullable(all.get(head)).flatMap(lanes::take).ifPresent(this::isOut);
    }

    private void isOut(Lane lane) {
      assertThat(out).as("seed %d: a lane is out once", seed).doesNotContain(lane);
      assertThat(lane.head().delivery().offset())
          .as("seed %d: oldest first", seed)
          .isEqualTo(queue(key(lane.head())).getFirst());
      held.remove(lane);
      out.add(lane);
    }

    private void settle() {
      if (out.isEmpty()) {
        return;
      }
      Lane lane = out.remove(random.nextInt(out.size()));
      switch (random.nextInt(3)) {
        case 0 -> finish(lane);
        case 1 -> lanes.putBack(lane);
        default -> {
          long until = now + 1 + random.nextInt(30);
          lanes.hold(lane, until);
          held.put(lane, until);
        }
      }
    }

    private void finish(Lane lane) {
      Object key = key(lane.head());
      queue(key).removeFirst();
      if (queue(key).isEmpty()) {
        model.remove(key);
      }
      finishHead(lanes, lane);
    }

    private Deque<Long> queue(Object key) {
      return model.getOrDefault(key, new ArrayDeque<>());
    }

    private void passTime(int nanos) {
      now += nanos;
      lanes.release(now);
      held.values().removeIf(until -> until - now <= 0);
    }

    private Object key(Owed owed) {
      return switch (ordering) {
        case KEY -> owed.delivery().event().attributes().key();
        case PARTITION -> "all";
        case NONE -> owed.delivery().offset();
      };
    }

    void verify() {
      assertThat(lanes.size()).as("seed %d", seed).isEqualTo(model.size());
      Set<Long> releases = new HashSet<>(held.values());
      if (releases.isEmpty()) {
        assertThat(lanes.nextRelease()).as("seed %d", seed).isEmpty();
      } else {
        long first = releases.stream().min((a, b) -> Long.signum(a - b)).orElseThrow();
        assertThat(lanes.nextRelease()).as("seed %d", seed).hasValue(first);
      }
    }
  }
}
