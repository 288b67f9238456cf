package dev.meshgate.console;

import dev.meshgate.accounts.SignedIn;
import dev.meshgate.documents.Document;
import dev.meshgate.documents.Documents;
import dev.meshgate.documents.Source;
import dev.meshgate.documents.Visibility;
import dev.meshgate.documents.text.DocumentType;
import dev.meshgate.platform.Markdown;
import dev.meshgate.platform.PageProblem;
import dev.meshgate.platform.PlainText;
import gg.jte.Content;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@code /console/documents}: what can be found here, and the place where it can be read. */
@Path("/console/documents")
@RequestScoped
@SignedIn
public class DocumentsPage extends ConsolePage {

  private static final int SHOWN = 200;
  private static final int TITLE = 200;

  @Inject Documents documents;

  /**
   * A document in the list.
   *
   * @param from where it came from, in words
   * @param yours whether nobody but the one who handed it in finds it
   */
  public record Line(
      String id, String title, String from, boolean yours, int characters, Instant updatedAt) {

    static Line of(Document document) {
      return new Line(
          document.id(),
          PlainText.of(document.title(), TITLE),
          from(document.source()),
          document.visibility() == Visibility.OWNER,
          document.characters(),
          document.updatedAt());
    }

    private static String from(Source source) {
      return switch (source) {
        case UPLOAD -> "Handed in";
        case FOLDER -> "From the company’s folder";
        case GUIDE -> "Guide";
        case DEMO -> "Example";
      };
    }
  }

  @GET
  public Response all() {
    var lines = documents.newestVisibleTo(person().id(), SHOWN).stream().map(Line::of).toList();
    return show("console/documents.jte", Map.of("documents", lines));
  }

  @GET
  @Path("{id}")
  public Response one(@PathParam("id") String id) {
    var document = documents.find(id, person().id()).orElseThrow(PageProblem::notFound);
    var parameters = new HashMap<String, Object>();
    parameters.put("document", Line.of(document));
    var text = documents.text(document);
    if (document.mediaType().equals(DocumentType.MARKDOWN.mediaType())) {
      parameters.put("content", shown(document.title(), text));
    } else {
      parameters.put("plain", text);
    }
    return show("console/document.jte", parameters);
  }

  /** The page has the title already; a document begins with its own in most cases. */
  private static Content shown(String title, String markdown) {
    var begin = markdown.stripLeading();
    var heading = "# " + title;
    return Markdown.of(
        begin.startsWith(heading + "\n") ? begin.substring(heading.length()) : begin, 1);
  }
}
