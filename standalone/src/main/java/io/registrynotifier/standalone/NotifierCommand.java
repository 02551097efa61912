package io.registrynotifier.standalone;

import io.registrynotifier.standalone.demo.DemoCommand;
import io.registrynotifier.standalone.remote.AttemptsCommand;
import io.registrynotifier.standalone.remote.CompletionCommand;
import io.registrynotifier.standalone.remote.DeadLettersCommand;
import io.registrynotifier.standalone.remote.EndpointsCommand;
import io.registrynotifier.standalone.remote.EventCommand;
import io.registrynotifier.standalone.remote.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Registry Notifier; what it can do is what its subcommands say. */
@Command(
    name = "notifier",
    description =
        "Container registry notifications that survive: a Kafka topic as the broadcaster, one"
            + " consumer group per webhook endpoint.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      BridgeCommand.class,
      WorkerCommand.class,
      ReceiveCommand.class,
      CheckCommand.class,
      EndpointsCommand.class,
      AttemptsCommand.class,
      EventCommand.class,
      DeadLettersCommand.class,
      StatusCommand.class,
      CompletionCommand.class
    },
    footer = {
      "",
      "`notifier test` runs every test with every check.",
      "",
      "Exit status: 0 all well; 1 it cannot run; 2 wrong command line or configuration."
    })
final class NotifierCommand implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /** Runs one command and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new NotifierCommand())
        .setExecutionExceptionHandler(new OneLineErrors())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
