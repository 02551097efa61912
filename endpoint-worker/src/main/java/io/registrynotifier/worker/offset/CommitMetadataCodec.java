package io.registrynotifier.worker.offset;

import io.registrynotifier.worker.offset.OffsetRanges.Range;
import io.registrynotifier.worker.retry.RetryState;
import io.registrynotifier.worker.retry.RetryStates;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * {@link CommitMetadata} as the text of a commit, within the length that the broker takes ({@code
 * offset.metadata.max.bytes}, 4096 by default, counted in characters). Stateless.
 *
 * <p>The text is {@code rn2:} and base64url of: flags, topic id, leader epoch, counts, retry
 * states, ranges relative to the committed offset, CRC-32C. With neither counts nor an epoch it
 * begins with {@code rn1:}, as all texts did before there were such; a reader that knows only those
 * takes the others for somebody else's. A text of less than 256 characters at the most has no room
 * for counts. Ranges are written as run lengths or as a bitmap, whichever is shorter. Of the retry
 * states there is always room for the first; of the others, which are told of oldest event first,
 * for as many as the ranges leave room for: some 200 in 4096 characters. An event whose state is
 * left out begins its attempts anew after a restart. Text that is not ours, or not whole, reads as
 * nothing: deliveries may then be repeated, never skipped.
 */
public final class CommitMetadataCodec {
  private static final String PREFIX = "rn1:";
  private static final String NEWER_PREFIX = "rn2:";
  private static final int MIN_CHARS = 128;
  private static final int MIN_CHARS_WITH_COUNTS = 256;
  private static final int HAS_TOPIC = 1;
  private static final int HAS_RETRY = 2;
  private static final int IS_BITMAP = 4;
  private static final int HAS_COUNTS = 8;
  private static final int HAS_EPOCH = 16;
  private static final int CHECKSUM_BYTES = 4;
  private static final int MAX_RECORDS_AT_ONCE = 500;
  private static final int MAX_TOPIC_BYTES = 32;

  /** A time, or a wait, in milliseconds takes seven bytes at the most: 17,000 years. */
  private static final long MAX_MILLIS = (1L << 49) - 1;

  /** A retry state's distance, attempts, time and wait. */
  private static final int MAX_RETRY_BYTES = 9 + 5 + 7 + 7;

  /** So many are counted in two bytes. */
  private static final int MAX_RETRIES = 10_000;

  private static final int FIRST_RETRY_BYTES = 2 + MAX_RETRY_BYTES;

  /** When the counting began, and three counts. */
  private static final int MAX_COUNTS_BYTES = 7 + 3 * 9;

  private static final int MAX_EPOCH_BYTES = 5;

  private static final int FIXED_BYTES =
      1 + 1 + MAX_TOPIC_BYTES + MAX_EPOCH_BYTES + FIRST_RETRY_BYTES + CHECKSUM_BYTES;

  private final int maxChars;
  private final int countsBytes;
  private final int maxRangeBytes;

  /**
   * A codec for texts of a bounded length.
   *
   * @param maxChars what the broker takes; 128 or more
   */
  public CommitMetadataCodec(int maxChars) {
    if (maxChars < MIN_CHARS) {
      throw new IllegalArgumentException(
          "commit metadata of " + maxChars + " characters: expected 128 or more");
    }
    this.maxChars = maxChars;
    this.countsBytes = maxChars < MIN_CHARS_WITH_COUNTS ? 0 : MAX_COUNTS_BYTES;
    this.maxRangeBytes = (maxChars - PREFIX.length()) * 3 / 4 - FIXED_BYTES - countsBytes;
  }

  /** How long a text may be. */
  public int maxChars() {
    return maxChars;
  }

  /** A codec for texts of half the length, for a broker that takes less than was thought. */
  public CommitMetadataCodec shorter() {
    return new CommitMetadataCodec(Math.max(MIN_CHARS, maxChars / 2));
  }

  /**
   * How many records to take in between two looks at {@link #fits}: few, where little fits, since
   * as many are always kept room for.
   */
  public int recordsAtOnce() {
    return Math.max(1, Math.min(MAX_RECORDS_AT_ONCE, maxRangeBytes / 6));
  }

