package dev.meshgate.documents;

import dev.meshgate.documents.text.DocumentType;
import dev.meshgate.documents.text.UnreadableDocumentException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A folder of files, and what was seen in it before. Used by one thread at a time. */
final class WatchedFolder {

  private static final System.Logger LOG = System.getLogger(WatchedFolder.class.getName());

  private static final int MOST_FILES = 10_000;
  private static final int DEPTH = 20;
  private static final int LONGEST_NAME = 500;

  private final Path root;
  private final long mostBytes;
  private final Shelf shelf;
  private final Map<String, Seen> seen = new HashMap<>();

  /** Where its files go. */
  interface Shelf {

    void store(String name, byte[] bytes);

    Iterable<String> names();

    void remove(String name);
  }

  private record Seen(long size, long modified) {}

  WatchedFolder(Path root, long mostBytes, Shelf shelf) {
    this.root = root;
    this.mostBytes = mostBytes;
    this.shelf = shelf;
  }

  /** Looks for what is new, changed or gone. A file that cannot be read stops no other. */
  void scan() throws IOException {
    var files = files();
    files.forEach(this::look);
    for (var name : shelf.names()) {
      if (!files.containsKey(name)) {
        seen.remove(name);
        shelf.remove(name);
      }
    }
    seen.keySet().retainAll(new HashSet<>(files.keySet()));
  }

  private void look(String name, Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      var now = new Seen(attributes.size(), attributes.lastModifiedTime().toMillis());
      if (now.equals(seen.get(name))) {
        return;
      }
      seen.put(name, now);
      if (now.size > mostBytes) {
        throw new UnreadableDocumentException("it is larger than " + mostBytes + " bytes");
      }
      shelf.store(name, Files.readAllBytes(file));
      LOG.log(Level.INFO, "document read from the folder: {0}", name);
    } catch (UnreadableDocumentException e) {
      LOG.log(Level.WARNING, "document left out: {0}: {1}", name, e.getMessage());
    } catch (IOException | RuntimeException e) {
      // Tried again at the next look: the reason may be gone by then.
      seen.remove(name);
      LOG.log(Level.WARNING, "document left out: " + name, e);
    }
  }

  /** The files by their names below the root; links that lead out of it are not followed. */
  private Map<String, Path> files() throws IOException {
    var realRoot = root.toRealPath();
    var found = new TreeMap<String, Path>();
    Files.walkFileTree(
        realRoot,
        Set.of(),
        DEPTH,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(realRoot) && isHidden(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            var name = realRoot.relativize(file).toString().replace('\\', '/');
            if (isWanted(file, name) && isWithin(realRoot, file)) {
              found.put(name, file);
            }
            return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(realRoot)) {
              throw e;
            }
            LOG.log(Level.WARNING, "cannot be read: {0}", file);
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean isWanted(Path file, String name) {
    return !isHidden(file) && name.length() <= LONGEST_NAME && DocumentType.named(name).isPresent();
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean isWithin(Path realRoot, Path file) {
    try {
      var real = file.toRealPath();
      return real.startsWith(realRoot) && Files.isRegularFile(real);
    } catch (IOException e) {
      return false;
    }
  }
}
