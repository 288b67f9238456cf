package dev.meshgate.library;

import dev.meshgate.documents.Document;
import dev.meshgate.documents.Documents;
import dev.meshgate.mcp.resource.Resource;
import dev.meshgate.mcp.resource.ResourceContents;
import dev.meshgate.mcp.resource.ResourceSource;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** {@code meshgate://documents/…}: the guide and everything that was put in beside it. */
@Dependent
class DocumentResources implements ResourceSource {

  private static final String BEFORE = "meshgate://documents/";
  private static final String VARIABLE = "{id}";

  /** So many are looked through for an id that begins like that one. */
  private static final int LOOKED_THROUGH = 200;

  private final Documents documents;

  @Inject
  DocumentResources(Documents documents) {
    this.documents = documents;
  }

  @Override
  public String kind() {
    return "documents";
  }

  @Override
  public List<Resource> list(Caller caller, int from, int most) {
    return documents.newestVisibleTo(caller.subject(), from, most).stream()
        .map(DocumentResources::resource)
        .toList();
  }

  private static Resource resource(Document document) {
    return new Resource(uri(document), document.origin(), document.title(), "", mimeType(document));
  }

  static String uri(Document document) {
    return BEFORE + document.id();
  }

  @Override
  public List<Resource> templates() {
    return List.of(
        new Resource(
            BEFORE + VARIABLE,
            "document",
            "Document",
            "The text of a document, by the id that search gives after doc:",
            "text/plain"));
  }

  @Override
  public Optional<ResourceContents> read(String uri, Caller caller) {
    return uri.startsWith(BEFORE)
        ? documents
            .find(uri.substring(BEFORE.length()), caller.subject())
            .map(found -> ResourceContents.text(mimeType(found), documents.text(found)))
        : Optional.empty();
  }

  /** What is handed out is the text; of a PDF, too. */
  private static String mimeType(Document document) {
    return document.mediaType().equals("text/markdown") ? "text/markdown" : "text/plain";
  }

  @Override
  public List<String> complete(String template, String variable, String begun, Caller caller) {
    return documents.newestVisibleTo(caller.subject(), LOOKED_THROUGH).stream()
        .map(Document::id)
        .filter(id -> id.startsWith(begun))
        .toList();
  }
}
