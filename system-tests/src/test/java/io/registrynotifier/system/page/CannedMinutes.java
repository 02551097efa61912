package io.registrynotifier.system.page;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A day of an endpoint that was well, and whose receiver is away for 48 minutes now. */
final class CannedMinutes {
  private static final int DAY = 1440;
  private static final int OUTAGE = 48;

  private CannedMinutes() {}

  static String json(Instant now) {
    Random random = new Random(7);
    return IntStream.rangeClosed(1, DAY)
        .mapToObj(at -> minute(now.minusSeconds(60L * (DAY - at)), DAY - at, random))
        .collect(Collectors.joining(",", "{\"minutes\":[", "]}"));
  }

  private static String minute(Instant start, int ago, Random random) {
    boolean away = ago < OUTAGE;
    int median = 40 + random.nextInt(30);
    return """
    {"start":"%s","accepted":%d,"refused":%d,"unanswered":%d,"p50":%d,"p95":%d,"p99":%d,"statuses":{}}
    """
        .formatted(
            start,
            away ? 0 : 8 + random.nextInt(22),
            away ? random.nextInt(2) : 0,
            away ? 1 + random.nextInt(2) : 0,
            median,
            3 * median,
            5 * median);
  }
}
