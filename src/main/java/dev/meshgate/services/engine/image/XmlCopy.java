package dev.meshgate.services.engine.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Copies a part element by element, so that some can be written differently. Line ends and tabs in
 * attributes stay, which the JDK's own writer of XML would lose.
 */
final class XmlCopy implements AutoCloseable {

  private final XMLStreamReader reader;
  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  private final String part;

  XmlCopy(byte[] bytes, String part) {
    this.part = part;
    try {
      reader = Xml.FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
  }

  private RefusedWorkbookException damaged(XMLStreamException cause) {
    return new RefusedWorkbookException("The part " + part + " of the workbook is damaged.", cause);
  }

  /** Goes on by one event and tells its type, one of {@link XMLStreamConstants}. */
  int next() {
    try {
      return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
  }

  /** The local name of the element that begins or ends here. */
  String name() {
    return reader.getLocalName();
  }

  /** An attribute by its local name, or null. */
  @Nullable String attribute(String name) {
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The attributes of the element that begins here, by their names as they are written. */
  Map<String, String> attributes() {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(
          qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** Writes what is here as it is. */
  void copy(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(attributes());
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE, XMLStreamConstants.CDATA ->
          text(reader.getText());
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          out.append("<?")
              .append(reader.getPITarget())
              .append(' ')
              .append(Objects.requireNonNullElse(reader.getPIData(), ""))
              .append("?>");
      case XMLStreamConstants.COMMENT -> out.append("<!--").append(reader.getText()).append("-->");
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new RefusedWorkbookException(
              "The part " + part + " of the workbook defines entities of its own.");
      default -> {}
    }
  }

  /** Writes the beginning of the element that begins here with other attributes. */
  void start(Map<String, String> attributes) {
    out.append('<').append(qualified(reader.getPrefix(), reader.getLocalName()));
    for (var i = 0; i < reader.getNamespaceCount(); i++) {
      var prefix = reader.getNamespacePrefix(i);
      attribute(
          prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
          Objects.requireNonNullElse(reader.getNamespaceURI(i), ""));
    }
    attributes.forEach(this::attribute);
    out.append('>');
  }

  private void end() {
    out.append("</").append(qualified(reader.getPrefix(), reader.getLocalName())).append('>');
  }

  /** Leaves out the element that begins here, with all that is in it. */
  void skip() {
    for (var depth = 1; depth > 0; ) {
      var event = next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
      if (event == XMLStreamConstants.END_DOCUMENT) {
        return;
      }
    }
  }

  /** The prefix of the element that is here with its colon, or an empty text. */
  String prefix() {
    return qualified(reader.getPrefix(), "");
  }

  /** Writes markup that the caller has made. */
  void raw(String markup) {
    out.append(markup);
  }

  void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escaped(value, true)).append('"');
  }

  void text(String text) {
    out.append(escaped(text, false));
  }

  private static String qualified(@Nullable String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  /** A parser makes spaces of line ends in attributes, and line feeds of carriage returns. */
  static String escaped(String text, boolean inAttribute) {
    var escaped =
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
    return inAttribute
        ? escaped.replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        : escaped;
  }

  byte[] bytes() {
    return out.toString().getBytes(UTF_8);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw damaged(e);
    }
  }
}
