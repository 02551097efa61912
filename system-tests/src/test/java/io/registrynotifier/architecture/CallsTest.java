package io.registrynotifier.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static io.registrynotifier.architecture.Project.CLASSES;
import static io.registrynotifier.architecture.Project.packages;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import org.junit.jupiter.api.Test;

/** What no class of the project calls, and the few places that may. */
final class CallsTest {
  /** Only the command talks to a terminal. */
  private static final String TERMINAL = "standalone..";

  /** Time comes from a {@link java.time.Clock} or a ticker that is handed in, so tests turn it. */
  @Test
  void time_isNotReadFromTheSystem() {
    nobodyCalls(
        "the system's time",
        call ->
            is(call, System.class, "currentTimeMillis")
                || (call.getName().equals("now")
                    && call.getOwner().getPackageName().equals("java.time")
                    && parameters(call).isEmpty()));
  }

  /** Whoever waits, waits for a condition or has itself called by a scheduler. */
  @Test
  void threads_doNotSleep() {
    nobodyCalls(
        "sleep", call -> is(call, Thread.class, "sleep") || is(call, TimeUnit.class, "sleep"));
  }

  /** The common pool is everybody's: whoever blocks it stops all others. */
  @Test
  void commonPool_isNotUsed() {
    nobodyCalls(
        "the common pool",
        call ->
            is(call, ForkJoinPool.class, "commonPool")
                || call.getName().equals("parallelStream")
                || is(call, BaseStream.class, "parallel")
                || (call.getOwner().isAssignableTo(CompletionStage.class)
                    && call.getName().matches("delayedExecutor|completeAsync|.*Async")
                    && parameters(call).stream()
                        .noneMatch(it -> it.isEquivalentTo(Executor.class))));
  }

  @Test
  void logging_goesThroughSlf4j() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
  }

  @Test
  void terminal_isForTheCommandAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages(TERMINAL))
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  private static void nobodyCalls(String what, Predicate<AccessTarget> banned) {
    noClasses().should().accessTargetWhere(target(describe(what, banned))).check(CLASSES);
  }

  private static boolean is(AccessTarget call, Class<?> owner, String name) {
    return call.getName().equals(name) && call.getOwner().isAssignableTo(owner);
  }

  private static List<JavaClass> parameters(AccessTarget call) {
    return call instanceof CodeUnitAccessTarget unit ? unit.getRawParameterTypes() : List.of();
  }
}
