package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.DefinitionReader;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.Limits;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** The services that the product brings along, for tests. */
public enum Example {
  MORTGAGE,
  QUOTE;

  /** The workbook's file. */
  public byte[] file() {
    return resource("xlsx");
  }

  /** The definition as it is posted. */
  public JsonObject json() {
    return Json.readObject(new String(resource("json"), StandardCharsets.UTF_8));
  }

  public Image image() {
    try {
      return Image.read(new ByteArrayInputStream(file()), Limits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Definition definition() {
    return DefinitionReader.read(json(), image());
  }

  /** As it would be if it were published. */
  public Edition edition() {
    var image = image();
    return new Edition(
        name().toLowerCase(Locale.ROOT),
        "",
        Visibility.EVERYONE,
        true,
        "1.0.0",
        DefinitionReader.read(json(), image),
        "wb",
        image,
        Report.Verdict.VERIFIED,
        false,
        Instant.EPOCH);
  }

  private byte[] resource(String suffix) {
    var name = "/demo/services/" + name().toLowerCase(Locale.ROOT) + "." + suffix;
    try (var in = Example.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
