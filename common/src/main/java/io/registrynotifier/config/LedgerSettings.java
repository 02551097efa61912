package io.registrynotifier.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a worker keeps its share of the delivery ledger.
 *
 * @param enabled whether it reports deliveries and keeps a ledger at all
 * @param state where its share stands on disk; no two processes may share it. Empty where the file
 *     does not say, so that each command may have a default of its own
 * @param standby how many other workers keep a copy of each share
 * @param advertised where other workers ask this one for its share; empty where the file does not
 *     say
 */
public record LedgerSettings(
    boolean enabled, Optional<Path> state, int standby, Optional<HttpSettings> advertised) {
  /** Kept in {@code data/ledger}, without copies. */
  public static final LedgerSettings DEFAULT =
      new LedgerSettings(true, Optional.empty(), 0, Optional.empty());

  /** No ledger. */
  public static final LedgerSettings OFF =
      new LedgerSettings(false, Optional.empty(), 0, Optional.empty());

  private static final Path STATE = Path.of("data", "ledger");

  /** Refuses what could never work, naming the value. */
  public LedgerSettings {
    if (standby < 0 || standby > 10) {
      throw new IllegalArgumentException("standby " + standby + ": expected 0 to 10");
    }
  }

  /** The same, in this directory and reached at this address where the file says nothing else. */
  public LedgerSettings orElse(Path directory, HttpSettings address) {
    return new LedgerSettings(
        enabled,
        state.or(() -> Optional.of(directory)),
        standby,
        advertised.or(() -> Optional.of(address)));
  }

  /** Where the share stands on disk. */
  public Path directory() {
    return state.orElse(STATE);
  }
}
