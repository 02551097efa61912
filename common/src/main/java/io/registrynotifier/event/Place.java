package io.registrynotifier.event;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** Words for a place in a body and for what stands there, which repeat nothing of the body. */
final class Place {
  private Place() {}

  /** The way to the place, such as {@code events[3].target.tag}; empty for the whole body. */
  static String path(@Nullable JsonStreamContext context) {
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

  /** What stands there, with its article. */
  static String kind(@Nullable JsonToken token) {
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
      default -> "the end of something";
    };
  }
}
