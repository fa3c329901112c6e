package org.spectern.theory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses THEORY = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("org.spectern");

  @Test
  void theoryDependsOnEjmlAndTheJdkAlone() {
    classes().should().onlyDependOnClassesThat().resideInAnyPackage("org.spectern.theory..", "org.ejml..", "java..")
        .check(THEORY);
  }

  @Test
  void nothingBelowTheMatchingKnowsOfIt() {
    noClasses().that().resideInAnyPackage("..gaussian..", "..activation..", "..kernel..", "..mixture..", "..spectrum..")
        .should()
        .dependOnClassesThat().resideInAPackage("..matching..").check(THEORY);
    noClasses().that().resideInAPackage("..gaussian..").should().dependOnClassesThat()
        .resideInAnyPackage("..activation..", "..kernel..", "..mixture..", "..spectrum..").check(THEORY);
  }

  @Test
  void oraclesServeTestsOnly() {
    noClasses().that().resideOutsideOfPackage("..oracle..").should().dependOnClassesThat()
        .resideInAPackage("..oracle..").check(THEORY);
  }
}
