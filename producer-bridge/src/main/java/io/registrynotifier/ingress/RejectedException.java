package io.registrynotifier.ingress;

/**
 * A request that ends here; the message is for the answer and holds nothing of the body but ids.
 */
final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Rejection rejection;

  RejectedException(Rejection rejection, String message) {
    super(message);
    this.rejection = rejection;
  }

  Rejection rejection() {
    return rejection;
  }
}
