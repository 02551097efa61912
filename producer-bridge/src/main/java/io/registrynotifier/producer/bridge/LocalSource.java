package io.registrynotifier.producer.bridge;

import io.registrynotifier.event.Source;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names this registry process in events, by the registry's rule. */
public final class LocalSource {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[[^\\[\\]]*]|[^:\\[\\]]*):([^:]*)");

  private LocalSource() {}

  /**
   * This machine's host name with the port of the address that the registry listens on, such as
   * {@code :5000}, and a new instance id: make it once for the life of the process.
   */
  public static Source listeningOn(String httpAddress) {
    return Source.of(address(hostName(), httpAddress), UUID.randomUUID().toString());
  }

  /** Without a host name the listening address has to do, without a port the host name. */
  static String address(String hostName, String httpAddress) {
    if (hostName.isEmpty()) {
      return httpAddress;
    }
    Matcher address = HOST_AND_PORT.matcher(httpAddress);
    return address.matches() ? hostName + ":" + address.group(1) : hostName;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "";
    }
  }
}
