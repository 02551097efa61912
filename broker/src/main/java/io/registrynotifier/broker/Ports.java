package io.registrynotifier.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds and checks ports before Kafka binds them, since its own words are hard to read. */
final class Ports {
  private Ports() {}

  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new BrokerException("no free port on loopback", failure);
    }
  }

  static void requireFree(String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException failure) {
      throw new BrokerException("broker address " + host + ": unknown host", failure);
    } catch (IOException failure) {
      throw new BrokerException(
          "broker address " + host + ":" + port + ": " + failure.getMessage(), failure);
    }
  }
}
