package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks once over the values of a JSON text. Between calls it stands on the last token of the value
 * that was read.
 *
 * <p>Every failure is an {@link InvalidEnvelopeException} that names the place. Not thread-safe.
 */
final class JsonCursor implements AutoCloseable {
  private final byte[] json;
  private final StrictTokens tokens;

  private JsonCursor(byte[] json, StrictTokens tokens) {
    this.json = json;
    this.tokens = tokens;
  }

  /** Stands on the first token of the text. */
  static JsonCursor create(JsonFactory factory, byte[] json, Limits limits) {
    JsonCursor cursor = new JsonCursor(json, StrictTokens.create(factory, json, limits));
    if (cursor.tokens.next() == null) {
      throw cursor.failure(Reason.NOT_JSON, "expected an object, found nothing");
    }
    return cursor;
  }

  /** Opens the object on which the cursor stands. */
  void beginObject(Reason otherwise) {
    require(JsonToken.START_OBJECT, otherwise, "an object");
  }

  /** Goes to the value of the object's next member; false, and to its end, if there is none. */
  boolean nextMember() {
    if (tokens.next() == JsonToken.END_OBJECT) {
      return false;
    }
    tokens.next();
    return true;
  }

  /** The name of the member on whose value the cursor stands. */
  String name() {
    return tokens.name();
  }

  /** Opens the array on which the cursor stands. */
  void beginArray(Reason otherwise) {
    require(JsonToken.START_ARRAY, otherwise, "an array");
  }

  /** Goes to the array's next element; false, and to its end, if there is none. */
  boolean nextElement() {
    return tokens.next() != JsonToken.END_ARRAY;
  }

  boolean isNull() {
    return tokens.current() == JsonToken.VALUE_NULL;
  }

  /** The text on which the cursor stands; empty for null, as the registry's own reader has it. */
  String text() {
    if (isNull()) {
      return "";
    }
    require(JsonToken.VALUE_STRING, Reason.INVALID_EVENT, "a string");
    return Utf8.wellFormed(tokens.text());
  }

  /** The texts of the array on which the cursor stands; none for null. */
  List<String> texts() {
    if (isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    beginArray(Reason.INVALID_EVENT);
    while (nextElement()) {
      texts.add(text());
    }
    return texts;
  }

  /** The whole number on which the cursor stands; zero for null. */
  long integer() {
    if (isNull()) {
      return 0;
    }
    require(JsonToken.VALUE_NUMBER_INT, Reason.INVALID_EVENT, "a whole number");
    return tokens.integer();
  }

  /** Goes to the end of the value on which the cursor stands. */
  void skip() {
    JsonToken token = tokens.current();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      int outside = tokens.depth() - 1;
      while (tokens.depth() > outside) {
        tokens.next();
      }
    }
  }

  /** Goes to the end of the value on which the cursor stands, and returns its JSON. */
  String raw() {
    int start = start();
    skip();
    return new String(since(start), StandardCharsets.UTF_8);
  }

  /** The offset of the value on whose first token the cursor stands. */
  int start() {
    return tokens.start();
  }

  /** The JSON from there to the end of the token on which the cursor stands, less white space. */
  byte[] since(int start) {
    return WhiteSpace.removedFrom(json, start, tokens.end());
  }

  /** Refuses anything behind the value that was read. */
  void end() {
    if (tokens.next() != null) {
      throw failure(Reason.NOT_JSON, "expected nothing after the end");
    }
  }

  @Override
  public void close() {
    tokens.close();
  }

  /** The failure for the place where the cursor stands. */
  InvalidEnvelopeException failure(Reason reason, String expectation) {
    return tokens.failure(reason, expectation);
  }

  private void require(JsonToken token, Reason otherwise, String expected) {
    if (tokens.current() != token) {
      throw failure(otherwise, "expected " + expected + ", found " + Place.kind(tokens.current()));
    }
  }
}
