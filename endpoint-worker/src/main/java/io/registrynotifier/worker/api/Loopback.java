package io.registrynotifier.worker.api;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells requests from this machine from all others. Stateless. */
final class Loopback {
  /** As Java prints the addresses of peers: IPv4, IPv6, IPv4 in IPv6. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "127(\\.[0-9]{1,3}){3}|\\[?(0:0:0:0:0:0:0:1|::1|::ffff:127(\\.[0-9]{1,3}){3})(%.*)?]?");

  /** Names that cannot be another machine's (RFC 6761 6.3), with or without a port. */
  private static final Pattern HOST =
      Pattern.compile(
          "(([a-z0-9-]+\\.)*localhost\\.?|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

  private Loopback() {}

  static boolean isLocal(Asker asker) {
    return ADDRESS.matcher(asker.peer()).matches()
        && asker.host().filter(Loopback::isOurs).isPresent()
        && !asker.forwarded();
  }

  private static boolean isOurs(String host) {
    return HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }
}
