package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a JSON text, with everything refused that two readers could understand differently
 * or that goes beyond the limits: duplicate members, depth, bytes that are not UTF-8.
 *
 * <p>Every failure is an {@link InvalidEnvelopeException} that names the place. Not thread-safe.
 */
final class StrictTokens implements AutoCloseable {
  private final Limits limits;
  private final JsonParser parser;
  private final Nesting nesting = new Nesting();

  private StrictTokens(Limits limits, JsonParser parser) {
    this.limits = limits;
    this.parser = parser;
  }

  /** Stands before the first token of the text. */
  static StrictTokens create(JsonFactory factory, byte[] json, Limits limits) {
    Utf8.require(json);
    try {
      return new StrictTokens(limits, factory.createParser(json));
    } catch (IOException e) {
      throw new IllegalStateException("reading bytes in memory", e);
    }
  }

  /** Goes to the next token; null behind the last. */
  @Nullable JsonToken next() {
    JsonToken token = read(JsonParser::nextToken);
    if (token != null) {
      follow(token);
    }
    return token;
  }

  @Nullable JsonToken current() {
    return parser.currentToken();
  }

  int depth() {
    return nesting.depth();
  }

  /** The name of the member whose name or value is the current token. */
  String name() {
    return Objects.requireNonNullElse(read(JsonParser::currentName), "");
  }

  String text() {
    return Objects.requireNonNullElse(read(JsonParser::getText), "");
  }

  long integer() {
    if (read(JsonParser::getNumberType) == JsonParser.NumberType.BIG_INTEGER) {
      throw failure(Reason.INVALID_EVENT, "expected a whole number of 64 bits");
    }
    return Objects.requireNonNullElse(read(JsonParser::getLongValue), 0L);
  }

  /** The offset of the current token's first byte. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** The offset behind the current token's last byte. */
  int end() {
    read(
        finished -> {
          finished.finishToken();
          return finished;
        });
    return (int) parser.currentLocation().getByteOffset();
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing bytes in memory", e);
    }
  }

  /** The failure at the current token. */
  InvalidEnvelopeException failure(Reason reason, String expectation) {
    String path = Place.path(parser.getParsingContext());
    return new InvalidEnvelopeException(
        reason, path.isEmpty() ? expectation : path + ": " + expectation);
  }

  private void follow(JsonToken token) {
    switch (token) {
      case START_OBJECT -> {
        nesting.beginObject();
        requireDepth();
      }
      case START_ARRAY -> {
        nesting.beginArray();
        requireDepth();
      }
      case END_OBJECT -> nesting.endObject();
      case END_ARRAY -> nesting.endArray();
      case FIELD_NAME -> requireNew(name());
      default -> {
        // scalars change nothing
      }
    }
  }

  private void requireDepth() {
    if (nesting.depth() > limits.maxDepth()) {
      throw failure(
          Reason.TOO_DEEP, "expected at most " + limits.maxDepth() + " levels of nesting");
    }
  }

  private void requireNew(String name) {
    if (!nesting.addName(name)) {
      throw failure(Reason.DUPLICATE_MEMBER, "expected the member once, found it twice");
    }
    if (nesting.members() > limits.maxMembers()) {
      throw failure(Reason.EVENT_TOO_LARGE, "expected at most " + limits.maxMembers() + " members");
    }
  }

  private <T> @Nullable T read(Reading<T> reading) {
    try {
      return reading.from(parser);
    } catch (StreamConstraintsException e) {
      throw failure(
          Reason.EVENT_TOO_LARGE,
          "expected at most "
              + limits.maxTextLength()
              + " characters in a name or text and "
              + limits.maxNumberLength()
              + " in a number");
    } catch (IOException e) {
      // Not kept as the cause: the parser's messages repeat parts of the text.
      throw failure(
          Reason.NOT_JSON,
          "expected JSON, found something else at byte "
              + parser.currentLocation().getByteOffset());
    }
  }

  /** One question to the parser. */
  @FunctionalInterface
  private interface Reading<T> {
    @Nullable T from(JsonParser parser) throws IOException;
  }
}
