package io.registrynotifier.benchmarks.bench;

import io.registrynotifier.benchmarks.receiver.Received;
import io.registrynotifier.benchmarks.receiver.ReceiverProcess;
import io.registrynotifier.benchmarks.result.Use;
import io.registrynotifier.benchmarks.side.Leg;
import io.registrynotifier.benchmarks.side.RunningSide;
import io.registrynotifier.benchmarks.side.Side;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Gives one side after the other its turn against one receiver and one topic. Not thread-safe. */
final class Turns {
  private static final String PATH = "/hook";

  private final String bench;
  private final String bootstrapServers;
  private final ReceiverProcess receiver;
  private final int events;
  private final int repositories;
  private final Path directory;
  private final Progress progress;
  private double load;

  Turns(
      String bench,
      String bootstrapServers,
      ReceiverProcess receiver,
      int events,
      int repositories,
      Path directory,
      Progress progress) {
    this.bench = bench;
    this.bootstrapServers = bootstrapServers;
    this.receiver = receiver;
    this.events = events;
    this.repositories = repositories;
    this.directory = directory;
    this.progress = progress;
  }

  /** Lets a side deliver all events once. */
  Turn run(Side side, int round) {
    try (RunningSide running = start(side, round)) {
      return measure(side.name(), round, running);
    }
  }

  /** Starts a side whose deliveries are counted from nothing. */
  RunningSide start(Side side, int round) {
    reset();
    return side.start(leg(side, round));
  }

  /** Forgets what has come. */
  void reset() {
    load = Machine.load();
    receiver.reset(ReceiverProcess.step(events));
  }

  /** What a side does from now until all events have come. */
  Turn measure(String name, int round, RunningSide running) {
    Use use = Drain.await(receiver, PATH, events, running);
    Turn turn = new Turn(name, round, events, receiver.report(PATH), use, load);
    progress.say(describe(turn));
    return turn;
  }

  private Leg leg(Side side, int round) {
    String name = bench + "-" + side.name() + "-" + round;
    URI url = receiver.at(PATH);
    return new Leg(name, bootstrapServers, url, events, repositories, directory);
  }

  private static String describe(Turn turn) {
    Received received = turn.received();
    return String.format(
        Locale.ROOT,
        "%s, round %d: steady %,.0f/s, whole %,.0f/s, lost %d, repeated %d, reordered %s, load %.1f",
        turn.side(),
        turn.round(),
        turn.steady(),
        turn.whole(),
        turn.lost(),
        received.repeated(),
        turn.hasOrder() ? received.reordered() : "-",
        turn.load());
  }
}
