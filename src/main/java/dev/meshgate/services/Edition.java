package dev.meshgate.services;

import dev.meshgate.services.compilation.Subject;
import dev.meshgate.services.contract.Definition;
import dev.meshgate.services.engine.image.Image;
import java.time.Instant;

/**
 * A version of a service, or its draft, ready to calculate.
 *
 * @param id of the service
 * @param owner who made it; empty for what the application brought along
 * @param version such as {@code 1.2.0}, or {@code draft}
 * @param workbook the id of its file
 * @param verdict what was found when it was published
 * @param isMoody whether results depend on the moment or on chance
 * @param since when it was published
 */
public record Edition(
    String id,
    String owner,
    Visibility visibility,
    boolean exportable,
    String version,
    Definition definition,
    String workbook,
    Image image,
    Report.Verdict verdict,
    boolean isMoody,
    Instant since) {

  /** The name of what is not published yet. */
  public static final String DRAFT = "draft";

  /** As the service says now who may see it. */
  Edition with(ServiceEntry service) {
    return new Edition(
        id,
        owner,
        service.visibility(),
        service.isExportable(),
        version,
        definition,
        workbook,
        image,
        verdict,
        isMoody,
        since);
  }

  boolean isVisibleTo(String subject) {
    return visibility.isShared() || (!owner.equals(ServiceEntry.NOBODY) && owner.equals(subject));
  }

  /** As what it is compiled. */
  Subject subject() {
    return new Subject(id, version, workbook);
  }

  /** Whether it is the same as another, to the last formula. */
  public String key() {
    return id + ' ' + version + ' ' + workbook;
  }
}
