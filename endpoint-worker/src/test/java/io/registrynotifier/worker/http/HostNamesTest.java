package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HostNamesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration KEEP = Duration.ofSeconds(30);
  private static final InetAddress[] ADDRESSES = {InetAddress.getLoopbackAddress()};

  private final ExecutorService lookups = Executors.newFixedThreadPool(2);
  private final Map<String, CountDownLatch> hanging = new ConcurrentHashMap<>();
  private final Map<String, Boolean> unknown = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final HostNames names = new HostNames(this::answer, lookups, KEEP, now::get);

  @AfterEach
  void close() {
    hanging.values().forEach(CountDownLatch::countDown);
    lookups.shutdownNow();
  }

  @Test
  void name_isAskedOnce_withinItsTime() throws UnknownHostException {
    // Given
    names.lookUp("a").join();
    now.addAndGet(KEEP.toNanos() - 1);
    // When
    InetAddress[] found = names.lookUp("a").join();
    // Then
    assertThat(found).isEqualTo(ADDRESSES);
    assertThat(names.resolve("a")).isEqualTo(ADDRESSES);
    assertThat(asked).containsExactly("a");
  }

  @Test
  void name_isAskedAgain_whenItsTimeIsOver() {
    // Given
    names.lookUp("a").join();
    now.addAndGet(KEEP.toNanos());
    // When
    names.lookUp("a").join();
    // Then
    assertThat(asked).containsExactly("a", "a");
  }

  @Test
  void name_isAskedAgain_whenTheLookUpBeforeFailed() {
    // Given
    unknown.put("a", true);
    CompletableFuture<InetAddress[]> failed = names.lookUp("a");
    await().atMost(DEADLINE).until(failed::isCompletedExceptionally);
    unknown.clear();
    // When
    InetAddress[] found = names.lookUp("a").join();
    // Then
    assertThat(found).isEqualTo(ADDRESSES);
  }

  @Test
  void lookUp_isShared_whileOneIsUnderWay() {
    // Given
    hanging.put("a", new CountDownLatch(1));
    CompletableFuture<InetAddress[]> first = names.lookUp("a");
    // When
    CompletableFuture<InetAddress[]> second = names.lookUp("a");
    // Then
    assertThat(second).isSameAs(first).isNotDone();
  }

  @Test
  void otherNames_areFound_whileOneHangs() {
    // Given
    hanging.put("dead", new CountDownLatch(1));
    CompletableFuture<InetAddress[]> hangs = names.lookUp("dead");
    CompletableFuture<InetAddress[]> hangsToo = names.lookUp("dead");
    // When
    InetAddress[] found = names.lookUp("a").join();
    // Then
    assertThat(found).isEqualTo(ADDRESSES);
    assertThat(hangs).isNotDone();
    assertThat(hangsToo).isNotDone();
  }

  @Test
  void addresses_areStillKnown_whileTheyAreAskedForAgain() throws UnknownHostException {
    // Given
    names.lookUp("a").join();
    hanging.put("a", new CountDownLatch(1));
    now.addAndGet(KEEP.toNanos());
    CompletableFuture<InetAddress[]> again = names.lookUp("a");
    // When
    InetAddress[] found = names.resolve("a");
    // Then
    assertThat(found).isEqualTo(ADDRESSES);
    assertThat(again).isNotDone();
  }

  @Test
  void name_isUnknown_whenNobodyLookedItUp() {
    // When, Then
    assertThatThrownBy(() -> names.resolve("b")).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void lookUp_fails_whenThereAreTooMany() {
    // Given
    lookups.shutdownNow();
    // When
    CompletableFuture<InetAddress[]> refused = names.lookUp("a");
    // Then
    assertThat(refused).isCompletedExceptionally();
  }

  private InetAddress[] answer(String host) throws UnknownHostException {
    asked.add(host);
    CountDownLatch latch = hanging.get(host);
    if (latch != null) {
      try {
        latch.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (unknown.containsKey(host)) {
      throw new UnknownHostException(host);
    }
    return ADDRESSES;
  }
}
