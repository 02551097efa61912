package io.registrynotifier.worker.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Endpoint;
import io.registrynotifier.worker.delivery.EndpointBuilder;
import io.registrynotifier.worker.retry.AttemptGate.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The gate and its breaker through many lives, beside a model that says what each event means. */
final class AttemptGateModelTest {
  private static final int LIVES = 5_000;
  private static final int STEPS = 300;
  private static final int THRESHOLD = 3;
  private static final long SECOND = 1_000_000_000L;

  @Test
  void gate_letsThroughWhatTheModelDoes_whateverHappens() {
    int recoveries = 0;
    int probes = 0;
    for (long seed = 0; seed < LIVES; seed++) {
      Life life = new Life(seed);
      for (int step = 0; step < STEPS; step++) {
        life.step();
        life.check(step);
      }
      life.goesOnInTheEnd();
      recoveries += life.recoveries;
      probes += life.probes;
    }
    assertThat(recoveries).as("lives in which something happens").isGreaterThan(LIVES);
    assertThat(probes).isGreaterThan(2 * LIVES);
  }

  /** An attempt under way. */
  private static final class Sent {
    final int era;
    final boolean probe;

    /** Whether the breaker has turned since. */
    boolean stale;

    /** Whether somebody has released the endpoint since. */
    boolean beforeRelease;

    Sent(int era, boolean probe) {
      this.era = era;
      this.probe = probe;
    }
  }

  /** One seeded life of a gate; the fields are the model. */
  private static final class Life {
    private final long seed;
    private final Random random;
    private final AttemptGate gate;
    private final List<Sent> underWay = new ArrayList<>();
    private long now;
    private boolean up = true;
    private int failures;
    private int pauses;
    private boolean probeOut;
    private boolean stopped;
    private long openUntil;
    private long waitUntil;
    private int recoveries;
    private int probes;

    Life(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      this.now = random.nextBoolean() ? 0 : Long.MAX_VALUE - 20 * SECOND; // passes the highest
      this.openUntil = now;
      this.waitUntil = now;
      Endpoint endpoint =
          EndpointBuilder.named("alistener")
              .threshold(THRESHOLD)
              .backoff(Duration.ofSeconds(1), Duration.ofSeconds(4))
              .jitter(0)
              .maxRetryAfter(Duration.ofSeconds(10))
              .build();
      this.gate = new AttemptGate(endpoint, new Backoff(endpoint.retry(), new Random(seed)));
    }

    void step() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> send();
        case 3 -> end(this::answered);
        case 4, 5, 6 -> end(this::failed);
        case 7 -> end(this::askedToWait);
        case 8, 9 -> now += random.nextLong(3 * SECOND);
        case 10 -> order();
        default -> {
          if (random.nextInt(4) == 0) {
            end(this::gone);
          }
        }
      }
    }

    private void send() {
      Permission permission = gate.permission(now);
      if (permission == Permission.NOTHING) {
        return;
      }
      boolean probe = permission == Permission.PROBE;
      if (probe) {
        gate.probing();
        turn();
        probeOut = true;
        probes++;
      }
      underWay.add(new Sent(gate.era(), probe));
    }

    private void end(java.util.function.Consumer<Sent> how) {
      if (!underWay.isEmpty()) {
        how.accept(underWay.remove(random.nextInt(underWay.size())));
      }
    }

    private void answered(Sent sent) {
      boolean recovered = gate.answered();
      assertThat(recovered).as("seed %d", seed).isEqualTo(!up);
      if (!up) {
        recoveries++;
        turn();
      }
      up = true;
      probeOut = false;
      failures = 0;
      openUntil = now;
    }

    private void failed(Sent sent) {
      boolean gaveUp = gate.failed(sent.era, now);
      boolean expected = false;
      if (!sent.stale && up) {
        failures++;
        expected = failures == THRESHOLD;
        if (expected) {
          up = false;
          open(1);
        }
      } else if (!sent.stale && sent.probe && probeOut) {
        open(pauses + 1);
      }
      assertThat(gaveUp).as("seed %d", seed).isEqualTo(expected);
    }

    private void open(int times) {
      pauses = times;
      probeOut = false;
      openUntil = now + SECOND * Math.min(4, 1L << Math.min(8, times - 1));
      turn();
    }

    private void askedToWait(Sent sent) {
      Duration wait = Duration.ofSeconds(random.nextInt(20));
      failed(sent);
      gate.askedToWait(wait, now);
      long until = now + Math.min(10, wait.toSeconds()) * SECOND;
      waitUntil = until - waitUntil > 0 ? until : waitUntil;
    }

    private void gone(Sent sent) {
      boolean news = gate.gone(sent.era);
      if (sent.beforeRelease) {
        assertThat(news).as("seed %d", seed).isFalse();
        return;
      }
      if (!sent.stale && probeOut) {
        probeOut = false;
        openUntil = now;
      }
      stopped = true;
    }

    private void order() {
      switch (random.nextInt(6)) {
        case 0 -> {
          gate.hold();
          stopped = true;
        }
        case 1 -> {
          gate.waitNoMore();
          openUntil = now;
          waitUntil = now;
        }
        default -> release();
      }
    }

    private void release() {
      gate.release();
      stopped = false;
      if (probeOut) {
        probeOut = false;
        openUntil = now;
      }
      turn();
      underWay.forEach(each -> each.beforeRelease = true);
    }

    /** What is under way from before says nothing of what comes now. */
    private void turn() {
      underWay.forEach(each -> each.stale = true);
    }

    void check(int step) {
      assertThat(gate.permission(now)).as("seed %d step %d", seed, step).isEqualTo(expected());
      assertThat(gate.isUp()).as("seed %d step %d", seed, step).isEqualTo(up);
      assertThat(underWay.stream().filter(each -> each.probe && !each.stale).count())
          .as("probes at a time, seed %d step %d", seed, step)
          .isLessThanOrEqualTo(1);
      boolean pausedByTime = waitUntil - now > 0 || openUntil - now > 0;
      assertThat(gate.pausedUntil(now).isPresent())
          .as("seed %d step %d", seed, step)
          .isEqualTo(pausedByTime);
    }

    private Permission expected() {
      if (stopped || waitUntil - now > 0 || openUntil - now > 0 || probeOut) {
        return Permission.NOTHING;
      }
      return up ? Permission.ANYTHING : Permission.PROBE;
    }

    /** Whatever happened: released, with nothing under way and its pauses over, it sends. */
    void goesOnInTheEnd() {
      while (!underWay.isEmpty()) {
        failed(underWay.remove(0));
      }
      release();
      gate.pausedUntil(now).ifPresent(until -> now = until);
      assertThat(gate.permission(now)).as("seed %d", seed).isNotEqualTo(Permission.NOTHING);
    }
  }
}
