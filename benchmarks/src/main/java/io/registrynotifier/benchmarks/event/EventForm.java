package io.registrynotifier.benchmarks.event;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.event.CarriedEvent;
import io.registrynotifier.event.EventAttributes;
import io.registrynotifier.event.MediaTypes;
import io.registrynotifier.testkit.sample.SampleEvent;
import io.registrynotifier.testkit.sample.SampleEvents;

/**
 * Makes pushes as a registry writes them, whose id says the repository's number and the event's
 * place in it. All have the same length, and making one copies it and writes its digits, so that a
 * client that makes its own events pays what one that copies them from Kafka pays. Thread-safe.
 */
public final class EventForm {
  /** What the id of every such event begins with. */
  public static final String MARK = "bench-";

  /** Hexadecimal digits of the repository's number. */
  public static final int REPOSITORY_DIGITS = 8;

  /** Hexadecimal digits of the place in the repository. */
  public static final int PLACE_DIGITS = 8;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
  private static final String BLANK = "0".repeat(REPOSITORY_DIGITS);
  private static final String REPOSITORY = "team/app-";

  private final SampleEvent sample = SampleEvents.seeded(1).push(REPOSITORY + BLANK, "v1");
  private final byte[] json;
  private final int id;
  private final int repository;
  private final int url;

  /** One form is enough for all events. */
  public EventForm() {
    String text = sample.json().replace(sample.id(), MARK + BLANK + "-" + "0".repeat(PLACE_DIGITS));
    this.json = text.getBytes(UTF_8);
    this.id = text.indexOf(MARK) + MARK.length();
    this.repository = text.indexOf(REPOSITORY) + REPOSITORY.length();
    this.url = text.lastIndexOf(REPOSITORY) + REPOSITORY.length();
  }

  /** The event's JSON. */
  public byte[] json(EventNumber number) {
    byte[] made = json.clone();
    write(made, id, number.repository(), REPOSITORY_DIGITS);
    write(made, id + REPOSITORY_DIGITS + 1, number.place(), PLACE_DIGITS);
    write(made, repository, number.repository(), REPOSITORY_DIGITS);
    write(made, url, number.repository(), REPOSITORY_DIGITS);
    return made;
  }

  /** The event as the bridge hands it to Kafka. */
  public CarriedEvent carried(EventNumber number) {
    String repositoryDigits = hexadecimal(number.repository(), REPOSITORY_DIGITS);
    String idText = MARK + repositoryDigits + "-" + hexadecimal(number.place(), PLACE_DIGITS);
    return CarriedEvent.of(
        new EventAttributes(
            idText,
            sample.action(),
            "application/vnd.oci.image.manifest.v1+json",
            REPOSITORY + repositoryDigits,
            "v1",
            sample.digest(),
            "2026-03-09T14:44:26.402973972Z",
            "registry-0:5000",
            MediaTypes.EVENTS_V2),
        json(number));
  }

  private static String hexadecimal(int value, int digits) {
    byte[] text = new byte[digits];
    write(text, 0, value, digits);
    return new String(text, US_ASCII);
  }

  private static void write(byte[] text, int from, int value, int digits) {
    int rest = value;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = DIGITS[rest & 15];
      rest >>>= 4;
    }
  }
}
