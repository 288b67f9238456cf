package dev.meshgate.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: whether the database answers. Open, and so without any detail. */
@Readiness
@ApplicationScoped
public class HealthReady implements HealthCheck {

  private static final int SECONDS = 2;

  @Resource(name = "jdbc/health", lookup = "jdbc/meshgate")
  DataSource database;

  @Override
  public HealthCheckResponse call() {
    try (var connection = database.getConnection()) {
      return HealthCheckResponse.named("database").status(connection.isValid(SECONDS)).build();
    } catch (SQLException e) {
      return HealthCheckResponse.down("database");
    }
  }
}
