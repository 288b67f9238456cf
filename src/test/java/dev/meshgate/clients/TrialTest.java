package dev.meshgate.clients;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {
  @Test
  void tells() throws Exception {
    Node node = Node.installed();
    Map<String, String> env =
        Map.of(
            "MESHGATE_URL", "http://127.0.0.1:19401",
            "MESHGATE_EMAIL", "a@b.c",
            "MESHGATE_PASSWORD", "secret",
            "MESHGATE_OUT", node.folder().toString());
    for (String story :
        new String[] {
          "typescript-sdk-v1.js",
          "typescript-sdk-v2.js auto",
          "typescript-sdk-v2.js 2026-07-28",
          "inspector.js",
          "mcp-remote.js"
        }) {
      node.tell(story, env, Duration.ofSeconds(60));
    }
  }
}
