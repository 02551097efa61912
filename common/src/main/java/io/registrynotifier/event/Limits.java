package io.registrynotifier.event;

/**
 * How much one envelope may ask for. The size of the whole body is bounded by whoever receives it.
 *
 * @param maxEvents events in one envelope
 * @param maxEventBytes bytes of one event, white space not counted
 * @param maxDepth objects and arrays in one another, the envelope itself included; at most 1,000
 * @param maxMembers members of one object
 * @param maxTextLength characters of a text that is read and not only carried: ids, names, digests
 * @param maxNumberLength characters of a number
 */
public record Limits(
    int maxEvents,
    int maxEventBytes,
    int maxDepth,
    int maxMembers,
    int maxTextLength,
    int maxNumberLength) {
  /** Far beyond what a registry sends; an event fits a record of Kafka's default size. */
  public static final Limits DEFAULT = new Limits(10_000, 1_000_000, 64, 10_000, 4_096, 1_000);

  /** For JSON that is held already: only what would exhaust the stack is bounded. */
  static final Limits NONE =
      new Limits(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          1_000,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          Integer.MAX_VALUE);

  /** Refuses bounds that would let nothing through. */
  public Limits {
    requirePositive("maxEvents", maxEvents);
    requirePositive("maxEventBytes", maxEventBytes);
    requirePositive("maxDepth", maxDepth);
    if (maxDepth > 1_000) {
      throw new IllegalArgumentException("limit maxDepth " + maxDepth + ": expected at most 1000");
    }
    requirePositive("maxMembers", maxMembers);
    requirePositive("maxTextLength", maxTextLength);
    requirePositive("maxNumberLength", maxNumberLength);
  }

  public Limits withMaxEvents(int maxEvents) {
    return new Limits(
        maxEvents, maxEventBytes, maxDepth, maxMembers, maxTextLength, maxNumberLength);
  }

  public Limits withMaxEventBytes(int maxEventBytes) {
    return new Limits(
        maxEvents, maxEventBytes, maxDepth, maxMembers, maxTextLength, maxNumberLength);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("limit " + name + " " + value + ": expected 1 or more");
    }
  }
}
