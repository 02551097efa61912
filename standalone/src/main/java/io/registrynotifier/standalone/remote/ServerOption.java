package io.registrynotifier.standalone.remote;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which worker is asked, and as whom. A token is never an argument: those are seen by everybody.
 */
public final class ServerOption {
  private static final String VARIABLE = "NOTIFIER_TOKEN";

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:NOTIFIER_URL:-http://127.0.0.1:8080}",
      description = "Any worker of the cluster (default: $NOTIFIER_URL, else ${DEFAULT-VALUE}).")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with a token of api.tokens (default: the variable NOTIFIER_TOKEN).")
  private Optional<Path> tokenFile = Optional.empty();

  Remote connect() {
    return new Remote(url, token());
  }

  private Optional<String> token() {
    return tokenFile
        .map(ServerOption::read)
        .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
        .filter(token -> !token.isBlank());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw RemoteException.of(file + ": cannot be read as a token");
    }
  }
}
