package io.registrynotifier.testkit.receiver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** Answers on one connection as the script wants. Confined to the connection's thread. */
final class AnswerWriter {
  private static final byte[] ENDLESS_HEAD =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] ENDLESS_CHUNK =
      ("1000\r\n" + "x".repeat(0x1000) + "\r\n").getBytes(ISO_8859_1);

  private final Socket socket;
  private final RequestReader reader;
  private final Pause pause;

  AnswerWriter(Socket socket, RequestReader reader, Pause pause) {
    this.socket = socket;
    this.reader = reader;
    this.pause = pause;
  }

  /** Whether the connection can take another request. */
  boolean write(Answer answer) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    if (answer instanceof Answer.Status whole) {
      return whole(whole, out);
    }
    if (answer instanceof Answer.Raw raw) {
      out.write(raw.bytes().getBytes(ISO_8859_1));
      end(raw.ending());
      return false;
    }
    out.write(ENDLESS_HEAD);
    while (!pause.isOver()) {
      out.write(ENDLESS_CHUNK);
    }
    return false;
  }

  private boolean whole(Answer.Status answer, OutputStream out)
      throws IOException, InterruptedException {
    if (answer.delay().compareTo(Duration.ZERO) > 0) {
      if (!pause.of(answer.delay())) {
        return false;
      }
    }
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder head = new StringBuilder(128);
    head.append("HTTP/1.1 ").append(answer.status()).append(" Answered\r\n");
    answer.headers().forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] headBytes = head.toString().getBytes(ISO_8859_1);
    byte[] all = new byte[headBytes.length + body.length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(body, 0, all, headBytes.length, body.length);
    out.write(all);
    return true;
  }

  private void end(Answer.Ending ending) throws IOException {
    switch (ending) {
      case HANG -> reader.drain();
      case CLOSE -> socket.close();
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
    }
  }
}
