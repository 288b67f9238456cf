package dev.meshgate.mcp.legacy;

import dev.meshgate.mcp.Running;
import dev.meshgate.oauth.bearer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The calls under way on this node that {@code notifications/cancelled} can name. */
@ApplicationScoped
public class RunningCalls {

  private final ConcurrentHashMap<Key, List<Running>> calls = new ConcurrentHashMap<>();

  void add(Caller caller, String id, Running running) {
    calls.merge(
        new Key(caller, id),
        List.of(running),
        (old, more) -> Stream.concat(old.stream(), more.stream()).toList());
  }

  void remove(Caller caller, String id, Running running) {
    calls.computeIfPresent(
        new Key(caller, id),
        (key, old) -> {
          var rest = old.stream().filter(other -> other != running).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /**
   * Cancels the caller's call of that id. Two windows of one client may use the same id at the same
   * time; which of them is meant nobody can know, so then none is.
   */
  void cancel(Caller caller, String id) {
    var named = calls.getOrDefault(new Key(caller, id), List.of());
    if (named.size() == 1) {
      named.get(0).cancel();
    }
  }

  /** A request id belongs to one person with one client under one grant. */
  private record Key(String subject, String client, String grant, String id) {

    Key(Caller caller, String id) {
      this(caller.subject(), caller.client(), caller.grant(), id);
    }
  }
}
