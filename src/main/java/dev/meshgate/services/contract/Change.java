package dev.meshgate.services.contract;

import dev.meshgate.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What callers notice when one definition takes the place of another.
 *
 * @param weight whether calls that were right before still are
 * @param json {@code {"inputs":{"added":[…],"removed":[…],"changed":[…]},"outputs":{…}}}
 */
public record Change(Weight weight, JsonObject json) {

  /** What it means for callers. */
  public enum Weight {
    /** Something that they rely on is gone, or they must give more. */
    BREAKS,
    /** There is more. */
    ADDS,
    /** Nothing but numbers and words. */
    KEEPS
  }

  /** From one to the other. */
  public static Change between(Definition before, Definition after) {
    var oldInputs = byName(DefinitionJson.inputs(before, false));
    var newInputs = byName(DefinitionJson.inputs(after, false));
    var oldOutputs = byName(DefinitionJson.outputs(before, false));
    var newOutputs = byName(DefinitionJson.outputs(after, false));
    var breaks =
        !newInputs.keySet().containsAll(oldInputs.keySet())
            || !newOutputs.keySet().containsAll(oldOutputs.keySet())
            || asksMore(before, after);
    var adds =
        !oldInputs.keySet().containsAll(newInputs.keySet())
            || !oldOutputs.keySet().containsAll(newOutputs.keySet());
    return new Change(
        breaks ? Weight.BREAKS : adds ? Weight.ADDS : Weight.KEEPS,
        Json.object()
            .add("inputs", told(oldInputs, newInputs))
            .add("outputs", told(oldOutputs, newOutputs))
            .build());
  }

  /** An input that must be given now and need not before, or is of another type. */
  private static boolean asksMore(Definition before, Definition after) {
    return after.inputs().stream()
        .anyMatch(
            input ->
                before.inputs().stream()
                    .filter(old -> Names.same(old.name(), input.name()))
                    .findFirst()
                    .map(
                        old ->
                            (input.mandatory() && !old.mandatory()) || input.type() != old.type())
                    .orElse(input.mandatory()));
  }

  private static Map<String, JsonObject> byName(JsonArray list) {
    var map = new LinkedHashMap<String, JsonObject>();
    list.forEach(
        one -> map.put(Names.plain(one.asJsonObject().getString("name")), one.asJsonObject()));
    return map;
  }

  private static JsonObjectBuilder told(
      Map<String, JsonObject> before, Map<String, JsonObject> after) {
    var added = Json.array();
    var removed = Json.array();
    var changed = Json.array();
    after.forEach(
        (name, now) -> {
          var was = before.get(name);
          if (was == null) {
            added.add(now);
          } else if (!was.equals(now)) {
            changed.add(Json.object().add("before", was).add("after", now));
          }
        });
    before.forEach(
        (name, was) -> {
          if (!after.containsKey(name)) {
            removed.add(was);
          }
        });
    return Json.object().add("added", added).add("removed", removed).add("changed", changed);
  }
}
