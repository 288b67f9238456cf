package dev.meshgate.platform;

import dev.meshgate.platform.setting.OperatorSettings;
import dev.meshgate.platform.setting.Setting;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the values that every room stands on from the operator's settings. */
@Dependent
class Settings {

  @Produces
  @Singleton
  BaseUrl baseUrl() {
    return BaseUrl.of(ConfigProvider.getConfig());
  }

  /** Reads every room's before anything else happens: a wrong one stops the start. */
  void read(
      @Observes @Priority(Start.SETTINGS) @Initialized(ApplicationScoped.class) Object start,
      @Any Instance<OperatorSettings> all) {
    all.forEach(settings -> {});
  }

  /** {@code meshgate.data.dir}; without it a folder beside the server. Only its owner may read. */
  @Produces
  @Singleton
  DataFolder dataFolder() {
    var path =
        Path.of(Setting.text(ConfigProvider.getConfig(), "meshgate.data.dir").orElse(".meshgate"))
            .toAbsolutePath();
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path);
        ownerOnly(path, "rwx------");
      }
      return new DataFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException("MESHGATE_DATA_DIR cannot be used: " + path, e);
    }
  }

  static void ownerOnly(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }
}
