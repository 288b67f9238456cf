package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.platform.text.Csv;
import dev.meshgate.rest.PrivateAnswer;
import dev.meshgate.services.Outcome;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which form a calculation is answered. */
enum AnswerFormat {
  JSON {
    @Override
    Response answer(Outcome outcome, Instant now, JsonObject links) {
      return answered(
          MediaType.APPLICATION_JSON, Json.bytes(ExecutionJson.of(outcome, now, links).build()));
    }
  },
  /** For people who look at it. */
  PRETTY {
    @Override
    Response answer(Outcome outcome, Instant now, JsonObject links) {
      var text = new StringWriter();
      try (var writer = INDENTING.createWriter(text)) {
        writer.write(ExecutionJson.of(outcome, now, links).build());
      }
      return answered(MediaType.APPLICATION_JSON, text.toString().strip());
    }
  },
  /** A line of names and a line of values. */
  CSV {
    @Override
    Response answer(Outcome outcome, Instant now, JsonObject links) {
      var values = outcome.values();
      var head = values.keySet().stream().map(Csv::cell).collect(Collectors.joining(","));
      var line = values.values().stream().map(this::cell).collect(Collectors.joining(","));
      return answered("text/csv;charset=UTF-8", head + "\r\n" + line + "\r\n");
    }

    /** Only a text could be taken for a formula; the minus of a number is its own. */
    private String cell(JsonValue value) {
      return value instanceof JsonString text ? Csv.cell(text.getString()) : plain(value);
    }

    private String plain(JsonValue value) {
      return switch (value.getValueType()) {
        case NULL -> "";
        case ARRAY, OBJECT -> Csv.cell(value.toString());
        case STRING, NUMBER, TRUE, FALSE -> value.toString();
      };
    }
  },
  /** A line of name and value for each output, as Excel's WEBSERVICE takes it. */
  PLAIN {
    @Override
    Response answer(Outcome outcome, Instant now, JsonObject links) {
      return answered(
          "text/plain;charset=UTF-8",
          outcome.values().entrySet().stream()
              .map(one -> one.getKey() + ": " + words(one.getValue()) + "\n")
              .collect(Collectors.joining()));
    }

    private String words(JsonValue value) {
      return value instanceof JsonString text ? text.getString() : value.toString();
    }
  };

  private static final JsonWriterFactory INDENTING =
      jakarta.json.Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

  abstract Response answer(Outcome outcome, Instant now, JsonObject links);

  static AnswerFormat of(@Nullable String word, boolean pretty) {
    return switch (word == null ? "json" : word) {
      case "json" -> pretty ? PRETTY : JSON;
      case "csv" -> CSV;
      case "plain" -> PLAIN;
      default -> throw Problem.invalid("_format", "_format must be json, csv or plain.");
    };
  }

  private static Response answered(String mediaType, Object entity) {
    return PrivateAnswer.of(entity, mediaType).build();
  }
}
