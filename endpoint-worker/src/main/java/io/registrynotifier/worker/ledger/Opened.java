package io.registrynotifier.worker.ledger;

import org.jspecify.annotations.Nullable;

/** A step's stores, which it has from its beginning on. Stateless. */
final class Opened {
  private Opened() {}

  static <S> S store(@Nullable S store) {
    if (store == null) {
      throw new IllegalStateException("a step before its beginning");
    }
    return store;
  }
}
