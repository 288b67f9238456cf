package dev.meshgate.services.engine.image;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A part read from its beginning to its end, elements by their local names. The transitional and
 * the strict form of ECMA-376 differ in their namespaces only.
 */
final class Xml implements AutoCloseable {

  /** No element of a workbook lies deeper. */
  private static final int DEEPEST = 64;

  static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final String part;
  private final Deadline deadline;
  private int depth;
  private int events;

  Xml(byte[] bytes, String part, Deadline deadline) {
    this.part = part;
    this.deadline = deadline;
    try {
      reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    // The JDK's own: what a server brings may forgive more.
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Goes to the next beginning of an element; its local name, or null at the end of the part. */
  @Nullable String next() {
    return nextWithin(0);
  }

  /** Goes to the next beginning of an element below that depth, or null where that depth ends. */
  @Nullable String nextWithin(int outer) {
    while (true) {
      switch (event()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return reader.getLocalName();
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth < outer) {
            return null;
          }
        }
        case XMLStreamConstants.END_DOCUMENT -> {
          return null;
        }
        default -> {}
      }
    }
  }

  /** How deep the element lies that begins here. */
  int depth() {
    return depth;
  }

  private int event() {
    if ((++events & 0x3FF) == 0) {
      deadline.check();
    }
    try {
      if (!reader.hasNext()) {
        return XMLStreamConstants.END_DOCUMENT;
      }
      var event = reader.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new RefusedWorkbookException(
            "The part " + part + " of the workbook defines entities of its own.");
      }
      if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
        throw new RefusedWorkbookException("The part " + part + " is nested too deep.");
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private RefusedWorkbookException broken(XMLStreamException cause) {
    return new RefusedWorkbookException("The part " + part + " of the workbook is damaged.", cause);
  }

  /** All text up to the end of this element, that of elements within too, except some. */
  String text(Set<String> except) {
    var text = new StringBuilder();
    var outer = depth;
    var skipping = 0;
    while (depth >= outer) {
      var event = event();
      if (event == XMLStreamConstants.START_ELEMENT) {
        skipping += skipping > 0 || except.contains(reader.getLocalName()) ? 1 : 0;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        skipping -= skipping > 0 ? 1 : 0;
      } else if (event == XMLStreamConstants.END_DOCUMENT) {
        return text.toString();
      } else if (skipping == 0 && event == XMLStreamConstants.CHARACTERS) {
        text.append(reader.getText());
      }
    }
    return text.toString();
  }

  String text() {
    return text(Set.of());
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

  String attribute(String name, String absent) {
    var value = attribute(name);
    return value == null ? absent : value;
  }

  int number(String name, int absent) {
    var value = attribute(name);
    try {
      return value == null ? absent : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new RefusedWorkbookException(
          "The part " + part + " of the workbook has '" + value + "' where a number should be.", e);
    }
  }

  /** xsd:boolean. */
  boolean flag(String name, boolean absent) {
    var value = attribute(name);
    return value == null ? absent : value.equals("1") || value.equals("true");
  }

  /** An attribute of the namespace of relationships. */
  @Nullable String relation() {
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      var space = reader.getAttributeNamespace(i);
      if (reader.getAttributeLocalName(i).equals("id")
          && space != null
          && space.endsWith("/relationships")) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }
}
