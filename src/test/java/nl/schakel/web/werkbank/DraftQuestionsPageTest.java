package nl.schakel.web.werkbank;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.schakel.SchakelTest;
import nl.schakel.process.draft.ModelDrafts;
import nl.schakel.process.edit.FormQuestion;
import nl.schakel.process.edit.QuestionKind;
import nl.schakel.process.edit.QuestionSheet;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A chain director writes the questions of a form, on a page that works without a script, and over the API. */
@SchakelTest
class DraftQuestionsPageTest {

    private static final Pattern INPUT = Pattern.compile("<input [^>]*>|<textarea [^>]*>[^<]*</textarea>");
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDrafts drafts;

    @Autowired
    private Story story;

    private Visit director;
    private UUID draft;
    private String pages;

    @BeforeEach
    void aDraft() {
        director = new Visit(port).login("keten.wvv");
        draft = drafts.begin("wvv", story.viewer("keten.wvv"));
        pages = "/werkbank/concept/" + draft + "/vragen/";
    }

    @AfterEach
    void itIsThrownAway() {
        drafts.discard(draft, story.viewer("keten.wvv"));
    }

    @Test
    void aNewFormIsMadeOnlyByAPress() {
        String asked = director.get(pages + "nieuw?nieuw=Veilig%20Thuis:%20wie%20heeft%20het%20gezag%3F&van=regio.bpmn")
                .body();
        assertThat(asked).contains("Veilig Thuis: wie heeft het gezag?", "Maak dit formulier");
        assertThat(drafts.files(draft, story.viewer("keten.wvv"))).doesNotContainKey("wie-heeft-het-gezag.form");

        HttpResponse<String> made = director.submit(
                pages + "nieuw",
                Visit.tokenIn(asked),
                "nieuw",
                "Veilig Thuis: wie heeft het gezag?",
                "van",
                "regio.bpmn");
        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(made.headers().firstValue("Location").orElseThrow())
                .endsWith(pages + "wie-heeft-het-gezag.form?van=regio.bpmn");
        String empty =
                director.get(pages + "wie-heeft-het-gezag.form?van=regio.bpmn").body();
        assertThat(empty).contains("Er staan nog geen vragen", "/route/regio.bpmn", "Geen taak gebruikt het formulier");
        assertThat(director.submit(pages + "nieuw", Visit.tokenIn(asked), "nieuw", " ")
                        .body())
                .contains("Geef het formulier een naam");
    }

    @Test
    void aQuestionIsAddedFilledInMovedAndTakenAway() {
        String file = form("Proef");
        String body = press(file, "voeg-toe", "soort", "een-keuze", "nieuwe-vraag", "Wie heeft het gezag?");
        body = press(file, "voeg-toe", "soort", "lange-tekst", "nieuwe-vraag", "Wat weet u nog meer?");
        assertThat(body).contains("De vraag staat erbij.", "Wie heeft het gezag?", "Wat weet u nog meer?");

        press(
                file,
                "bewaar",
                "uitleg.0",
                "Alleen als u het weet.",
                "antwoord.0",
                "De ouders",
                "antwoord.0",
                "Een voogd \"nu\" 🙂",
                "verplicht.0",
                "ja",
                "stuurt.0",
                "ja",
                "deel.1",
                "zorgcoordinator",
                "deel.1",
                "veiligthuis");
        List<FormQuestion> questions = questions(file);
        assertThat(questions.get(0).key()).isEqualTo("wieHeeftHetGezag");
        assertThat(questions.get(0).steers()).isTrue();
        assertThat(questions.get(0).required()).isTrue();
        assertThat(questions.get(0).choices())
                .containsExactly(
                        new FormQuestion.Choice("de-ouders", "De ouders"),
                        new FormQuestion.Choice("een-voogd-nu", "Een voogd \"nu\" 🙂"));
        assertThat(questions.get(1).share()).containsExactly("zorgcoordinator", "veiligthuis");

        press(file, "omlaag:0");
        assertThat(questions(file))
                .extracting(FormQuestion::key)
                .containsExactly("watWeetUNogMeer", "wieHeeftHetGezag");
        assertThat(questions(file).get(1)).isEqualTo(questions.get(0));
        press(file, "weg:0");
        assertThat(questions(file)).extracting(FormQuestion::key).containsExactly("wieHeeftHetGezag");
    }

    @Test
    void whatIsOpenedAndSavedIsNotChanged() {
        for (String file : List.of("signaal-beoordelen.form", "uitkomsten-bespreken.form", "behoefte-bespreken.form")) {
            press(file, "bewaar");
            assertThat(drafts.version(draft, file, story.viewer("keten.wvv")))
                    .as(file)
                    .isZero();
        }
    }

