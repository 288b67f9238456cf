package dev.meshgate.search;

import dev.meshgate.platform.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.service.spi.ServiceContributor;

/**
 * Says where the index lies. Hibernate asks while it starts, which is before CDI does; {@code
 * persistence.xml} could only name a folder that is the same in every installation.
 */
public class IndexFolder implements ServiceContributor {

  private static final System.Logger LOG = System.getLogger(IndexFolder.class.getName());

  /** Part of the path: an index that was made by other rules is left aside and made anew. */
  private static final String VERSION = "v1";

  @Override
  public void contribute(StandardServiceRegistryBuilder registry) {
    var data = Setting.text(ConfigProvider.getConfig(), "meshgate.data.dir").orElse(".meshgate");
    var root = Path.of(data).toAbsolutePath().resolve("search").resolve(VERSION);
    removeWhatIsBroken(root);
    registry.applySetting("hibernate.search.backend.directory.root", root.toString());
  }

  /** A damaged index would stop the start, and it holds nothing that is not in the database. */
  static void removeWhatIsBroken(Path root) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (var indexes = Files.list(root)) {
      for (var index : indexes.filter(Files::isDirectory).toList()) {
        if (isBroken(index)) {
          LOG.log(Level.WARNING, "the index in {0} is damaged and is made anew", index);
          delete(index);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be looked at: " + root, e);
    }
  }

  private static boolean isBroken(Path index) {
    try (var folder = FSDirectory.open(index)) {
      if (!DirectoryReader.indexExists(folder)) {
        return true;
      }
      try (var reader = DirectoryReader.open(folder)) {
        for (var leaf : reader.leaves()) {
          leaf.reader().checkIntegrity();
        }
      }
      return false;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "damaged index", e);
      return true;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
