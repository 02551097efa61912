package io.registrynotifier.standalone;

import io.registrynotifier.config.ConfigException;
import io.registrynotifier.standalone.remote.RemoteException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong in the words of whoever noticed, without a stack trace: a line for each
 * problem of a configuration (status 2) or of what a worker was asked (its own status), one line
 * for all else (status 1). The trace goes to the log at debug level.
 */
final class OneLineErrors implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    PrintWriter err = command.getErr();
    if (failure instanceof ConfigException invalid) {
      invalid.problems().forEach(err::println);
      return CommandLine.ExitCode.USAGE;
    }
    LoggerFactory.getLogger(OneLineErrors.class).debug("command failed", failure);
    if (failure instanceof RemoteException refused) {
      err.println("notifier: " + String.join(System.lineSeparator(), refused.lines()));
      return refused.exitCode();
    }
    err.println("notifier: " + message(failure));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String message(Exception failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message.lines().findFirst().orElse("");
  }
}
