package dev.meshgate.services;

import dev.meshgate.platform.Json;
import dev.meshgate.services.ServiceRefusedException.Why;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.contract.DefinitionJson;
import dev.meshgate.services.contract.DefinitionReader;
import dev.meshgate.services.engine.CalculationException;
import dev.meshgate.services.engine.image.Image;
import dev.meshgate.services.engine.image.RefusedWorkbookException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The calculation services, for those who make and publish them. */
@ApplicationScoped
public class Publishing {

  @Inject ServiceDesk desk;
  @Inject Editions editions;
  @Inject Workbooks workbooks;
  @Inject Calculations calculations;
  @Inject ServiceSettings settings;
  @Inject ServiceNames names;
  @Inject Clock clock;

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
    var id =
        proposal.id().isEmpty() ? names.freeId(definition.name()) : names.checkedId(proposal.id());
    var draft = draft(definition, proposal, Visibility.OWNER, false);
    var made = entered(id, draft, upload, owner);
    workbooks.keep(made.workbook(), image);
    editions.forget(id);
    return made;
  }

  private ServiceEntry entered(String id, Draft draft, Upload upload, String owner) {
    try {
      return desk.enter(id, draft, upload, owner);
    } catch (RuntimeException e) {
      // Somebody else was faster; another failure is told as what it is.
      if (desk.find(id).isPresent()) {
        throw ServiceNames.alreadyThere(id);
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
    var changed =
        desk.change(service.id(), draft, upload, by).orElseThrow(Publishing::goneMeanwhile);
    workbooks.keep(changed.workbook(), image);
    editions.forget(service.id());
    return changed;
  }

  private Draft draft(
      Definition definition, Proposal proposal, Visibility visibility, boolean exportable) {
    var asked = proposal.visibility();
    if (asked == Visibility.PUBLIC && !settings.publicServices()) {
      throw new ServiceRefusedException(
          Why.CONFLICT,
          "visibility",
          "This installation has no services for people who have not signed in. Its operator can"
              + " allow them with MESHGATE_SERVICES_PUBLIC=true; everyone is for all who sign in.");
    }
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
    return inspect(editions.draft(service));
  }

  private Report inspect(Edition draft) {
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
    var draft = editions.draft(service);
    var report = inspect(draft);
    if (report.needsConfirmation() && !wish.confirmed()) {
      throw new ServiceRefusedException(
          Why.CONFIRMATION_NEEDED, "confirm", report.json().getString("message"), report);
    }
    var publication =
        new Publication(
            names.versionFor(service, draft.definition(), wish.version()).toString(),
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
    return published(
        service.id(),
        to.content(),
        new Publication(
            names.nextPatch(service).toString(), "As " + to.name() + " was.", clock.instant(), by));
  }

  private ServiceVersion published(
      String id, ServiceVersion.Content content, Publication publication) {
    var version = desk.publish(id, content, publication).orElseThrow(Publishing::goneMeanwhile);
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

  private Image image(Upload upload) {
    try {
      return workbooks.image(upload);
    } catch (RefusedWorkbookException e) {
      throw new ServiceRefusedException(
          Why.UNREADABLE_WORKBOOK, "file", String.valueOf(e.getMessage()));
    }
  }

  private static ServiceRefusedException goneMeanwhile() {
    return new ServiceRefusedException(Why.CONFLICT, "id", "The service was removed meanwhile.");
  }
}
