package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.endpoint.Batch;
import io.registrynotifier.endpoint.Ordering;
import io.registrynotifier.testkit.time.ManualScheduler;
import io.registrynotifier.worker.delivery.Deliverer;
import io.registrynotifier.worker.delivery.Delivery;
import io.registrynotifier.worker.delivery.Outcome;
import io.registrynotifier.worker.delivery.Outcome.Accepted;
import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.lane.Lane;
import io.registrynotifier.worker.lane.Lanes;
import io.registrynotifier.worker.lane.Turns;
import io.registrynotifier.worker.offset.CommitMetadata;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import io.registrynotifier.worker.offset.OffsetRanges;
import io.registrynotifier.worker.retry.RetryStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a flow holds while much passes through it. */
final class DispatcherBacklogTest {
  private static final CommitMetadataCodec CODEC = new CommitMetadataCodec(4096);
  private static final int REPOSITORIES = 200_000;
  private static final CompletableFuture<Outcome> ACCEPTED =
      CompletableFuture.completedFuture(new Accepted(200));

  @Test
  void stuckEvent_letsAllOthersPass_andTheCommitTellsOfThem() {
    // Given
    ManualScheduler scheduler = new ManualScheduler();
    Dispatcher dispatcher = dispatcher(scheduler);
    dispatcher.assign(0, 0, CommitMetadata.NONE);

    // When
    for (int offset = 0; offset < 400_000; offset += 400) {
      assertThat(dispatcher.isCrowded(0)).as("at offset %d", offset).isFalse();
      take(dispatcher, offset, 400);
      scheduler.advance(Duration.ZERO);
    }

    // Then
    Progress progress = dispatcher.state().join().partitions().get(0);
    CommitMetadata metadata = new CommitMetadata("", progress.doneBeyond(), RetryStates.NONE);
    assertThat(progress.commitReady()).isZero();
    assertThat(progress.doneBeyond().size())
        .as("all but that one and the one behind it in its lane")
        .isEqualTo(399_998);
    assertThat(CODEC.decode(0, CODEC.encode(0, metadata))).isEqualTo(metadata);
  }

  @Test
  void restoredPartition_takesInAllThatAProcessBeforeHad_thoughItMayTakeInNoMore() {
    // Given
    ManualScheduler scheduler = new ManualScheduler();
    Dispatcher dispatcher =
        dispatcher(scheduler, new Heard(), attempt -> new CompletableFuture<>());
    OffsetRanges.Builder done = new OffsetRanges.Builder().add(1, 40_000);
    for (int offset = 40_001; offset < 42_801; offset += 2) {
      done.add(offset, offset + 1);
    }
    CommitMetadata before = new CommitMetadata("", done.build(), RetryStates.NONE);

    // When
    dispatcher.assign(0, 0, before);
    for (int offset = 0; offset < 42_800; offset += 400) {
      assertThat(dispatcher.isCrowded(0)).as("at offset %d", offset).isFalse();
      take(dispatcher, offset, 400);
      scheduler.advance(Duration.ZERO);
    }

    // Then
    Progress progress = dispatcher.state().join().partitions().get(0);
    assertThat(dispatcher.isCrowded(0)).isTrue();
    assertThat(progress.undone()).isEqualTo(1_401);
    assertThat(progress.doneBeyond()).isEqualTo(before.doneBeyond());
  }

  @Test
  void dispatcher_isFull_whileMoreWaitsInItsMailboxThanOnePollBrings() {
    // Given
    ManualScheduler scheduler = new ManualScheduler();
    Heard heard = new Heard();
    List<Boolean> hasRoom = new ArrayList<>();
    CompletableFuture<Dispatcher> made = new CompletableFuture<>();
    Dispatcher dispatcher =
        dispatcher(
            scheduler,
            heard,
            attempt -> {
              if (attempt.deliveries().get(0).offset() == 0) {
                take(made.join(), 1, 300);
                hasRoom.add(made.join().hasRoom());
                take(made.join(), 301, 300);
                hasRoom.add(made.join().hasRoom());
              }
              return ACCEPTED;
            });
    made.complete(dispatcher);
    dispatcher.assign(0, 0, CommitMetadata.NONE);

    // When
    take(dispatcher, 0, 1);
    scheduler.advance(Duration.ZERO);

    // Then
    assertThat(hasRoom).as("while the flow is busy").containsExactly(true, false);
    assertThat(dispatcher.hasRoom()).isTrue();
    assertThat(heard.roomFreed()).isPositive();
  }

  @Test
  void lanes_areForgotten_whenTheyAreEmpty_howeverManyRepositoriesThereAre() {
    // Given
    PartitionFlow flow =
        new PartitionFlow(0, 0, CommitMetadata.NONE, new Lanes(Ordering.KEY, new Turns()));
    Packer packer = new Packer(Batch.SINGLE);
    int mostLanes = 0;

    // When
    for (int offset = 0; offset < REPOSITORIES; offset++) {
      flow.owe(delivery(offset), 0);
      if (offset % 10_000 == 9_999) {
        mostLanes = Math.max(mostLanes, flow.lanes().size());
        deliverEverything(flow, packer);
      }
    }

    // Then
    assertThat(mostLanes).isEqualTo(10_000);
    assertThat(flow.lanes().size()).isZero();
    assertThat(flow.undoneBytes()).isZero();
    assertThat(flow.progress().commitReady()).isEqualTo(REPOSITORIES);
  }

  private static void deliverEverything(PartitionFlow flow, Packer packer) {
    for (Optional<Lane> lane = flow.lanes().next(); lane.isPresent(); lane = flow.lanes().next()) {
      flow.finish(packer.start(flow, lane.get()));
    }
  }

  /** Its receiver takes everything but the first event, which it never answers. */
  private static Dispatcher dispatcher(ManualScheduler scheduler) {
    return dispatcher(
        scheduler,
        new Heard(),
        attempt ->
            attempt.deliveries().get(0).offset() == 0 ? new CompletableFuture<>() : ACCEPTED);
  }

  private static Dispatcher dispatcher(
      ManualScheduler scheduler, Heard heard, Deliverer deliverer) {
    return Flow.dispatcher(
        Flow.endpoint().build(),
        Bounds.DEFAULT,
        CODEC,
        deliverer,
        new FakeLetters(),
        heard,
        scheduler,
        1);
  }

  private static void take(Dispatcher dispatcher, int from, int count) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int offset = from; offset < from + count; offset++) {
      deliveries.add(delivery(offset));
    }
    dispatcher.take(0, deliveries, from + count);
  }

  private static Delivery delivery(int offset) {
    return SampleDeliveries.push(0, offset, "r" + offset % REPOSITORIES);
  }
}
