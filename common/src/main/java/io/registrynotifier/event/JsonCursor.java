package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks once over a JSON text and refuses what is not strict: duplicate members, depth, anything
 * after the end. Between calls it stands on the last token of the value that was read.
 *
 * <p>Every failure is an {@link InvalidEnvelopeException} that names the place. Not thread-safe.
 */
final class JsonCursor implements AutoCloseable {
  private final byte[] json;
  private final Limits limits;
  private final JsonParser parser;
  private final MemberNames names = new MemberNames();
  private int depth;

  private JsonCursor(byte[] json, Limits limits, JsonParser parser) {
    this.json = json;
    this.limits = limits;
    this.parser = parser;
  }

  /** Stands on the first token of the text. */
  static JsonCursor create(JsonFactory factory, byte[] json, Limits limits) {
    Utf8.require(json);
    try {
      JsonCursor cursor = new JsonCursor(json, limits, factory.createParser(json));
      if (cursor.advance() == null) {
        throw cursor.failure(Reason.NOT_JSON, "expected an object, found nothing");
      }
      return cursor;
    } catch (IOException e) {
      throw new IllegalStateException("reading bytes in memory", e);
    }
  }

  /** Opens the object on which the cursor stands. */
  void beginObject(Reason otherwise) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw unexpected(otherwise, "an object");
    }
  }

  /** Goes to the value of the object's next member; false, and on its end, if there is none. */
  boolean nextMember() {
    if (advance() == JsonToken.END_OBJECT) {
      return false;
    }
    advance();
    return true;
  }

  /** The name of the member on whose value the cursor stands. */
  String name() {
    return String.valueOf(currentName());
  }

  /** Opens the array on which the cursor stands. */
  void beginArray(Reason otherwise) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw unexpected(otherwise, "an array");
    }
  }

  /** Goes to the array's next element; false, and on its end, if there is none. */
  boolean nextElement() {
    return advance() != JsonToken.END_ARRAY;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** The text on which the cursor stands; empty for null, as the registry's own reader has it. */
  String text() {
    if (isNull()) {
      return "";
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw unexpected(Reason.INVALID_EVENT, "a string");
    }
    try {
      return Utf8.wellFormed(parser.getText());
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /** The whole number on which the cursor stands; zero for null. */
  long integer() {
    if (isNull()) {
      return 0;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected(Reason.INVALID_EVENT, "a whole number");
    }
    try {
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw failure(Reason.INVALID_EVENT, "expected a whole number of 64 bits");
      }
      return parser.getLongValue();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /** Goes to the end of the value on which the cursor stands. */
  void skip() {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      int outside = depth - 1;
      while (depth > outside) {
        advance();
      }
    }
  }

  /** Where the token begins on which the cursor stands. */
  int start() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  /** Goes to the end of the value, and returns its JSON without white space. */
  String raw() {
    int start = start();
    skip();
    return new String(since(start), StandardCharsets.UTF_8);
  }

  /** The JSON from there to the end of the token on which the cursor stands, less white space. */
  byte[] since(int start) {
    try {
      parser.finishToken();
    } catch (IOException e) {
      throw translated(e);
    }
    return WhiteSpace.removedFrom(json, start, (int) parser.currentLocation().getByteOffset());
  }

  /** Refuses anything behind the value that was read. */
  void end() {
    if (advance() != null) {
      throw failure(Reason.NOT_JSON, "expected nothing after the end of the envelope");
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new IllegalStateException("closing bytes in memory", e);
    }
  }

  /** The failure for the place where the cursor stands. */
  InvalidEnvelopeException failure(Reason reason, String expectation) {
    String path = path(parser.getParsingContext());
    return new InvalidEnvelopeException(
        reason, path.isEmpty() ? expectation : path + ": " + expectation);
  }

  private InvalidEnvelopeException unexpected(Reason reason, String expected) {
    return failure(reason, "expected " + expected + ", found " + found(parser.currentToken()));
  }

  private @Nullable JsonToken advance() {
    JsonToken token;
    try {
      token = parser.nextToken();
    } catch (IOException e) {
      throw translated(e);
    }
    if (token == null) {
      return null;
    }
    switch (token) {
      case START_OBJECT -> {
        deeper();
        names.beginObject();
      }
      case START_ARRAY -> deeper();
      case END_OBJECT -> {
        names.endObject();
        depth--;
      }
      case END_ARRAY -> depth--;
      case FIELD_NAME -> requireNew(name());
      default -> {}
    }
    return token;
  }

  private void deeper() {
    if (++depth > limits.maxDepth()) {
      throw failure(
          Reason.TOO_DEEP, "expected at most " + limits.maxDepth() + " objects and arrays around");
    }
  }

  private void requireNew(String name) {
    if (!names.add(name)) {
      throw failure(Reason.DUPLICATE_MEMBER, "expected the member once, found it twice");
    }
    if (names.count() > limits.maxMembers()) {
      throw failure(Reason.EVENT_TOO_LARGE, "expected at most " + limits.maxMembers() + " members");
    }
  }

  private @Nullable String currentName() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /** Drops the cause: the parser's own messages repeat parts of the text. */
  private InvalidEnvelopeException translated(IOException failure) {
    if (failure instanceof StreamConstraintsException) {
      return failure(
          Reason.EVENT_TOO_LARGE,
          "expected a name or text of at most "
              + limits.maxTextLength()
              + " and a number of at most "
              + limits.maxNumberLength()
              + " characters");
    }
    long offset = parser.currentLocation().getByteOffset();
    return failure(Reason.NOT_JSON, "expected JSON, found something else at byte " + offset);
  }

  private static String path(@Nullable JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String outside = path(context.getParent());
    if (context.inArray()) {
      return context.hasCurrentIndex() ? outside + "[" + context.getCurrentIndex() + "]" : outside;
    }
    String name = context.getCurrentName();
    if (name == null) {
      return outside;
    }
    return outside.isEmpty() ? WireNames.orStar(name) : outside + "." + WireNames.orStar(name);
  }

  private static String found(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
