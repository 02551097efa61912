package io.registrynotifier.producer.bridge;

/**
 * What became of the notifications that a bridge heard, since it was made.
 *
 * @param heard notifications; each is one of the following in the end
 * @param sent events that the sink has kept
 * @param unsent events that the sink did not take, handed to {@link UnsentEvents}
 * @param unmade notifications of which no event could be made
 * @param unheeded events among the unsent ones for which {@link UnsentEvents} threw
 */
public record BridgeCounts(long heard, long sent, long unsent, long unmade, long unheeded) {
  /** Events that the sink has and has not answered for yet. */
  public long underWay() {
    return heard - sent - unsent - unmade;
  }
}
