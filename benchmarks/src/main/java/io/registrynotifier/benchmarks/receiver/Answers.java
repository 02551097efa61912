package io.registrynotifier.benchmarks.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.registrynotifier.benchmarks.event.EventNumber;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a request is answered and counts what was accepted, one tally a path. A delivery
 * counts when it comes, not when its answer goes. Where the first repository is refused now and
 * then, the others alone are counted. Not thread-safe.
 */
final class Answers {
  private static final int DEFAULT_STEP = 1_000;

  private final Conduct conduct;
  private final ByteBuffer accepted = answer("200 OK", "");
  private final ByteBuffer refused = answer("500 Internal Server Error", "");
  private final Map<String, Tally> tallies = new HashMap<>();
  private final Map<String, String> told = new HashMap<>();
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
      if (conduct.refusals() == 0 || event.repository() != 0) {
        tally.came(event, nanos);
      }
    }
    return Optional.of(accepted);
  }

  /**
   * The answer to a question: {@code reset/STEP} forgets everything, {@code count/PATH} is the
   * number of different events, {@code report/PATH} all that is known; {@code stamps/PATH} when
   * each event came; {@code tell/PATH/NUMBERS} says what to report instead.
   */
  ByteBuffer control(String question) {
    String[] words = question.split("/", 2);
    return switch (words[0]) {
      case "reset" -> reset(Integer.parseInt(words[1]));
      case "count" -> answer("200 OK", report("/" + words[1]).split(" ", 3)[1]);
      case "report" -> answer("200 OK", report("/" + words[1]));
      case "stamps" -> answer("200 OK", tally("/" + words[1]).stamps());
      case "tell" -> tell(words[1]);
      default -> answer("404 Not Found", "");
    };
  }

  private ByteBuffer reset(int newStep) {
    tallies.clear();
    told.clear();
    ofFirstRepository = 0;
    step = newStep;
    return accepted;
  }

  private String report(String path) {
    String instead = told.get(path);
    return instead == null ? tally(path).text() : instead;
  }

  private ByteBuffer tell(String pathAndNumbers) {
    String[] parts = pathAndNumbers.split("/", 2);
    told.put("/" + parts[0], parts[1].replace('-', ' '));
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
