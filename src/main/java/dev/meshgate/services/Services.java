package dev.meshgate.services;

import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.services.ServiceRefusedException.Why;
import dev.meshgate.services.engine.Filled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The calculation services, for those who use them. */
@ApplicationScoped
public class Services {

  @Inject ServiceDesk desk;
  @Inject Editions editions;
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
    try {
      return Filled.write(
          desk.file(edition.workbook()),
          settings.limits(),
          edition.image(),
          clock,
          bound.cells(),
          settings.calculation());
    } catch (IllegalArgumentException e) {
      throw new ServiceRefusedException(Why.CONFLICT, "inputs", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
  }

  /** Whether there is a service of that id that everybody who is signed in may use. */
  public boolean isForEveryone(String id) {
    return editions.current(id).filter(edition -> edition.visibility().isShared()).isPresent();
  }

  /** Whether there is a service of that id that may be used without signing in. */
  public boolean isPublic(String id) {
    return settings.publicServices()
        && editions
            .current(id)
            .filter(edition -> edition.visibility() == Visibility.PUBLIC)
            .isPresent();
  }

  /** The current version of everything that the person may calculate with, by id. */
  public List<Edition> editionsFor(String subject) {
    return editions.current().stream().filter(edition -> edition.isVisibleTo(subject)).toList();
  }
}
