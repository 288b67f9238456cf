package dev.meshgate.agents.remote;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.egress.Call;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/**
 * How the operations of A2A become requests of HTTP. A dialect is a version, and after a space the
 * binding where that is not JSON-RPC: {@code 1.0} or {@code 0.3 HTTP+JSON}.
 */
interface A2aBinding {

  String JSON_RPC = "JSONRPC";
  String HTTP_JSON = "HTTP+JSON";

  static String dialect(String version, String binding) {
    return binding.equals(JSON_RPC) ? version : version + " " + binding;
  }

  static A2aBinding of(Endpoint endpoint, Map<String, String> headers) {
    var words = A2aWords.of(endpoint.dialect());
    return endpoint.dialect().endsWith(HTTP_JSON)
        ? new OfHttp(endpoint.uri(), headers, words)
        : new OfJsonRpc(endpoint.uri(), headers, words);
  }

  Call send(String text, boolean streaming);

  Call get(String task);

  /** Hears what a task goes on to tell. */
  Call subscribe(String task);

  Call cancel(String task);

  /** What stands in an answer or event; the same in both. */
  JsonObject result(JsonObject said);

  /** A2A 1.0 §9, 0.3 §7: one address, and the operation as a method. */
  record OfJsonRpc(URI uri, Map<String, String> headers, A2aWords words) implements A2aBinding {

    @Override
    public Call send(String text, boolean streaming) {
      return call(words.send(streaming), words.message(text, streaming));
    }

    @Override
    public Call get(String task) {
      return call(words.get(), Json.object().add("id", task).add("historyLength", 1).build());
    }

    @Override
    public Call subscribe(String task) {
      return call(words.subscribe(), Json.object().add("id", task).build());
    }

    @Override
    public Call cancel(String task) {
      return call(words.cancel(), Json.object().add("id", task).build());
    }

    private Call call(String method, JsonObject params) {
      var body =
          Json.object()
              .add("jsonrpc", "2.0")
              .add("id", 1)
              .add("method", method)
              .add("params", params)
              .build();
      return Call.post(uri, headers, body.toString());
    }

    @Override
    public JsonObject result(JsonObject said) {
      return Told.object(said, "result");
    }
  }

  /** A2A 1.0 §11: an address for each; those of 0.3 stand below {@code /v1}. */
  record OfHttp(URI uri, Map<String, String> headers, A2aWords words) implements A2aBinding {

    @Override
    public Call send(String text, boolean streaming) {
      return Call.post(
          at(streaming ? "/message:stream" : "/message:send"),
          headers,
          words.protobufMessage(text, streaming).toString());
    }

    @Override
    public Call get(String task) {
      return Call.get(at(task(task) + "?historyLength=1"), headers);
    }

    @Override
    public Call subscribe(String task) {
      return Call.get(at(task(task) + ":subscribe"), headers);
    }

    @Override
    public Call cancel(String task) {
      return Call.post(at(task(task) + ":cancel"), headers, "{}");
    }

    private URI at(String path) {
      return URI.create(uri.toString().replaceAll("/+$", "") + words.root() + path);
    }

    private static String task(String id) {
      return "/tasks/" + Chosen.encoded(id).replace("+", "%20");
    }

    @Override
    public JsonObject result(JsonObject said) {
      return said;
    }
  }
}
