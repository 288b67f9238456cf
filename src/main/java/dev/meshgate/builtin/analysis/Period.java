package dev.meshgate.builtin.analysis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time by which rows are put together. */
enum Period {
  DAY("days?|tage?", "daily|täglich\\w*", "yyyy-MM-dd"),
  WEEK("weeks?|wochen?", "weekly|wöchentlich\\w*", "YYYY-'W'ww"),
  MONTH("months?|monate?", "monthly|monatlich\\w*", "yyyy-MM"),
  QUARTER("quarters?|quartale?", "quarterly|quartalsweise", "yyyy-'Q'q"),
  YEAR("years?|jahre?", "yearly|annual(?:ly)?|jährlich\\w*", "yyyy");

  private static final int MOST_POINTS = 40;

  private final Pattern words;
  private final DateTimeFormatter label;

  Period(String noun, String adverb, String label) {
    this.words =
        Pattern.compile(
            "\\b(?:(?:by|per|each|every|je|pro|nach|jede[mnrs]?) (?:"
                + noun
                + ")|"
                + adverb
                + ")\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    // Weeks begin on Monday there, as ISO 8601 has them.
    this.label = DateTimeFormatter.ofPattern(label, Locale.GERMANY);
  }

  /** The period that a question names, if it names one. */
  static Optional<Period> in(String question) {
    return Arrays.stream(values()).filter(p -> p.words.matcher(question).find()).findFirst();
  }

  /**
   * The period that dates are written for, such as months, or a longer one that leaves few enough
   * points to see a line in.
   */
  static Period fitting(List<@Nullable LocalDateTime> dates) {
    var present = dates.stream().filter(Objects::nonNull).toList();
    var least = DAY;
    for (var period : List.of(MONTH, QUARTER, YEAR)) {
      if (present.stream().allMatch(at -> period.begin(at).equals(at.toLocalDate()))) {
        least = period;
      }
    }
    for (var period : values()) {
      var points = present.stream().map(period::begin).distinct().count();
      if (period.compareTo(least) >= 0 && points <= MOST_POINTS) {
        return period;
      }
    }
    return YEAR;
  }

  /** The first day of the period that a date lies in. */
  LocalDate begin(LocalDateTime at) {
    var day = at.toLocalDate();
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** Names the period that begins on a day. */
  String label(LocalDate begin) {
    return label.format(begin);
  }

  /** How many of these lie between the beginnings of two. */
  double between(LocalDate from, LocalDate to) {
    return switch (this) {
      case DAY -> ChronoUnit.DAYS.between(from, to);
      case WEEK -> ChronoUnit.WEEKS.between(from, to);
      case MONTH -> ChronoUnit.MONTHS.between(from, to);
      case QUARTER -> IsoFields.QUARTER_YEARS.between(from, to);
      case YEAR -> ChronoUnit.YEARS.between(from, to);
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
