package io.registrynotifier.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;

/** The project's own classes of all modules, tests left out, and how their packages are written. */
final class Project {
  static final String ROOT = "io.registrynotifier";

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private Project() {}

  /** The packages of stages written short and apart by spaces: {@code "event worker.http"}. */
  static String[] packages(String stages) {
    return Arrays.stream(stages.trim().split(" +"))
        .map(stage -> ROOT + "." + stage)
        .toArray(String[]::new);
  }

  /** The classes of stages written as for {@link #packages}. */
  static Stream<JavaClass> classesIn(String stages) {
    return CLASSES.that(JavaClass.Predicates.resideInAnyPackage(packages(stages))).stream();
  }
}
