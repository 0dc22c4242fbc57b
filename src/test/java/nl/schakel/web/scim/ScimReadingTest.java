package nl.schakel.web.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Filters and changes of SCIM as text: what they mean, and that nonsense is refused as nonsense. Everybody here is invented. */
class ScimReadingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOMEBODY = """
            {"id": "1", "userName": "Jo@Voorbeeld.example", "active": true, "name": {"familyName": "Vos (fictief)"},
             "emails": [{"value": "jo@voorbeeld.example", "type": "work"}, {"value": "jo@elders.example", "type": "home"}]}
            """;
    private static final List<String> PIECES = List.of(
            "userName",
            "emails",
            "[",
            "]",
            "(",
            ")",
            "eq",
            "\"x\"",
            ".",
            "value",
            "not",
            "and",
            "or",
            "members",
            "5",
            "null",
            "active",
            "\"",
            "\\",
            "urn:",
            " ",
            "name",
            "true",
            "{}",
            "pr",
            "co",
            "type",
            "gt",
            "$");

    @Test
    void aFilterAsksWhatItSays() {
        assertThat(fits("userName eq \"jo@voorbeeld.example\""))
                .as("capitals do not count")
                .isTrue();
        assertThat(fits("id eq \"1\" and active eq true")).isTrue();
        assertThat(fits("active eq \"False\"")).isFalse();
        assertThat(fits("active ne true or userName sw \"jo\"")).isTrue();
        assertThat(fits("not (userName sw \"jo\") or id eq \"2\" and active pr"))
                .isFalse();
        assertThat(fits("id eq \"2\" or id eq \"1\" and active eq false"))
                .as("and goes before or")
                .isFalse();
        assertThat(fits("emails[type eq \"home\" and value ew \"voorbeeld.example\"]"))
                .as("of one and the same address")
                .isFalse();
        assertThat(fits("emails.type eq \"home\" and emails ew \"voorbeeld.example\""))
                .isTrue();
        assertThat(fits("externalId pr")).isFalse();
        assertThat(fits("name.familyName gt \"V\" and name.familyName lt \"W\""))
                .isTrue();
    }

    @Test
    void aChangeMakesWhatItSays() {
        assertThat(changed("replace", "emails[type eq \"work\"].value", "\"x\"").path("emails"))
                .extracting(one -> one.path("value").asText())
                .containsExactly("x", "jo@elders.example");
        assertThat(changed("add", "emails[type eq \"other\"].value", "\"x\"").path("emails"))
                .as("one that was not there is made")
                .hasSize(3);
        assertThat(changed("remove", "emails[type eq \"work\"]", "null").path("emails"))
                .hasSize(1);
        assertThat(changed("remove", "emails", "[{\"value\":\"jo@elders.example\"}]")
                        .path("emails"))
                .as("as Entra ID takes one out")
                .hasSize(1);
        assertThat(changed("remove", "emails", "null").path("emails")).isEmpty();
        assertThat(changed("Add", "emails", "[{\"value\":\"jo@elders.example\"}]")
                        .path("emails"))
                .as("what is there is not added again")
                .hasSize(2);
        assertThat(changed("replace", "NAME.GIVENNAME", "\"Jo\"")
                        .path("name")
                        .path("givenName")
                        .asText())
                .isEqualTo("Jo");
        assertThat(changed("replace", "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName", "\"Jo\"")
                        .path("name")
                        .path("givenName")
                        .asText())
                .isEqualTo("Jo");
        assertThat(changed("replace", "title", "\"x\"").has("title")).isFalse();
        assertThatThrownBy(() -> changed("replace", "meta.version", "\"x\"")).isInstanceOf(ScimRefused.class);
    }

    @Test
    void nonsenseIsRefusedAndNothingElseHappens() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, 1 + random.nextInt(9))
                    .mapToObj(none -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""))
                    .collect(Collectors.joining());
            String value = List.of("\"x\"", "5", "null", "[]", "{}", "[null]", "[{\"value\":5}]", "true")
                    .get(random.nextInt(8));
            try {
                fits(text);
            } catch (ScimRefused refused) {
                assertThat(refused.status().is4xxClientError()).isTrue();
            }
            try {
                ScimResources.members(
                        changed(List.of("add", "replace", "remove").get(random.nextInt(3)), text, value));
            } catch (ScimRefused refused) {
                assertThat(refused.status().is4xxClientError()).isTrue();
            }
        }
    }

    private static boolean fits(String filter) {
        ScimFilter.simple(filter);
        return ScimFilter.read(filter, ScimSchema.ASKED_OF_USER).test(json(SOMEBODY));
    }

    private static ObjectNode changed(String op, String path, String value) {
        ObjectNode operation = JSON.createObjectNode().put("op", op).put("path", path);
        operation.set("value", json(value));
        ObjectNode request = JSON.createObjectNode();
        request.putArray("Operations").add(operation);
        return ScimPatch.apply(
                (ObjectNode) json(SOMEBODY), request, ScimResources.KEPT_OF_USER, ScimSchema.ASKED_OF_USER);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
