package io.registrynotifier.worker.survey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a letter stands on the dead letters topic, written {@code PARTITION-OFFSET}. */
record LetterId(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

  /** Reads an id; refuses any other text. */
  static LetterId from(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "dead letter id \"" + text + "\": expected PARTITION-OFFSET, as in 3-1204");
    }
    return new LetterId(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
  }

  @Override
  public String toString() {
    return partition + "-" + offset;
  }
}
