package io.registrynotifier.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.registrynotifier.architecture.Project.CLASSES;
import static io.registrynotifier.architecture.Project.ROOT;
import static io.registrynotifier.architecture.Project.classesIn;
import static io.registrynotifier.architecture.Project.packages;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The architecture, as two tables: what each stage knows of the others, and who knows a library.
 */
final class StagesTest {
  /** A stage, and the stages that it may know. Two dots at the end: with the packages under it. */
  private static final String STAGES =
      """
      event             |
      sink              | event
      topic             | event
      endpoint          |
      config            | endpoint topic

      process           | config
      broker            |

      producer.registry | event
      producer.listener | producer.registry event
      producer.bridge   | producer.listener producer.registry sink event
      producer.kafka    | sink event topic
      ingress           | process sink event
      ingress.metrics   | ingress process sink event
      producer.app      | ingress.metrics ingress producer.kafka process config topic sink event

      worker.delivery   | endpoint event
      worker.http       | worker.delivery topic endpoint event
      worker.retry      | worker.delivery endpoint event
      worker.offset     | worker.retry
      worker.lane       | worker.retry worker.delivery endpoint event
      worker.duplicate  | worker.delivery endpoint event
      worker.dispatch   | worker.duplicate worker.lane worker.offset worker.retry worker.delivery endpoint event
      worker.consume    | worker.dispatch worker.offset worker.delivery config topic endpoint event
      worker.ledger     | process config topic
      worker.report     | worker.ledger worker.consume worker.dispatch worker.offset worker.retry worker.delivery topic endpoint event
      worker.directory  | config topic endpoint event
      worker.survey     | worker.consume worker.offset worker.retry config topic endpoint event
      worker.follow     | worker.directory endpoint
      worker.stall      | worker.consume worker.dispatch endpoint
      worker.metrics    | worker.ledger worker.consume worker.dispatch worker.retry worker.delivery process endpoint event
      worker.admin      | worker.metrics process endpoint
      worker.api        | worker.directory worker.ledger worker.survey worker.stall worker.http process config endpoint
      worker.page       |
      worker.app        | worker.follow worker.page worker.api worker.directory worker.report worker.ledger worker.retry worker.admin worker.metrics worker.survey worker.stall worker.consume worker.dispatch worker.http worker.delivery process config topic endpoint event

      standalone..      | worker.app producer.app broker process config topic endpoint event
      testkit..         | broker config topic endpoint sink event
      """;

  /** A library, and the only stages that may know it. */
  private static final String LIBRARIES =
      """
      org.apache.kafka..      | topic broker producer.kafka producer.app worker.consume worker.directory worker.survey worker.ledger worker.report worker.app testkit testkit.process
      org.apache.hc..         | worker.http
      io.prometheus..         | process ingress.metrics worker.metrics
      io.javalin..            | process ingress producer.app worker.admin worker.ledger worker.api worker.page worker.app
      com.fasterxml.jackson.. | event process producer.bridge ingress worker.http worker.admin worker.ledger worker.api worker.directory standalone.remote
      org.rocksdb..           | worker.ledger
      org.yaml..              | config
      picocli..               | standalone..
      org.testcontainers..    | testkit
      """;

  static Stream<Line> stages() {
    return STAGES.lines().filter(line -> !line.isBlank()).map(Line::from);
  }

  static Stream<Line> libraries() {
    return LIBRARIES.lines().map(Line::from);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stages")
  void stage_knowsNoOther_thanTheTableSays(Line line) {
    assertThat(classesIn(line.name)).as("classes of the stage").isNotEmpty();
    classes()
        .that()
        .resideInAPackage(packages(line.name)[0])
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage(ROOT + "..")
                .or(resideInAnyPackage(packages(line.name + " " + line.others))))
        .check(CLASSES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("libraries")
  void library_isKnownToNoOther_thanTheTableSays(Line line) {
    classes()
        .that()
        .resideOutsideOfPackages(packages(line.others))
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage(line.name)
        .check(CLASSES);
  }

  @Test
  void stages_areAllInTheTable() {
    // Given
    String named = stages().map(Line::name).collect(Collectors.joining(" "));

    // When
    Stream<String> unnamed =
        CLASSES.that(JavaClass.Predicates.resideOutsideOfPackages(packages(named))).stream()
            .map(JavaClass::getPackageName);

    // Then
    assertThat(unnamed.distinct()).isEmpty();
  }

  @Test
  void packages_areFreeOfCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** One line of a table. */
  record Line(String name, String others) {
    static Line from(String line) {
      String[] cells = line.split("\\|", 2);
      return new Line(cells[0].trim(), cells[1].trim());
    }

    @Override
    public String toString() {
      return name + " | " + others;
    }
  }
}
