package dev.meshgate.oauth.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.oauth.Scope;
import dev.meshgate.oauth.pat.ServiceKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Under whom a call is counted, and what it reaches")
class CallerTest {

  private static final String OPEN = "https://mesh.example.com/v1/mcp/services/open";

  @Test
  void strangersAreCountedEachByTheirAddress() {
    var one = Caller.anonymous("open", OPEN, "192.0.2.1", Instant.EPOCH);
    var other = Caller.anonymous("open", OPEN, "192.0.2.2", Instant.EPOCH);

    assertThat(one.counted()).hasSize(1).doesNotContainAnyElementsOf(other.counted());
    assertThat(one.subject()).isNotEqualTo(other.subject());
    assertThat(one.application()).isEmpty();
    assertThat(one.user("open")).isPresent();
    assertThat(one.user("other")).isEmpty();
  }

  @Test
  void whoHoldsATokenIsCountedAndSoIsItsMaker() {
    var key = new ServiceKey("pt_1", "acc_1", Set.of("open"), Instant.MAX);
    var token = new Caller.Token("pt_1", Instant.EPOCH, Instant.MAX);
    var holder =
        new Caller(
            "token:pt_1", "personal", "pt_1", OPEN, Set.of(Scope.MCP_READ), token, List.of(key));

    assertThat(holder.counted()).containsExactly("token:pt_1", "acc_1");
    assertThat(holder.application()).isEmpty();
  }
}
