package dev.meshgate.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The workbooks that calculations are made with, read once and kept as long as there is room. */
@ApplicationScoped
class Workbooks {

  private static final int MOST_KEPT = 4_000_000;

  private final Cache<String, Image> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KEPT)
          .weigher((String id, Image image) -> image.weight())
          .build();

  @Inject ServiceDesk desk;
  @Inject ServiceSettings settings;

  /** One that has been stored. */
  Image stored(String id) {
    return kept.get(id, this::read);
  }

  /** Keeps one that has just been stored, so that it is not read a second time. */
  void keep(String id, Image image) {
    kept.put(id, image);
  }

  private Image read(String id) {
    try {
      return image(new Upload(id, desk.file(id)));
    } catch (RefusedWorkbookException e) {
      // It was accepted once; an operator has lowered the limits since.
      throw new IllegalStateException("the stored workbook " + id + " is refused now", e);
    }
  }

  /**
   * A workbook that is handed in.
   *
   * @throws RefusedWorkbookException saying why it cannot be used
   */
  Image image(Upload upload) {
    try {
      return Image.read(new ByteArrayInputStream(upload.bytes()), settings.limits());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
  }
}
