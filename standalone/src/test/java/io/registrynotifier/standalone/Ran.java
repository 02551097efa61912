package io.registrynotifier.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command did. */
public record Ran(int status, String out, String err) {
  /** Runs a command in this process. */
  public static Ran command(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        NotifierCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Ran(status, out.toString(), err.toString());
  }
}
