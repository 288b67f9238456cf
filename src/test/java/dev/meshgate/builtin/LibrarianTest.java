package dev.meshgate.builtin;

import static dev.meshgate.builtin.BuiltinFixtures.librarian;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meshgate.agents.AgentReply;
import dev.meshgate.agents.AgentRequest;
import dev.meshgate.builtin.Passages.Passage;
import dev.meshgate.platform.work.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The librarian")
class LibrarianTest {

  private static final Passage LEAVE =
      new Passage(
          "doc_1",
          "Employee handbook",
          "https://mesh.example/console/documents/doc_1",
          "Paid leave",
          "You have 28 days of paid vacation per calendar year.",
          7.5);

  private static final Passage FLEET =
      new Passage("doc_2", "Car policy", null, "", "Cars are washed monthly.", 7);

  private static AgentReply answer(Librarian librarian) {
    return librarian.run(
        AgentRequest.of("How many vacation days do I have per year?", "acc_1"), Work.UNWATCHED);
  }

  @Test
  void quotesThePassagesWithTheirPlaces() {
    var reply = answer(librarian(LEAVE));

    assertThat(reply.text())
        .contains("> You have 28 days of paid vacation per calendar year.")
        .contains("[1] Employee handbook › Paid leave");
    assertThat(reply.citations()).hasSize(1);
    assertThat(reply.citations().get(0).url()).isEqualTo(LEAVE.url());
  }

  @Test
  void leavesOutWhatDoesNotSpeakOfTheQuestion() {
    assertThat(answer(librarian(LEAVE, FLEET)).text()).doesNotContain("washed");
  }

  @Test
  void saysSoWhenNothingFits() {
    assertThat(answer(librarian()).text()).startsWith("Nothing in the documents");
    assertThat(answer(librarian(FLEET)).text()).startsWith("Nothing in the documents");
    assertThat(answer(librarian(FLEET)).citations()).isEmpty();
  }

  @Test
  void looksOnlyAtWhatTheAskerMaySee() {
    var subjects = new ArrayList<String>();
    Passages passages =
        (question, subject, limit) -> {
          subjects.add(subject);
          return List.of();
        };

    answer(new Librarian(passages, BuiltinFixtures.CLOCK, BuiltinSettings.DEFAULT));

    assertThat(subjects).containsExactly("acc_1");
  }
}
