package io.registrynotifier.testkit.receiver;

/** A request and what was answered to it. */
public record Exchange(ReceivedRequest request, Answer answer) {

  /** Whether the answer was a whole one that says delivered. */
  public boolean accepted() {
    return answer instanceof Answer.Status whole && whole.status() / 100 == 2;
  }
}
