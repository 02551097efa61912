package io.registrynotifier.testkit.receiver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a receiver does with a request. */
public sealed interface Answer {
  /** A plain acceptance. */
  Answer OK = status(200);

  /**
   * A whole answer after a delay.
   *
   * @param headers {@code Name: value} lines, besides Content-Length
   */
  record Status(int status, List<String> headers, String body, Duration delay) implements Answer {
    /** Copies the headers. */
    public Status {
      headers = List.copyOf(headers);
    }

    /** The same with one more header. */
    public Status with(String name, String value) {
      List<String> more = new ArrayList<>(headers);
      more.add(name + ": " + value);
      return new Status(status, more, body, delay);
    }

    /** The same, later. */
    public Status after(Duration newDelay) {
      return new Status(status, headers, body, newDelay);
    }

    /** The same with a body. */
    public Status saying(String newBody) {
      return new Status(status, headers, newBody, delay);
    }
  }

  /**
   * These bytes and nothing else.
   *
   * @param bytes one character a byte, as in ISO 8859-1
   */
  record Raw(String bytes, Ending ending) implements Answer {}

  /** An accepting status and a chunked body that ends only with the connection. */
  record Endless() implements Answer {}

  /** How a connection goes on after raw bytes. */
  enum Ending {
    /** Says nothing more until the client goes. */
    HANG,
    /** Ends in order, with a FIN. */
    CLOSE,
    /** Ends with a RST. */
    RESET
  }

  /** An answer with this status and no body. */
  static Status status(int status) {
    return new Status(status, List.of(), "", Duration.ZERO);
  }

  /** Takes the request and never answers. */
  static Answer hang() {
    return raw("", Ending.HANG);
  }

  /** Takes the request and resets the connection. */
  static Answer reset() {
    return raw("", Ending.RESET);
  }

  /** Takes the request and closes the connection in order. */
  static Answer close() {
    return raw("", Ending.CLOSE);
  }

  /** Bytes that are no HTTP. */
  static Answer garbage() {
    return raw("\u0001\u0002 this is no status line\r\n\r\n\u0000", Ending.CLOSE);
  }

  /** An accepting answer that breaks off in the middle of its body. */
  static Answer half() {
    return raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly so far", Ending.CLOSE);
  }

  /** An interim answer, such as 102 or 103, and no final one. */
  static Answer interim(int status) {
    return raw("HTTP/1.1 " + status + " Interim\r\n\r\n", Ending.HANG);
  }

  /** These bytes, one character each, and this ending. */
  static Answer raw(String bytes, Ending ending) {
    return new Raw(bytes, ending);
  }
}