    @Test
    void whatCannotBeSoComesBackWithEverythingThatWasTyped() {
        String file = form("Proef");
        press(file, "voeg-toe", "soort", "getal", "nieuwe-vraag", "Hoeveel mensen?");

        HttpResponse<String> wrong = submit(
                file,
                "voeg-toe",
                "vraag.0",
                "= 1 + 1",
                "uitleg.0",
                "Getypt en niet kwijt",
                "soort",
                "datum",
                "nieuwe-vraag",
                " ");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("id=\"fout-vraag.0\"", "id=\"fout-vraag.1\"", "Schrijf op wat u wilt vragen.")
                .contains("value=\"= 1 + 1\"", "Getypt en niet kwijt");
        assertThat(questions(file)).hasSize(1);
    }

    @Test
    void theSecondOfTwoHearsWhoWasFirstAndLosesNothing() {
        String file = form("Proef");
        press(file, "voeg-toe", "soort", "korte-tekst", "nieuwe-vraag", "Waar?");
        List<String> typed = filledIn(director.get(pages + file).body());
        Visit colleague = new Visit(port).login("keten2.wvv");
        String theirs = colleague.get(pages + file).body();
        colleague.submit(
                pages + file,
                Visit.tokenIn(theirs),
                fields(filledIn(theirs), "voeg-toe", "soort", "datum", "nieuwe-vraag", "Wanneer?"));

        String[] fields = fields(typed, "bewaar", "vraag.0", "Waar precies?");
        HttpResponse<String> second = director.submit(pages + file, director.token(), fields);

        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body())
                .contains("heeft dit formulier intussen veranderd", "value=\"Waar precies?\"", "toch:3");
        assertThat(questions(file)).extracting(FormQuestion::label).containsExactly("Waar?", "Wanneer?");

