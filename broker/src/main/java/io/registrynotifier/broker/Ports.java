package io.registrynotifier.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Random;

/**
 * Finds and checks ports before a server binds them.
 *
 * <p>Free ones come from below those that systems give to outgoing connections (from 32768 on in
 * Linux): a server that comes back to its port must not find somebody's connection on it.
 */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_767;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  /** A port that nobody listened on at loopback a moment ago. */
  public static int free() {
    Random random = new Random();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = random.nextInt(LOWEST, HIGHEST + 1);
      if (isFree(port)) {
        return port;
      }
    }
    throw new BrokerException("no free port on loopback");
  }

  static void requireFree(String host, int port) {
    try {
      bind(InetAddress.getByName(host), port);
    } catch (UnknownHostException failure) {
      throw new BrokerException("broker address " + host + ": unknown host", failure);
    } catch (IOException failure) {
      throw new BrokerException(
          "broker address " + host + ":" + port + ": " + failure.getMessage(), failure);
    }
  }

  private static boolean isFree(int port) {
    try {
      bind(InetAddress.getLoopbackAddress(), port);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void bind(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    }
  }
}
