package io.registrynotifier.config;

import java.nio.file.Path;

/** Reads how a worker keeps its share of the delivery ledger. */
final class LedgerReader {
  private static final Kind<Path> DIRECTORY = Kind.of(LedgerReader::directory);
  private static final Kind<Integer> STANDBY = Kinds.whole(0, 10);
  private static final Kind<HttpSettings> ADVERTISED = Kind.of(LedgerReader::advertised);

  private LedgerReader() {}

  static LedgerSettings read(Section ledger) {
    LedgerSettings absent = LedgerSettings.DEFAULT;
    LedgerSettings read =
        new LedgerSettings(
            ledger.value("enabled", absent.enabled(), Kinds.FLAG),
            ledger.optional("state", DIRECTORY),
            ledger.value("standby", absent.standby(), STANDBY),
            ledger.optional("advertised", ADVERTISED));
    ledger.end();
    return read;
  }

  private static Path directory(String text) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("expected a directory");
    }
    return Path.of(text);
  }

  private static HttpSettings advertised(String text) {
    HttpSettings address = HttpSettings.parse(text);
    if (text.startsWith(":") || address.port() == 0) {
      throw new IllegalArgumentException(
          "expected HOST:PORT as other workers reach this one, with a port of 1 to 65535");
    }
    return address;
  }
}
