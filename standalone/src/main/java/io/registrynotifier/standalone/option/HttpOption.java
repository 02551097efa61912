package io.registrynotifier.standalone.option;

import io.registrynotifier.config.HttpSettings;
import io.registrynotifier.config.NotifierConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a process serves. */
public final class HttpOption {
  @Option(
      names = "--http-addr",
      paramLabel = "HOST:PORT",
      converter = AddressConverter.class,
      description = "Where to serve (default: http.addr of the configuration, else port 8080).")
  private Optional<HttpSettings> address = Optional.empty();

  /** The command line's word first, then the configuration's, then the command's own. */
  public HttpSettings address(NotifierConfig config, HttpSettings otherwise) {
    return address.or(config::http).orElse(otherwise);
  }
}
