package dev.meshgate.documents;

import dev.meshgate.documents.text.UnreadableDocumentException;
import dev.meshgate.platform.Start;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings the guide and the examples in, and keeps an eye on the folder. */
@ApplicationScoped
public class DocumentsAtStart {

  private static final System.Logger LOG = System.getLogger(DocumentsAtStart.class.getName());

  private static final String CLASSES = "/WEB-INF/classes";

  @Inject Documents documents;
  @Inject DocumentSettings settings;
  @Resource ManagedScheduledExecutorService schedule;
  private @Nullable Future<?> watch;

  void start(
      @Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class)
          ServletContext application) {
    bring(application, Source.GUIDE, CLASSES + "/guide/");
    if (settings.demo()) {
      bring(application, Source.DEMO, CLASSES + "/demo/");
    }
    settings.folder().ifPresent(this::watch);
  }

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(false);
    }
  }

  private void bring(ServletContext application, Source source, String folder) {
    for (var path : filesIn(application, folder)) {
      try (var in = application.getResourceAsStream(path)) {
        if (in != null) {
          var name = path.substring(folder.length());
          documents.bring(Incoming.common(source, name, in.readAllBytes()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (UnreadableDocumentException e) {
        LOG.log(Level.WARNING, "document left out: {0}: {1}", path, e.getMessage());
      }
    }
  }

  private static Set<String> filesIn(ServletContext application, String folder) {
    var paths = application.getResourcePaths(folder);
    var files = new TreeSet<>(paths == null ? Set.of() : paths);
    files.removeIf(path -> path.endsWith("/"));
    return files;
  }

  private void watch(Path root) {
    var folder = new WatchedFolder(root, settings.limits().bytes(), new InDocuments());
    watch = schedule.scheduleWithFixedDelay(() -> scan(folder, root), 0, 60, TimeUnit.SECONDS);
  }

  /** A folder that is not there for a while, a share say, is no reason to forget what it held. */
  private static void scan(WatchedFolder folder, Path root) {
    try {
      folder.scan();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "MESHGATE_DOCUMENTS_DIR cannot be read now: " + root, e);
    }
  }

  private final class InDocuments implements WatchedFolder.Shelf {

    @Override
    public void store(String name, byte[] bytes) {
      documents.add(Incoming.common(Source.FOLDER, name, bytes));
    }

    @Override
    public Iterable<String> names() {
      return documents.originsOf(Source.FOLDER);
    }

    @Override
    public void remove(String name) {
      documents.removeFrom(Source.FOLDER, name);
    }
  }
}
