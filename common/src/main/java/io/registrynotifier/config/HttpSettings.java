package io.registrynotifier.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a process serves HTTP.
 *
 * @param host a name or an address of this machine, without brackets
 * @param port 0 to 65535; 0 lets the system choose
 */
public record HttpSettings(String host, int port) {
  /** Port 8080 on every address of the machine. */
  public static final HttpSettings EVERYWHERE = new HttpSettings("0.0.0.0", 8080);

  /** Port 8080 on this machine only. */
  public static final HttpSettings LOOPBACK = new HttpSettings("127.0.0.1", 8080);

  private static final Pattern ADDRESS =
      Pattern.compile("(?<host>|\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):(?<port>[0-9]{1,5})");

  /** Refuses what is no port. */
  public HttpSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": expected 0 to 65535");
    }
  }

  /**
   * Reads {@code HOST:PORT}; without a host ({@code :8080}) every address of the machine. An IPv6
   * address stands in brackets.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static HttpSettings parse(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches() || Integer.parseInt(parts.group("port")) > 65_535) {
      throw new IllegalArgumentException("expected HOST:PORT or :PORT with a port of 0 to 65535");
    }
    String host = parts.group("host");
    int port = Integer.parseInt(parts.group("port"));
    if (host.isEmpty()) {
      return new HttpSettings(EVERYWHERE.host(), port);
    }
    return new HttpSettings(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
  }

  /** {@code HOST:PORT}, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
