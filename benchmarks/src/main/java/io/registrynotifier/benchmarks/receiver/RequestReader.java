package io.registrynotifier.benchmarks.receiver;

import io.registrynotifier.benchmarks.event.EventForm;
import io.registrynotifier.benchmarks.event.EventNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts requests out of the bytes of one connection. Reads no more of them than a benchmark needs:
 * method, path, {@code Content-Length}, and the numbers of the events in the body. Not thread-safe.
 */
final class RequestReader {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MARK = ('"' + EventForm.MARK).getBytes(StandardCharsets.US_ASCII);
  private static final int LEAST_EVENT_BYTES = 400;

  private byte[] bytes = new byte[8 << 10];
  private int start;
  private int end;

  /** Where the connection's next bytes go; {@link #filled} says how many came. */
  ByteBuffer room() {
    if (start == end) {
      start = 0;
      end = 0;
    }
    if (end == bytes.length) {
      makeRoom();
    }
    return ByteBuffer.wrap(bytes, end, bytes.length - end);
  }

  void filled(int more) {
    end += more;
  }

  /** The next request, once it is whole. */
  Optional<Request> next() {
    int body = bodyStart();
    if (body < 0) {
      return Optional.empty();
    }
    int bodyEnd = body + contentLength(body);
    if (bodyEnd > end) {
      return Optional.empty();
    }
    Request request = new Request(target(), events(body, bodyEnd));
    start = bodyEnd;
    return Optional.of(request);
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, end - start);
      end -= start;
      start = 0;
    } else {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
  }

  private int bodyStart() {
    for (int i = start + 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n' && bytes[i - 1] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private int contentLength(int body) {
    for (int i = start; i < body - LENGTH.length; i++) {
      if (bytes[i] == '\n' && isLength(i + 1)) {
        return number(i + 1 + LENGTH.length);
      }
    }
    return 0;
  }

  private boolean isLength(int from) {
    for (int i = 0; i < LENGTH.length; i++) {
      int lower = LENGTH[i] == '-' || LENGTH[i] == ':' ? bytes[from + i] : bytes[from + i] | 0x20;
      if (lower != LENGTH[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int i = from;
    while (bytes[i] == ' ') {
      i++;
    }
    int number = 0;
    for (; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  private String target() {
    int from = start;
    while (bytes[from] != ' ') {
      from++;
    }
    int to = from + 1;
    while (bytes[to] != ' ') {
      to++;
    }
    return new String(bytes, from + 1, to - from - 1, StandardCharsets.US_ASCII);
  }

  private List<EventNumber> events(int from, int to) {
    List<EventNumber> events = new ArrayList<>(1);
    for (int i = from; i < to - MARK.length; i++) {
      if (isMark(i)) {
        int repository = i + MARK.length;
        int place = repository + EventForm.REPOSITORY_DIGITS + 1;
        events.add(
            new EventNumber(
                hexadecimal(repository, EventForm.REPOSITORY_DIGITS),
                hexadecimal(place, EventForm.PLACE_DIGITS)));
        i += LEAST_EVENT_BYTES;
      }
    }
    return events;
  }

  /** Asked of every byte of a body between two ids, so most are told from a mark by their first. */
  private boolean isMark(int from) {
    return bytes[from] == MARK[0]
        && bytes[from + 1] == MARK[1]
        && Arrays.equals(bytes, from, from + MARK.length, MARK, 0, MARK.length);
  }

  private int hexadecimal(int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number << 4 | Character.digit(bytes[i], 16);
    }
    return number;
  }
}
