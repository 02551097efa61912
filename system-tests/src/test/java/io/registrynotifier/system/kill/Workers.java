package io.registrynotifier.system.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.testkit.process.NotifierProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The worker processes of a run, numbered from 0. Used by one test thread. */
final class Workers implements AutoCloseable {
  private static final Duration DRAIN = Duration.ofSeconds(60);

  private final Path settings;
  private final List<Worker> workers = new ArrayList<>();

  private Workers(Path settings) {
    this.settings = settings;
  }

  /** Starts so many workers; they are not ready yet. */
  static Workers start(Path settings, int count) {
    Workers workers = new Workers(settings);
    for (int number = 0; number < count; number++) {
      workers.start(number);
    }
    return workers;
  }

  void awaitReady() {
    running().forEach(NotifierProcess::awaitReady);
  }

  void start(int number) {
    while (workers.size() <= number) {
      workers.add(new Worker());
    }
    workers.get(number).start(settings);
  }

  /** {@code kill -9}. */
  void kill(int number) {
    workers.get(number).kill();
  }

  /** SIGTERM, when it is ready: before that a process ends as Java wants it. */
  void stop(int number) {
    workers.get(number).stop();
  }

  /** Starts those that are not running. */
  void startAll() {
    workers.stream().filter(worker -> !worker.isRunning()).forEach(each -> each.start(settings));
  }

  /** SIGTERM for all that run; fails when one does not end in order. */
  void stopAll() {
    workers.stream().filter(Worker::isRunning).forEach(Worker::stop);
    workers.forEach(Worker::awaitStopped);
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
  }

  private Stream<NotifierProcess> running() {
    return workers.stream().filter(Worker::isRunning).flatMap(worker -> worker.process.stream());
  }

  /** One of them, over its lives. */
  private static final class Worker implements AutoCloseable {
    private Optional<NotifierProcess> process = Optional.empty();
    private State state = State.DEAD;

    boolean isRunning() {
      return state == State.RUNNING;
    }

    void start(Path settings) {
      awaitStopped();
      if (process.isEmpty()) {
        process = Optional.of(NotifierProcess.workerComingUp(settings));
      } else {
        process.get().comeUp();
      }
      state = State.RUNNING;
    }

    void kill() {
      process.ifPresent(NotifierProcess::kill);
      state = State.DEAD;
    }

    void stop() {
      process.ifPresent(NotifierProcess::awaitReady);
      process.ifPresent(NotifierProcess::terminate);
      state = State.STOPPING;
    }

    void awaitStopped() {
      if (state == State.STOPPING) {
        process.ifPresent(each -> assertThat(each.awaitExit(DRAIN)).as("exit status").isZero());
        state = State.DEAD;
      }
    }

    @Override
    public void close() {
      process.ifPresent(NotifierProcess::close);
    }
  }

  private enum State {
    RUNNING,
    STOPPING,
    DEAD
  }
}
