package io.registrynotifier.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Within a repository no event is accepted for the first time after a later one was. Repeats are
 * not looked at: a repeat comes after later events by its nature. Nor are events that were never
 * acknowledged, since nobody knows their place.
 */
public final class InOrderPerRepository implements DeliveryGuarantee {
  private final Map<String, PublishedEvent> published = new ConcurrentHashMap<>();
  private final Set<String> firstDeliveries = new LinkedHashSet<>();

  @Override
  public void published(PublishedEvent event) {
    published.put(event.id(), event);
  }

  @Override
  public synchronized void delivered(String id) {
    firstDeliveries.add(id);
  }

  @Override
  public void verify() {
    Offenders.failUnlessEmpty("in order per repository", overtakenEvents());
  }

  /** How many events came too late so far. */
  public int overtaken() {
    return overtakenEvents().size();
  }

  private synchronized List<String> overtakenEvents() {
    Map<String, PublishedEvent> latest = new HashMap<>();
    List<String> overtaken = new ArrayList<>();
    for (String id : firstDeliveries) {
      PublishedEvent event = published.get(id);
      if (event != null) {
        PublishedEvent before = latest.get(event.repository());
        if (before != null && before.sequence() > event.sequence()) {
          overtaken.add(id + " of " + event.repository() + " after " + before.id());
        } else {
          latest.put(event.repository(), event);
        }
      }
    }
    return overtaken;
  }
}
