package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.receiver.Script;
import java.util.Locale;

/** The endpoints of a run, one of each kind, all of which are owed everything. */
enum Kind {
  /** Takes everything, sooner or later. */
  PLAIN("threshold: 5, backoff: 100ms, concurrency: 32, retry: {maxbackoff: 1s}"),

  /** What it refuses too often is put aside. */
  STRICT(
      "threshold: 1000000, backoff: 300ms,"
          + " retry: {maxbackoff: 600ms, attempts: 4}, reject: {action: dead-letter}"),

  /** Takes everything, several events of a partition at a time. */
  BATCHED(
      "threshold: 5, backoff: 100ms, concurrency: 32, retry: {maxbackoff: 1s},"
          + " ordering: partition, batch: {events: 10, linger: 50ms}"),

  /** Takes everything in any order. */
  UNORDERED(
      "threshold: 5, backoff: 100ms, concurrency: 32, retry: {maxbackoff: 1s}, ordering: none");

  private static final int STRICT_ATTEMPTS = 4;

  private final String yaml;

  Kind(String yaml) {
    this.yaml = yaml;
  }

  /** Its keys in the configuration but for name and address. */
  String yaml() {
    return yaml;
  }

  /** How often an event may be tried. */
  int attempts() {
    return this == STRICT ? STRICT_ATTEMPTS : Integer.MAX_VALUE;
  }

  /** Whether it gets the events of a repository in their order. */
  boolean isOrdered() {
    return this != UNORDERED;
  }

  /** What its receiver answers. */
  Script script(Answers answers) {
    return this == STRICT ? answers.strict() : answers.plain();
  }

  String nameIn(Scenario scenario) {
    return scenario.name() + "-" + name().toLowerCase(Locale.ROOT);
  }
}
