package io.registrynotifier.endpoint;

import java.util.List;

/** A set of HTTP status codes, written as single codes and ranges: {@code [200-299, 304]}. */
public record StatusRanges(List<Range> ranges) {
  /** Every 2xx: what counts as delivered unless the endpoint says otherwise. */
  public static final StatusRanges SUCCESSFUL = new StatusRanges(List.of(new Range(200, 299)));

  /** No code at all. */
  public static final StatusRanges NONE = new StatusRanges(List.of());

  /** Copies the ranges. */
  public StatusRanges {
    ranges = List.copyOf(ranges);
  }

  /** Whether a status code is in the set. */
  public boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.first <= status && status <= range.last);
  }

  /**
   * Status codes from first to last, both included.
   *
   * @param first 100 to 599
   * @param last 100 to 599, not below first
   */
  public record Range(int first, int last) {
    /** Refuses what is no status code. */
    public Range {
      if (first < 100 || last > 599 || first > last) {
        throw new IllegalArgumentException(
            "status range " + first + "-" + last + ": expected codes from 100 to 599 in order");
      }
    }
  }
}
