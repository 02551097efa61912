package io.registrynotifier.worker.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.directory.Activity;
import io.registrynotifier.worker.directory.DirectoryEntry;
import io.registrynotifier.worker.directory.Origin;
import io.registrynotifier.worker.directory.SkipOrder;
import io.registrynotifier.worker.directory.Snapshot;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class FollowingTest {
  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

  private final Recorded runs = new Recorded();
  private final Following following = new Following(runs, Runnable::run);

  private static DirectoryEntry entry(Endpoint endpoint, Activity activity, long revision) {
    return new DirectoryEntry(
        endpoint,
        activity,
        Optional.empty(),
        revision,
        CREATED,
        CREATED,
        Origin.API,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static DirectoryEntry running(String name, long revision) {
    return entry(Endpoint.of(name, URI.create("http://x")), Activity.RUNNING, revision);
  }

  private void follow(DirectoryEntry... entries) {
    following.follow(new Snapshot(List.of(entries), 0, Optional.empty()));
  }

  private List<String> done() {
    List<String> done = List.copyOf(runs.done);
    runs.done.clear();
    return done;
  }

  @Test
  void endpoints_startAndAreLeftAlone_whileNothingChanges() {
    // When
    follow(running("a", 1), running("b", 2));
    follow(running("a", 1), running("b", 2));

    // Then
    assertThat(done()).containsExactly("start a", "start b");
  }

  @Test
  void url_isChangedInPlace_andOrderingAfterAnEnd() {
    // Given
    follow(running("a", 1), running("b", 2));
    done();
    Endpoint moved = Endpoint.of("a", URI.create("http://y"));
    Endpoint reordered = EndpointBuilder.named("a").concurrency(1).build();

    // When
    follow(entry(moved, Activity.RUNNING, 3), running("b", 2));
    List<String> afterUrl = done();
    follow(entry(reordered, Activity.RUNNING, 4), running("b", 2));
    List<String> beforeEnd = done();
    follow(entry(reordered, Activity.PAUSED, 5), running("b", 2));
    runs.end("a");

    // Then
    assertThat(afterUrl).containsExactly("change a", "release a");
    assertThat(beforeEnd).containsExactly("stop a");
    assertThat(done()).as("what is wanted by then").containsExactly("start a PAUSED");
  }

  @Test
  void pauseResumeRetryAndSkip_reachTheRunningEndpoint() {
    // Given
    follow(running("a", 1));
    done();
    Endpoint endpoint = running("a", 1).endpoint();
    SkipOrder skip = new SkipOrder(0, 5, "x", CREATED);

    // When
    follow(entry(endpoint, Activity.PAUSED, 2));
    follow(
        new DirectoryEntry(
            endpoint,
            Activity.PAUSED,
            Optional.empty(),
            3,
            CREATED,
            CREATED,
            Origin.API,
            Optional.empty(),
            Optional.empty(),
            List.of(skip)));
    follow(entry(endpoint, Activity.PARKED, 4));
    follow(entry(endpoint, Activity.RUNNING, 5));
    follow(
        new DirectoryEntry(
            endpoint,
            Activity.RUNNING,
            Optional.empty(),
            6,
            CREATED,
            CREATED,
            Origin.API,
            Optional.empty(),
            Optional.of(CREATED),
            List.of()));

    // Then
    assertThat(done())
        .containsExactly(
            "hold a", "skip a 5", "hold a", "park a", "release a", "release a", "retry a");
  }

  @Test
  void deletedEndpoint_endsThenIsForgottenThenLeft() {
    // Given
    follow(running("a", 1));
    done();

    // When
    follow(entry(running("a", 1).endpoint(), Activity.DELETING, 2));
    List<String> before = done();
    runs.end("a");

    // Then
    assertThat(before).containsExactly("stop a");
    assertThat(done()).containsExactly("forget a", "left a");
  }

  @Test
  void endpointMadeAgain_startsAnew_evenIfItsEndWasNeverSeen() {
    // Given
    follow(running("a", 1));
    done();
    DirectoryEntry again =
        new DirectoryEntry(
            running("a", 1).endpoint(),
            Activity.RUNNING,
            Optional.empty(),
            9,
            CREATED.plusSeconds(1),
            CREATED,
            Origin.API,
            Optional.empty(),
            Optional.empty(),
            List.of());

    // When
    follow(again);
    runs.end("a");

    // Then
    assertThat(done()).containsExactly("stop a", "start a");
  }

  @Test
  void endpointOfTheFile_goesOnUndisturbed_whenItAppearsInTheDirectory() {
    // Given
    follow(running("a", -1));
    done();

    // When
    follow(running("a", 4));

    // Then
    assertThat(done()).containsExactly("release a");
  }

  @Test
  void disabledEndpoint_isKept_andOneWithAProblemIsNotRun() {
    // Given
    follow(running("a", 1));
    done();

    // When
    follow(entry(running("a", 1).endpoint(), Activity.DISABLED, 2));
    runs.end("a");
    follow(running("a", 3));
    runs.end("keeping a");

    // Then
    assertThat(done()).containsExactly("stop a", "keep a", "keepNoMore a", "start a");
  }

  @Test
  void nothingBegins_afterTheEnd() {
    // Given
    follow(running("a", 1));
    done();

    // When
    following.end(() -> runs.done.add("ended"));
    follow(running("b", 2));

    // Then
    assertThat(done()).containsExactly("ended");
  }

  /** Notes what it is told; ends only what the test ends. */
  private static final class Recorded implements EndpointRuns {
    private final List<String> done = new ArrayList<>();
    private final Map<String, CompletableFuture<Void>> ends = new HashMap<>();

    void end(String name) {
      Objects.requireNonNull(ends.remove(name)).complete(null);
    }

    @Override
    public void start(DirectoryEntry entry) {
      done.add(
          "start "
              + entry.name()
              + (entry.activity() == Activity.RUNNING ? "" : " " + entry.activity()));
    }

    @Override
    public void change(Endpoint endpoint) {
      done.add("change " + endpoint.name());
    }

    @Override
    public void hold(String name) {
      done.add("hold " + name);
    }

    @Override
    public void park(String name) {
      done.add("park " + name);
    }

    @Override
    public void release(String name) {
      done.add("release " + name);
    }

    @Override
    public void retryNow(String name) {
      done.add("retry " + name);
    }

    @Override
    public void skip(String name, SkipOrder skip) {
      done.add("skip " + name + " " + skip.offset());
    }

    @Override
    public CompletableFuture<Void> stop(String name) {
      done.add("stop " + name);
      return ends.computeIfAbsent(name, key -> new CompletableFuture<>());
    }

    @Override
    public void keep(Endpoint endpoint) {
      done.add("keep " + endpoint.name());
    }

    @Override
    public CompletableFuture<Void> keepNoMore(String name) {
      done.add("keepNoMore " + name);
      return ends.computeIfAbsent("keeping " + name, key -> new CompletableFuture<>());
    }

    @Override
    public void left(DirectoryEntry entry) {
      done.add("left " + entry.name());
    }

    @Override
    public void forget(String name) {
      done.add("forget " + name);
    }

    @Override
    public void expect(int endpoints) {}
  }
}
