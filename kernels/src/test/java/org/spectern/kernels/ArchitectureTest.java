package org.spectern.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the module. */
class ArchitectureTest {
  private static final JavaClasses KERNELS = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.spectern.kernels");
  private static final List<String> VALUES = List.of("Vector", "VectorMask", "VectorShuffle");

  @Test
  void theVectorApiIsUsedInItsOwnPackageOnly() {
    noClasses().that().resideOutsideOfPackage("org.spectern.kernels.vector").should().dependOnClassesThat()
        .resideInAPackage("jdk.incubator.vector").check(KERNELS);
  }

  @Test
  void onlyTheProviderKnowsTheVectorKernels() {
    noClasses().that().doNotHaveFullyQualifiedName(Provider.class.getName()).and()
        .resideOutsideOfPackage("org.spectern.kernels.vector").should().dependOnClassesThat()
        .resideInAPackage("org.spectern.kernels.vector").check(KERNELS);
  }

  /**
   * A helper of ours that is compiled by itself first may be refused by the inliner later ("already compiled into a
   * medium method"), and then every vector that crosses its border is boxed for good: decision 11.
   */
  @Test
  void noVectorCrossesTheBorderOfAMethod() {
    noCodeUnits().that().areDeclaredInClassesThat().resideInAPackage("org.spectern.kernels.vector")
        .should(new ArchCondition<JavaCodeUnit>("take or return vectors, masks or shuffles") {
          @Override
          public void check(final JavaCodeUnit unit, final ConditionEvents events) {
            final boolean boxes = Stream
                .concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
                .anyMatch(ArchitectureTest::isValue);
            events.add(new SimpleConditionEvent(unit, boxes, unit.getDescription()));
          }
        }).check(KERNELS);
  }

  private static boolean isValue(final JavaClass type) {
    return type.getPackageName().equals("jdk.incubator.vector")
        && VALUES.stream().anyMatch(type.getSimpleName()::endsWith);
  }

  @Test
  void kernelsNeedNeitherTheoryNorLinearAlgebra() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("org.spectern.theory..", "org.ejml..").check(KERNELS);
  }

  @Test
  void contractsAndScalarTwinsStandOnThemselves() {
    noClasses().that().resideInAnyPackage("org.spectern.kernels.product", "org.spectern.kernels.scalar").should()
        .dependOnClassesThat().resideInAnyPackage("org.spectern.kernels", "org.spectern.kernels.network")
        .check(KERNELS);
  }
}
