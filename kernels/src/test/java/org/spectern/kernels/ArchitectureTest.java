package org.spectern.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the module. */
class ArchitectureTest {
  private static final JavaClasses KERNELS = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.spectern.kernels");

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
