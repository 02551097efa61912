package io.registrynotifier.standalone;

import io.registrynotifier.config.ConfigLoader;
import io.registrynotifier.config.LoadedConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a configuration and says what is wrong with it, or what it would run. */
@Command(
    name = "check",
    description = "Checks a configuration: every problem at once, or what would run.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The configuration.")
  private Path file = Path.of("notifier.yml");

  @Override
  public void run() {
    LoadedConfig loaded = ConfigLoader.load(file, System.getenv());
    PrintWriter err = spec.commandLine().getErr();
    loaded.warnings().forEach(warning -> err.println("warning: " + warning));
    PrintWriter out = spec.commandLine().getOut();
    out.println(file + ": no problems");
    new ConfigSummary(loaded.config()).print(out);
    out.flush();
  }
}
