package io.registrynotifier.ingress;

import io.registrynotifier.event.InvalidEnvelopeException;
import io.registrynotifier.sink.SinkClosedException;
import io.registrynotifier.sink.WriteFailedException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure on the way to the sink means to the registry that is waiting. */
final class Rejections {
  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  private Rejections() {}

  static RejectedException of(Throwable failure) {
    if (failure instanceof RejectedException rejected) {
      return rejected;
    }
    if (failure instanceof InvalidEnvelopeException invalid) {
      return new RejectedException(
          Rejection.of(invalid.reason()), String.valueOf(invalid.getMessage()));
    }
    if (failure instanceof WriteFailedException unwritten) {
      return unwritten(unwritten);
    }
    if (failure instanceof SinkClosedException) {
      return new RejectedException(Rejection.ENDING, "the bridge is ending");
    }
    if (failure instanceof TimeoutException) {
      return new RejectedException(Rejection.BODY_TOO_SLOW, "body: did not arrive in time");
    }
    LOG.atError().setCause(failure).log("sink failed in a way of its own");
    return new RejectedException(Rejection.KAFKA_UNAVAILABLE, "events cannot be written");
  }

  private static RejectedException unwritten(WriteFailedException failure) {
    LOG.atDebug().addKeyValue("error", failure.getMessage()).log("events not written");
    String message = failure.explanation().orElseGet(() -> words(failure.reason()));
    return new RejectedException(Rejection.of(failure.reason()), message);
  }

  private static String words(WriteFailedException.Reason reason) {
    return switch (reason) {
      case UNAVAILABLE -> "kafka does not take the events";
      case OVERLOADED -> "too many events are under way";
      case NOT_AUTHORISED -> "kafka does not let the bridge write";
      case MISSING -> "the events topic is missing";
      case EVENT_TOO_LARGE -> "an event is larger than kafka takes";
    };
  }
}
