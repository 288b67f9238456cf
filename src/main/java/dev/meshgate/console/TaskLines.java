package dev.meshgate.console;

import dev.meshgate.oauth.client.Client;
import dev.meshgate.oauth.client.Clients;
import dev.meshgate.platform.PlainText;
import dev.meshgate.tasks.Task;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;

/** Tasks as lines of a list, with the names of the applications that they came through. */
@Dependent
class TaskLines {

  private static final int NAME = 60;

  /** How a call with a personal token names its client. */
  private static final String PERSONAL = "personal";

  @Inject Clients clients;

  List<TaskLine> of(List<Task> tasks) {
    var names = new HashMap<String, String>();
    return tasks.stream()
        .map(task -> TaskLine.of(task, names.computeIfAbsent(task.client(), this::nameOf)))
        .toList();
  }

  /** The name that the application gave itself, its id when it is gone, or what a token is. */
  String nameOf(String client) {
    if (client.equals(PERSONAL)) {
      return "a personal token";
    }
    return PlainText.of(clients.find(client).map(Client::name).orElse(client), NAME);
  }
}
