package dev.meshgate.audit;

import dev.meshgate.platform.DataFolder;
import dev.meshgate.platform.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The name of this node's chain. It is made at the first start and outlives every other. */
@ApplicationScoped
class Node {

  private static final String FILE = "node";

  @Inject DataFolder folder;
  private String name = "";

  @PostConstruct
  void read() {
    var file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, Secret.opaqueId("node_"));
      }
      name = Files.readString(file).trim();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep this node's name in " + file, e);
    }
  }

  String name() {
    return name;
  }
}
