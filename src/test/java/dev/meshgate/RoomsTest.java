package dev.meshgate;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The map of the house: which room may see which. To let one room see another, change the table
 * here, its package-info and the README's map in one commit, and say why in its message.
 */
class RoomsTest {

  private static final String BASE = "dev.meshgate";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  /** A room and the rooms that it may see, by their names below the base package. */
  record Room(String name, List<String> mayImport) {

    @Override
    public String toString() {
      return name;
    }

    String inside() {
      return BASE + "." + name;
    }

    String[] allowed() {
      return Stream.concat(Stream.of(name), mayImport.stream())
          // Whoever stands on the platform stands on all of it.
          .map(room -> BASE + "." + (room.equals("platform") ? "platform.." : room))
          .toArray(String[]::new);
    }
  }

  static List<Room> rooms() {
    return List.of(
        room("platform.setting"),
        room("platform.egress", "platform.setting"),
        room("platform.bulletin", "platform"),
        room("platform.database"),
        room("platform.work"),
        room("platform.text", "platform"),
        room("platform", "platform.database", "platform.setting"),
        room("bridge", "platform"),
        room("audit", "platform"),
        room("accounts", "audit", "platform"),
        room("oauth", "platform"),
        room("oauth.client", "audit", "oauth", "platform"),
        room("oauth.client.document", "oauth", "oauth.client", "platform"),
        room("oauth.key", "audit", "oauth", "platform"),
        room("oauth.grant", "audit", "oauth", "oauth.client", "accounts", "platform"),
        room("oauth.pat", "audit", "oauth", "oauth.grant", "accounts", "platform"),
        room(
            "oauth.authorize",
            "audit",
            "oauth",
            "oauth.client",
            "oauth.grant",
            "oauth.pat",
            "accounts",
            "platform"),
        room(
            "oauth.token",
            "audit",
            "oauth",
            "oauth.client",
            "oauth.grant",
            "oauth.key",
            "oauth.pat",
            "accounts",
            "platform"),
        room(
            "oauth.bearer",
            "audit",
            "oauth",
            "oauth.key",
            "oauth.grant",
            "oauth.pat",
            "accounts",
            "platform"),
        room("oauth.openid", "oauth", "oauth.bearer", "accounts", "platform"),
        room("oauth.metadata", "oauth", "oauth.client", "platform"),
        room(
            "admin",
            "audit",
            "limits",
            "oauth",
            "oauth.client",
            "oauth.grant",
            "oauth.key",
            "accounts",
            "platform"),
        room("agents.wording", "platform"),
        room("agents", "agents.wording", "accounts", "platform"),
        room("agents.remote", "agents", "platform"),
        room("agents.registry", "agents", "agents.remote", "accounts", "audit", "platform"),
        room("tasks.conversation", "agents", "platform"),
        room("tasks", "tasks.conversation", "agents", "accounts", "platform"),
        room("workflows", "tasks", "agents", "accounts", "audit", "platform"),
        room("webhooks", "tasks", "platform"),
        room("services.engine.cell"),
        room("services.engine.function", "services.engine.cell"),
        room(
            "services.engine.function.finance", "services.engine.function", "services.engine.cell"),
        room("services.engine.function.lookup", "services.engine.function", "services.engine.cell"),
        room(
            "services.engine.function.statistics",
            "services.engine.function",
            "services.engine.cell"),
        room("services.engine.function.text", "services.engine.function", "services.engine.cell"),
        room("services.engine.function.poi", "services.engine.function", "services.engine.cell"),
        room(
            "services.engine.formula",
            "services.engine.cell",
            "services.engine.function",
            "services.engine.function.finance",
            "services.engine.function.lookup",
            "services.engine.function.poi",
            "services.engine.function.statistics",
            "services.engine.function.text"),
        room("services.engine.image", "services.engine.cell", "services.engine.formula"),
        room(
            "services.engine",
            "services.engine.cell",
            "services.engine.formula",
            "services.engine.function",
            "services.engine.image",
            "services.engine.precedent"),
        room(
            "services.engine.precedent",
            "services.engine.cell",
            "services.engine.formula",
            "services.engine.function",
            "services.engine.image"),
        room(
            "services.engine.compiled",
            "services.engine",
            "services.engine.cell",
            "services.engine.formula",
            "services.engine.function",
            "services.engine.image",
            "services.engine.precedent"),
        room(
            "services.contract",
            "services.engine.cell",
            "services.engine.formula",
            "services.engine.image",
            "platform"),
        room(
            "services.compilation",
            "services.engine",
            "services.engine.cell",
            "services.engine.compiled",
            "services.engine.image",
            "platform"),
        room(
            "services",
            "services.compilation",
            "services.contract",
            "services.engine",
            "services.engine.cell",
            "services.engine.image",
            "services.engine.review",
            "accounts",
            "audit",
            "platform"),
        room("services.state", "platform"),
        room(
            "services.link",
            "services",
            "oauth",
            "oauth.bearer",
            "oauth.grant",
            "accounts",
            "audit",
            "platform"),
        room(
            "tools.services",
            "services",
            "services.reach",
            "services.contract",
            "services.engine",
            "services.link",
            "services.state",
            "mcp.tool",
            "oauth",
            "oauth.bearer",
            "platform"),
        room("services.reach", "services", "oauth.bearer"),
        room(
            "tools.services.single",
            "services",
            "services.reach",
            "services.contract",
            "tools.services",
            "mcp.http",
            "mcp.tool",
            "oauth",
            "oauth.bearer",
            "oauth.pat",
            "platform"),
        room(
            "rest.services",
            "rest",
            "services",
            "services.link",
            "services.reach",
            "services.contract",
            "services.engine",
            "services.engine.cell",
            "mcp.http",
            "limits",
            "audit",
            "oauth",
            "oauth.bearer",
            "accounts",
            "platform"),
        room(
            "services.engine.review",
            "services.engine",
            "services.engine.cell",
            "services.engine.formula",
            "services.engine.function",
            "services.engine.image",
            "services.engine.precedent"),
        room("limits", "mcp.tool", "oauth.bearer", "oauth", "platform"),
        room("documents.text"),
        room("documents", "documents.text", "accounts", "platform"),
        room("search", "agents", "tasks", "documents", "documents.text", "platform"),
        room(
            "builtin",
            "builtin.analysis",
            "builtin.table",
            "builtin.text",
            "agents",
            "search",
            "platform"),
        room("builtin.analysis", "builtin.table", "agents", "platform"),
        room(
            "builtin.calculation",
            "agents",
            "agents.wording",
            "services",
            "services.contract",
            "services.engine",
            "services.engine.cell",
            "platform"),
        room("builtin.table", "agents", "platform"),
        room("builtin.text", "platform"),
        room("mcp.schema", "platform"),
        room("mcp.ask", "mcp.schema", "oauth.bearer", "platform"),
        room("mcp.tool", "mcp.ask", "mcp.schema", "oauth", "oauth.bearer", "platform"),
        room("mcp", "mcp.ask", "mcp.tool", "mcp.schema", "oauth", "oauth.bearer", "platform"),
        room(
            "mcp.legacy",
            "mcp",
            "mcp.ask",
            "mcp.listen",
            "mcp.resource",
            "mcp.tool",
            "oauth.bearer",
            "platform"),
        room(
            "mcp.task",
            "mcp",
            "mcp.ask",
            "mcp.schema",
            "mcp.tool",
            "oauth",
            "oauth.bearer",
            "platform"),
        room(
            "mcp.listen",
            "mcp",
            "mcp.ask",
            "mcp.task",
            "mcp.resource",
            "oauth",
            "oauth.bearer",
            "platform"),
        room("mcp.resource", "mcp", "oauth", "oauth.bearer", "platform"),
        room("mcp.prompt", "mcp", "mcp.ask", "mcp.tool", "oauth", "oauth.bearer", "platform"),
        room(
            "mcp.completion",
            "mcp",
            "mcp.prompt",
            "mcp.resource",
            "oauth",
            "oauth.bearer",
            "platform"),
        room("mcp.http", "mcp", "mcp.tool", "oauth", "oauth.bearer", "platform"),
        room(
            "tools",
            "mcp.ask",
            "mcp.task",
            "mcp.tool",
            "audit",
            "oauth",
            "oauth.bearer",
            "agents",
            "limits",
            "tasks",
            "workflows",
            "documents",
            "widget",
            "search",
            "platform"),
        room(
            "widget",
            "mcp",
            "mcp.resource",
            "mcp.tool",
            "oauth",
            "oauth.bearer",
            "tasks",
            "platform"),
        room("telemetry", "mcp.tool", "oauth.bearer", "platform"),
        room(
            "library",
            "mcp.ask",
            "mcp.listen",
            "mcp.resource",
            "mcp.prompt",
            "mcp.tool",
            "oauth.bearer",
            "agents",
            "documents",
            "platform"),
        room(
            "console",
            "oauth",
            "oauth.client",
            "oauth.grant",
            "oauth.pat",
            "agents",
            "tasks",
            "services",
            "services.contract",
            "services.engine",
            "services.engine.cell",
            "limits",
            "audit",
            "documents",
            "documents.text",
            "accounts",
            "platform"),
        room(
            "rest",
            "mcp",
            "mcp.http",
            "mcp.tool",
            "oauth",
            "oauth.bearer",
            "oauth.pat",
            "agents",
            "agents.registry",
            "tasks",
            "tasks.conversation",
            "workflows",
            "webhooks",
            "documents",
            "documents.text",
            "limits",
            "audit",
            "accounts",
            "platform"));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void eachRoomImportsOnlyWhatTheMapAllows(Room room) {
    noClasses()
        .that(resideInAPackage(room.inside()))
        .should()
        .dependOnClassesThat(
            resideInAPackage(BASE + "..").and(not(resideInAnyPackage(room.allowed()))))
        .check(OURS);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void eachRoomSaysAtItsDoorWhatItMayImport(Room room) throws IOException {
    var door = door(room);
    assertThat(door).contains("May import:");
    var said = door.substring(door.indexOf("May import:"));
    assertThat(room.mayImport()).allSatisfy(name -> assertThat(said).contains("{@code " + name));
  }

  @Test
  void everyPackageIsOnTheMap() {
    var packages =
        OURS.stream().map(JavaClass::getPackageName).filter(name -> !name.equals(BASE)).distinct();
    assertThat(packages)
        .containsExactlyInAnyOrderElementsOf(rooms().stream().map(Room::inside).toList());
  }

  @Test
  void noTwoRoomsLeanOnEachOther() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void whatAnswersTheNetworkHoldsNoEntityManager() {
    noClasses()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(EntityManager.class)
        .check(OURS);
  }

  @Test
  void whatAnswersTheNetworkIsPublicAndCalledEndpointOrPage() {
    classes()
        .that()
        .areAnnotatedWith(Path.class)
        .should()
        .bePublic()
        .andShould()
        .haveNameMatching(".*(Endpoint|Page)(\\$.*)?")
        .check(OURS);
  }

  @Test
  void nobodyReadsTheClockBehindOurBack() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".platform")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(OURS);
  }

