package dev.meshgate.workflows;

import dev.meshgate.accounts.Accounts;
import dev.meshgate.accounts.Role;
import dev.meshgate.tasks.TaskSettings;
import dev.meshgate.workflows.WorkflowRefusedException.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The workflows that people stored, and those that came with the product. */
@ApplicationScoped
public class Workflows {

  private static final int LONGEST_ID = 63;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Pattern NOT_OF_AN_ID = Pattern.compile("[^a-z0-9]+");

  @Inject WorkflowShelf shelf;
  @Inject TaskSettings settings;
  @Inject Accounts accounts;

  /**
   * Those that a person may see, by id.
   *
   * @param category only those of it; empty for all
   * @param tags only those with any of them; empty for all
   */
  public List<NamedWorkflow> visibleTo(String subject, String category, List<String> tags) {
    return shelf.visibleTo(subject).stream()
        .filter(
            one ->
                category.isBlank()
                    || one.definition().category().equalsIgnoreCase(category.strip()))
        .filter(
            one ->
                tags.isEmpty()
                    || tags.stream()
                        .anyMatch(
                            tag ->
                                one.definition().tags().stream()
                                    .anyMatch(tag.strip()::equalsIgnoreCase)))
        .toList();
  }

  /** The one of that id, in its last version, if the person may see it. */
  public Optional<NamedWorkflow> find(String subject, String id) {
    return shelf.find(id).filter(one -> one.isVisibleTo(subject) || administers(subject));
  }

  /** All versions of it, the newest first. */
  public List<NamedWorkflow> versions(NamedWorkflow workflow) {
    return shelf.versions(workflow);
  }

  /** That version of it, if there is one. */
  public Optional<NamedWorkflow> version(NamedWorkflow workflow, int number) {
    return shelf.version(workflow, number);
  }

  /**
   * Which ones a person may change and remove: their own, and administrators all. The roles are
   * looked up once for all that are asked about.
   */
  public Predicate<NamedWorkflow> changeable(String subject) {
    var all = administers(subject);
    return workflow -> all || workflow.isOwnedBy(subject);
  }

  private boolean administers(String subject) {
    return accounts.roles(subject).contains(Role.ADMINISTRATOR);
  }

  /**
   * Stores a new one.
   *
   * @throws WorkflowRefusedException naming all that is wrong
   */
  public NamedWorkflow store(JsonObject json, String owner) {
    var problems = new ArrayList<String>();
    var fields = new Fields(json, "", problems);
    var named = fields.text("id", LONGEST_ID);
    if (!named.isEmpty() && !ID.matcher(named).matches()) {
      problems.add("id must be 1 to 63 lower-case letters, digits and hyphens.");
    }
    var visibility = fields.word("visibility", Visibility.class, Visibility.OWNER);
    var definition = DefinitionReader.read(json, settings.steps(), problems);
    var id = named.isEmpty() ? ofName(definition.name()) : named;
    try {
      return shelf.add(id, definition, visibility, owner).orElseThrow(() -> taken(id));
    } catch (WorkflowRefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      // Of two at once one is stored.
      throw shelf.find(id).<RuntimeException>map(one -> taken(id)).orElse(e);
    }
  }

  /**
   * Stores another version of it. What is left out is as if it had never been said.
   *
   * @throws WorkflowRefusedException naming all that is wrong
   */
  public NamedWorkflow change(NamedWorkflow workflow, JsonObject json, String by) {
    var problems = new ArrayList<String>();
    var fields = new Fields(json, "", problems);
    var visibility = fields.word("visibility", Visibility.class, Visibility.OWNER);
    var definition = DefinitionReader.read(json, settings.steps(), problems);
    return shelf
        .change(workflow.id(), definition, visibility, by)
        .orElseThrow(
            () ->
                new WorkflowRefusedException(
                    Why.INVALID_INPUT, "The workflow was removed meanwhile."));
  }

  public void remove(NamedWorkflow workflow, String by) {
    shelf.remove(workflow.id(), by);
  }

  private static String ofName(String name) {
    var made = NOT_OF_AN_ID.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    var bare = made.replaceAll("^-+", "");
    var cut = bare.length() <= LONGEST_ID ? bare : bare.substring(0, LONGEST_ID);
    var id = cut.replaceAll("-+$", "");
    return id.isEmpty() ? "workflow" : id;
  }

  private static WorkflowRefusedException taken(String id) {
    return new WorkflowRefusedException(
        Why.ALREADY_STORED,
        "There is a workflow with the id '"
            + id
            + "' already. Choose another id, or change that one.");
  }
}