  /**
   * Whether a commit can tell of everything, whatever of it is done by then and in whatever order.
   *
   * <p>A bitmap needs a bit for each offset of the span. Run lengths need two numbers for each
   * stretch that is done beyond the committed offset, the gap before it and its length. Finishing a
   * record takes one from the undone ones and adds one stretch at the most, so {@code looseEnds}
   * never grows by it. Before each stretch stands an undone record, so there are never more
   * stretches than undone records: two for each stretch is {@code looseEnds} at the most. None of
   * the numbers is zero, and all together are no more than the span, so no more than {@code span >>
   * 7j} of them take more than {@code j} bytes of seven bits. The bytes are therefore no more than
   * the sum over {@code j} of the smaller of {@code looseEnds} and {@code span >> 7j}.
   *
   * @param span how many offsets stand between the committed one and the last that is known of
   * @param looseEnds how many records are undone, and how many stretches beyond the committed
   *     offset are done, together
   */
  public boolean fits(long span, long looseEnds) {
    long bytes = 0;
    for (long numbers = span; numbers > 0 && bytes <= maxRangeBytes; numbers >>= 7) {
      bytes += Math.min(looseEnds, numbers);
    }
    return bytes <= maxRangeBytes || (span + 7) / 8 <= maxRangeBytes;
  }

