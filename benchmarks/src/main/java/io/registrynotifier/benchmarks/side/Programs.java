package io.registrynotifier.benchmarks.side;

import io.registrynotifier.testkit.process.ChildProcess;
import io.registrynotifier.testkit.process.JavaProgram;
import java.util.List;

/** Starts the sides that are programs of this module, all with the same heap. */
final class Programs {
  static final String HEAP = "-Xmx512m";

  private Programs() {}

  static RunningSide start(Class<?> mainClass, String name, List<String> arguments) {
    ChildProcess process = JavaProgram.ofTests(mainClass, HEAP).start(name, arguments);
    return new RunningSide() {
      @Override
      public long pid() {
        return process.pid();
      }

      @Override
      public void freeze() {
        process.freeze();
      }

      @Override
      public void thaw() {
        process.thaw();
      }

      @Override
      public void close() {
        process.close();
      }
    };
  }
}
