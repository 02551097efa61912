package io.registrynotifier.standalone.remote;

import java.util.List;

/** The worker did not do what it was asked, or did not answer. */
public final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final transient List<String> lines;

  RemoteException(int exitCode, List<String> lines) {
    super(String.join("\n", lines));
    this.exitCode = exitCode;
    this.lines = List.copyOf(lines);
  }

  static RemoteException of(String message) {
    return new RemoteException(1, List.of(message));
  }

  /** 1, or 2 for what was wrong in the asking. */
  public int exitCode() {
    return exitCode;
  }

  /** What a person is told; the first line says what happened. */
  public List<String> lines() {
    return lines;
  }
}
