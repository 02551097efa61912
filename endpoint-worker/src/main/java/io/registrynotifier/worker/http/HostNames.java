package io.registrynotifier.worker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up away from the threads that connect, and remembers them for a while: one dead
 * name server must not stop the requests to every other host. Thread-safe.
 *
 * <p>{@link #lookUp} before a request fills what {@link #resolve} then answers from memory alone.
 * The JDK's own resolver blocks and knows no cancelling, so a look-up that hangs keeps one thread
 * of the pool, never one of the client's.
 */
final class HostNames implements DnsResolver {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final ExecutorService lookups;
  private final long keepNanos;
  private final LongSupplier nanoTime;

  HostNames(ExecutorService lookups, Duration keep, LongSupplier nanoTime) {
    this.lookups = lookups;
    this.keepNanos = keep.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Completes when the name's addresses are known; fails when it has none. */
  CompletableFuture<InetAddress[]> lookUp(String host) {
    Entry entry = entries.get(host);
    if (entry != null && entry.isFresh(nanoTime.getAsLong())) {
      return entry.addresses();
    }
    return entries.compute(host, this::refreshed).addresses();
  }

  private Entry refreshed(String host, @Nullable Entry entry) {
    long now = nanoTime.getAsLong();
    return entry != null && entry.isFresh(now) ? entry : new Entry(start(host), now + keepNanos);
  }

  private CompletableFuture<InetAddress[]> start(String host) {
    CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
    try {
      lookups.execute(
          () -> {
            try {
              addresses.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException e) {
              addresses.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      addresses.completeExceptionally(new UnknownHostException(host + ": too many look-ups"));
    }
    return addresses;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Entry entry = entries.get(host);
    if (entry == null || !entry.isKnown()) {
      throw new UnknownHostException(host);
    }
    return entry.addresses().join();
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private record Entry(CompletableFuture<InetAddress[]> addresses, long untilNanos) {
    /**
     * A look-up under way is fresh; one that failed is not, so that the next attempt asks again.
     */
    boolean isFresh(long now) {
      return !addresses.isCompletedExceptionally() && (!addresses.isDone() || untilNanos - now > 0);
    }

    boolean isKnown() {
      return addresses.isDone() && !addresses.isCompletedExceptionally();
    }
  }
}
