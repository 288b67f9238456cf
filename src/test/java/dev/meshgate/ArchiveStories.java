package dev.meshgate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Run by the profile {@code package} alone: a plain build makes no archive. */
@DisplayName("The one archive that java -jar runs")
class ArchiveStories {

  private static final Path ARCHIVE = Path.of("target/meshgate.jar");
  private static final String SERVER = "wlp/usr/servers/meshgate/";

  @Test
  void startsWithTheDataFolderThatItIsTold() throws IOException {
    var data = Path.of("target/gates/archive-told/elsewhere").toAbsolutePath();
    var told = Map.of("MESHGATE_DATA_DIR", data.toString());

    try (var gate = Gate.startArchive("archive-told", told)) {
      welcomes(gate);
      holdsTheData(data);
      assertThat(gate.folder()).as("where it was started").isEmptyDirectory();
    }
  }

  /** What it is unpacked to does not outlive it, so the data must lie elsewhere. */
  @Test
  void keepsItsDataInTheHomeFolderAndFindsThemAgain() throws IOException {
    var home = Path.of("target/gates/archive-home/home").toAbsolutePath();
    var told = Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);

    try (var gate = Gate.startArchive("archive-home", told)) {
      welcomes(gate);
      holdsTheData(home.resolve(".meshgate"));
      var link = gate.logs().replaceAll("(?s).*(/setup\\?t=\\S+).*", "$1");
      var first = new Visitor(gate);
      assertThat(first.postForm("/setup", filledIn(first.get(link))).status()).isEqualTo(303);
      gate.kill();

      gate.run();

      var again = new Visitor(gate);
      var signedIn =
          Assistant.registeredAt(again)
              .signIn(again.get("/oauth/sign-in"), Gate.EMAIL, Gate.PASSWORD);
      assertThat(signedIn.status()).as("the administrator of the first start").isEqualTo(303);
      assertThat(gate.logs().split("First administrator", -1)).as("one invitation").hasSize(2);
    }
  }

  @Test
  void holdsWhatIsShippedAndNothingThatAServerHasWritten() throws IOException {
    var ours = new TreeSet<String>();
    for (var name : contents().keySet()) {
      assertThat(name)
          .doesNotContainPattern(
              "\\.(mv|trace)\\.db$|\\.p12$|\\.jks$|ltpa\\.keys$|(^|/)\\.meshgate");
      if (name.startsWith("wlp/usr/") && !name.contains("!/") && !name.endsWith("/")) {
        ours.add(name.replaceFirst("-[0-9][0-9.]*\\.jar$", ".jar"));
      }
    }
    assertThat(ours)
        .containsExactlyInAnyOrder(
            SERVER + "apps/meshgate.war",
            SERVER + "bootstrap.properties",
            SERVER + "configDropins/defaults/data.xml",
            SERVER + "jdbc/h2.jar",
            SERVER + "jdbc/postgresql.jar",
            SERVER + "jvm.options",
            SERVER + "security.xml",
            SERVER + "server.xml");
  }

  @Test
  void knowsNoFolderOfTheMachineThatMadeIt() throws IOException {
    var here = Path.of("").toAbsolutePath().toString();
    contents()
        .forEach(
            (name, text) -> assertThat(text.contains(here)).as(name + " names " + here).isFalse());
  }

  private static void welcomes(Gate gate) {
    assertThat(new Visitor(gate).get("/health/ready").status()).isEqualTo(200);
    assertThat(gate.logs())
        .contains("Meshgate is starting at " + gate.baseUrl() + "/console/")
        .contains("Connector URL for assistants: " + gate.baseUrl() + "/v1/mcp")
        .contains("First administrator, within 30 minutes and once: " + gate.baseUrl() + "/setup");
  }

  private static Map<String, String> filledIn(Visitor.Answer form) {
    return Map.of(
        "token",
        form.field("token"),
        "csrf",
        form.field("csrf"),
        "name",
        "Ada",
        "email",
        Gate.EMAIL,
        "password",
        Gate.PASSWORD,
        "again",
        Gate.PASSWORD);
  }

  private static void holdsTheData(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("meshgate.mv.db", "security");
    }
  }

  /** Every entry, those of the WAR too, with what it says where it is not a program. */
  private static Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    try (var archive = Files.newInputStream(ARCHIVE)) {
      read(archive, "", contents);
    }
    return contents;
  }

  private static void read(InputStream archive, String within, Map<String, String> contents)
      throws IOException {
    var zip = new ZipInputStream(archive);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      var name = within + entry.getName();
      contents.put(
          name, name.matches(".*\\.(jar|war)") ? "" : new String(zip.readAllBytes(), ISO_8859_1));
      if (name.endsWith(".war")) {
        read(zip, name + "!/", contents);
      }
    }
  }
}
