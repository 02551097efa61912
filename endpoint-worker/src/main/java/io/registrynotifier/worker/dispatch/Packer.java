package io.registrynotifier.worker.dispatch;

import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Lanes;
import io.registrynotifier.worker.lane.Owed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Fills requests from the lanes of one partition: as many events as the endpoint's {@code batch}
 * allows, order kept, one media type a request. A rejected event always travels alone. Stateless.
 */
final class Packer {
  private final Batch batch;

  Packer(Batch batch) {
    this.batch = batch;
  }

  /** The next parcel of a partition. */
  Packed pack(PartitionFlow flow, long nowNanos) {
    Optional<Lane> first = flow.lanes().next();
    if (first.isEmpty()) {
      return Packed.NOTHING;
    }
    Parcel parcel = start(flow, first.get());
    if (batch.events() == 1) {
      return Packed.of(parcel);
    }
    fill(parcel);
    long goesAt = goesAt(parcel);
    if (hasRoom(parcel) && goesAt - nowNanos > 0) {
      unpack(parcel);
      return Packed.lingering(goesAt);
    }
    return Packed.of(parcel);
  }

  /** A parcel that begins with a lane that is out already: its head, and what follows it there. */
  Parcel start(PartitionFlow flow, Lane lane) {
    Parcel parcel = new Parcel(flow);
    parcel.add(lane, batch.events() == 1 ? List.of(lane.head()) : heads(lane, parcel));
    return parcel;
  }

  private void fill(Parcel parcel) {
    Lanes lanes = parcel.flow().lanes();
    while (hasRoom(parcel)) {
      Optional<Lane> lane = lanes.next();
      if (lane.isEmpty()) {
        return;
      }
      List<Owed> heads = heads(lane.get(), parcel);
      if (heads.isEmpty()) {
        lanes.putBackFirst(lane.get());
        return;
      }
      parcel.add(lane.get(), heads);
    }
  }

  /** As many of the lane's first deliveries as fit; at least one into an empty parcel. */
  private List<Owed> heads(Lane lane, Parcel parcel) {
    List<Owed> heads = new ArrayList<>(1);
    Room room = new Room(parcel);
    for (Iterator<Owed> waiting = lane.iterator(); waiting.hasNext(); ) {
      Owed next = waiting.next();
      if (!room.takes(next)) {
        break;
      }
      heads.add(next);
    }
    return heads;
  }

  private boolean hasRoom(Parcel parcel) {
    return parcel.size() < limit(parcel) && parcel.bytes() < batch.maxBytes();
  }

  private int limit(Parcel parcel) {
    return Math.min(batch.events(), parcel.batchLimit());
  }

  /** When the parcel goes out even if nothing fills it: the linger of the first that came. */
  private long goesAt(Parcel parcel) {
    long first = parcel.owed().get(0).takenNanos();
    for (Owed owed : parcel.owed()) {
      first = owed.takenNanos() - first < 0 ? owed.takenNanos() : first;
    }
    return first + batch.linger().toNanos();
  }

  private static void unpack(Parcel parcel) {
    for (int i = parcel.lanes().size() - 1; i >= 0; i--) {
      parcel.flow().lanes().putBackFirst(parcel.lanes().get(i));
    }
  }

  /** What still goes into a parcel while one lane's deliveries are added to it. */
  private final class Room {
    private int count;
    private long bytes;
    private int limit;
    private String mediaType = "";

    Room(Parcel parcel) {
      count = parcel.size();
      bytes = parcel.bytes();
      limit = limit(parcel);
      if (count > 0) {
        mediaType = mediaType(parcel.owed().get(0));
      }
    }

    boolean takes(Owed next) {
      limit = Math.min(limit, next.batchLimit());
      boolean takes =
          count == 0
              || (count < limit
                  && bytes + next.bytes() <= batch.maxBytes()
                  && !next.isRejected()
                  && mediaType.equals(mediaType(next)));
      if (count == 0) {
        mediaType = mediaType(next);
        limit = next.isRejected() ? 1 : limit;
      }
      count++;
      bytes += next.bytes();
      return takes;
    }

    private static String mediaType(Owed owed) {
      return owed.delivery().event().attributes().envelopeMediaType();
    }
  }
}
