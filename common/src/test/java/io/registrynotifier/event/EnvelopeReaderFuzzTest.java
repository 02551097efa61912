package io.registrynotifier.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Broken bodies end in a refusal or in events, never in anything else. */
final class EnvelopeReaderFuzzTest {
  private static final int CASES = 30_000;
  private static final byte[] SAMPLE =
      Golden.all()
          .filter(golden -> golden.file().equals("v3-references"))
          .findFirst()
          .orElseThrow()
          .bytes();

  private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

  @Test
  void reader_refuses_whenCutOffAtAnyByte() {
    for (int length = 0; length < SAMPLE.length; length++) {
      // Given
      byte[] body = Arrays.copyOf(SAMPLE, length);

      // When
      boolean accepted = accepts(body, "cut off at " + length);

      // Then
      assertThat(accepted).as("cut off at %d", length).isFalse();
    }
  }

  @Test
  void reader_refusesOrReads_whenBytesAreChanged() {
    int refused = 0;
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      byte[] body = mutated(new Random(seed));

      // When
      boolean accepted = accepts(body, "seed " + seed);

      // Then
      refused += accepted ? 0 : 1;
    }
    assertThat(refused).isBetween(CASES / 100, CASES - CASES / 100);
  }

  @Test
  void codec_refusesOrReads_whenBytesAreChanged() {
    for (long seed = 0; seed < CASES; seed++) {
      // Given
      byte[] body = mutated(new Random(seed));

      // When
      try {
        EnvelopeCodec.read(body);
      } catch (InvalidEnvelopeException expected) {
        // Then
        assertThat(expected).as("seed %d", seed).hasNoCause();
      } catch (RuntimeException e) {
        fail("seed " + seed, e);
      }
    }
  }

  private boolean accepts(byte[] body, String what) {
    try {
      for (CarriedEvent event : reader.read(body, MediaTypes.EVENTS_V2)) {
        assertThat(event.json()).as(what).startsWith('{').endsWith('}');
      }
      return true;
    } catch (InvalidEnvelopeException e) {
      return false;
    } catch (RuntimeException e) {
      return fail(what, e);
    }
  }

  private static byte[] mutated(Random random) {
    byte[] body = SAMPLE.clone();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(body.length);
      body[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) random.nextInt(256);
            case 1 -> (byte) "{}[],:\"\\ 0-e\n".charAt(random.nextInt(13));
            default -> body[random.nextInt(body.length)];
          };
    }
    return body;
  }
}
