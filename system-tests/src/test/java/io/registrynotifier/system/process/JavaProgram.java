package io.registrynotifier.system.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A main class that runs in a JVM of its own.
 *
 * @param jvmOptions small machines run several of these at a time: say how much heap is enough
 */
public record JavaProgram(String mainClass, List<String> jvmOptions, String classPath) {
  /** Copies the options. */
  public JavaProgram {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A main class of the tests, with all that tests see. */
  public static JavaProgram ofTests(Class<?> mainClass, String... jvmOptions) {
    return new JavaProgram(
        mainClass.getName(), List.of(jvmOptions), System.getProperty("java.class.path"));
  }

  /** A main class of the product, without this module and the testkit in its class path. */
  public static JavaProgram ofProduct(String mainClass, String... jvmOptions) {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("system-tests") && !entry.contains("testkit"))
            .collect(Collectors.joining(File.pathSeparator));
    return new JavaProgram(mainClass, List.of(jvmOptions), classPath);
  }

  /** The same with more options. */
  public JavaProgram with(List<String> moreOptions) {
    List<String> more = Stream.concat(jvmOptions.stream(), moreOptions.stream()).toList();
    return new JavaProgram(mainClass, more, classPath);
  }

  /** Starts it; the name is that of its log. */
  public ChildProcess start(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return ChildProcess.start(name, command, Map.of());
  }
}
