package dev.meshgate.platform.bulletin;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that was posted, as a row. */
@Entity
@Table(name = "bulletin")
class Bulletin {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long number;

  @SuppressWarnings("UnusedVariable")
  private String node;

  private String kind;

  @Column(length = 2_000)
  private String topic;

  private @Nullable String audience;

  @Column(length = Heard.LONGEST_BODY)
  private @Nullable String body;

  @SuppressWarnings("UnusedVariable")
  private Instant postedAt;

  /** For JPA alone. */
  protected Bulletin() {}

  Bulletin(String node, Heard said, Instant postedAt) {
    this.node = node;
    this.kind = said.kind();
    this.topic = said.topic();
    this.audience = said.audience();
    this.body = said.body();
    this.postedAt = postedAt;
  }

  long number() {
    return requireNonNull(number, "only a stored row has a number");
  }

  Heard said() {
    return new Heard(kind, topic, audience, body);
  }
}
