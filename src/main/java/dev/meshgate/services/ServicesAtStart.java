package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Start;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the example services in, each once. */
@ApplicationScoped
public class ServicesAtStart {

  private static final String FOLDER = "/WEB-INF/classes/demo/services/";
  private static final List<String> EXAMPLES = List.of("mortgage", "quote");

  @Inject Publishing publishing;
  @Inject ServiceDesk desk;
  @Inject ServiceSettings settings;

  void start(
      @Observes @Priority(Start.CONTENT) @Initialized(ApplicationScoped.class)
          ServletContext application) {
    if (settings.demo()) {
      EXAMPLES.stream().filter(id -> !desk.wasBrought(id)).forEach(id -> bring(application, id));
    }
  }

  private void bring(ServletContext application, String id) {
    if (desk.find(id).isEmpty()) {
      var definition =
          Json.readObject(new String(resource(application, id + ".json"), StandardCharsets.UTF_8));
      var upload = new Upload(id + ".xlsx", resource(application, id + ".xlsx"));
      var service =
          publishing.create(
              new Proposal(id, upload, definition, Visibility.EVERYONE, true), ServiceEntry.NOBODY);
      publishing.publish(service, new Wish(false, "", "An example.", null), ServiceEntry.NOBODY);
    }
    desk.bring(id);
  }

  private static byte[] resource(ServletContext application, String name) {
    try (var in = application.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
