package io.registrynotifier.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds and checks ports before a server binds them. Thread-safe.
 *
 * <p>Free ones come from below those that systems give to outgoing connections (from 32768 on in
 * Linux): a server that comes back to its port must not find somebody's connection on it. Each is
 * given once until all were, since it is bound only some time after it was found; processes that
 * look at the same time, such as those of a test run, are given a thousand each, which begin at the
 * system property {@code notifier.ports}.
 */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_767;
  private static final int OF_A_PROCESS = 1_000;
  private static final int ATTEMPTS = 200;
  private static final Ports OURS = of(Integer.getInteger("notifier.ports"));

  private final int lowest;
  private final int count;
  private final AtomicInteger given;

  private Ports(int lowest, int count) {
    this.lowest = lowest;
    this.count = count;
    this.given = new AtomicInteger(new Random().nextInt(count));
  }

  /** The ports of a process that is given its own from this one on, or all. */
  static Ports of(@Nullable Integer lowest) {
    return lowest == null
        ? new Ports(LOWEST, HIGHEST - LOWEST + 1)
        : new Ports(lowest, OF_A_PROCESS);
  }

  /** A port that nobody listened on at loopback a moment ago. */
  public static int free() {
    return OURS.next();
  }

  int next() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = lowest + Math.floorMod(given.getAndIncrement(), count);
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