  @Test
  void settingsAreReadWhereTheyAreSettled() {
    // The last three run where no bean can be injected: before there is an account, while the
    // server reads its annotations, and while Hibernate starts.
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".platform..")
        .and()
        .haveNameNotMatching(".*(Settings(\\$.*)?|FirstAdministrator|OpenApiFilter|IndexFolder)")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Config.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ConfigProvider.class)
        .check(OURS);
  }

  /** No agent, tool or setting can name a command, for there is nobody who would run it. */
  @Test
  void attack30NothingHereStartsAProgram() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(owner(assignableTo(Runtime.class))).and(target(name("exec"))))
        .check(OURS);
  }

  @Test
  void aNameSaysWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Service|Dto)")
        .check(OURS);
  }

  @Test
  void anEntityChangesByWhatHappensToIt() {
    var setters =
        OURS.stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getName().matches("set[A-Z].*"));
    assertThat(setters).isEmpty();
  }

  @Test
  void aRoomIsSmallEnoughToKnow() {
    Map<String, Long> sizes =
        OURS.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    assertThat(sizes).allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(32));
  }

  private static Room room(String name, String... mayImport) {
    return new Room(name, Arrays.asList(mayImport));
  }

  private static String door(Room room) throws IOException {
    var path =
        java.nio.file.Path.of(
            "src/main/java", room.inside().replace('.', '/'), "package-info.java");
    return Files.readString(path).replaceAll("\\s*\\n \\*\\s*", " ");
  }
}