  /**
   * Writes what stands beside an offset. What would not fit, which {@link #fits} tells beforehand,
   * is left out from the far end.
   */
  public String encode(long offset, CommitMetadata metadata) {
    ByteBuffer buffer = ByteBuffer.allocate(maxRangeBytes + FIXED_BYTES + countsBytes);
    boolean hasCounts = countsBytes > 0 && !metadata.counts().isNone();
    byte[] topic = metadata.topicId().getBytes(StandardCharsets.US_ASCII);
    boolean topicFits = topic.length > 0 && topic.length <= MAX_TOPIC_BYTES;
    boolean hasEpoch = topicFits && metadata.epoch().isPresent(); // a topic has its own epochs
    byte[] ranges = runLengths(offset, metadata.doneBeyond());
    byte[] bitmap = bitmap(offset, metadata.doneBeyond(), ranges.length);
    boolean isBitmap = bitmap.length > 0;
    int left = maxRangeBytes - (isBitmap ? bitmap.length : ranges.length);
    byte[] retries = retries(offset, metadata.retries(), FIRST_RETRY_BYTES + left);
    buffer.put(
        (byte)
            ((topicFits ? HAS_TOPIC : 0)
                | (hasEpoch ? HAS_EPOCH : 0)
                | (hasCounts ? HAS_COUNTS : 0)
                | (retries.length > 0 ? HAS_RETRY : 0)
                | (isBitmap ? IS_BITMAP : 0)));
    if (topicFits) {
      buffer.put((byte) topic.length).put(topic);
    }
    if (hasEpoch) {
      putNumber(buffer, metadata.epoch().getAsInt());
    }
    if (hasCounts) {
      putCounts(buffer, metadata.counts());
    }
    buffer.put(retries);
    buffer.put(isBitmap ? bitmap : ranges);
    buffer.putInt(checksum(buffer.array(), buffer.position(), offset));
    byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
    String prefix = hasCounts || hasEpoch ? NEWER_PREFIX : PREFIX;
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what stands beside an offset; nothing when the text is not ours or not whole. */
  public CommitMetadata decode(long offset, String text) {
    if (!text.startsWith(PREFIX) && !text.startsWith(NEWER_PREFIX)) {
      return CommitMetadata.NONE;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      int end = bytes.length - CHECKSUM_BYTES;
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (end < 1 || buffer.getInt(end) != checksum(bytes, end, offset)) {
        return CommitMetadata.NONE;
      }
      return read(offset, buffer.limit(end));
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return CommitMetadata.NONE;
    }
  }

  private static CommitMetadata read(long offset, ByteBuffer buffer) {
    int flags = buffer.get();
    String topicId = (flags & HAS_TOPIC) == 0 ? "" : text(buffer);
    OptionalInt epoch =
        (flags & HAS_EPOCH) == 0 ? OptionalInt.empty() : OptionalInt.of((int) number(buffer));
    Counts counts = (flags & HAS_COUNTS) == 0 ? Counts.NONE : counts(buffer);
    RetryStates retries = (flags & HAS_RETRY) == 0 ? RetryStates.NONE : readRetries(offset, buffer);
    OffsetRanges ranges =
        (flags & IS_BITMAP) == 0 ? readRunLengths(offset, buffer) : readBitmap(offset, buffer);
    return new CommitMetadata(topicId, epoch, ranges, retries, counts);
  }

  private static void putCounts(ByteBuffer buffer, Counts counts) {
    putMillis(buffer, counts.begun());
    putNumber(buffer, counts.delivered());
    putNumber(buffer, counts.putAside());
    putNumber(buffer, counts.passedOver());
  }

  private static Counts counts(ByteBuffer buffer) {
    return new Counts(number(buffer), number(buffer), number(buffer), number(buffer));
  }

  private static String text(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.get() & 0xff];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /** Oldest event first, as many as fit; empty when nothing has failed. */
  private static byte[] retries(long offset, RetryStates retries, int maxBytes) {
    ByteBuffer states = ByteBuffer.allocate(maxBytes);
    int count = 0;
    long from = offset;
    for (Map.Entry<Long, RetryState> each : retries.from(offset).byOffset().entrySet()) {
      if (count == MAX_RETRIES || states.remaining() < MAX_RETRY_BYTES + 2) {
        break;
      }
      putNumber(states, each.getKey() - from);
      putRetry(states, each.getValue());
      from = each.getKey();
      count++;
    }
    if (count == 0) {
      return new byte[0];
    }
    ByteBuffer counted = ByteBuffer.allocate(states.position() + 2);
    putNumber(counted, count);
    counted.put(states.flip());
    return Arrays.copyOf(counted.array(), counted.position());
  }

  private static RetryStates readRetries(long offset, ByteBuffer buffer) {
    NavigableMap<Long, RetryState> states = new TreeMap<>();
    long at = offset;
    for (long left = number(buffer); left > 0; left--) {
      at += number(buffer);
      states.put(at, retry(buffer));
    }
    return new RetryStates(states);
  }

  private static void putRetry(ByteBuffer buffer, RetryState retry) {
    long firstFailure = retry.firstFailure().toEpochMilli();
    putNumber(buffer, retry.attempts());
    putMillis(buffer, firstFailure);
    putMillis(buffer, retry.nextTry().toEpochMilli() - firstFailure);
  }

  private static void putMillis(ByteBuffer buffer, long millis) {
    putNumber(buffer, Math.max(0, Math.min(MAX_MILLIS, millis)));
  }

  private static RetryState retry(ByteBuffer buffer) {
    int attempts = (int) Math.min(Integer.MAX_VALUE, number(buffer));
    long firstFailure = number(buffer);
    long wait = number(buffer);
    return new RetryState(
        attempts, Instant.ofEpochMilli(firstFailure), Instant.ofEpochMilli(firstFailure + wait));
  }

  private byte[] runLengths(long offset, OffsetRanges ranges) {
    ByteBuffer buffer = ByteBuffer.allocate(maxRangeBytes);
    long from = offset;
    for (Range range : ranges.ranges()) {
      long gap = range.start() - from;
      long length = range.end() - range.start();
      if (buffer.remaining() < numberBytes(gap) + numberBytes(length)) {
        break;
      }
      putNumber(buffer, gap);
      putNumber(buffer, length);
      from = range.end();
    }
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static OffsetRanges readRunLengths(long offset, ByteBuffer buffer) {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    long from = offset;
    while (buffer.hasRemaining()) {
      long start = from + number(buffer);
      from = start + number(buffer);
      ranges.add(start, from);
    }
    return ranges.build();
  }

  /** Empty when run lengths say as much in fewer bytes. */
  private byte[] bitmap(long offset, OffsetRanges ranges, int runLengthBytes) {
    if (ranges.isEmpty()) {
      return new byte[0];
    }
    boolean runLengthsWhole = runLengthBytes < maxRangeBytes - 2 * 10;
    int limit = runLengthsWhole ? runLengthBytes - 1 : maxRangeBytes;
    long bits = ranges.ranges().get(ranges.ranges().size() - 1).end() - offset;
    if ((bits + 7) / 8 > limit) {
      return new byte[0];
    }
    byte[] bitmap = new byte[(int) ((bits + 7) / 8)];
    for (Range range : ranges.ranges()) {
      for (long bit = range.start() - offset; bit < range.end() - offset; bit++) {
        bitmap[(int) (bit >> 3)] |= (byte) (1 << (bit & 7));
      }
    }
    return bitmap;
  }

  private static OffsetRanges readBitmap(long offset, ByteBuffer buffer) {
    OffsetRanges.Builder ranges = new OffsetRanges.Builder();
    long at = offset;
    while (buffer.hasRemaining()) {
      int bits = buffer.get();
      for (int bit = 0; bit < 8; bit++, at++) {
        if ((bits >> bit & 1) == 1) {
          ranges.add(at, at + 1);
        }
      }
    }
    return ranges.build();
  }

  /** Covers the offset too: metadata that was copied beside another offset is not whole. */
  private static int checksum(byte[] bytes, int length, long offset) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, offset));
    return (int) checksum.getValue();
  }

  /** Seven bits a byte, lowest first, as in protocol buffers' varint. */
  private static void putNumber(ByteBuffer buffer, long number) {
    long rest = number;
    while (rest >= 0x80) {
      buffer.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }

  private static long number(ByteBuffer buffer) {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = buffer.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("number longer than 63 bits");
  }

  private static int numberBytes(long number) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(number) + 6) / 7);
  }
}
