package dev.meshgate.platform;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The pages for people. Each template says at its top which parameters it takes; one that may be
 * absent is left out of the map. Everything is escaped for the place where it stands.
 */
@ApplicationScoped
public class Templates {

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * The Content-Security-Policy of a page.
   *
   * @param formAction where its forms may lead, redirects included: {@code 'self'}, and on the
   *     consent page the origin of the redirect URI too
   */
  public static String policy(String formAction) {
    return "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
        + " frame-ancestors 'none'; base-uri 'none'; form-action "
        + formAction;
  }

  /**
   * Something technical, with what a person is told about it.
   *
   * @param name as it travels
   * @param words one short plain sentence without a full stop
   */
  public record Described(String name, String words) {}

  /**
   * The page as text.
   *
   * @param template path below {@code src/main/jte}, such as {@code oauth/consent.jte}
   * @param parameters the template's, by name
   * @throws IllegalArgumentException when a name is not one of the template's: a misspelt one would
   *     be a page without it
   */
  public String page(String template, Map<String, ?> parameters) {
    var known = engine.getParamInfo(template).keySet();
    if (!known.containsAll(parameters.keySet())) {
      throw new IllegalArgumentException(template + " knows only " + known);
    }
    var page = new StringOutput();
    engine.render(template, Map.copyOf(parameters), page);
    return page.toString();
  }

  /** The page as it travels, UTF-8. */
  public byte[] bytes(String template, Map<String, ?> parameters) {
    return page(template, parameters).getBytes(StandardCharsets.UTF_8);
  }
}
