package io.registrynotifier.standalone.demo;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.Event;
import io.registrynotifier.event.EventAttributes;
import java.io.PrintWriter;

/** Tells what happens, a line each. Thread-safe. */
final class Narrator {
  private static final int DIGEST_SHOWN = "sha256:".length() + 8;

  private final PrintWriter out;

  Narrator(PrintWriter out) {
    this.out = out;
  }

  /** Begins a part of the story. */
  synchronized void chapter(String title) {
    out.println();
    out.println(title);
    out.flush();
  }

  synchronized void say(String text) {
    out.println("  " + text);
    out.flush();
  }

  void published(Event event) {
    String subject =
        subject(
            event.target().repository(),
            event.target().tag(),
            event.target().descriptor().digest(),
            event.target().descriptor().mediaType());
    say("published  " + padded(event.action()) + subject);
  }

  void delivered(CarriedEvent event) {
    EventAttributes it = event.attributes();
    String subject = subject(it.repository(), it.tag(), it.digest(), it.mediaType());
    say("delivered  " + padded(it.action()) + subject);
  }

  private static String padded(String action) {
    return String.format("%-7s", action);
  }

  private static String subject(String repository, String tag, String digest, String mediaType) {
    String shownTag = tag.isEmpty() ? "" : ":" + tag;
    String shownDigest =
        digest.length() > DIGEST_SHOWN ? "@" + digest.substring(0, DIGEST_SHOWN) : digest;
    return repository + shownTag + shownDigest + kind(mediaType);
  }

  private static String kind(String mediaType) {
    if (mediaType.contains("index")) {
      return " (image index)";
    }
    if (mediaType.contains("manifest")) {
      return " (manifest)";
    }
    return mediaType.isEmpty() ? "" : " (layer)";
  }
}
