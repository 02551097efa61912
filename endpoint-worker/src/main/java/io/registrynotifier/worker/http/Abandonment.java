package io.registrynotifier.worker.http;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Closes the connection of an exchange whose outcome was cancelled. Stateless.
 *
 * <p>The client's own future does not do it for an exchange on a connection that was open already:
 * what it would cancel by then is the lease, which is long over, and a receiver that sends a byte
 * now and then would keep the connection for ever.
 */
final class Abandonment implements AsyncExecChainHandler {
  private static final String OUTCOME = Abandonment.class.getName();

  /** The exchange of this context ends when the outcome is cancelled. */
  static void follow(HttpContext context, CompletableFuture<?> outcome) {
    context.setAttribute(OUTCOME, outcome);
  }

  @Override
  public void execute(
      HttpRequest request,
      AsyncEntityProducer body,
      AsyncExecChain.Scope scope,
      AsyncExecChain chain,
      AsyncExecCallback callback)
      throws HttpException, IOException {
    if (scope.clientContext.getAttribute(OUTCOME) instanceof CompletableFuture<?> outcome) {
      var unused =
          outcome.whenComplete(
              (ended, failure) -> {
                if (failure instanceof CancellationException) {
                  scope.execRuntime.discardEndpoint();
                }
              });
    }
    chain.proceed(request, body, scope, callback);
  }
}
