package org.spectern.jmh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.State;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.network.CompressedNetwork;

class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.spectern.jmh");

  @Test
  void theVectorApiStaysInTheBaselines() {
    noClasses().that().resideOutsideOfPackage("..jmh.baseline..").should().dependOnClassesThat()
        .resideInAPackage("jdk.incubator..").check(CLASSES);
  }

  @Test
  void benchmarksKnowNothingOfTheApplication() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.spectern.reports..").check(CLASSES);
  }

  @Test
  void whereverKernelsAreTimedASilentFallBackIsAnError() {
    classes().that().areAnnotatedWith(State.class).and().areAnnotatedWith(Fork.class).should().bePublic()
        .check(CLASSES);
    final List<String> unguarded = CLASSES.stream()
        .filter(one -> one.isAnnotatedWith(Fork.class))
        .filter(one -> one.getDirectDependenciesFromSelf().stream().anyMatch(
            use -> use.getTargetClass().isEquivalentTo(TernaryMatrix.class)
                || use.getTargetClass().isEquivalentTo(CompressedNetwork.class)))
        .filter(one -> !List.of(one.getAnnotationOfType(Fork.class).jvmArgsPrepend()).contains(Forks.REQUIRE))
        .map(one -> one.getSimpleName()).toList();
    assertThat(unguarded).isEmpty();
  }
}
