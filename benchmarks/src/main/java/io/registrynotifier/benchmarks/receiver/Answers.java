package io.registrynotifier.benchmarks.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.registrynotifier.benchmarks.event.EventNumber;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a request is answered and counts what was accepted, one tally a path. A delivery
 * counts when it comes, not when its answer goes. Not thread-safe.
 */
final class Answers {
  private static final int DEFAULT_STEP = 1_000;

  private final Conduct conduct;
  private final ByteBuffer accepted = answer("200 OK", "");
  private final ByteBuffer refused = answer("500 Internal Server Error", "");
  private final Map<String, Tally> tallies = new HashMap<>();
  private int step = DEFAULT_STEP;
  private long ofFirstRepository;

  Answers(Conduct conduct) {
    this.conduct = conduct;
  }

  /** The answer to a delivery; empty when there is to be none. */
  Optional<ByteBuffer> delivery(Request request, long nanos) {
    if (request.target().equals(conduct.silent())) {
      return Optional.empty();
    }
    if (isRefused(request)) {
      return Optional.of(refused);
    }
    Tally tally = tally(request.target());
    tally.requested();
    for (EventNumber event : request.events()) {
      tally.came(event, nanos);
    }
    return Optional.of(accepted);
  }

  /**
   * The answer to a question: {@code reset/STEP} forgets everything, {@code count/PATH} is the
   * number of different events, {@code report/PATH} all that is known.
   */
  ByteBuffer control(String question) {
    String[] words = question.split("/", 2);
    return switch (words[0]) {
      case "reset" -> reset(Integer.parseInt(words[1]));
      case "count" -> answer("200 OK", Long.toString(tally("/" + words[1]).different()));
      case "report" -> answer("200 OK", tally("/" + words[1]).text());
      default -> answer("404 Not Found", "");
    };
  }

  private ByteBuffer reset(int newStep) {
    tallies.clear();
    ofFirstRepository = 0;
    step = newStep;
    return accepted;
  }

  private Tally tally(String path) {
    return tallies.computeIfAbsent(path, unseen -> new Tally(step));
  }

  private boolean isRefused(Request request) {
    return conduct.refusals() > 0
        && request.events().stream().anyMatch(event -> event.repository() == 0)
        && ++ofFirstRepository % conduct.refusals() == 0;
  }

  private static ByteBuffer answer(String status, String body) {
    String text = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }
}
