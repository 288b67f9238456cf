package dev.meshgate.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.meshgate.documents.text.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The watched folder")
class WatchedFolderTest {

  @TempDir Path temp;
  private Path root = Path.of("");
  private final Kept kept = new Kept();
  private WatchedFolder folder = new WatchedFolder(root, 100, kept);

  /** A shelf that refuses what calls itself bad. */
  private static final class Kept implements WatchedFolder.Shelf {

    private final Map<String, String> texts = new TreeMap<>();
    private int stored;

    @Override
    public void store(String name, byte[] bytes) {
      stored++;
      var text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
      if (text.equals("bad")) {
        throw new UnreadableDocumentException("bad");
      }
      if (text.equals("worse")) {
        throw new IllegalStateException("worse");
      }
      texts.put(name, text);
    }

    @Override
    public Iterable<String> names() {
      return List.copyOf(texts.keySet());
    }

    @Override
    public void remove(String name) {
      texts.remove(name);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    root = Files.createDirectory(temp.resolve("watched"));
    folder = new WatchedFolder(root, 100, kept);
  }

  private Path write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void takesWhatItKnowsHowToRead() throws IOException {
    write("a.md", "A");
    write("sub/b.txt", "B");
    write("picture.png", "C");
    write(".hidden.md", "D");
    write(".git/e.md", "E");

    folder.scan();

    assertThat(kept.texts).containsOnly(Map.entry("a.md", "A"), Map.entry("sub/b.txt", "B"));
  }

  @Test
  void seesWhatIsNewChangedAndGone() throws IOException {
    var changed = write("a.md", "A");
    var gone = write("b.md", "B");
    folder.scan();

    Files.writeString(changed, "A2");
    Files.setLastModifiedTime(changed, FileTime.fromMillis(1));
    Files.delete(gone);
    write("c.md", "C");
    folder.scan();
    folder.scan();

    assertThat(kept.texts).containsOnly(Map.entry("a.md", "A2"), Map.entry("c.md", "C"));
    assertThat(kept.stored).as("what stays the same is not read again").isEqualTo(4);
  }

  @Test
  void isStoppedByNoBadFile() throws IOException {
    write("a.md", "bad");
    write("b.md", "worse");
    write("c.md", "x".repeat(101));
    write("d.md", "D");

    folder.scan();

    assertThat(kept.texts).containsOnlyKeys("d.md");
  }

  @Test
  void followsNoLinkThatLeadsOut() throws IOException {
    var secret = Files.writeString(temp.resolve("secret.md"), "S");
    write("a.md", "A");
    Files.createSymbolicLink(root.resolve("out.md"), secret);
    Files.createSymbolicLink(root.resolve("up"), temp);
    Files.createSymbolicLink(root.resolve("within.md"), root.resolve("a.md"));

    folder.scan();

    assertThat(kept.texts).containsOnlyKeys("a.md", "within.md");
  }

  @Test
  void forgetsNothingWhileItIsNotThere() throws IOException {
    write("a.md", "A");
    folder.scan();
    Files.move(root, temp.resolve("moved"));

    assertThatIOException().isThrownBy(folder::scan);

    assertThat(kept.texts).containsOnlyKeys("a.md");
  }
}
