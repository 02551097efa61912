package io.registrynotifier.worker.retry;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** How far the trying of one partition's failed events has come, by their offsets. Immutable. */
public record RetryStates(NavigableMap<Long, RetryState> byOffset) {
  /** Nothing has failed. */
  public static final RetryStates NONE = new RetryStates(Collections.emptyNavigableMap());

  /** Copies the states. */
  public RetryStates {
    byOffset = Collections.unmodifiableNavigableMap(new TreeMap<>(byOffset));
  }

  /** One event's. */
  public static RetryStates of(long offset, RetryState state) {
    NavigableMap<Long, RetryState> one = new TreeMap<>();
    one.put(offset, state);
    return new RetryStates(one);
  }

  /** One event's; empty when it has not failed. */
  public Optional<RetryState> at(long offset) {
    return Optional.ofNullable(byOffset.get(offset));
  }

  /** The offset behind the last one; zero when there is none. */
  public long end() {
    return byOffset.isEmpty() ? 0 : byOffset.lastKey() + 1;
  }

  /** Those of the events from an offset on. */
  public RetryStates from(long offset) {
    return byOffset.isEmpty() || byOffset.firstKey() >= offset
        ? this
        : new RetryStates(byOffset.tailMap(offset, true));
  }

  /** Those of the events below an offset. */
  public RetryStates below(long offset) {
    return new RetryStates(byOffset.headMap(offset, false));
  }

  /** These and others; where both tell of one event, the others do. */
  public RetryStates with(RetryStates others) {
    if (others.byOffset.isEmpty()) {
      return this;
    }
    NavigableMap<Long, RetryState> all = new TreeMap<>(byOffset);
    all.putAll(others.byOffset);
    return new RetryStates(all);
  }
}
