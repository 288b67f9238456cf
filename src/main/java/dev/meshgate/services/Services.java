package dev.meshgate.services;

import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.platform.Json;
import dev.meshgate.services.ServiceRefusedException.Why;
import dev.meshgate.services.contract.Change;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.DefinitionJson;
import dev.meshgate.services.contract.DefinitionReader;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.Filled;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calculation services, for those who make them and for those who ask them. */
@ApplicationScoped
public class Services {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  @Inject ServiceDesk desk;
  @Inject Editions editions;
  @Inject Workbooks workbooks;
  @Inject Calculations calculations;
  @Inject ServiceSettings settings;
  @Inject Accounts accounts;
  @Inject Clock clock;

  /** What a person may see: their own, and what is published for everyone; by id. */
  public List<ServiceEntry> visibleTo(String subject) {
    return desk.visibleTo(subject);
  }

  /** The one of that id, if the person may see it. */
  public Optional<ServiceEntry> find(String subject, String id) {
    return desk.find(id).filter(service -> service.isVisibleTo(subject) || administers(subject));
  }

  /** Whether a person may change and publish it: its owner, and administrators. */
  public boolean mayChange(String subject, ServiceEntry service) {
    return service.isOwnedBy(subject) || administers(subject);
  }

  private boolean administers(String subject) {
    return accounts.roles(subject).contains(Role.ADMINISTRATOR);
  }

  /**
   * What a person may calculate with.
   *
   * @param version such as {@code 1.2.0}; empty for the one that is current; {@code draft} for what
   *     is not published yet, which is only for those who may change it
   */
  public Optional<Edition> edition(String subject, String id, String version) {
    if (version.equals(Edition.DRAFT)) {
      return find(subject, id).filter(service -> mayChange(subject, service)).map(editions::draft);
    }
    return editions.pinned(id, version).filter(edition -> edition.isVisibleTo(subject));
  }

