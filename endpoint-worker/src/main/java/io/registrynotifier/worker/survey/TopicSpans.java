package io.registrynotifier.worker.survey;

import static java.util.stream.Collectors.toMap;

import io.registrynotifier.worker.consume.KafkaProblems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks how far one topic goes. Thread-safe. */
final class TopicSpans {
  private final Admin admin;
  private final String topic;
  private final int boundMillis;

  /** Asks with an admin that stays the caller's, and waits so long for each answer. */
  TopicSpans(Admin admin, String topic, int boundMillis) {
    this.admin = admin;
    this.topic = topic;
    this.boundMillis = boundMillis;
  }

  /** No partition where there is no such topic. */
  CompletableFuture<LogSpans> now() {
    return description()
        .thenCompose(this::spans)
        .exceptionally(
            failure -> {
              if (KafkaProblems.isMissingTopic(failure)) {
                return LogSpans.NONE;
              }
              throw new CompletionException(KafkaProblems.unwrap(failure));
            });
  }

  /** The first offset of each partition whose record is not older; its end where there is none. */
  CompletableFuture<Map<Integer, Long>> firstSince(LogSpans spans, long epochMillis) {
    return offsets(spans.partitions().keySet().stream(), OffsetSpec.forTimestamp(epochMillis))
        .thenApply(
            starts ->
                spans.partitions().entrySet().stream()
                    .collect(
                        toMap(
                            Map.Entry::getKey,
                            span ->
                                first(starts.getOrDefault(span.getKey(), -1L), span.getValue()))));
  }

  private static long first(long start, LogSpan span) {
    return start < 0 ? span.end() : Math.min(start, span.end());
  }

  private CompletableFuture<TopicDescription> description() {
    return Answers.of(
        Objects.requireNonNull(
            admin
                .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(boundMillis))
                .topicNameValues()
                .get(topic)),
        "topic " + topic);
  }

  private CompletableFuture<LogSpans> spans(TopicDescription description) {
    CompletableFuture<Map<Integer, Long>> begins =
        offsets(numbers(description), OffsetSpec.earliest());
    return begins.thenCombine(
        offsets(numbers(description), OffsetSpec.latest()),
        (from, to) ->
            new LogSpans(
                description.topicId().toString(),
                from.entrySet().stream()
                    .collect(
                        toMap(
                            Map.Entry::getKey,
                            begin ->
                                new LogSpan(
                                    begin.getValue(),
                                    Math.max(
                                        begin.getValue(), to.getOrDefault(begin.getKey(), 0L)))))));
  }

  private static Stream<Integer> numbers(TopicDescription description) {
    return description.partitions().stream().map(info -> info.partition());
  }

  private CompletableFuture<Map<Integer, Long>> offsets(Stream<Integer> partitions, OffsetSpec at) {
    return Answers.of(
            admin
                .listOffsets(
                    partitions.collect(toMap(each -> new TopicPartition(topic, each), each -> at)),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(boundMillis))
                .all(),
            "topic " + topic)
        .thenApply(TopicSpans::byNumber);
  }

  private static Map<Integer, Long> byNumber(Map<TopicPartition, ListOffsetsResultInfo> offsets) {
    return offsets.entrySet().stream()
        .collect(toMap(each -> each.getKey().partition(), each -> each.getValue().offset()));
  }
}
