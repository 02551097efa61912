package io.registrynotifier.system.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.registrynotifier.system.report.Report;
import io.registrynotifier.testkit.process.Brokers;
import io.registrynotifier.testkit.process.NotifierProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/**
 * A whole system in use, to which things are done by a plan: registries, a bridge, workers, an
 * endpoint of each kind. Used by one test thread.
 */
final class Trial implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Scenario scenario;
  private final Brokers brokers;
  private final Answers answers = new Answers();
  private final OwedEndpoints endpoints;
  private final Workers workers;
  private final NotifierProcess bridge;
  private final BitSet deadBrokers = new BitSet();
  private int kills;

  private Trial(Scenario scenario, Brokers brokers, Path directory) {
    this.scenario = scenario;
    this.brokers = brokers;
    this.endpoints = new OwedEndpoints(scenario, answers);
    Path settings = scenario.write(directory, brokers.bootstrapServers(), endpoints.all());
    this.bridge = NotifierProcess.bridge(settings);
    this.workers = Workers.start(settings, scenario.workers());
  }

  /** Starts everything; nothing is published yet. */
  private static Trial start(Scenario scenario, Brokers brokers, Path directory) {
    Trial trial = new Trial(scenario, brokers, directory);
    try {
      trial.workers.awaitReady();
      return trial;
    } catch (RuntimeException | AssertionError failure) {
      trial.close();
      throw failure;
    }
  }

  /** Lives through the plan and fails when a promise was broken. */
  static void hold(
      Scenario scenario, Brokers brokers, Path directory, KillOptions options, List<Step> steps) {
    try (Trial trial = start(scenario, brokers, directory)) {
      trial.run(new Plan(options.seed(), steps), options.duration());
      trial.verify();
    }
  }

  /**
   * Publishes for so long and does meanwhile what is planned; then everything is made whole, and
   * this returns when nothing is owed or nothing more can be hoped for.
   */
  private void run(Plan plan, Duration duration) {
    Report.line(scenario.name() + ": " + plan);
    try (Publisher publisher = Publisher.start(bridge.events(), plan.seed(), endpoints::published);
        Schedule schedule = Schedule.start()) {
      plan.steps().forEach(step -> schedule.at(step.at(), () -> perform(step)));
      schedule.at(duration, this::heal);
      schedule.awaitEnd(duration.plus(LIMIT));
      publisher.finish();
    }
    drain();
  }

  /** Reports what became of the events, and fails when a promise was broken. */
  private void verify() {
    Tally tally = endpoints.tally();
    Report.line("| %-70s | kills %2d | %s |".formatted(scenario.fault(), kills, tally));
    endpoints.promises().verify();
    assertThat(tally.excused())
        .as("share of the deliveries whose repeat would go unnoticed")
        .isLessThanOrEqualTo(scenario.maxExcused());
  }

  @Override
  public void close() {
    bridge.close();
    workers.close();
    endpoints.close();
  }

  private void perform(Step step) {
    switch (step.deed()) {
      case KILL_WORKER -> killWorker(step.which());
      case STOP_WORKER -> workers.stop(step.which());
      case START_WORKER -> workers.start(step.which());
      case KILL_BROKER -> killBroker(step.which());
      case START_BROKER -> startBroker(step.which());
      case CHANGE_MOOD -> answers.change(Mood.of(step));
    }
  }

  private void killWorker(int which) {
    if (scenario.isWatched()) {
      workers.awaitReady(); // or more than one commit may be missing
    }
    kills++;
    endpoints.promises().killed();
    workers.kill(which);
  }

  /**
   * A worker that loses its place in the group until the only broker is back may lose its
   * partitions to another one, which does not know what was not committed.
   */
  private void killBroker(int which) {
    deadBrokers.set(which);
    if (brokers.count() == 1) {
      kills++;
      endpoints.promises().killed();
    }
    brokers.kill(which);
  }

  /** The same holds for what was delivered while the only broker was away. */
  private void startBroker(int which) {
    deadBrokers.clear(which);
    if (brokers.count() == 1) {
      endpoints.promises().killed();
    }
    brokers.comeUp(which);
  }

  private void heal() {
    for (int dead : deadBrokers.stream().toArray()) {
      startBroker(dead);
    }
    answers.change(Mood.WELCOMING);
    workers.startAll();
  }

  private void drain() {
    Written written = new Written(brokers.bootstrapServers(), scenario.name(), Scenario.PARTITIONS);
    await()
        .atMost(LIMIT)
        .pollInterval(LOOK)
        .until(
            () -> {
              written.tellDeadLetters(endpoints.all());
              return !endpoints.isAnythingOwed();
            });
    workers.stopAll();
    written.tellRepeats(endpoints.promises()::publishedAgain);
  }
}
