package dev.meshgate.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Deeds that are the same but for the moment, such as calls of one tool by one person with one
 * application. They are one entry with a line for each: a thousand calls a second must not cost a
 * thousand rows a second.
 */
final class Alike {

  /** So much of the lines fits into what is kept of an entry. */
  private static final int LONGEST = 50_000;

  private final Deed.Dated first;
  private final StringBuilder calls;

  private Alike(Deed.Dated first) {
    this.first = first;
    this.calls = new StringBuilder(first.calls());
  }

  /** Those that are alike as one, in the order in which each was done first. */
  static List<Deed.Dated> together(List<Deed.Dated> all) {
    var newest = new HashMap<Deed, Alike>();
    var told = new ArrayList<Alike>();
    for (var dated : all) {
      var known = dated.calls().isEmpty() ? null : newest.get(dated.deed());
      if (known != null && known.hasRoomFor(dated)) {
        known.calls.append(',').append(dated.calls());
      } else {
        var alike = new Alike(dated);
        newest.put(dated.deed(), alike);
        told.add(alike);
      }
    }
    return told.stream().map(Alike::dated).toList();
  }

  private boolean hasRoomFor(Deed.Dated dated) {
    return !calls.isEmpty() && calls.length() + dated.calls().length() < LONGEST;
  }

  private Deed.Dated dated() {
    return new Deed.Dated(first.deed(), first.at(), calls.toString());
  }
}
