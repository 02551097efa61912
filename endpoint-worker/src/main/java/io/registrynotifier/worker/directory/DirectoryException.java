package io.registrynotifier.worker.directory;

import static java.util.stream.Collectors.joining;

import io.registrynotifier.config.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the directory did not do what it was asked; never with a secret in its message. */
public abstract sealed class DirectoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DirectoryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** There is no endpoint of that name. */
  public static final class UnknownEndpoint extends DirectoryException {
    private static final long serialVersionUID = 1L;

    /** Names it. */
    public UnknownEndpoint(String name) {
      super("endpoint " + name + ": there is none of that name", null);
    }
  }

  /** There is an endpoint of that name already. */
  public static final class NameTaken extends DirectoryException {
    private static final long serialVersionUID = 1L;

    /** Names it. */
    public NameTaken(String name) {
      super("endpoint " + name + ": there is one of that name already", null);
    }
  }

  /** The endpoint was changed since whoever asks looked at it. */
  public static final class StaleRevision extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final long current;

    /** Names it, what was expected and what it is. */
    public StaleRevision(String name, long expected, long current) {
      super(
          "endpoint "
              + name
              + ": revision "
              + expected
              + " was expected and it is "
              + current
              + ": somebody changed it meanwhile",
          null);
      this.current = current;
    }

    /** The revision that it has. */
    public long current() {
      return current;
    }
  }

  /** The definition is none that could run. */
  public static final class InvalidEndpoint extends DirectoryException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    /** With everything that is wrong with it. */
    public InvalidEndpoint(List<Problem> problems) {
      super(problems.stream().map(Problem::toString).collect(joining("\n")), null);
      this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong with it, in the order of the definition. */
    public List<Problem> problems() {
      return problems;
    }
  }

  /** The endpoint is on its way out, and its name is not free yet. */
  public static final class BeingDeleted extends DirectoryException {
    private static final long serialVersionUID = 1L;

    /** Names it. */
    public BeingDeleted(String name) {
      super("endpoint " + name + ": it is being deleted", null);
    }
  }

  /** An order that the endpoint cannot follow as it is, such as to resume what is disabled. */
  public static final class UnfitOrder extends DirectoryException {
    private static final long serialVersionUID = 1L;

    /** Names it and says why. */
    public UnfitOrder(String name, String why) {
      super("endpoint " + name + ": " + why, null);
    }
  }

  /** Kafka does not answer, or does not let this process read or write the directory. */
  public static final class Unavailable extends DirectoryException {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Unavailable(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }
}
