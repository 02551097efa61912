package io.registrynotifier.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.registrynotifier.worker.delivery.SampleDeliveries;
import io.registrynotifier.worker.offset.CommitMetadataCodec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a flow takes in, and when it says that it takes no more. */
final class DispatcherRoomTest {
  @Test
  void dispatcher_isFullAtItsRecords_andTellsOnceWhenHalfIsFree() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(4, 1 << 20)).assign(0);

    // When
    flow.take(0, 0, "a", "b", "c");
    boolean before = flow.dispatcher().hasRoom();
    flow.take(0, 3, "d");
    boolean full = !flow.dispatcher().hasRoom();
    flow.receiver().open("0-0").accept();
    boolean stillFull = !flow.dispatcher().hasRoom();
    flow.receiver().acceptAll();

    // Then
    assertThat(before).isTrue();
    assertThat(full).isTrue();
    assertThat(stillFull).isTrue();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void dispatcher_isFullAtItsBytes_andTellsWhenTheyAreFree() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(100, 1_000)).assign(0);

    // When
    flow.take(
        0,
        List.of(
            SampleDeliveries.ofBytes(0, 0, "a", 600), SampleDeliveries.ofBytes(0, 1, "b", 400)));
    boolean full = !flow.dispatcher().hasRoom();
    flow.receiver().open("0-0").accept();

    // Then
    assertThat(full).isTrue();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void dispatcher_isFull_whenEnoughLanesWaitForTheirTurn_andTellsOnceWhenHalfIsLeft() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0).assign(1);

    // When
    flow.take(0, 0, repositories(256));
    flow.take(1, 0, repositories(256));
    boolean oneLess = flow.dispatcher().hasRoom();
    flow.take(1, 256, "last");
    boolean enough = !flow.dispatcher().hasRoom();
    acceptOneByOne(flow, 255);
    boolean stillEnough = !flow.dispatcher().hasRoom();
    acceptOneByOne(flow, 1);

    // Then
    assertThat(oneLess).as("511 wait, and one is out").isTrue();
    assertThat(enough).isTrue();
    assertThat(stillEnough).isTrue();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void dispatcher_hasRoom_howeverMuchWaitsBehindOthers() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0);

    // When
    for (int offset = 0; offset < 2_000; offset++) {
      flow.take(0, offset, "r" + offset % 500);
    }

    // Then
    assertThat(flow.dispatcher().hasRoom()).isTrue();
  }

  @Test
  void dispatcher_hasRoom_whileBatchesWaitToBeFilled() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1).batch(100, 1 << 20, Duration.ofSeconds(5)));

    // When
    for (int partition = 0; partition < 12; partition++) {
      flow.assign(partition).take(partition, 0, repositories(70));
    }

    // Then
    assertThat(flow.receiver().open()).isEmpty();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
  }

  @Test
  void dispatcher_hasRoomAgain_whenWhatWaitedIsForgotten() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1)).assign(0).assign(1);
    flow.take(0, 0, repositories(600));
    boolean enough = !flow.dispatcher().hasRoom();

    // When
    flow.forget(0);

    // Then
    assertThat(enough).isTrue();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void partitionThatHoldsLittle_hasRoomUpToItsShare_thoughAnotherHasTakenWhatWasForAll() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(8, 1 << 20)).assign(0).assign(1);
    boolean before = flow.dispatcher().hasRoomFor(0);
    flow.take(0, 0, same("stuck", 4));

    // When
    boolean poor = flow.dispatcher().hasRoomFor(1);
    flow.take(1, 0, "a");
    boolean stillPoor = flow.dispatcher().hasRoomFor(1);
    flow.take(1, 1, "b");
    boolean rich = !flow.dispatcher().hasRoomFor(1);
    int freed = flow.heard().roomFreed();
    flow.receiver().open("1-0").accept();

    // Then
    assertThat(before).as("there was room for all").isTrue();
    assertThat(flow.dispatcher().hasRoom()).isFalse();
    assertThat(flow.dispatcher().hasRoomFor(0)).isFalse();
    assertThat(poor).isTrue();
    assertThat(stillPoor).as("half of 8 between two is 2").isTrue();
    assertThat(rich).isTrue();
    assertThat(flow.dispatcher().hasRoomFor(1)).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(freed + 1);
  }

  @Test
  void partitionThatHoldsLittle_hasNoRoom_whileLanesOfOthersFillTheRequests() {
    // Given
    Flow flow = Flow.of(Flow.endpoint().concurrency(1), new Bounds(64, 1 << 20));
    flow.assign(0).assign(1).take(0, 0, repositories(32));

    // When
    boolean whileOthersWait = flow.dispatcher().hasRoomFor(1);
    flow.receiver().open("0-0").refuse(503, Duration.ofMinutes(1));

    // Then
    assertThat(flow.dispatcher().hasRoom()).isFalse();
    assertThat(whileOthersWait).isFalse();
    assertThat(flow.dispatcher().hasRoomFor(1)).as("nothing is out").isTrue();
  }

  @Test
  void share_isNoLessThanARequestMayCarry() {
    // Given
    Flow flow =
        Flow.of(Flow.endpoint().batch(3, 1 << 10, Duration.ofSeconds(5)), new Bounds(10, 1 << 20));
    flow.assign(0).assign(1).assign(2).assign(3).assign(4);

    // When
    flow.take(0, 0, repositories(2)).take(1, 0, repositories(2)).take(2, 0, repositories(2));
    boolean forAll = flow.dispatcher().hasRoom();

    // Then
    assertThat(forAll).isFalse();
    assertThat(flow.receiver().open()).as("a batch waits for a third").isEmpty();
    assertThat(flow.dispatcher().hasRoomFor(0)).isTrue();
  }

  @Test
  void nobodyHasRoom_whenAllOfItIsTaken_untilSomeIsGivenBack() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(8, 1 << 20)).assign(0).assign(1).assign(2);

    // When
    flow.take(0, 0, same("stuck", 4)).take(1, 0, same("other", 4));
    boolean packed = !flow.dispatcher().hasRoomFor(2);
    flow.receiver().open("1-0").accept();

    // Then
    assertThat(packed).isTrue();
    assertThat(flow.dispatcher().hasRoomFor(2)).isTrue();
    assertThat(flow.dispatcher().hasRoomFor(1)).isFalse();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void partition_hasAllOfTheRoom_whenTheOthersAreGone() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new Bounds(8, 1 << 20)).assign(0).assign(1);
    flow.take(0, 0, same("stuck", 4));
    boolean full = !flow.dispatcher().hasRoom();

    // When
    flow.forget(1);

    // Then
    assertThat(full).isTrue();
    assertThat(flow.dispatcher().hasRoom()).isTrue();
    assertThat(flow.heard().roomFreed()).isEqualTo(1);
  }

  @Test
  void partition_isCrowded_whenACommitCouldNotTellOfMore_andTellsWhenItCanAgain() {
    // Given
    CommitMetadataCodec small = new CommitMetadataCodec(1_024);
    Flow flow = Flow.of(Flow.endpoint(), small).assign(0).assign(1);
    flow.take(0, 0, "stuck");
    for (int offset = 1; !flow.dispatcher().isCrowded(0) && offset < 10_000; offset++) {
      flow.take(0, offset, "r" + offset);
    }

    // When
    flow.receiver().open().stream().skip(1).toList().forEach(FakeReceiver.Request::accept);
    boolean others = flow.dispatcher().isCrowded(1);
    int freedBefore = flow.heard().roomFreed();
    flow.receiver().acceptAll();

    // Then
    assertThat(others).isFalse();
    assertThat(freedBefore).isZero();
    assertThat(flow.dispatcher().isCrowded(0)).isFalse();
    assertThat(flow.heard().roomFreed()).isPositive();
  }

  @Test
  void emptyPartition_isNeverCrowded_howeverLittleTheBrokerTakes() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new CommitMetadataCodec(128)).assign(0);

    // When
    flow.take(0, 0, repositories(200));
    boolean owing = flow.dispatcher().isCrowded(0);
    flow.receiver().acceptAll();

    // Then
    assertThat(owing).isTrue();
    assertThat(flow.dispatcher().isCrowded(0)).isFalse();
  }

  @Test
  void crowdedPartition_isForgottenWithItsAssignment() {
    // Given
    Flow flow = Flow.of(Flow.endpoint(), new CommitMetadataCodec(128)).assign(0);
    flow.take(0, 0, repositories(200));

    // When
    flow.forget(0);

    // Then
    assertThat(flow.dispatcher().isCrowded(0)).isFalse();
  }

  private static void acceptOneByOne(Flow flow, int count) {
    for (int i = 0; i < count; i++) {
      flow.receiver().open().get(0).accept();
    }
  }

  private static String[] same(String repository, int count) {
    return Collections.nCopies(count, repository).toArray(String[]::new);
  }

  private static String[] repositories(int count) {
    return IntStream.range(0, count).mapToObj(number -> "r" + number).toArray(String[]::new);
  }
}
