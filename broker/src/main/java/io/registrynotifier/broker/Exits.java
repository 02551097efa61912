package io.registrynotifier.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands where a broker would end the whole JVM: the process belongs to others too, and it is for
 * them to end it, having said why.
 *
 * <p>Thread-safe. Kafka's exits are one for the JVM, so with several brokers each is told.
 */
final class Exits {
  private static final Logger LOG = LoggerFactory.getLogger(Exits.class);
  private static final List<BrokerFailure> LISTENERS = new CopyOnWriteArrayList<>();

  private Exits() {}

  static void intercept() {
    Exit.setExitProcedure(Exits::gaveUp);
    Exit.setHaltProcedure(Exits::gaveUp);
  }

  static void listen(BrokerFailure listener) {
    LISTENERS.add(listener);
  }

  static void forget(BrokerFailure listener) {
    LISTENERS.remove(listener);
  }

  private static void gaveUp(int status, String message) {
    String cause = message == null || message.isBlank() ? "see the error logged before" : message;
    LOG.atError().addKeyValue("status", status).addKeyValue("error", cause).log("broker gave up");
    LISTENERS.forEach(listener -> listener.failed(cause));
    throw new BrokerException("the broker gave up: " + cause);
  }
}