  /**
   * Writes the workbook with the values of a call in it.
   *
   * @throws dev.meshgate.services.contract.InvalidInputsException with everything that is wrong
   * @throws ServiceRefusedException if a value cannot be put where it should
   */
  public byte[] filled(Edition edition, Query query) {
    var bound = calculations.check(edition, query);
    var out = new ByteArrayOutputStream();
    try {
      Filled.write(
          desk.file(edition.workbook()),
          edition.image(),
          clock,
          bound.cells(),
          settings.calculation(),
          out);
    } catch (IllegalArgumentException e) {
      throw new ServiceRefusedException(Why.CONFLICT, "inputs", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  /** Whether there is a service of that id that everybody who is signed in may use. */
  public boolean isForEveryone(String id) {
    return editions
        .current(id)
        .filter(edition -> edition.visibility() == Visibility.EVERYONE)
        .isPresent();
  }

  /** The current version of everything that the person may calculate with, by id. */
  public List<Edition> editionsFor(String subject) {
    return visibleTo(subject).stream()
        .filter(ServiceEntry::isPublished)
        .flatMap(service -> editions.current(service.id()).stream())
        .toList();
  }

  /**
   * Makes a service of a workbook.
   *
   * @throws ServiceRefusedException saying what to change
   * @throws dev.meshgate.services.contract.InvalidDefinitionException with all that is wrong
   */
  public ServiceEntry create(Proposal proposal, String owner) {
    var upload = proposal.upload();
    if (upload == null) {
      throw new ServiceRefusedException(Why.INVALID_INPUT, "file", "file is missing: a workbook.");
    }
    var image = image(upload);
    var said =
        proposal.definition().isEmpty()
            ? Suggested.definition(upload, image)
            : proposal.definition();
    var definition = DefinitionReader.read(said, image);
    var id = proposal.id().isEmpty() ? freeId(definition.name()) : checkedId(proposal.id());
    var draft = draft(definition, proposal, Visibility.OWNER, false);
    var made = entered(id, draft, upload, owner);
    editions.forget(id);
    return made;
  }

  private ServiceEntry entered(String id, Draft draft, Upload upload, String owner) {
    try {
      return desk.enter(id, draft, upload, owner);
    } catch (RuntimeException e) {
      // Somebody else was faster; another failure is told as what it is.
      if (desk.find(id).isPresent()) {
        throw alreadyThere(id);
      }
      throw e;
    }
  }

  /** Puts what is said now in the place of the draft; what is not said stays. */
  public ServiceEntry change(ServiceEntry service, Proposal proposal, String by) {
    var upload = proposal.upload();
    var image = upload == null ? workbooks.stored(service.workbook()) : image(upload);
    var said =
        proposal.definition().isEmpty()
            ? Json.readObject(service.definition())
            : proposal.definition();
    var draft =
        draft(
            DefinitionReader.read(said, image),
            proposal,
            service.visibility(),
            service.isExportable());
    var changed = desk.change(service.id(), draft, upload, by).orElseThrow(Services::goneMeanwhile);
    editions.forget(service.id());
    return changed;
  }

  private static Draft draft(
      Definition definition, Proposal proposal, Visibility visibility, boolean exportable) {
    var asked = proposal.visibility();
    var export = proposal.exportable();
    return new Draft(
        DefinitionJson.whole(definition),
        asked == null ? visibility : asked,
        export == null ? exportable : export);
  }

  public void remove(ServiceEntry service, String by) {
    if (service.isPublished()) {
      throw new ServiceRefusedException(
          Why.CONFLICT, "id", "The service is published. Take it back first, then remove it.");
    }
    desk.remove(service.id(), by);
    editions.forget(service.id());
  }

  /**
   * Calculates the draft's formulas and test cases and says what was found.
   *
   * @throws ServiceRefusedException if that takes too long
   */
  public Report inspect(ServiceEntry service) {
    var draft = editions.draft(service);
    try {
      return Inspection.of(draft.definition(), draft.image(), clock, settings.verification());
    } catch (CalculationException e) {
      throw new ServiceRefusedException(
          Why.UNREADABLE_WORKBOOK, "file", "The workbook cannot be checked. " + e.getMessage());
    }
  }

  /**
   * Publishes the draft.
   *
   * @param wish what the publisher says of the version
   * @throws ServiceRefusedException if the report asks for a confirmation that is not given
   */
  public ServiceVersion publish(ServiceEntry service, Wish wish, String by) {
    var report = inspect(service);
    if (report.needsConfirmation() && !wish.confirmed()) {
      throw new ServiceRefusedException(
          Why.CONFIRMATION_NEEDED, "confirm", report.json().getString("message"), report);
    }
    var draft = editions.draft(service);
    var publication =
        new Publication(
            nameFor(service, draft.definition(), wish.version()).toString(),
            wish.note(),
            wish.effectiveAt() == null ? clock.instant() : wish.effectiveAt(),
            by);
    return published(
        service.id(),
        new ServiceVersion.Content(
            service.definition(), service.workbook(), report.json().toString()),
        publication);
  }

  /** Publishes what an older version was, under a new name. */
  public ServiceVersion rollBack(ServiceEntry service, ServiceVersion to, String by) {
    var now = clock.instant();
    var last = lastName(service).orElse(VersionName.FIRST);
    var name = new VersionName(last.major(), last.minor(), last.patch() + 1);
    return published(
        service.id(),
        to.content(),
        new Publication(name.toString(), "As " + to.name() + " was.", now, by));
  }

  private ServiceVersion published(
      String id, ServiceVersion.Content content, Publication publication) {
    var version = desk.publish(id, content, publication).orElseThrow(Services::goneMeanwhile);
    editions.forget(id);
    return version;
  }

  /** Nobody can calculate with it from now on, whatever version they ask for. */
  public void takeBack(ServiceEntry service, String by) {
    desk.unpublish(service.id(), by);
    editions.forget(service.id());
  }

  /** What has been published of it, newest first. */
  public List<ServiceVersion> versions(ServiceEntry service) {
    return desk.versions(service.id());
  }

  public Optional<ServiceVersion> version(ServiceEntry service, String name) {
    return desk.version(service.id(), name);
  }

  /**
   * What changes for callers from one version to another, in parameters and in the results of the
   * test cases; empty if one of them is not there.
   *
   * @param to a version, or {@code draft}
   */
  public Optional<JsonObject> difference(ServiceEntry service, String from, String to) {
    return editions
        .of(service, from)
        .flatMap(
            before ->
                editions
                    .of(service, to)
                    .map(after -> new VersionDifference(calculations, before, after).json()));
  }

  private VersionName nameFor(ServiceEntry service, Definition definition, String asked) {
    var last = lastName(service);
    if (asked.isEmpty()) {
      return last.map(name -> name.after(since(service, name, definition)))
          .orElse(VersionName.FIRST);
    }
    var name =
        VersionName.of(asked)
            .orElseThrow(
                () ->
                    new ServiceRefusedException(
                        Why.INVALID_INPUT, "version", "version must look like 1.2.0."));
    if (last.isPresent() && name.compareTo(last.orElseThrow()) <= 0) {
      throw new ServiceRefusedException(
          Why.INVALID_INPUT, "version", "version must be later than " + last.orElseThrow() + ".");
    }
    return name;
  }

  private Optional<VersionName> lastName(ServiceEntry service) {
    return desk.versions(service.id()).stream()
        .flatMap(version -> VersionName.of(version.name()).stream())
        .max(VersionName::compareTo);
  }

  private Change since(ServiceEntry service, VersionName name, Definition definition) {
    var last = editions.of(service, name.toString()).map(Edition::definition).orElse(definition);
    return Change.between(last, definition);
  }

  private Image image(Upload upload) {
    try {
      return workbooks.image(upload);
    } catch (RefusedWorkbookException e) {
      throw new ServiceRefusedException(
          Why.UNREADABLE_WORKBOOK, "file", String.valueOf(e.getMessage()));
    }
  }

  private String checkedId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ServiceRefusedException(
          Why.INVALID_INPUT, "id", "id must be 1 to 63 of a-z, 0-9, _ and -, a letter first.");
    }
    if (desk.find(id).isPresent()) {
      throw alreadyThere(id);
    }
    return id;
  }

  private static ServiceRefusedException alreadyThere(String id) {
    return new ServiceRefusedException(
        Why.ALREADY_THERE, "id", "There is a service with the id '" + id + "' already.");
  }

  private String freeId(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-$", "");
    var stem = plain.isEmpty() ? "service" : plain.substring(0, Math.min(plain.length(), 50));
    var id = stem;
    for (var i = 2; desk.find(id).isPresent(); i++) {
      id = stem + "-" + i;
    }
    return id;
  }

  private static ServiceRefusedException goneMeanwhile() {
    return new ServiceRefusedException(Why.CONFLICT, "id", "The service was removed meanwhile.");
  }

  /**
   * What a publisher hands in.
   *
   * @param id what it is to be called in addresses; empty for one made of its name
   * @param upload the workbook; null for none
   * @param definition as it was posted; empty for what the workbook itself suggests, or for the one
   *     that there is
   */
  public record Proposal(
      String id,
      @Nullable Upload upload,
      JsonObject definition,
      @Nullable Visibility visibility,
      @Nullable Boolean exportable) {}

  /**
   * How a publisher wants a version.
   *
   * @param confirmed whether it is to be published even where the report finds differences
   * @param version such as {@code 1.2.0}; empty for the next one
   * @param note what is new; may be empty
   * @param effectiveAt from when on it is current; null for at once
   */
  public record Wish(
      boolean confirmed, String version, String note, @Nullable Instant effectiveAt) {}
}
