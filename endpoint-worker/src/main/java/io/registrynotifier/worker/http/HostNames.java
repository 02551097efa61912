package io.registrynotifier.worker.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
  private final NameService service;
  private final ExecutorService lookups;
  private final long keepNanos;
  private final LongSupplier nanoTime;

  HostNames(NameService service, ExecutorService lookups, Duration keep, LongSupplier nanoTime) {
    this.service = service;
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
    return entry != null && entry.isFresh(now)
        ? entry
        : new Entry(start(host), now + keepNanos, entry == null ? Optional.empty() : entry.known());
  }

  private CompletableFuture<InetAddress[]> start(String host) {
    CompletableFuture<InetAddress[]> addresses = new CompletableFuture<>();
    try {
      lookups.execute(() -> ask(host, addresses));
    } catch (RejectedExecutionException e) {
      addresses.completeExceptionally(new UnknownHostException(host + ": too many look-ups"));
    }
    return addresses;
  }

  private void ask(String host, CompletableFuture<InetAddress[]> addresses) {
    try {
      addresses.complete(service.addresses(host));
    } catch (UnknownHostException | RuntimeException e) {
      addresses.completeExceptionally(e);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Entry entry = entries.get(host);
    return (entry == null ? Optional.<InetAddress[]>empty() : entry.known())
        .orElseThrow(() -> new UnknownHostException(host));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** Where names are looked up: blocks. */
  interface NameService {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * One name's last look-up.
   *
   * @param addresses what it found, as soon as it has
   * @param untilNanos until when that is good enough
   * @param before what the look-up before it found: the requests that had waited for that one still
   *     connect while this one is under way
   */
  private record Entry(
      CompletableFuture<InetAddress[]> addresses, long untilNanos, Optional<InetAddress[]> before) {
    /**
     * A look-up under way is fresh; one that failed is not, so that the next attempt asks again.
     */
    boolean isFresh(long now) {
      return !addresses.isCompletedExceptionally() && (!addresses.isDone() || untilNanos - now > 0);
    }

    Optional<InetAddress[]> known() {
      if (addresses.isCompletedExceptionally()) {
        return Optional.empty();
      }
      return addresses.isDone() ? Optional.of(addresses.join()) : before;
    }
  }
}
