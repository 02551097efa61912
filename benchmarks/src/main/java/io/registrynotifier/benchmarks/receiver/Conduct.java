package io.registrynotifier.benchmarks.receiver;

import java.time.Duration;
import java.util.List;

/**
 * How a receiver treats deliveries. What is asked under {@link Receiver#CONTROL} is answered at
 * once in any case.
 *
 * @param delay from a request to its answer
 * @param refusals of the first repository's requests one in so many is answered 500; 0 for none
 * @param silent the path that is never answered; empty for none
 */
public record Conduct(Duration delay, int refusals, String silent) {
  /** Answers 200 at once. */
  public static final Conduct PROMPT = new Conduct(Duration.ZERO, 0, "");

  /** Answers 200 after a while. */
  public static Conduct delayed(Duration delay) {
    return new Conduct(delay, 0, "");
  }

  /** Refuses one in so many of the first repository's requests. */
  public static Conduct refusing(int oneIn) {
    return new Conduct(Duration.ZERO, oneIn, "");
  }

  /** Never answers on this path. */
  public static Conduct silentOn(String path) {
    return new Conduct(Duration.ZERO, 0, path);
  }

  List<String> arguments() {
    return List.of(delay.toString(), Integer.toString(refusals), silent);
  }

  static Conduct from(List<String> arguments) {
    return new Conduct(
        Duration.parse(arguments.get(0)), Integer.parseInt(arguments.get(1)), arguments.get(2));
  }
}
