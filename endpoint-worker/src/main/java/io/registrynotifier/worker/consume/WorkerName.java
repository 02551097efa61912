package io.registrynotifier.worker.consume;

import io.registrynotifier.config.WorkerSettings;
import io.registrynotifier.endpoint.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What people call this process: {@code worker.instance}, else the machine's name. The consumers'
 * client ids end with it, so that Kafka can tell everybody who holds a partition.
 */
public record WorkerName(String text) {
  private static final char AT = '@';

  private static final AtomicInteger CONSUMERS = new AtomicInteger();

  /** Asks for the machine's name, which may take a moment. */
  public static WorkerName of(WorkerSettings settings) {
    return new WorkerName(settings.instance().orElseGet(WorkerName::hostName));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "worker";
    }
  }

  /** Another one each time: a process's clients must not share one. */
  String clientId(Endpoint endpoint) {
    return endpoint.name() + "-" + CONSUMERS.incrementAndGet() + AT + text;
  }

  /** The worker's name in a client id; all of it where it is none of ours. */
  public static String in(String clientId) {
    return clientId.substring(clientId.indexOf(AT) + 1);
  }
}
