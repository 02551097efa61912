package io.registrynotifier.benchmarks.micro;

import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryStates;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The metadata of one partition's commit while 64 of its last thousand events are under way. Run by
 * JMH, one thread each.
 */
@State(Scope.Thread)
public class CommitParts {
  private static final int SPAN = 1_000;
  private static final int UNDER_WAY = 64;
  private static final int MAX_CHARS = 4_096;

  private final CommitMetadataCodec codec = new CommitMetadataCodec(MAX_CHARS);
  private final CommitMetadata metadata =
      new CommitMetadata("", done(new Random(1)), RetryStates.NONE);
  private final String text = codec.encode(0, metadata);

  /** Once for each partition and commit. */
  @Benchmark
  public String encode() {
    return codec.encode(0, metadata);
  }

  /** Once for each partition that is assigned. */
  @Benchmark
  public CommitMetadata decode() {
    return codec.decode(0, text);
  }

  private static OffsetRanges done(Random random) {
    OffsetRanges.Builder done = new OffsetRanges.Builder();
    for (int offset = 1; offset < SPAN; offset++) {
      if (random.nextInt(SPAN) >= UNDER_WAY) {
        done.add(offset, offset + 1);
      }
    }
    return done.build();
  }
}
