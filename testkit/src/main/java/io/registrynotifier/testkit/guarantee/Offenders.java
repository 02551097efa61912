package io.registrynotifier.testkit.guarantee;

import java.util.Collection;
import java.util.stream.Collectors;

/** Says what was broken, with the first few ids, since a broken run may have a million. */
final class Offenders {
  private static final int SHOWN = 20;

  private Offenders() {}

  static void failUnlessEmpty(String promise, Collection<String> offenders) {
    if (!offenders.isEmpty()) {
      String more = offenders.size() > SHOWN ? ", ..." : "";
      String shown = offenders.stream().limit(SHOWN).collect(Collectors.joining(", "));
      throw new AssertionError(promise + ": " + offenders.size() + " broken: " + shown + more);
    }
  }
}
