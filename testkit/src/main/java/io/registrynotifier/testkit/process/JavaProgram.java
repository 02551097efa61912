package io.registrynotifier.testkit.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A main class that runs in a JVM of its own.
 *
 * @param jvmOptions small machines run several of these at a time: say how much heap is enough
 */
public record JavaProgram(String mainClass, List<String> jvmOptions, String classPath) {
  /** Says where the product is, when it does not stand in this process's own class path. */
  public static final String PRODUCT_CLASS_PATH = "notifier.product";

  private static final Pattern NOT_THE_PRODUCT =
      Pattern.compile("(.*/)?(system-tests|testkit|benchmarks)(-[^/]*\\.jar|/target/.*)");

  /** Copies the options. */
  public JavaProgram {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A main class of the tests or benchmarks, with all that they see. */
  public static JavaProgram ofTests(Class<?> mainClass, String... jvmOptions) {
    return ofTests(mainClass.getName(), jvmOptions);
  }

  /** A main class, somebody else's perhaps, with all that tests see. */
  public static JavaProgram ofTests(String mainClass, String... jvmOptions) {
    return new JavaProgram(mainClass, List.of(jvmOptions), System.getProperty("java.class.path"));
  }

  /** A main class of the product, without tests, benchmarks and the testkit in its class path. */
  public static JavaProgram ofProduct(String mainClass, String... jvmOptions) {
    return new JavaProgram(mainClass, List.of(jvmOptions), productClassPath());
  }

  private static String productClassPath() {
    String product = System.getProperty(PRODUCT_CLASS_PATH, "");
    return product.isEmpty()
        ? Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !NOT_THE_PRODUCT.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator))
        : product;
  }

  /** The same with more options. */
  public JavaProgram with(List<String> moreOptions) {
    List<String> more = Stream.concat(jvmOptions.stream(), moreOptions.stream()).toList();
    return new JavaProgram(mainClass, more, classPath);
  }

  /** Starts it; the name is that of its log. */
  public ChildProcess start(String name, List<String> arguments) {
    return ChildProcess.start(name, command(arguments), Map.of());
  }

  /** The same in a directory of its own. */
  ChildProcess start(String name, List<String> arguments, Path directory) {
    return ChildProcess.start(name, command(arguments), Map.of(), directory);
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", absolute(classPath), mainClass));
    command.addAll(arguments);
    return command;
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
