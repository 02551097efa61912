package io.registrynotifier.event;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Random events with everything that events can hold. Not thread-safe. */
final class RandomEvents {
  private static final String[] PIECES = {
    "a",
    "library/test",
    "\"",
    "\\",
    "\n",
    "\u0000",
    "<>&",
    "\u00e9",
    "\u4e2d",
    "\ud83d\ude00",
    "\u2028"
  };

  private final Random random;

  RandomEvents(Random random) {
    this.random = random;
  }

  Envelope envelope() {
    return new Envelope(list(this::event), unknown());
  }

  Event event() {
    return new Event(
        "id" + text(),
        time(),
        "act" + text(),
        target(),
        new Request(text(), text(), text(), text(), text(), unknown()),
        new Actor(text(), unknown()),
        new Source(text(), text(), unknown()),
        unknown());
  }

  private Target target() {
    return new Target(
        descriptor(), number(), text(), text(), text(), text(), list(this::descriptor));
  }

  private Descriptor descriptor() {
    return new Descriptor(
        text(),
        text(),
        number(),
        list(this::text),
        annotations(),
        text(),
        random.nextBoolean() ? Optional.of(platform()) : Optional.empty(),
        text(),
        unknown());
  }

  private Platform platform() {
    return new Platform(text(), text(), text(), list(this::text), text(), unknown());
  }

  private Map<String, String> annotations() {
    Map<String, String> annotations = new HashMap<>();
    list(this::text).forEach(name -> annotations.put(name, text()));
    return annotations;
  }

  private UnknownMembers unknown() {
    Map<String, String> members = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      members.put("x-" + i + text(), new RandomJson(random).value(3).compact());
    }
    return UnknownMembers.of(members);
  }

  private OffsetDateTime time() {
    int year = random.nextInt(10_000);
    int nanos = random.nextInt(1_000_000_000);
    int scale = (int) Math.pow(10, random.nextInt(10));
    LocalDateTime local =
        LocalDateTime.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28), 23, 59)
            .plusSeconds(random.nextInt(60))
            .withNano(nanos / scale * scale);
    return local.atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1_080 + 1) - 1_080)));
  }

  private long number() {
    return random.nextBoolean() ? 0 : random.nextLong();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private <T> List<T> list(Supplier<T> element) {
    return Stream.generate(element).limit(random.nextInt(3)).toList();
  }
}
