package dev.meshgate.tasks.conversation;

import dev.meshgate.platform.text.Fitting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What was asked, and what an agent answered. */
@Entity
@Table(name = "conversation_turn")
public class ConversationTurn {

  private static final int LONGEST = 20_000;

  @Id private String id;
  private String conversationId;

  @Column(length = LONGEST)
  private String question;

  @Column(length = LONGEST)
  private String answer;

  private String agent;
  private String client;
  private Instant saidAt;

  /** For JPA alone. */
  protected ConversationTurn() {}

  ConversationTurn(String conversationId, Said said, Instant now) {
    this.id = said.taskId();
    this.conversationId = conversationId;
    this.question = Fitting.of(said.question(), LONGEST);
    this.answer = Fitting.of(said.answer(), LONGEST);
    this.agent = said.agent();
    this.client = said.client();
    this.saidAt = now;
  }

  /**
   * What was said by one task.
   *
   * @param question what was asked, with its material; too much of it is cut
   * @param agent the id of the agent that answered
   * @param client the client through which it was asked
   */
  public record Said(String taskId, String question, String answer, String agent, String client) {}

  public String taskId() {
    return id;
  }

  String conversationId() {
    return conversationId;
  }

  public String question() {
    return question;
  }

  public String answer() {
    return answer;
  }

  public String agent() {
    return agent;
  }

  public String client() {
    return client;
  }

  public Instant saidAt() {
    return saidAt;
  }

  int characters() {
    return question.length() + answer.length();
  }
}
