package io.registrynotifier.testkit.receiver;

import java.util.ArrayList;
import java.util.List;

/** The exchanges in the order in which their requests came. Thread-safe. */
final class Recording {
  private final List<Exchange> exchanges = new ArrayList<>();

  synchronized void add(Exchange exchange) {
    exchanges.add(exchange);
  }

  synchronized List<Exchange> all() {
    return List.copyOf(exchanges);
  }

  synchronized int size() {
    return exchanges.size();
  }

  synchronized void clear() {
    exchanges.clear();
  }
}
