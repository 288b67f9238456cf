package dev.meshgate.platform;

import java.nio.file.Path;

/**
 * Where everything lies that must outlive a restart and is not in a database of its own.
 *
 * @param path absolute; readable by its owner alone
 */
public record DataFolder(Path path) {

  public Path resolve(String name) {
    return path.resolve(name);
  }
}
