package io.registrynotifier.worker.survey;

/** Kafka does not answer, or refuses; the message says what was asked for and what was found. */
public final class SurveyUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What was attempted and found, for people; and the client's own failure. */
  public SurveyUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
