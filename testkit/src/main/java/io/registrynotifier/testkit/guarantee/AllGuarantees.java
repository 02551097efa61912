package io.registrynotifier.testkit.guarantee;

import java.util.List;
import java.util.stream.Stream;

/** Several promises that watch the same run; all broken ones are reported. */
public final class AllGuarantees implements DeliveryGuarantee {
  private final List<DeliveryGuarantee> all;

  private AllGuarantees(List<DeliveryGuarantee> all) {
    this.all = List.copyOf(all);
  }

  /** These together. */
  public static AllGuarantees of(DeliveryGuarantee... guarantees) {
    return new AllGuarantees(List.of(guarantees));
  }

  @Override
  public void published(PublishedEvent event) {
    all.forEach(guarantee -> guarantee.published(event));
  }

  @Override
  public void delivered(String id) {
    all.forEach(guarantee -> guarantee.delivered(id));
  }

  @Override
  public void attempted(String id) {
    all.forEach(guarantee -> guarantee.attempted(id));
  }

  @Override
  public void publishedAgain(String id) {
    all.forEach(guarantee -> guarantee.publishedAgain(id));
  }

  @Override
  public void putAside(String id) {
    all.forEach(guarantee -> guarantee.putAside(id));
  }

  @Override
  public void killed() {
    all.forEach(DeliveryGuarantee::killed);
  }

  @Override
  public void verify() {
    List<String> broken = all.stream().flatMap(AllGuarantees::broken).toList();
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("; ", broken));
    }
  }

  private static Stream<String> broken(DeliveryGuarantee guarantee) {
    try {
      guarantee.verify();
      return Stream.empty();
    } catch (AssertionError failure) {
      return Stream.of(String.valueOf(failure.getMessage()));
    }
  }
}
