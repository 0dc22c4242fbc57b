package nl.schakel.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.schakel.faults.Node;
import nl.schakel.web.security.Visit;
import org.springframework.util.FileSystemUtils;

/**
 * What lists and pages take with a country's history beside the same list in a database that holds little else than the
 * fifty rows it shows. Both nodes are asked in turn, so that whatever else the machine does hits them alike.
 */
public final class Scale {

    private static final Path FOLDER = Path.of("target", "bench", "scale");
    private static final int CASES = Integer.getInteger("scale.cases", 1_100_000);
    private static final int WARM_UP = Integer.getInteger("scale.warm-up", 60);
    private static final int TIMES = Integer.getInteger("scale.times", 150);
    private static final Map<String, String> SETTINGS = Map.of(
            "camunda.bpm.job-execution.enabled", "false",
            "schakel.toegangslog.controle", "false");

    private Scale() {}

    /** One list as one viewer asks for it. @param path may hold {@code {zaak}} and {@code {volgende}} */
    private record Look(String what, String viewer, String path) {}

    private static final List<Look> LOOKS = List.of(
            new Look("API `/zaken`", "af.nijkerk", "/api/v1/zaken"),
            new Look("API `/zaken`", "keten.wvv", "/api/v1/zaken"),
            new Look("API `/zaken`, few cases", "nla.oost", "/api/v1/zaken"),
            new Look("API `/zaken`, five cases", "veiligthuis.gm", "/api/v1/zaken"),
            new Look("API `/zaken`, page two", "af.nijkerk", "/api/v1/zaken?volgende={volgende}"),
            new Look("API `/zaken`, page two", "keten.wvv", "/api/v1/zaken?volgende={volgende}"),
            new Look("API `/zaken`, closed", "af.nijkerk", "/api/v1/zaken?status=afgesloten"),
            new Look("API `/zaken`, at work", "af.nijkerk", "/api/v1/zaken?status=in-behandeling"),
            new Look("API `/zaken`, at work", "keten.wvv", "/api/v1/zaken?status=in-behandeling"),
            new Look("API `/zaken`, closed", "nla.oost", "/api/v1/zaken?status=afgesloten"),
            new Look("API `/zaken`, municipality", "keten.wvv", "/api/v1/zaken?gemeente=GM0203"),
            new Look("API `/zaken`, municipality", "nla.oost", "/api/v1/zaken?gemeente=GM0267"),
            new Look("`/zaken`", "af.nijkerk", "/zaken"),
            new Look("`/zaken`", "keten.wvv", "/zaken"),
            new Look("`/zaken`, few cases", "nla.oost", "/zaken"),
            new Look("`/zaken`, municipality, at work", "keten.wvv", "/zaken?status=in-behandeling&gemeente=GM0203"),
            new Look("one case", "af.nijkerk", "/zaken/{zaak}"),
            new Look("API one case", "af.nijkerk", "/api/v1/zaken/{zaak}"),
            new Look("`/taken`", "af.nijkerk", "/taken"),
            new Look("`/taken`, 500 tasks", "ondermijning.nijkerk", "/taken"),
            new Look("API `/taken`, 500 tasks", "ondermijning.nijkerk", "/api/v1/taken"),
            new Look("`/taken`, late", "keten.wvv", "/taken?welke=te-laat"),
            new Look("`/plaatsingen`", "zorg.wvv", "/plaatsingen"),
            new Look("`/plaatsingen`", "keten.wvv", "/plaatsingen"),
            new Look("`/piket`", "piket.een", "/piket"),
            new Look("`/piket`, of an officer", "politie.nacht", "/piket"),
            new Look("API `/piket/oproepen`", "piket.een", "/api/v1/piket/oproepen"),
            new Look("`/toegang`", "fg.nijkerk", "/toegang"),
            new Look("`/toegang`, refusals", "fg.nijkerk", "/toegang?wat=GEWEIGERD"));

    /** One database with the node before it. */
    private record Side(Node node, Map<String, Visit> visits) {

        HttpResponse<String> get(Look look) {
            return visits.get(look.viewer()).get(look.path());
        }
    }

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        System.out.println(Machine.now());
        try (Node full = Node.start(FOLDER.resolve("full"), SETTINGS).ready();
                Node small = Node.start(FOLDER.resolve("small"), SETTINGS).ready()) {
            long began = System.nanoTime();
            String size;
            try (ScaleCountry country = new ScaleCountry(FOLDER.resolve("full"), CASES);
                    ScaleCountry part = new ScaleCountry(FOLDER.resolve("small"), CASES)) {
                country.fill();
                part.fillWith(country.shown());
                size = country.size();
            }
            System.out.printf(
                    Locale.ROOT, "%d cases, filled in %.0f s: %s%n", CASES, (System.nanoTime() - began) / 1e9, size);
            measure(side(full), side(small));
            System.out.println(Machine.now());
        }
    }

    private static Side side(Node node) {
        Visit clerk = node.visit().login("balie.nijkerk");
        HttpResponse<String> told = clerk.json("/api/v1/meldingen", CountedStory.REPORT, "X-CSRF-TOKEN", clerk.token());
        if (told.statusCode() != 201) {
            throw new IllegalStateException("report: " + told.statusCode() + " " + told.body());
        }
        Map<String, Visit> visits = new java.util.HashMap<>();
        LOOKS.stream()
                .map(Look::viewer)
                .distinct()
                .forEach(name -> visits.put(name, node.visit().login(name)));
        return new Side(node, visits);
    }

    private static void measure(Side full, Side small) throws Exception {
        System.out.println("| list | viewer | p50 / p95 without, ms | p50 / p95 with, ms | times (p50, p95) | kB |");
        System.out.println("|---|---|---|---|---|---|");
        for (Look look : LOOKS) {
            Look there = placed(look, full);
            Look here = placed(look, small);
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            int bytes = 0;
            for (int i = 0; i < WARM_UP + TIMES; i++) {
                double little = time(small, here);
                long start = System.nanoTime();
                HttpResponse<String> answer = full.get(there);
                double much = (System.nanoTime() - start) / 1e6;
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(there + ": " + answer.statusCode() + " " + answer.body());
                }
                bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
                if (i >= WARM_UP) {
                    with.add(much);
                    without.add(little);
                }
            }
            Sample many = Sample.of(with);
            Sample few = Sample.of(without);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.1f / %.1f | %.1f / %.1f | %.2f, %.2f | %d |%n",
                    look.what(),
                    look.viewer(),
                    few.percentile(0.5),
                    few.percentile(0.95),
                    many.percentile(0.5),
                    many.percentile(0.95),
                    many.percentile(0.5) / few.percentile(0.5),
                    many.percentile(0.95) / few.percentile(0.95),
                    bytes / 1024);
        }
    }

    private static double time(Side side, Look look) {
        long start = System.nanoTime();
        HttpResponse<String> answer = side.get(look);
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(look + ": " + answer.statusCode() + " " + answer.body());
        }
        return millis;
    }

    /** The address with what only an answer of this node can tell filled in. */
    private static Look placed(Look look, Side side) throws Exception {
        if (!look.path().contains("{")) {
            return look;
        }
        JsonNode list = new ObjectMapper()
                .readTree(side.visits().get(look.viewer()).get("/api/v1/zaken").body());
        String next = list.path("volgende").asText("");
        return new Look(
                look.what(),
                look.viewer(),
                look.path()
                        .replace("{zaak}", list.path("zaken").path(0).path("id").asText())
                        .replace("{volgende}", URLEncoder.encode(next, StandardCharsets.UTF_8)));
    }
}
