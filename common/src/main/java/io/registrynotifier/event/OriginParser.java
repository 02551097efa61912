package io.registrynotifier.event;

import io.registrynotifier.event.InvalidEnvelopeException.Reason;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads where an event comes from: its request, its actor and its source. */
final class OriginParser {
  private OriginParser() {}

  /** Reads the request on which the cursor stands, to its end. */
  static Request request(JsonCursor cursor) {
    if (cursor.isNull()) {
      return Request.NONE;
    }
    String id = "";
    String addr = "";
    String host = "";
    String method = "";
    String useragent = "";
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "id" -> id = cursor.text();
        case "addr" -> addr = cursor.text();
        case "host" -> host = cursor.text();
        case "method" -> method = cursor.text();
        case "useragent" -> useragent = cursor.text();
        default -> unknown.put(cursor.name(), cursor.raw());
      }
    }
    return new Request(id, addr, host, method, useragent, UnknownMembers.of(unknown));
  }

  /** Reads the actor on which the cursor stands, to its end. */
  static Actor actor(JsonCursor cursor) {
    if (cursor.isNull()) {
      return Actor.ANONYMOUS;
    }
    String name = "";
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      if (cursor.name().equals("name")) {
        name = cursor.text();
      } else {
        unknown.put(cursor.name(), cursor.raw());
      }
    }
    return new Actor(name, UnknownMembers.of(unknown));
  }

  /** Reads the source on which the cursor stands, to its end. */
  static Source source(JsonCursor cursor) {
    if (cursor.isNull()) {
      return Source.NONE;
    }
    String addr = "";
    String instanceId = "";
    Map<String, String> unknown = new LinkedHashMap<>();
    cursor.beginObject(Reason.INVALID_EVENT);
    while (cursor.nextMember()) {
      switch (cursor.name()) {
        case "addr" -> addr = cursor.text();
        case "instanceID" -> instanceId = cursor.text();
        default -> unknown.put(cursor.name(), cursor.raw());
      }
    }
    return new Source(addr, instanceId, UnknownMembers.of(unknown));
  }
}
