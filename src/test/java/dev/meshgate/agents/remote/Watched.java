package dev.meshgate.agents.remote;

import dev.meshgate.platform.work.TraceContext;
import dev.meshgate.platform.work.Work;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Work that keeps what was told. */
final class Watched implements Work {

  static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> handles = new CopyOnWriteArrayList<>();

  @Override
  public void report(double progress, double total, String message) {
    messages.add(message);
  }

  @Override
  public void givenTo(String handle) {
    handles.add(handle);
  }

  @Override
  public TraceContext trace() {
    return new TraceContext(PARENT, "", "");
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  List<String> messages() {
    return messages;
  }

  List<String> handles() {
    return handles;
  }
}
