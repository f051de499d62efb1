package hep.macros;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walls of the house that the compiler does not keep. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of("rootio", "learners", "validation", "analysis", "macros");
  private static final Path ROOT =
      Path.of(System.getProperty("kaon.root", "..")).toAbsolutePath().normalize();
  private static final int FEWEST_LAYERS = 25;
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("hep");

  @Test
  void packagesHaveNoCycles() {
    for (String module : MODULES) {
      slices().matching("hep." + module + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }
  }

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("hep.macros..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  @Test
  void internalPackagesStayInTheirModule() {
    for (String module : MODULES) {
      noClasses()
          .that()
          .resideOutsideOfPackage("hep." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("hep." + module + ".internal..")
          .check(CLASSES);
    }
  }

  @Test
  void readingLearningAndValidationKnowNothingOfEachOther() {
    for (String module : List.of("rootio", "learners", "validation")) {
      String[] others =
          MODULES.stream()
              .filter(other -> !other.equals(module))
              .map(other -> "hep." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("hep." + module + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(CLASSES);
    }
  }

  @Test
  void everyClassThatTheArchitecturePageNamesExists() throws IOException {
    Path page = ROOT.resolve("ARCHITECTURE.md");
    assumeTrue(Files.exists(page), "skipped: no ARCHITECTURE.md");
    Set<String> names = CLASSES.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    names.addAll(testClassNames());
    Set<String> missing =
        Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z0-9][A-Za-z0-9]*)?)(?:<[^`>]*>)?`")
            .matcher(Files.readString(page))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !names.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyLayerAndModelStandsInTheTestTable() throws IOException {
    String table =
        Files.readString(ROOT.resolve("learners/src/test/java/hep/learners/LearnerTable.java"))
            .replaceAll("(?m)^import .*$", "")
            .replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
    List<String> untested = new ArrayList<>();
    int found = 0;
    for (JavaClass type : CLASSES) {
      boolean model = type.getPackageName().equals("hep.learners.models");
      boolean concrete =
          !type.isInterface()
              && !type.getModifiers().contains(JavaModifier.ABSTRACT)
              && !type.isAnonymousClass()
              && !type.getSimpleName().equals("package-info");
      if (concrete && (model || isLayer(type))) {
        found++;
        if (!Pattern.compile("\\b" + type.getSimpleName() + "\\b").matcher(table).find()) {
          untested.add(type.getName());
        }
      }
    }
    assertEquals(List.of(), untested);
    assertTrue(found > FEWEST_LAYERS, "the rule looks for types that exist, found " + found);
  }

  private static boolean isLayer(JavaClass type) {
    return type.getPackageName().startsWith("hep.learners")
        && Stream.of("Layer", "SetLayer", "TreeLayer")
            .anyMatch(layer -> type.isAssignableTo("hep.learners." + layer));
  }

  private static Set<String> testClassNames() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file ->
              file.toString().contains("src/test/java") && file.toString().endsWith(".java"))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }
}
