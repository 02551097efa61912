package io.registrynotifier.worker.offset;

import java.time.Duration;

/** How often offsets that do not change are committed again, so that no broker forgets them. */
public final class OffsetRefresh {
  /** Far below any retention that a cluster is likely to have; a commit costs next to nothing. */
  public static final Duration DEFAULT = Duration.ofHours(12);

  private static final int TIMES_WITHIN_RETENTION = 4;

  private OffsetRefresh() {}

  /** Several times within the time that a broker keeps offsets, and at least twice a day. */
  public static Duration within(Duration retention) {
    Duration share = retention.dividedBy(TIMES_WITHIN_RETENTION);
    return share.compareTo(DEFAULT) < 0 ? share : DEFAULT;
  }
}
