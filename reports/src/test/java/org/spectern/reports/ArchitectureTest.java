package org.spectern.reports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.spectern.reports");

  @Test
  void arrowsPointFromTheCommandLineToTheData() {
    layeredArchitecture().consideringOnlyDependenciesInLayers()
        .layer("command line").definedBy("..reports.cli..")
        .layer("experiments").definedBy("..reports.experiment..")
        .layer("pipeline").definedBy("..reports.pipeline..")
        .layer("rendering").definedBy("..reports.render..")
        .layer("data").definedBy("..reports.data..")
        .whereLayer("command line").mayNotBeAccessedByAnyLayer()
        .whereLayer("experiments").mayOnlyBeAccessedByLayers("command line")
        .whereLayer("pipeline").mayOnlyBeAccessedByLayers("experiments", "command line")
        .whereLayer("rendering").mayOnlyBeAccessedByLayers("experiments", "command line")
        .whereLayer("data").mayOnlyBeAccessedByLayers("pipeline", "experiments", "rendering", "command line")
        .check(CLASSES);
  }

  @Test
  void theVectorApiStaysInTheKernels() {
    noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator..").check(CLASSES);
  }

  @Test
  void onlyThePipelineCallsOpenBlas() {
    noClasses().that().resideOutsideOfPackage("..reports.pipeline..").should().dependOnClassesThat()
        .resideInAPackage("org.bytedeco..").check(CLASSES);
  }
}
