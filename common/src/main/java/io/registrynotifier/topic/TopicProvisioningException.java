package io.registrynotifier.topic;

import org.jspecify.annotations.Nullable;

/** A topic that could not be made or cannot be used as it is: says which, what and why. */
public final class TopicProvisioningException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TopicProvisioningException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static TopicProvisioningException unfit(TopicFinding finding) {
    return new TopicProvisioningException(finding.toString(), null);
  }
}
