package io.registrynotifier.worker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.registrynotifier.worker.delivery.Outcome.Failure;
import io.registrynotifier.worker.delivery.Outcome.Unanswered;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FailuresTest {
  static Stream<Object> table() {
    return Stream.of(
        arguments(new UnknownHostException("x"), Failure.DNS_ERROR),
        arguments(new ConnectException("x"), Failure.CONNECTION_REFUSED),
        arguments(new NoRouteToHostException("x"), Failure.NETWORK_UNREACHABLE),
        arguments(new ConnectTimeoutException("x"), Failure.TIMEOUT),
        arguments(new ConnectionRequestTimeoutException("x"), Failure.TIMEOUT),
        arguments(new SocketTimeoutException("x"), Failure.TIMEOUT),
        arguments(new TimeoutException("x"), Failure.TIMEOUT),
        arguments(new SSLHandshakeException("x"), Failure.TLS_ERROR),
        arguments(new SSLPeerUnverifiedException("x"), Failure.TLS_ERROR),
        arguments(new ConnectionClosedException("x"), Failure.CONNECTION_RESET),
        arguments(new NoHttpResponseException("x"), Failure.CONNECTION_RESET),
        arguments(new SocketException("Connection reset"), Failure.CONNECTION_RESET),
        arguments(new TruncatedChunkException("x"), Failure.CONNECTION_RESET),
        arguments(new IOException("x"), Failure.CONNECTION_RESET),
        arguments(new MalformedChunkCodingException("x"), Failure.PROTOCOL_ERROR),
        arguments(new MessageConstraintException("x"), Failure.PROTOCOL_ERROR),
        arguments(new ProtocolException("x"), Failure.PROTOCOL_ERROR),
        arguments(new ResponseTooLargeException(1), Failure.RESPONSE_TOO_LARGE),
        arguments(new IllegalStateException("x"), Failure.INTERNAL_ERROR));
  }

  @ParameterizedTest
  @MethodSource("table")
  void failure_isSorted_byWhatHappened(Throwable failure, Failure expected) {
    // When
    Unanswered found = Failures.unanswered(failure);
    // Then
    assertThat(found.failure()).isEqualTo(expected);
  }
}
