package io.registrynotifier.testkit.receiver;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;

/** One client's connection: request, answer, request, until either side has had enough. */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final RequestReader reader;
  private final AnswerWriter writer;
  private final Script script;
  private final Consumer<Exchange> onExchange;

  Connection(
      Socket socket,
      RequestReader reader,
      AnswerWriter writer,
      Script script,
      Consumer<Exchange> onExchange) {
    this.socket = socket;
    this.reader = reader;
    this.writer = writer;
    this.script = script;
    this.onExchange = onExchange;
  }

  void run() {
    try (socket) {
      boolean goOn = true;
      while (goOn) {
        Optional<ReceivedRequest> request = reader.next();
        goOn = request.isPresent() && exchange(request.get());
      }
    } catch (IOException clientIsGone) {
      // what tests do to receivers
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // what was wanted
    }
  }

  /** Recorded before it is answered: whoever sees the answer finds the record. */
  private boolean exchange(ReceivedRequest request) throws IOException, InterruptedException {
    Answer answer = script.answer(request);
    onExchange.accept(new Exchange(request, answer));
    return writer.write(answer);
  }
}
