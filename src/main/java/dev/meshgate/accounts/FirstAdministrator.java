package dev.meshgate.accounts;

import dev.meshgate.platform.BaseUrl;
import dev.meshgate.platform.DataFolder;
import dev.meshgate.platform.Start;
import dev.meshgate.platform.setting.Setting;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * How the first administrator comes in: by {@code MESHGATE_BOOTSTRAP_ADMIN_EMAIL} and {@code
 * …_PASSWORD}, or by a one-time link on the console. Neither does anything once there is one.
 */
@ApplicationScoped
public class FirstAdministrator {

  private static final System.Logger LOG = System.getLogger(FirstAdministrator.class.getName());

  /** Creating this file in the data folder asks for a new link. */
  private static final String REQUEST = "new-setup-link";

  @Inject Accounts accounts;
  @Inject SetupLinks links;
  @Inject BaseUrl baseUrl;
  @Inject DataFolder folder;
  @Resource ManagedScheduledExecutorService schedule;
  private @Nullable Future<?> watch;

  @PreDestroy
  void stop() {
    if (watch != null) {
      watch.cancel(true);
    }
  }

  void start(@Observes @Priority(Start.ACCOUNTS) @Initialized(ApplicationScoped.class) Object o) {
    var config = ConfigProvider.getConfig();
    var email = Setting.text(config, "meshgate.bootstrap.admin.email");
    var password = Setting.text(config, "meshgate.bootstrap.admin.password");
    if (email.isPresent() && password.isPresent() && !accounts.hasAdministrator()) {
      accounts.add(
          "Administrator", email.orElseThrow(), password.orElseThrow(), Role.ADMINISTRATOR);
      LOG.log(Level.INFO, "the first administrator was made from the environment");
    }
    watch = schedule.scheduleWithFixedDelay(this::renewWhenAsked, 2, 2, TimeUnit.SECONDS);
  }

  /** A line for the console, when nobody could sign in without it. */
  public String invitation() {
    return accounts.hasAdministrator()
        ? ""
        : "First administrator, within 30 minutes and once: " + newLink();
  }

  private String newLink() {
    return baseUrl.at("/setup?t=" + links.add().value());
  }

  private void renewWhenAsked() {
    var asked = folder.resolve(REQUEST);
    try {
      if (Files.deleteIfExists(asked)) {
        say(
            accounts.hasAdministrator()
                ? "There is an administrator already; ask them."
                : invitation());
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot remove " + asked, e);
    }
  }

  /** The link goes to the operator's console and into no log. */
  private static void say(String line) {
    System.out.println(line);
  }
}
