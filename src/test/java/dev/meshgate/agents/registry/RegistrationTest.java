package dev.meshgate.agents.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meshgate.agents.registry.RegistrationRefusedException.Why;
import dev.meshgate.agents.remote.Protocol;
import dev.meshgate.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

  private static Registration of(String json) throws RegistrationRefusedException {
    return Registration.from(Json.readObject(json.replace('\'', '"')));
  }

  @Test
  void whatIsNotSaidHasAValue() throws RegistrationRefusedException {
    var registration =
        of(
            "{'name':'The Bookkeeper & Co','capabilities':['book_keeping'],'endpoint':'https://a.example/x','unknown':1}");

    assertThat(registration.idOrOfName()).isEqualTo("the-bookkeeper-co");
    assertThat(registration.framework()).isEqualTo("custom");
    assertThat(registration.protocol()).isEqualTo(Protocol.HTTP);
    assertThat(registration.visibility()).isEqualTo(Visibility.OWNER);
    assertThat(registration.concurrency()).isEqualTo(10);
    assertThat(registration.credential()).isEqualTo(Credential.NONE);
    assertThat(registration.described()).isFalse();
    assertThat(registration.cost()).isNull();
    assertThat(registration.profile()).doesNotContainKey("cost");
  }

  /** As a zero-width joiner, a right-to-left override, and a letter of the tags block. */
  @Test
  void attack36OrdersThatNobodySeesAreTakenOut() throws RegistrationRefusedException {
    var hidden = "\u200d\u202e" + new String(Character.toChars(0xE0041));

    var registration =
        of(
            "{'name':'Book"
                + hidden
                + "keeper','description':'Keeps"
                + hidden
                + " books\\nand more','capabilities':['book"
                + hidden
                + "_keeping'],'tags':['"
                + hidden
                + "money'],'endpoint':'https://a.example/x'}");

    assertThat(registration.name()).isEqualTo("Bookkeeper");
    assertThat(registration.description()).isEqualTo("Keeps books and more");
    assertThat(registration.capabilities()).containsExactly("book_keeping");
    assertThat(registration.tags()).containsExactly("money");
  }

  @Test
  void instructionsMayBeAnObject() throws RegistrationRefusedException {
    var registration =
        of(
            "{'name':'A','capabilities':['x'],'endpoint':'https://a.example',"
                + "'instructions':{'guidelines':['be brief']}}");

    assertThat(registration.instructions()).isEqualTo("{\"guidelines\":[\"be brief\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "name | {'capabilities':['x'],'endpoint':'https://a.example'}",
        "capabilities | {'name':'A','endpoint':'https://a.example'}",
        "capabilities | {'name':'A','capabilities':'x','endpoint':'https://a.example'}",
        "id | {'id':'Not An Id','name':'A','capabilities':['x'],'endpoint':'https://a.example'}",
        "endpoint | {'name':'A','capabilities':['x']}",
        "endpoint | {'name':'A','capabilities':['x'],'endpoint':'not an address'}",
        "endpoint | {'name':'A','capabilities':['x'],'endpoint':'https://u:p@a.example'}",
        "url | {'url':'mailto:a@b.example'}",
        "url | {'url':'file:///bin/sh','protocol':'mcp','command':'/bin/sh','args':['-c','id']}",
        "protocol | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','protocol':'smtp'}",
        "visibility | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','visibility':'all'}",
        "max_concurrent_tasks | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','max_concurrent_tasks':0}",
        "cost | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','cost':-1}",
        "cost | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','cost':'cheap'}",
        "cost | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','cost':1e300}",
        "timeout_seconds | {'name':'A','capabilities':['x'],'endpoint':'https://a.example','timeout_seconds':1.5}",
        "authentication | {'url':'https://a.example','authentication':{'type':'bearer'}}",
        "authentication | {'url':'https://a.example','authentication':{'type':'bearer','key':'a\\nb'}}",
        "authentication | {'url':'https://a.example','authentication':{'type':'header','header':'Host','key':'x'}}",
        "authentication | {'url':'https://a.example','authentication':{'type':'kerberos'}}",
        "authentication | {'url':'https://a.example','authentication':{'type':'bearer','key':5}}",
      })
  void namesTheFieldThatIsWrong(String field, String json) {
    assertThatThrownBy(() -> of(json))
        .isInstanceOfSatisfying(
            RegistrationRefusedException.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(Why.INVALID_INPUT);
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused.sentence()).contains(field);
            });
  }
}
