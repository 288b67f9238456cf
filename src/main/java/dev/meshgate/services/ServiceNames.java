package dev.meshgate.services;

import dev.meshgate.services.ServiceRefusedException.Why;
import dev.meshgate.services.contract.Change;
import dev.meshgate.services.contract.Definition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What services are called in addresses, and versions of them. */
@ApplicationScoped
class ServiceNames {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  @Inject ServiceDesk desk;
  @Inject Editions editions;

  /**
   * An id that its publisher wants.
   *
   * @throws ServiceRefusedException if it cannot be one, or there is one
   */
  String checkedId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ServiceRefusedException(
          Why.INVALID_INPUT, "id", "id must be 1 to 63 of a-z, 0-9, _ and -, a letter first.");
    }
    if (desk.find(id).isPresent()) {
      throw alreadyThere(id);
    }
    return id;
  }

  static ServiceRefusedException alreadyThere(String id) {
    return new ServiceRefusedException(
        Why.ALREADY_THERE, "id", "There is a service with the id '" + id + "' already.");
  }

  /** One made of a name, that nobody has. */
  String freeId(String name) {
    var stem = stem(name);
    var id = stem;
    for (var i = 2; desk.find(id).isPresent(); i++) {
      id = stem + "-" + i;
    }
    return id;
  }

  static String stem(String name) {
    var plain =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replace("ß", "ss")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-$", "");
    return plain.isEmpty() ? "service" : plain.substring(0, Math.min(plain.length(), 50));
  }

  /**
   * The name of the next version.
   *
   * @param asked what its publisher wants; empty for what callers will notice
   * @throws ServiceRefusedException if it cannot be one, or is not later than the last
   */
  VersionName versionFor(ServiceEntry service, Definition definition, String asked) {
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

  /** The name of the next version where nothing is new. */
  VersionName nextPatch(ServiceEntry service) {
    var last = lastName(service).orElse(VersionName.FIRST);
    return new VersionName(last.major(), last.minor(), last.patch() + 1);
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
}