        // over it all the same: what the colleague added stays
        String[] again = fields(typed, "toch:3", "vraag.0", "Waar precies?");
        assertThat(director.submit(pages + file, director.token(), again).statusCode())
                .isEqualTo(302);
        assertThat(questions(file)).extracting(FormQuestion::label).containsExactly("Waar precies?", "Wanneer?");
    }

    @Test
    void whoPressesTwiceHasSavedOnce() {
        String file = form("Proef");
        press(file, "voeg-toe", "soort", "korte-tekst", "nieuwe-vraag", "Waar?");
        String body = director.get(pages + file).body();
        String[] fields = fields(filledIn(body), "bewaar", "vraag.0", "Waar precies?");

        assertThat(director.submit(pages + file, Visit.tokenIn(body), fields).statusCode())
                .isEqualTo(302);
        assertThat(director.submit(pages + file, Visit.tokenIn(body), fields).statusCode())
                .isEqualTo(302);

        assertThat(drafts.version(draft, file, story.viewer("keten.wvv"))).isEqualTo(3);
    }

    @Test
    void problemsStandAtTheQuestion() {
        String file = form("Proef");
        String body = press(file, "voeg-toe", "soort", "een-keuze", "nieuwe-vraag", "Wie?");

        int question = body.indexOf("id=\"vraag-0\"");
        assertThat(question).isPositive();
        assertThat(body.substring(question, body.indexOf("Antwoorden om uit", question)))
                .contains("class=\"error\"");
    }

    @Test
    void whatSchakelNeedsCannotBeTakenAway() {
        String body = director.get(pages + "aankomst-bevestigen.form").body();

        assertThat(body)
                .contains("Schakel doet zelf iets met het antwoord.", "Haal vraag 1 weg")
                .doesNotContain("Haal vraag 2 weg");
        HttpResponse<String> gone = submit("aankomst-bevestigen.form", "weg:1");
        assertThat(gone.statusCode()).isEqualTo(400);
        assertThat(gone.body()).contains("kan niet weg");
    }

    @Test
    void sixtyQuestionsComeBackAsTheyWere() {
        String file = form("Veel");
        List<FormQuestion> asked = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            FormQuestion question = FormQuestion.asked(QuestionKind.values()[i % 9], "Vraag \u05d0\u05d7\u05e8 " + i);
            asked.add(
                    question.kind().chosen() && question.choices().isEmpty()
                            ? question.choosing(
                                    true,
                                    List.of(new FormQuestion.Choice("", "Eén"), new FormQuestion.Choice("", "Twee")),
                                    false,
                                    List.of("tmm"))
                            : question);
        }
        int version = drafts.version(draft, file, story.viewer("keten.wvv"));
        drafts.save(
                draft,
                file,
                version,
                QuestionSheet.of(QuestionSheet.empty("veel")).with(asked, java.util.Set.of()),
                story.viewer("keten.wvv"));

        press(file, "omhoog:59");

        assertThat(questions(file)).hasSize(60);
        assertThat(questions(file).get(58).label()).endsWith(" 59");
    }

    @Test
    void aFormThatCannotBeReadSaysSo() {
        drafts.save(
                draft,
                "partnervraag.form",
                0,
                "{".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                story.viewer("keten.wvv"));

        HttpResponse<String> answer = director.get(pages + "partnervraag.form");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Dit formulier is niet te lezen.");
    }

    @Test
    void othersSeeNothing() {
        assertThat(new Visit(port)
                        .login("keten.noord")
                        .get(pages + "partnervraag.form")
                        .statusCode())
                .isEqualTo(404);
        assertThat(director.get(pages + "geen.form").statusCode()).isEqualTo(404);
        assertThat(director.get(pages + "meldroute.bpmn").statusCode()).isEqualTo(404);
    }

    @Test
    void overTheApiTheSameIsReadAndWritten() throws Exception {
        Api api = Api.as(port, "keten.wvv");
        String address = "/api/v1/modellen/concepten/" + draft + "/formulieren/partnervraag";
        Api.Answer read = api.get(address);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        ObjectNode form = (ObjectNode) read.json();
        assertThat(form.path("vragen").path(1).path("sleutel").asText()).isEqualTo("alBezig");
        form.remove("formulier");

        assertThat(put(api, address, form, null).status()).isEqualTo(428);
        ((ObjectNode) form.path("vragen").path(1)).put("vraag", "Bent u al bezig?");
        ((ArrayNode) form.path("vragen"))
                .addObject()
                .put("soort", "ja-nee-onbekend")
                .put("vraag", "Mag dat?")
                .putArray("antwoorden")
                .addObject()
                .put("code", "ja")
                .put("naam", "Ja");
        Api.Answer put = put(api, address, form, "\"0\"");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("versie").asInt()).isEqualTo(1);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        Api.Answer late = put(api, address, form, "\"0\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("versie").asInt()).isEqualTo(1);
        assertThat(late.json().path("door").asText()).isNotBlank();

        ((ObjectNode) form.path("vragen").path(0)).put("soort", "kabouter");
        assertThat(put(api, address, form, "\"1\"").raw().body()).contains("vragen[0].soort");
        ObjectNode fresh = JSON.createObjectNode();
        fresh.putArray("vragen").addObject().put("soort", "uitleg").put("vraag", "Lees dit.");
        String made = address.replace("partnervraag", "heel-nieuw");
        assertThat(put(api, made, fresh, "\"0\"").status()).isEqualTo(200);
        assertThat(api.get(made).json().path("vragen").path(0).path("id").asText())
                .isEqualTo("Tekst_heel_nieuw_1");
        assertThat(put(api, address.replace("partnervraag", "HEEL_NIEUW"), fresh, "\"0\"")
                        .status())
                .isEqualTo(404);
        assertThat(Api.as(port, "keten.noord").get(address).status()).isEqualTo(404);
        assertThat(Api.as(port, "af.nijkerk").get(address).status()).isEqualTo(403);
    }

    private static Api.Answer put(Api api, String address, ObjectNode body, String ifMatch) {
        return ifMatch == null
                ? api.put(address, body.toString())
                : api.send("PUT", address, body.toString(), "Content-Type", "application/json", "If-Match", ifMatch);
    }

    private String form(String name) {
        HttpResponse<String> made = director.submit(pages + "nieuw", director.token(), "nieuw", name);
        String place = made.headers().firstValue("Location").orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private List<FormQuestion> questions(String file) {
        return QuestionSheet.of(
                        drafts.file(draft, file, story.viewer("keten.wvv")).content())
                .questions();
    }

    /** Presses a button with everything filled in as the page shows it, apart from these fields, and reads the page that follows. */
    private String press(String file, String deed, String... other) {
        HttpResponse<String> answer = submit(file, deed, other);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return director.get(pages + file).body();
    }

    private HttpResponse<String> submit(String file, String deed, String... other) {
        String body = director.get(pages + file).body();
        return director.submit(pages + file, Visit.tokenIn(body), fields(filledIn(body), deed, other));
    }

    private static String[] fields(List<String> shown, String deed, String... other) {
        List<String> fields = new ArrayList<>();
        List<String> given = List.of(other);
        for (int i = 0; i < shown.size(); i += 2) {
            if (!given.contains(shown.get(i))) {
                fields.addAll(List.of(shown.get(i), shown.get(i + 1)));
            }
        }
        fields.addAll(given);
        fields.addAll(List.of("doe", deed));
        return fields.toArray(String[]::new);
    }

    /** What a browser would send of the form. */
    private static List<String> filledIn(String body) {
        List<String> fields = new ArrayList<>();
        String form =
                body.substring(body.indexOf("id=\"vragen\""), body.indexOf("</form>", body.indexOf("id=\"vragen\"")));
        Matcher input = INPUT.matcher(form);
        while (input.find()) {
            String tag = input.group();
            String name = attribute(tag, "name");
            boolean box = tag.contains("type=\"checkbox\"");
            if (name != null && !name.equals("_csrf") && (!box || tag.contains("checked="))) {
                String value = tag.startsWith("<textarea")
                        ? tag.substring(tag.indexOf('>') + 1, tag.indexOf("</textarea>"))
                        : attribute(tag, "value");
                fields.addAll(
                        List.of(name, org.springframework.web.util.HtmlUtils.htmlUnescape(value == null ? "" : value)));
            }
        }
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : null;
    }
}
