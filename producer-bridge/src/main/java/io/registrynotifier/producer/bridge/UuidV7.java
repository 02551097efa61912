package io.registrynotifier.producer.bridge;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes ids that sort by time: UUID version 7 (RFC 9562 5.7), with the fraction of the millisecond
 * in {@code rand_a} (6.2, method 3).
 *
 * <p>Thread-safe if the generator is. Ids of one maker always increase: a clock that stands still
 * or goes back is counted on from the last id.
 */
public final class UuidV7 implements Supplier<String> {
  private static final int FRACTION_BITS = 12;
  private static final long FRACTION_MASK = (1L << FRACTION_BITS) - 1;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long VERSION = 7L << FRACTION_BITS;
  private static final long VARIANT = 1L << 63;

  private final Clock clock;
  private final RandomGenerator random;
  private final AtomicLong last = new AtomicLong();

  public UuidV7(Clock clock, RandomGenerator random) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.random = Objects.requireNonNull(random, "random");
  }

  @Override
  public String get() {
    long now = ticks(clock.instant());
    long ticks = last.updateAndGet(before -> Math.max(now, before + 1));
    long most = (ticks >>> FRACTION_BITS << 16) | VERSION | (ticks & FRACTION_MASK);
    long least = (random.nextLong() >>> 2) | VARIANT;
    return new UUID(most, least).toString();
  }

  /** Units of a 4096th of a millisecond since 1970. */
  private static long ticks(Instant instant) {
    long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    long fraction = ((nanos % NANOS_PER_MILLI) << FRACTION_BITS) / NANOS_PER_MILLI;
    return ((nanos / NANOS_PER_MILLI) << FRACTION_BITS) | fraction;
  }
}
