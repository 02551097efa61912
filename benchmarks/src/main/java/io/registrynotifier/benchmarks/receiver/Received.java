package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.result.Arrivals;
import java.util.Arrays;

/**
 * What came on one path of the receiver.
 *
 * @param requests those that were accepted
 * @param different events, each counted once
 * @param repeated times that an event came again
 * @param reordered events that came for the first time after a later one of their repository
 * @param arrivals when they came
 */
public record Received(
    long requests, long different, long repeated, long reordered, Arrivals arrivals) {
  /** Reads what {@link Tally#text} wrote. */
  static Received parse(String text) {
    long[] numbers = Arrays.stream(text.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    long[] marks = Arrays.copyOfRange(numbers, 5, numbers.length);
    return new Received(
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        new Arrivals(Math.toIntExact(numbers[4]), Arrays.stream(marks).boxed().toList()));
  }
}
