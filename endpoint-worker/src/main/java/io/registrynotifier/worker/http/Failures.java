package io.registrynotifier.worker.http;

import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** Sorts what can go wrong with a request into the few classes that metrics and people know. */
final class Failures {
  private Failures() {}

  /** The class of a failure, with no word of what was sent or answered. */
  static Unanswered unanswered(Throwable failure) {
    Failure kind = kind(failure);
    return new Unanswered(kind, detail(kind, failure));
  }

  private static Failure kind(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return Failure.DNS_ERROR;
    }
    if (isTimeout(failure)) {
      return Failure.TIMEOUT;
    }
    if (failure instanceof SSLException) {
      return Failure.TLS_ERROR;
    }
    if (failure instanceof NoRouteToHostException) {
      return Failure.NETWORK_UNREACHABLE;
    }
    if (failure instanceof ConnectException) {
      return Failure.CONNECTION_REFUSED;
    }
    return afterConnecting(failure);
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof ConnectTimeoutException
        || failure instanceof ConnectionRequestTimeoutException
        || failure instanceof SocketTimeoutException
        || failure instanceof TimeoutException;
  }

  private static Failure afterConnecting(Throwable failure) {
    if (failure instanceof ResponseTooLargeException) {
      return Failure.RESPONSE_TOO_LARGE;
    }
    if (isNoHttp(failure)) {
      return Failure.PROTOCOL_ERROR;
    }
    return failure instanceof IOException ? Failure.CONNECTION_RESET : Failure.INTERNAL_ERROR;
  }

  private static boolean isNoHttp(Throwable failure) {
    return failure instanceof HttpException
        || failure instanceof MessageConstraintException
        || (failure instanceof MalformedChunkCodingException
            && !(failure instanceof TruncatedChunkException));
  }

  /** The messages of these say where and why; others may quote what the receiver sent. */
  private static String detail(Failure kind, Throwable failure) {
    return switch (kind) {
      case DNS_ERROR, CONNECTION_REFUSED, NETWORK_UNREACHABLE, TLS_ERROR, RESPONSE_TOO_LARGE ->
          String.valueOf(failure.getMessage());
      case TIMEOUT, CONNECTION_RESET, PROTOCOL_ERROR, INTERNAL_ERROR ->
          failure.getClass().getSimpleName();
    };
  }
}
