package dev.meshgate.fuzz;

import dev.meshgate.Mcp;
import java.util.ArrayList;
import java.util.List;

/** Requests that are right, to be spoilt: of every protocol and of every door. */
final class Requests {

  private final String host;
  private final String bearer;
  private final String administrator;
  private final String clientId;

  Requests(String host, String token, String administration, String clientId) {
    this.host = "Host: " + host;
    bearer = "Authorization: Bearer " + token;
    administrator = "Authorization: Bearer " + administration;
    this.clientId = clientId;
  }

  List<Message> all() {
    var all = new ArrayList<Message>();
    all.addAll(mcp());
    all.addAll(oauth());
    all.addAll(rest());
    all.addAll(pages());
    return List.copyOf(all);
  }

  private List<Message> mcp() {
    var all = new ArrayList<Message>();
    for (var method : List.of("server/discover", "tools/list", "resources/list", "prompts/list")) {
      all.add(modern(method, "", "X-Nothing: 1"));
    }
    all.add(
        modern(
            "tools/call",
            "\"name\":\"search\",\"arguments\":{\"query\":\"travel\",\"type\":\"docs\"},",
            "Mcp-Name: search"));
    all.add(
        modern(
            "tools/call",
            "\"name\":\"list_agents\",\"arguments\":{\"capabilities\":[\"data_analysis\"]},",
            "Mcp-Name: list_agents"));
    all.add(modern("resources/read", "\"uri\":\"doc://x\",", "Mcp-Name: doc://x"));
    all.add(
        modern(
            "completion/complete",
            "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"give_to_agent\"},"
                + "\"argument\":{\"name\":\"agent\",\"value\":\"d\"},",
            "X-Nothing: 1"));
    all.add(
        legacy(
            "initialize",
            "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
                + "\"clientInfo\":{\"name\":\"f\",\"version\":\"1\"}}"));
    all.add(legacy("ping", "{}"));
    all.add(legacy("tools/list", "{\"cursor\":\"abc\"}"));
    all.add(
        legacy(
            "tools/call",
            "{\"name\":\"fetch\",\"arguments\":{\"id\":\"doc_1\",\"type\":\"docs\"}}"));
    all.add(
        Message.json(
            "/v1/mcp",
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"},"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}]",
            host,
            bearer,
            "MCP-Protocol-Version: 2025-03-26"));
    all.add(
        Message.json(
            "/v1/mcp",
            "{\"method\":\"list_agents\",\"params\":{\"framework\":\"builtin\"},\"id\":4}",
            host,
            bearer));
    return all;
  }

  private Message modern(String method, String params, String named) {
    var meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
    return Message.json(
        "/v1/mcp",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\""
            + method
            + "\",\"params\":{"
            + params
            + meta
            + "}}",
        host,
        bearer,
        "Accept: application/json, text/event-stream",
        "MCP-Protocol-Version: " + Mcp.MODERN,
        "Mcp-Method: " + method,
        named);
  }

  private Message legacy(String method, String params) {
    return Message.json(
        "/v1/mcp",
        "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + "}",
        host,
        bearer,
        "Accept: application/json",
        "MCP-Protocol-Version: 2025-11-25");
  }

  private List<Message> oauth() {
    var client = "client_id=" + clientId;
    var redirect = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A33418%2Fcallback";
    return List.of(
        Message.form(
            "/oauth/token",
            "grant_type=authorization_code&code=abc&code_verifier="
                + "v".repeat(43)
                + "&"
                + client
                + redirect,
            host),
        Message.form(
            "/oauth/token",
            "grant_type=refresh_token&refresh_token=abc&scope=mcp%3Aread&" + client,
            host),
        Message.form(
            "/oauth/token",
            "grant_type=client_credentials&resource=http%3A%2F%2Flocalhost%2Fv1%2Fmcp",
            host,
            "Authorization: Basic YTpi"),
        Message.form("/oauth/revoke", "token=abc&token_type_hint=refresh_token&" + client, host),
        Message.json(
            "/oauth/register",
            "{\"client_name\":\"Fuzz\",\"redirect_uris\":[\"https://example.com/callback\"],"
                + "\"grant_types\":[\"authorization_code\"],\"scope\":\"mcp:read\","
                + "\"token_endpoint_auth_method\":\"none\"}",
            host),
        Message.get(
            "/oauth/authorize?response_type=code&state=s&scope=mcp%3Aread&code_challenge_method=S256"
                + "&code_challenge="
                + "c".repeat(43)
                + "&"
                + client
                + redirect,
            host,
            "Cookie: mesh_session=abc; other=1"),
        Message.form(
            "/oauth/sign-in?i=abc",
            "csrf=a&email=a%40example.com&password=b",
            host,
            "Cookie: mesh_csrf=a"),
        Message.form("/oauth/consent?i=abc", "csrf=a&decision=allow", host),
        Message.get("/oauth/jwks", host),
        Message.get("/.well-known/oauth-authorization-server", host),
        Message.get("/.well-known/oauth-protected-resource/v1/mcp", host));
  }

  private List<Message> rest() {
    return List.of(
        Message.json("/v1/tools/search", "{\"query\":\"travel\",\"type\":\"all\"}", host, bearer),
        Message.json("/v1/tools/list_agents", "{\"framework\":\"builtin\"}", host, bearer),
        Message.json("/v1/tools/fetch", "{\"id\":\"doc_1\",\"type\":\"docs\"}", host, bearer),
        Message.json("/v1/tokens", "{\"name\":7,\"scope\":\"mcp:read\",\"days\":-1}", host, bearer),
        Message.post("/v1/documents?title=A", "text/markdown", "# A\n\ntext", host, bearer),
        Message.post(
            "/v1/documents",
            "multipart/form-data; boundary=b",
            String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.md\"",
                "",
                "# A",
                "--b--",
                ""),
            host,
            bearer),
        Message.get("/v1/tasks?limit=5&status=completed&cursor=a", host, bearer),
        Message.get("/v1/tasks/task_abc", host, bearer),
        Message.get("/v1/limits", host, bearer),
        Message.get("/v1/actions.json", host),
        Message.get("/openapi?format=JSON", host, "Accept: application/json"),
        Message.get("/v1/admin/accounts?limit=5", host, administrator),
        Message.json(
            "/v1/admin/clients", "{\"name\":\"x\",\"redirect_uris\":[3]}", host, administrator),
        Message.get("/v1/admin/grants?account=acc_1", host, bearer));
  }

  private List<Message> pages() {
    return List.of(
        Message.get("/", host, "Accept: text/html"),
        Message.get("/console/documents?q=a", host, "Accept: text/html", "Cookie: mesh_session=a"),
        Message.get("/console/static/meshgate.css?v=1", host),
        Message.get("/oauth/sign-in?i=abc&return_to=%2Fconsole%2F", host, "Accept: text/html"),
        Message.get("/setup?token=abc", host, "Accept: text/html"),
        Message.get("/health/ready", host),
        Message.get("/oauth/sso?return_to=%2F", host),
        Message.get("/nothing/here", host, "Accept: text/html"));
  }
}
