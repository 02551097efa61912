package io.registrynotifier.testkit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The brokers that the same tests can run on; the variable NOTIFIER_TEST_KAFKA chooses one. */
enum BrokerKind {
  /** Needs nothing but this JVM. */
  IN_PROCESS("in-process") {
    @Override
    TestBroker start(Path directory, Map<String, String> properties) {
      return InProcessBroker.start(directory, properties);
    }
  },

  /** Kafka's own image, or what KAFKA_IMAGE names; tests skip themselves where it is not there. */
  TESTCONTAINERS("testcontainers") {
    @Override
    TestBroker start(Path directory, Map<String, String> properties) {
      return ContainerBroker.start(properties);
    }
  };

  private final String word;

  BrokerKind(String word) {
    this.word = word;
  }

  /** The kind that this run's environment chooses. */
  static BrokerKind chosen() {
    String chosen =
        Optional.ofNullable(System.getenv("NOTIFIER_TEST_KAFKA")).orElse(IN_PROCESS.word);
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(chosen))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("NOTIFIER_TEST_KAFKA is " + chosen));
  }

  abstract TestBroker start(Path directory, Map<String, String> properties);
}
