package io.registrynotifier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static io.registrynotifier.architecture.Project.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the types of every module are made. */
final class ArchitectureTest {
  private static final int MAX_ABSTRACT_METHODS = 5;

  /** A broker's whole life in one handle: split, every test would have to hold the parts. */
  private static final String WIDE_HANDLE = Project.ROOT + ".testkit.TestBroker";

  /** What can be asked of endpoints as a whole: whoever asks for one of it may ask for all. */
  private static final String WIDE_DIRECTORY =
      Project.ROOT + ".worker.(directory.EndpointDirectory|follow.EndpointRuns)";

  @Test
  void classes_areFinal_unlessAbstractOrSealed() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .doNotHaveModifier(ABSTRACT)
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .and(describe("are not sealed", type -> !type.reflect().isSealed()))
        .should()
        .haveModifier(FINAL)
        .check(CLASSES);
  }

  @Test
  void instanceFields_arePrivate() {
    fields()
        .that()
        .areNotStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .bePrivate()
        .check(CLASSES);
  }

  @Test
  void staticFields_areFinal() {
    fields()
        .that()
        .areStatic()
        .and()
        .doNotHaveModifier(SYNTHETIC)
        .should()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void interfaces_askForFewMethods() {
    classes()
        .that()
        .areInterfaces()
        .and()
        .doNotHaveFullyQualifiedName(WIDE_HANDLE)
        .and()
        .haveNameNotMatching(WIDE_DIRECTORY)
        .should(
            ArchCondition.from(
                describe(
                    "have at most " + MAX_ABSTRACT_METHODS + " abstract methods",
                    type -> abstractMethods(type) <= MAX_ABSTRACT_METHODS)))
        .check(CLASSES);
  }

  @Test
  void exceptions_areNamedSo() {
    classes()
        .that()
        .areAssignableTo(Throwable.class)
        .should(
            ArchCondition.from(
                describe(
                    "be named so, or stand inside one that is",
                    type -> type.getName().matches(".*Exception(\\$.*)?"))))
        .check(CLASSES);
  }

  @Test
  void names_sayWhatATypeIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Context)")
        .check(CLASSES);
  }

  @Test
  void packages_areNullMarked() {
    // Given
    Stream<JavaPackage> packages = CLASSES.stream().map(JavaClass::getPackage).distinct();

    // When
    Stream<String> unmarked =
        packages.filter(it -> !it.isAnnotatedWith(NullMarked.class)).map(JavaPackage::getName);

    // Then
    assertThat(unmarked).isEmpty();
  }

  private static long abstractMethods(JavaClass type) {
    return type.getAllMethods().stream()
        .filter(method -> method.getModifiers().contains(ABSTRACT))
        .filter(method -> method.getOwner().getPackageName().startsWith(Project.ROOT))
        .count();
  }
}
