package io.registrynotifier.worker.metrics;

import io.registrynotifier.process.Metric;
import io.registrynotifier.process.MetricCatalog;

/** The worker's metrics. The first three have the registry's own names and labels. */
public final class WorkerMetricCatalog {
  static final Metric EVENTS =
      Metric.counter(
          "registry_notifications_events_total",
          "Events of an endpoint: Events were taken in after its filter; Successes, Failures (a"
              + " status that is not accepted) and Errors (no answer) count them once for each"
              + " attempt that carried them.",
          "type",
          "endpoint");
  static final Metric PENDING =
      Metric.gauge(
          "registry_notifications_pending",
          "Events not yet done, of the partitions that this process serves; of those that are not"
              + " read yet, also what the endpoint will ignore.",
          "endpoint");
  static final Metric PENDING_TOTAL =
      Metric.gauge(
          "registry_notifications_pending_total",
          "The same under the registry's own name; a gauge there too.",
          "endpoint");
  static final Metric STATUS =
      Metric.counter(
          "registry_notifications_status_total",
          "Responses by status, such as 200 OK.",
          "code",
          "endpoint");
  static final Metric OLDEST_PENDING =
      Metric.gauge(
          "registry_notifications_oldest_pending_seconds",
          "Seconds since Kafka took the oldest event that was taken in and is not done; 0 when there"
              + " is none.",
          "endpoint");
  static final Metric RETENTION_DEADLINE =
      Metric.gauge(
          "registry_notifications_retention_deadline_seconds",
          "Seconds until retention deletes the oldest event that was taken in and is not done; +Inf"
              + " when there is none.",
          "endpoint");
  static final Metric LOST =
      Metric.counter(
          "registry_notifications_lost_total",
          "Offsets that retention deleted before their events were delivered; also of events that the"
              + " endpoint would have ignored.",
          "endpoint");
  static final Metric DELIVERY =
      Metric.histogram(
          "registry_notifications_delivery_seconds",
          "Seconds from the acknowledged publish of an event to its accepted delivery.",
          "endpoint");
  static final Metric ATTEMPT =
      Metric.histogram(
          "registry_notifications_attempt_seconds",
          "Seconds from sending a request to the end of its response.",
          "endpoint");
  static final Metric ATTEMPTS =
      Metric.counter(
          "registry_notifications_attempts_total",
          "Requests by how they ended: accepted, refused, or why no answer came.",
          "outcome",
          "endpoint");
  static final Metric RETRIES =
      Metric.counter(
          "registry_notifications_retries_total",
          "Failed deliveries that will be tried again; not those of a batch that is split to find the"
              + " event to blame.",
          "endpoint");
  static final Metric DUPLICATES =
      Metric.counter(
          "registry_notifications_duplicates_skipped_total",
          "Events that a registry sent again within the endpoint's duplicates.window and that were not"
              + " delivered again.",
          "endpoint");
  static final Metric IN_FLIGHT =
      Metric.gauge("registry_notifications_inflight", "Requests under way.", "endpoint");
  static final Metric BREAKER =
      Metric.gauge(
          "registry_notifications_breaker_state", "0 closed, 1 probing, 2 open.", "endpoint");
  static final Metric PARKED =
      Metric.gauge(
          "registry_notifications_parked",
          "1 when the endpoint is parked (it answered 410 Gone, or somebody parked it) and nothing is"
              + " sent to it, otherwise 0.",
          "endpoint");
  static final Metric PAUSED =
      Metric.gauge(
          "registry_notifications_paused",
          "1 when somebody has paused the endpoint and nothing is sent to it, otherwise 0.",
          "endpoint");
  static final Metric STALLED =
      Metric.gauge(
          "registry_notifications_stalled",
          "1 when the endpoint has pending work and no reason to wait, and has tried, finished and"
              + " taken in nothing for worker.stall, or its poll loop does not turn; otherwise 0.",
          "endpoint");
  static final Metric PAUSED_UNTIL =
      Metric.gauge(
          "registry_notifications_paused_until_seconds",
          "Unix time until which nothing is sent, because of the breaker or a Retry-After; 0 when"
              + " attempts go out.",
          "endpoint");
  static final Metric DEAD_LETTERS =
      Metric.counter(
          "registry_notifications_dead_letters_total",
          "Events put aside on the dead letters topic.",
          "endpoint");
  static final Metric DEAD_LETTERS_BLOCKED =
      Metric.gauge(
          "registry_notifications_dead_letters_blocked",
          "Failures in a row to write a dead letter; its lane waits.",
          "endpoint");
  static final Metric PARTITIONS =
      Metric.gauge(
          "registry_notifications_partitions_assigned",
          "Partitions of the events topic that this process serves.",
          "endpoint");
  static final Metric TOPIC_PARTITIONS =
      Metric.gauge(
          "registry_notifications_partitions",
          "Partitions that the events topic has, each of which some process must serve; 0 while"
              + " unknown.",
          "endpoint");
  static final Metric LEDGER_RUNNING =
      Metric.gauge(
          "registry_notifications_ledger_running",
          "1 when this process's share of the ledger answers, 0 while it starts, restores or has failed;"
              + " not shown where there is no ledger.");
  static final Metric LEDGER_RESTORING =
      Metric.gauge(
          "registry_notifications_ledger_restoring",
          "Records that are still to be read from Kafka before this process's share of the ledger is"
              + " whole.");
  static final Metric LEDGER_BEHIND =
      Metric.gauge(
          "registry_notifications_ledger_behind",
          "Reports that Kafka has and this process's share of the ledger has not taken in yet.");
  static final Metric LEDGER_REPORTS =
      Metric.counter(
          "registry_notifications_ledger_reports_total",
          "Reports that this process's share of the ledger has taken in since it started: tallies and"
              + " single attempts.");

  /** All of them. */
  public static final MetricCatalog CATALOG =
      MetricCatalog.of(
          "Worker",
          EVENTS,
          PENDING,
          PENDING_TOTAL,
          STATUS,
          OLDEST_PENDING,
          RETENTION_DEADLINE,
          LOST,
          DELIVERY,
          ATTEMPT,
          ATTEMPTS,
          RETRIES,
          DUPLICATES,
          IN_FLIGHT,
          BREAKER,
          PARKED,
          PAUSED,
          STALLED,
          PAUSED_UNTIL,
          DEAD_LETTERS,
          DEAD_LETTERS_BLOCKED,
          PARTITIONS,
          TOPIC_PARTITIONS,
          LEDGER_RUNNING,
          LEDGER_RESTORING,
          LEDGER_BEHIND,
          LEDGER_REPORTS);

  private WorkerMetricCatalog() {}
}
