package dev.meshgate.services.engine.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a part points to (ECMA-376 part 2, 6.5). */
final class Relations {

  /** One relation; the target is the name of a part of the same archive. */
  record Relation(String id, String type, String target) {}

  private final List<Relation> all;

  private Relations(List<Relation> all) {
    this.all = all;
  }

  static Relations of(Parts parts, String part, Deadline deadline) {
    var slash = part.lastIndexOf('/');
    var folder = part.substring(0, slash + 1);
    var name = folder + "_rels/" + part.substring(slash + 1) + ".rels";
    var bytes = parts.get(name);
    var all = new ArrayList<Relation>();
    if (bytes != null) {
      try (var xml = new Xml(bytes, name, deadline)) {
        for (String element; (element = xml.next()) != null; ) {
          // What lies elsewhere, such as the address of a link in a cell, we never open.
          if (element.equals("Relationship")
              && !xml.attribute("TargetMode", "").equals("External")) {
            var type = xml.attribute("Type", "");
            all.add(
                new Relation(
                    xml.attribute("Id", ""),
                    type.substring(type.lastIndexOf('/') + 1),
                    resolve(folder, xml.attribute("Target", ""))));
          }
        }
      }
    }
    return new Relations(all);
  }

  private static String resolve(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    var steps = new ArrayList<String>();
    for (var step : (folder + target).split("/", -1)) {
      if (step.equals("..")) {
        if (!steps.isEmpty()) {
          steps.remove(steps.size() - 1);
        }
      } else if (!step.equals(".") && !step.isEmpty()) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  Optional<Relation> byId(String id) {
    return all.stream().filter(relation -> relation.id.equals(id)).findFirst();
  }

  List<Relation> ofType(String type) {
    return all.stream().filter(relation -> relation.type.equals(type)).toList();
  }
}
