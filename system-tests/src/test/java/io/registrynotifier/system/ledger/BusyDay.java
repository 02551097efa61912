package io.registrynotifier.system.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.registrynotifier.testkit.TestTopic;
import io.registrynotifier.worker.ledger.AttemptCounts;
import io.registrynotifier.worker.ledger.AttemptEntry;
import io.registrynotifier.worker.ledger.AttemptEntry.Result;
import io.registrynotifier.worker.ledger.Latency;
import io.registrynotifier.worker.ledger.LoggedAttempt;
import io.registrynotifier.worker.ledger.PartitionCounts;
import io.registrynotifier.worker.ledger.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a worker would have told of a day: each minute a tally of each endpoint, and single attempts
 * spread over it.
 *
 * @param attemptsEach single attempts of each endpoint
 */
record BusyDay(int endpoints, int minutes, int attemptsEach) {
  private static final int ACCEPTED_EACH_MINUTE = 60;
  private static final int REFUSED_EACH_MINUTE = 3;

  long successes() {
    return (long) endpoints * minutes * ACCEPTED_EACH_MINUTE;
  }

  int tallies() {
    return endpoints * minutes;
  }

  int attempts() {
    return endpoints * attemptsEach;
  }

  /** The minutes one after the other, an hour at a time. */
  void writeTo(TestTopic topic, Instant start) {
    List<ProducerRecord<byte[], byte[]>> hour = new ArrayList<>();
    for (int minute = 0; minute < minutes; minute++) {
      add(hour, topic, minute, start.plus(Duration.ofMinutes(minute)));
      if (minute % 60 == 59 || minute == minutes - 1) {
        topic.write(hour);
        hour.clear();
      }
    }
  }

  private void add(
      List<ProducerRecord<byte[], byte[]>> records, TestTopic topic, int minute, Instant time) {
    for (int endpoint = 0; endpoint < endpoints; endpoint++) {
      String name = "e" + endpoint;
      records.add(record(topic, name, time, tally(name, minute + 1).toBytes()));
      for (int i = minute; i < attemptsEach; i += minutes) {
        byte[] attempt = LoggedAttempt.toBytes(attempt(name, i, time), Instant.EPOCH);
        records.add(record(topic, name, time, attempt));
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> record(
      TestTopic topic, String endpoint, Instant time, byte[] value) {
    return new ProducerRecord<>(
        topic.name(), null, time.toEpochMilli(), endpoint.getBytes(UTF_8), value);
  }

  private static Tally tally(String endpoint, int minute) {
    long accepted = (long) minute * ACCEPTED_EACH_MINUTE;
    long refused = (long) minute * REFUSED_EACH_MINUTE;
    Map<Integer, Long> latency = new TreeMap<>();
    for (int bucket = 4; bucket < 20; bucket++) {
      latency.put(bucket, (accepted + refused) / 16);
    }
    return new Tally(
        endpoint,
        Instant.EPOCH,
        "run",
        new AttemptCounts(
            accepted,
            refused,
            0,
            0,
            new TreeMap<>(Map.of("200", accepted, "503", refused)),
            new Latency(new TreeMap<>(latency))),
        Map.of(0, new PartitionCounts(1, accepted, 0, 0)),
        0,
        Optional.empty());
  }

  private static AttemptEntry attempt(String endpoint, int number, Instant time) {
    return new AttemptEntry(
        endpoint,
        "7bd4ba4b-6a1c-4d7a-9a4e-" + endpoint + "-" + number,
        "team/service-" + number % 40,
        Optional.of("v" + number),
        "push",
        0,
        number,
        1,
        Result.REFUSED,
        OptionalInt.of(503),
        Optional.empty(),
        time,
        12,
        "{\"error\":\"the receiver is being restarted, try again later\"}",
        false);
  }
}
