package dev.meshgate.rest.services;

import dev.meshgate.platform.Json;
import dev.meshgate.platform.Problem;
import dev.meshgate.rest.QueryNumber;
import dev.meshgate.services.ServiceEntry;
import dev.meshgate.services.Services;
import jakarta.json.JsonObjectBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of the services that somebody may see. */
record ServiceList(Services services, List<ServiceEntry> page, int total, int limit, int offset) {

  private static final int FEW = 50;
  private static final int MOST = 200;

  static ServiceList of(
      Services services,
      String subject,
      @Nullable String limit,
      @Nullable String offset,
      @Nullable String sort,
      @Nullable String order) {
    var from = QueryNumber.of("offset", offset, 0, 0, Integer.MAX_VALUE);
    var most = QueryNumber.of("limit", limit, FEW, 1, MOST);
    var all = services.visibleTo(subject);
    var page =
        all.stream()
            .sorted(sorted(sort == null ? "name" : sort, order == null ? "asc" : order))
            .skip(from)
            .limit(most)
            .toList();
    return new ServiceList(services, page, all.size(), most, from);
  }

  private static Comparator<ServiceEntry> sorted(String sort, String order) {
    var ascending =
        switch (sort.toLowerCase(Locale.ROOT)) {
          case "name" -> Comparator.comparing(ServiceEntry::id);
          case "updatedat" -> Comparator.comparing(ServiceEntry::updatedAt);
          default -> throw Problem.invalid("sort", "sort must be name or updatedAt.");
        };
    return switch (order.toLowerCase(Locale.ROOT)) {
      case "asc" -> ascending;
      case "desc" -> ascending.reversed();
      default -> throw Problem.invalid("order", "order must be asc or desc.");
    };
  }

  JsonObjectBuilder toJson(String subject) {
    var list = Json.array();
    page.forEach(
        service ->
            services
                .edition(subject, service.id(), "")
                .map(ServiceJson::line)
                .or(() -> Optional.of(ServiceJson.own(service)))
                .ifPresent(list::add));
    return Json.object()
        .add("services", list)
        .add(
            "pagination",
            Json.object()
                .add("total", total)
                .add("limit", limit)
                .add("offset", offset)
                .add("hasMore", offset + page.size() < total));
  }
}
