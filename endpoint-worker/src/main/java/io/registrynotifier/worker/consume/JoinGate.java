package io.registrynotifier.worker.consume;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets so many consumers join their groups at a time, in the order in which they came, so that a
 * process with a hundred endpoints does not ask for everything at once. Whoever comes while there
 * is room goes at once. Thread-safe; what is written here is confined to the timers' one thread.
 *
 * <p>Nobody keeps a place for longer than a bound: a group that does not settle holds up the others
 * by that much and no more.
 */
final class JoinGate {
  private final int places;
  private final Duration bound;
  private final ScheduledExecutorService timers;
  private final Queue<Consumer<Runnable>> waiting = new ArrayDeque<>();
  private int taken;

  /** {@code timers} has one thread. */
  JoinGate(int places, Duration bound, ScheduledExecutorService timers) {
    this.places = places;
    this.bound = bound;
    this.timers = timers;
  }

  /**
   * Calls {@code join} when its turn comes, with what is to be run when it has joined; running that
   * again changes nothing.
   */
  void enter(Consumer<Runnable> join) {
    timers.execute(
        () -> {
          waiting.add(join);
          admit();
        });
  }

  private void admit() {
    while (taken < places && !waiting.isEmpty()) {
      taken++;
      Place place = new Place();
      var unused = timers.schedule(place::leave, bound.toNanos(), TimeUnit.NANOSECONDS);
      waiting.remove().accept(() -> timers.execute(place::leave));
    }
  }

  private final class Place {
    private boolean left;

    void leave() {
      if (!left) {
        left = true;
        taken--;
        admit();
      }
    }
  }
}
