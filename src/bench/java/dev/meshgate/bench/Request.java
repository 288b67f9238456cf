package dev.meshgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request as it travels (RFC 9112 §3), written once and sent as it is. */
record Request(String method, URI uri, Map<String, String> headers, String body) {

  static Request get(URI uri, Map<String, String> headers) {
    return new Request("GET", uri, headers, "");
  }

  /** One that brings something of that type. */
  static Request post(URI uri, Map<String, String> headers, String type, String body) {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Type", type);
    all.put("Content-Length", Integer.toString(body.getBytes(UTF_8).length));
    return new Request("POST", uri, all, body);
  }

  byte[] bytes() {
    var text = new StringBuilder(method).append(' ').append(uri.getRawPath());
    if (uri.getRawQuery() != null) {
      text.append('?').append(uri.getRawQuery());
    }
    text.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text.append("\r\n").append(body).toString().getBytes(UTF_8);
  }
}
