package io.registrynotifier.sink;

import java.util.List;
import java.util.stream.Stream;

/**
 * The sinks that a broadcaster has at one moment, told apart by identity, and whether it is closed.
 *
 * <p>Immutable: whoever goes through the sinks sees none come or go meanwhile. A closed set stays
 * as it is.
 */
record SinkSet(List<Sink> sinks, boolean closed) {
  static final SinkSet EMPTY = new SinkSet(List.of(), false);

  SinkSet {
    sinks = List.copyOf(sinks);
  }

  boolean has(Sink sink) {
    return sinks.stream().anyMatch(present -> present == sink);
  }

  SinkSet with(Sink sink) {
    return closed || has(sink)
        ? this
        : new SinkSet(Stream.concat(sinks.stream(), Stream.of(sink)).toList(), false);
  }

  SinkSet without(Sink sink) {
    return closed || !has(sink)
        ? this
        : new SinkSet(sinks.stream().filter(present -> present != sink).toList(), false);
  }

  SinkSet toClosed() {
    return new SinkSet(List.of(), true);
  }
}
