package dev.meshgate.mcp.task;

import dev.meshgate.mcp.ask.Asking;
import dev.meshgate.mcp.ask.ClientCapability;
import dev.meshgate.oauth.bearer.Caller;
import dev.meshgate.platform.bulletin.Heard;
import dev.meshgate.platform.work.Work;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the work of tools that do not keep it themselves, for clients that can come back for it.
 * Every node tells how it stands and takes answers, and the one that runs it goes on; it ends with
 * that one.
 */
@ApplicationScoped
public class Jobs implements TaskSource {

  private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

  private static final int TIDY_EVERY = 15;

  private final Map<String, JobRun<?>> running = new ConcurrentHashMap<>();
  private long sweeps;
  private @Nullable Future<?> sweeping;

  @Inject JobLedger ledger;
  @Resource ManagedExecutorService threads;
  @Resource ManagedScheduledExecutorService schedule;

  @PostConstruct
  void start() {
    sweeping = schedule.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
  }

  /**
   * Does it: kept for a client that can come back, and for another while it waits. What a tool must
   * know before that it asks before. The stage is what the tool's method returns.
   *
   * @param tool its name
   * @throws dev.meshgate.mcp.tool.ToolFailure when the caller has too many of them under way
   */
  public <T> CompletionStage<T> run(
      String tool, Caller caller, Work work, Asking asking, Job<T> job) {
    if (!asking.can(ClientCapability.TASKS)) {
      try {
        return CompletableFuture.completedStage(job.done(work, asking));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return CompletableFuture.failedStage(e);
      }
    }
    var id = ledger.open(caller.subject());
    var run = new JobRun<>(id, tool, job, asking, ledger, threads);
    running.put(id, run);
    work.keptAs(id);
    return run.begin().whenComplete((value, failure) -> running.remove(id));
  }

  @Override
  public Optional<ClientTask> find(Caller caller, String id) {
    return isOurs(id) ? ledger.find(caller.subject(), id) : Optional.empty();
  }

  /** What others keep is not looked for. */
  private static boolean isOurs(String id) {
    return id.startsWith(JobLedger.PREFIX);
  }

  @Override
  public void answer(Caller caller, String id, Map<String, JsonObject> answers) {
    ledger.answer(caller.subject(), id, answers);
  }

  @Override
  public void cancel(Caller caller, String id) {
    if (find(caller, id).isPresent()) {
      ledger.cancel(id);
    }
  }

  @Override
  public Map<String, Instant> changes(Collection<String> ids) {
    var ours = ids.stream().filter(Jobs::isOurs).toList();
    return ours.isEmpty() ? Map.of() : ledger.changes(ours);
  }

  /** Somebody answered it or called it off, perhaps on another node. */
  void hear(@Observes Heard said) {
    var run = said.kind().equals(JobLedger.CHANGED) ? running.get(said.topic()) : null;
    if (run == null) {
      return;
    }
    try {
      if (ledger.renew(Set.of(said.topic())).isEmpty()) {
        run.end();
      } else {
        goOn(said.topic());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "what was said to the work of a tool is heard by the next sweep", e);
    }
  }

  private void goOn(String id) {
    var run = running.get(id);
    if (run != null && run.waits()) {
      ledger.answers(id).ifPresent(run::answered);
    }
  }

  private List<String> waiting() {
    return running.entrySet().stream()
        .filter(each -> each.getValue().waits())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Also goes on with what was answered and did not hear of it. An exception would end the
   * schedule, and with it every lease.
   */
  private void sweep() {
    try {
      if (sweeps++ % TIDY_EVERY == 0) {
        ledger.tidy();
      }
      if (running.isEmpty()) {
        return;
      }
      var ended = new HashSet<>(running.keySet());
      ended.removeAll(ledger.renew(ended));
      ended.forEach(id -> Optional.<JobRun<?>>ofNullable(running.get(id)).ifPresent(JobRun::end));
      ledger.answered(waiting()).forEach(this::goOn);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "the work of tools cannot be swept; next try in a second", e);
    }
  }
}
