package io.registrynotifier.worker.http;

import java.util.Optional;

/** How the worker names itself to receivers. */
final class UserAgent {
  private UserAgent() {}

  static String text() {
    String version = UserAgent.class.getPackage().getImplementationVersion();
    return "Registry-Notifier/" + Optional.ofNullable(version).orElse("development");
  }
}
