package io.registrynotifier.system.kill;

import io.registrynotifier.testkit.receiver.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How a receiver feels. */
enum Mood {
  WELCOMING,
  FAILING,
  BUSY,
  RESETTING,
  HANGING;

  private static final int SHORTEST_MILLIS = 500;
  private static final int LONGEST_MILLIS = 2_500;

  /** The mood that a step changes to. */
  static Mood of(Step change) {
    return values()[change.which()];
  }

  Answer answer() {
    return switch (this) {
      case WELCOMING -> Answer.OK;
      case FAILING -> Answer.status(500);
      case BUSY -> Answer.status(429).with("Retry-After", "1");
      case RESETTING -> Answer.reset();
      case HANGING -> Answer.hang();
    };
  }

  /** A bad mood after each good one. */
  static List<Step> over(Random random, Duration length) {
    List<Step> steps = new ArrayList<>();
    Duration at = pause(random);
    for (boolean bad = true; at.compareTo(length) < 0; bad = !bad) {
      int mood = bad ? 1 + random.nextInt(values().length - 1) : 0;
      steps.add(new Step(at, Deed.CHANGE_MOOD, mood));
      at = at.plus(pause(random));
    }
    return steps;
  }

  private static Duration pause(Random random) {
    return Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
  }
}
