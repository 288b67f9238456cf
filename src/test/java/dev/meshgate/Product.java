package dev.meshgate;

import java.io.File;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it is shipped, for a test that adds something to it. */
public final class Product {

  private Product() {}

  /** A copy of the WAR under {@code name}; what is added to it stays in the copy. */
  public static WebArchive copy(String name) {
    return ShrinkWrap.create(ZipImporter.class, name + ".war")
        .importFrom(Path.of("target/meshgate.war").toFile())
        .as(WebArchive.class);
  }

  /** The class path entry that {@code type} came from: a library to add. */
  public static File libraryOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toFile();
  }
}
