package dev.meshgate.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.meshgate.platform.Json;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.services.Report.Verdict;
import dev.meshgate.services.contract.DefinitionReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be calculated with, as this node knows it, so that a calculation does not wait for the
 * database. What changes here is known at once, what changes elsewhere within a second, and if
 * nobody could be heard for a while within ten.
 */
@ApplicationScoped
class Editions {

  /** By this word nodes tell each other of a change. */
  static final String NEWS = "service";

  private static final Duration BELIEVED = Duration.ofSeconds(10);
  private static final int MOST = 2_000;

  private final Cache<Key, Edition> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(BELIEVED).build();

  /** Which are published: one entry, under the empty id. */
  private final Cache<String, List<String>> published =
      Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

  /** Definitions are read once; a version never changes. */
  private final Cache<String, Edition> read = Caffeine.newBuilder().maximumSize(MOST).build();

  @Inject ServiceDesk desk;
  @Inject Workbooks workbooks;

  private record Key(String id, String version) {}

  /** The one that answers those who ask for no version, if the service is published. */
  Optional<Edition> current(String id) {
    return pinned(id, "");
  }

  /** What is current of every service that is published, by id. */
  List<Edition> current() {
    return published.get("", all -> desk.published()).stream()
        .flatMap(id -> current(id).stream())
        .toList();
  }

  /** The one of that version, if the service is published. */
  Optional<Edition> pinned(String id, String version) {
    var key = new Key(id, version);
    var found = known.getIfPresent(key);
    if (found != null) {
      return Optional.of(found);
    }
    var loaded = load(id, version);
    loaded.ifPresent(edition -> known.put(key, edition));
    return loaded;
  }

  private Optional<Edition> load(String id, String version) {
    return desk.find(id)
        .filter(ServiceEntry::isPublished)
        .flatMap(
            service ->
                (version.isEmpty() ? desk.effective(id) : desk.version(id, version))
                    .map(found -> edition(service, found)));
  }

  private Edition edition(ServiceEntry service, ServiceVersion version) {
    var content = version.content();
    var one =
        read.get(
            // A service may be removed and made anew under its id; its files never have one again.
            service.id() + ' ' + version.number() + ' ' + content.workbook(),
            key -> {
              var image = workbooks.stored(content.workbook());
              var report = Report.from(content.report());
              return new Edition(
                  service.id(),
                  service.owner(),
                  service.visibility(),
                  service.isExportable(),
                  version.name(),
                  DefinitionReader.read(Json.readObject(content.definition()), image),
                  content.workbook(),
                  image,
                  report.verdict(),
                  report.isMoody(),
                  version.createdAt());
            });
    return one.with(service);
  }

  /** The draft, for its publisher. */
  Edition draft(ServiceEntry service) {
    var image = workbooks.stored(service.workbook());
    return new Edition(
        service.id(),
        service.owner(),
        service.visibility(),
        service.isExportable(),
        Edition.DRAFT,
        DefinitionReader.read(Json.readObject(service.definition()), image),
        service.workbook(),
        image,
        Verdict.NOT_VERIFIED,
        true,
        service.updatedAt());
  }

  /** One of its versions, or its draft, for its publisher. */
  Optional<Edition> of(ServiceEntry service, String version) {
    return version.equals(Edition.DRAFT)
        ? Optional.of(draft(service))
        : desk.version(service.id(), version).map(found -> edition(service, found));
  }

  /** Forgets what was known of a service. */
  void forget(String id) {
    known.asMap().keySet().removeIf(key -> key.id().equals(id));
    published.invalidateAll();
  }

  void hear(@Observes Heard said) {
    if (said.kind().equals(NEWS)) {
      known.invalidateAll();
      published.invalidateAll();
    }
  }
}
