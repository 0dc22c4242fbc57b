package nl.schakel.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.schakel.organisation.Role;
import nl.schakel.piket.call.CallStatus;
import nl.schakel.piket.call.CallerKind;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.Reach;
import nl.schakel.placement.Consent;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.PlacementStatus;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.ShelterRung;
import nl.schakel.placement.matching.Fit;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.BedStatus;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.placement.shelter.ShelterKind;
import nl.schakel.signal.Answer;
import nl.schakel.signal.Channel;
import nl.schakel.signal.Indicators;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.Status;
import nl.schakel.web.melden.ReportReading;
import nl.schakel.web.melden.SignalCard;
import nl.schakel.web.piket.NightPlaces;
import nl.schakel.web.piket.TaskTaps;
import org.junit.jupiter.api.Test;

/** Every sentence a page asks for exists, every code a page shows has a word, and no page carries script or style. */
class PageTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z0-9.-]+)[}(]");
    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"Task_(\\w+)\"");

    @Test
    void everySentenceExists() throws IOException {
        Properties texts = texts();
        List<String> missing = new ArrayList<>();
        for (Path template : templates()) {
            Matcher key = KEY.matcher(Files.readString(template));
            while (key.find()) {
                if (!texts.containsKey(key.group(1))) {
                    missing.add(template.getFileName() + ": " + key.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCodeHasAWord() throws IOException {
        List<String> keys = new ArrayList<>();
        Indicators.codes().forEach(code -> keys.add("indicator." + code));
        Status.codes().forEach(code -> keys.addAll(List.of("status." + code, "volgen.status." + code)));
        Channel.codes().forEach(code -> keys.add("kanaal." + code));
        Outcome.codes().forEach(code -> keys.add("uitkomst." + code));
        Answer.codes().forEach(code -> keys.add("antwoord." + code));
        Arrays.stream(Role.values()).forEach(role -> keys.add("rol." + role.code()));
        ReportReading.STAFF_CHANNELS.forEach(code -> keys.add("melden.kanaal." + code));
        SignalCard.all().forEach(card -> keys.add("indicator.groep." + card.form()));
        assertThat(texts().stringPropertyNames()).containsAll(keys);
    }

    @Test
    void everyCodeOfAPlacementHasAWord() throws IOException {
        List<String> keys = new ArrayList<>();
        Arrays.stream(BedStatus.values())
                .forEach(one -> keys.addAll(List.of("bedstatus." + one.code(), "opvang.telling." + one.code())));
        Arrays.stream(ShelterKind.values()).forEach(one -> keys.add("opvangsoort." + one.code()));
        Arrays.stream(AcceptancePolicy.values())
                .forEach(one -> keys.addAll(List.of("houding." + one.code(), "houding." + one.code() + ".meer")));
        Arrays.stream(Fit.values())
                .forEach(one -> keys.addAll(List.of("plaatsing.groep." + one.code(), "uitkomst-bed." + one.code())));
        Arrays.stream(PlacementStatus.values()).forEach(one -> keys.add("plaatsingstatus." + one.code()));
        Arrays.stream(ProposalState.values()).forEach(one -> keys.add("voorstelstatus." + one.code()));
        Arrays.stream(Consent.values()).forEach(one -> keys.add("toestemming." + one.code()));
        Arrays.stream(DeclinedBy.values()).forEach(one -> keys.add("afgewezen-door." + one.code()));
        Arrays.stream(ProfileLevel.values()).forEach(one -> keys.add("niveau." + one.code()));
        ShelterRung.WITH_A_CHOICE.forEach(code -> keys.add("trede." + code));
        Matcher criterion = Pattern.compile("\\(\\d+,\\s+'([a-z-]+)'")
                .matcher(Files.readString(RESOURCES.resolve("db/migration/V8__placement.sql")));
        while (criterion.find()) {
            keys.add("criterium." + criterion.group(1));
        }
        assertThat(keys).hasSizeGreaterThan(25 + 50);
        assertThat(texts().stringPropertyNames()).containsAll(keys);
    }

    @Test
    void everyCodeOfANightHasAWord() throws IOException {
        List<String> keys = new ArrayList<>();
        Arrays.stream(CallStatus.values()).forEach(one -> keys.add("piket.status." + one.code()));
        Arrays.stream(CallerKind.values()).forEach(one -> keys.add("piket.van." + one.code()));
        Arrays.stream(Reach.values()).forEach(one -> keys.add("piket.bereik." + one.code()));
        Arrays.stream(AttemptOutcome.values()).forEach(one -> keys.add("piket.js.tik." + one.code()));
        ShelterRung.OF_THE_NIGHT.forEach(
                code -> keys.addAll(List.of("piket.trede." + code, "piket.trede." + code + ".waarom")));
        NightPlaces.reasons().forEach(code -> keys.add("criterium." + code));
        TaskTaps.all().forEach((step, choices) -> {
            keys.add("piket.stap." + step);
            choices.forEach(choice -> keys.add("piket.stap." + step + "." + choice));
        });
        assertThat(texts().stringPropertyNames()).containsAll(keys);
    }

    @Test
    void everyStepOfTheModelsHasAName() throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            for (Path model :
                    models.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                Matcher task = USER_TASK.matcher(Files.readString(model));
                while (task.find()) {
                    String kebab = task.group(1).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
                    keys.add("stap." + kebab.toLowerCase(DutchTime.DUTCH));
                }
            }
        }
        assertThat(keys).isNotEmpty();
        assertThat(texts().stringPropertyNames()).containsAll(keys);
    }

    @Test
    void noPageCarriesScriptStyleOrASentenceOfItsOwn() throws IOException {
        for (Path template : templates()) {
            String html = Files.readString(template);
            assertThat(html)
                    .as(template.toString())
                    .doesNotContainPattern("<script(?![^>]*th:src)")
                    .doesNotContainPattern("<style")
                    .doesNotContainPattern("\\sstyle=")
                    .doesNotContainPattern("\\son[a-z]+=\"")
                    .doesNotContain("th:utext")
                    .doesNotContain("javascript:");
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            List<Path> found =
                    files.filter(path -> path.toString().endsWith(".html")).toList();
            assertThat(found).hasSizeGreaterThan(10);
            return found;
        }
    }

    private static Properties texts() throws IOException {
        Properties texts = new Properties();
        try (Stream<Path> files = Files.list(RESOURCES)) {
            for (Path bundle : files.filter(path -> path.toString().endsWith(".properties"))
                    .toList()) {
                try (var reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        }
        return texts;
    }
}
