package nl.schakel.web.zaken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.SchakelTest;
import nl.schakel.access.Scope;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.process.engine.Steps;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.process.tasks.form.FormSchema;
import nl.schakel.signal.Actions;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Entries;
import nl.schakel.signal.Outcome;
import nl.schakel.story.RoleReaders;
import nl.schakel.story.Story;
import nl.schakel.web.api.Api;
import nl.schakel.web.security.Visit;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * R7: which role reads what was entered in which question. Generated from the models and forms as they lie in the
 * repository: each question of each step gets a text of its own, and every role looks for each of them on the page of the
 * case and in the API, while the case runs and after its end. What a placement, a night and an emergency access keep elsewhere
 * is in {@code R07_EveryFieldOfPlacementAndNightTest}.
 */
@SchakelTest
class R07_EveryFieldOfEveryFormTest {

    /** Who reads answers at all; the RIEC does not. */
    private static final Set<Role> READ_ANSWERS = EnumSet.of(
            Role.AANDACHTSFUNCTIONARIS,
            Role.ONDERMIJNING,
            Role.PROCESREGISSEUR,
            Role.GEBIEDSTEAM,
            Role.KETENREGISSEUR,
            Role.ZORGCOORDINATOR,
            Role.TMM,
            Role.NLA,
            Role.KMAR,
            Role.OM,
            Role.VEILIGTHUIS,
            Role.LANDELIJK);

    /** Care is no business of these, unless somebody shares something with them by name. */
    private static final Set<Role> NO_CARE = EnumSet.of(Role.RIEC, Role.NLA, Role.ONDERMIJNING, Role.KMAR, Role.OM);

    /** Whose answers are not about care, so that an answer that names nobody is for everybody who reads answers. */
    private static final Set<Role> NOT_CARING = EnumSet.of(
            Role.AANDACHTSFUNCTIONARIS,
            Role.ONDERMIJNING,
            Role.PROCESREGISSEUR,
            Role.TMM,
            Role.NLA,
            Role.KMAR,
            Role.OM,
            Role.RIEC);

    /** A role in an expression that says whose step it is, or the operations that find it for another reason. */
    private static final Pattern NAMED = Pattern.compile("'([a-z]+)'");

    private static final Map<String, Role> FOUND = Map.of(
            "acties.groep", Role.ZORGCOORDINATOR,
            "comenshaPartij", Role.ZORGCOORDINATOR,
            "eigenaar.tweedeLezer", Role.KETENREGISSEUR,
            "eigenaar.andereLezer", Role.KETENREGISSEUR,
            "eigenaar.vanRegio", Role.KETENREGISSEUR,
            "eigenaar.wmo", Role.WMO,
            "piket.groep", Role.PIKET,
            "piket.regisseur", Role.KETENREGISSEUR,
            "plaatsing.groep", Role.OPVANG,
            "reis.begeleider", Role.ZORGCOORDINATOR);

    @LocalServerPort
    private int port;

    @Autowired
    private Story story;

    @Autowired
    private Directory directory;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Dossiers dossiers;

    @Autowired
    private Entries entries;

    @Autowired
    private Actions actions;

    @Autowired
    private List<AnswerBinder> binders;

    @Autowired
    private TransactionTemplate transaction;

    /** A text in a question: where it stands, who wrote it, and with whom the form shares it. */
    private record Planted(String where, String text, Role author, Role doer, List<String> share) {

        boolean readBy(Role role) {
            boolean named = share.contains(role.code())
                    || role == author
                    || role == doer
                    // the national team stands in for these
                    || role == Role.LANDELIJK && (share.contains("ketenregisseur") || share.contains("tmm"));
            if (doer != null) {
                return named && (READ_ANSWERS.contains(role) || role == Role.RIEC);
            }
            if (role == Role.RIEC) {
                // no answers but those that name it
                return named;
            }
            return READ_ANSWERS.contains(role)
                    && (named || share.isEmpty() && (NOT_CARING.contains(author) || !NO_CARE.contains(role)));
        }
    }

    @Test
    void everyRoleReadsWhatWasSharedWithItAndNothingElse() throws IOException {
        Map<Role, Person> readers = readers();
        UUID dossier = transaction.execute(status ->
                dossiers.beginForPlacement("GM0267", "Verzonnen reden (fictief).", story.viewer("keten.wvv")));
        // whatever role somebody has: taking part opens no more than the role may see
        readers.values()
                .forEach(person -> person.groups()
                        .forEach(group -> jdbc.sql("insert into schakel.party"
                                        + " (id, dossier_id, role, organisation, scope, step, since)"
                                        + " values (?, ?, ?, ?, 'VOLLEDIG', 'proef', now())")
                                .params(UUID.randomUUID(), dossier, group.role().code(), group.organisation())
                                .update()));
        List<Planted> all = new ArrayList<>();
        transaction.executeWithoutResult(status -> plant(dossier, readers, all));
        assertThat(all).hasSizeGreaterThan(120);
        assertThat(all.stream().map(Planted::where).distinct()).hasSizeGreaterThan(100);

        Set<String> seen = looked(dossier, readers, all, "open");
        transaction.executeWithoutResult(status -> dossiers.close(dossier, Outcome.HULP_GEREGELD));
        assertThat(looked(dossier, readers, all, "closed")).isEqualTo(seen).hasSizeGreaterThan(500);
    }

    /** Who looks along reads what it is about in codes; who is asked one question does not read who else works on it. */
    @Test
    void everyRoleReadsInAListWhatItsPartsOpenAndNothingElse() {
        Set<Role> reports = EnumSet.copyOf(READ_ANSWERS);
        reports.add(Role.RIEC);
        // in codes only: who looks along from the receipt on, and who is asked for another region
        Map<Scope, Set<Role>> inCodes = Map.of(
                Scope.ONTVANGST, EnumSet.of(Role.KETENREGISSEUR, Role.ZORGCOORDINATOR, Role.LANDELIJK),
                Scope.NAVRAAG, EnumSet.of(Role.KETENREGISSEUR, Role.LANDELIJK));
        List<String> wrong = new ArrayList<>();
        readers().forEach((role, person) -> {
            Visit visit = new Visit(port).login(person.username());
            Api api = Api.as(port, person.username());
            for (Scope scope : Scope.values()) {
                boolean report = EnumSet.of(Scope.VOLLEDIG, Scope.VRAAG).contains(scope) && reports.contains(role);
                boolean codes = report || inCodes.getOrDefault(scope, Set.of()).contains(role);
                boolean follows = report && (scope == Scope.VOLLEDIG || role == Role.KETENREGISSEUR);
                boolean care = role == Role.ZORGCOORDINATOR || follows && !NO_CARE.contains(role);
                String step = "proef-" + role.code() + "-" + scope.code();
                UUID dossier = inAList(person.groups().iterator().next(), scope, step);
                String reference = reference(dossier);
                Map<String, String> lists = new TreeMap<>();
                lists.put("taken", row(visit.get("/taken?stap=" + step).body(), "<ul class=\"rows ", "</ul>"));
                lists.put(
                        "taken api", api.get("/api/v1/taken?stap=" + step).raw().body());
                if (codes) {
                    lists.put(
                            "zaken",
                            row(visit.get("/zaken?referentie=" + reference).body(), "<tbody", "</tbody>"));
                    lists.put(
                            "zaken api",
                            api.get("/api/v1/zaken?referentie=" + reference)
                                    .raw()
                                    .body());
                }
                lists.forEach((list, body) -> {
                    expect(wrong, role, scope, list, body, "vorm", codes, "Gedwongen een orgaan", "\"orgaan\"");
                    expect(wrong, role, scope, list, body, "minderjarig", codes, "Misschien minderjarig", "twijfel");
                    expect(wrong, role, scope, list, body, "kanaal", report, "Meld Misdaad", "meld-misdaad-anoniem");
                    if (list.startsWith("zaken")) {
                        expect(wrong, role, scope, list, body, "zorg", care, "Zorgcoördinator", "zorgcoordinator@");
                        if (list.equals("zaken")) {
                            expect(wrong, role, scope, list, body, "anderen", follows && !care, "Een andere partij");
                        }
                    }
                });
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static void expect(
            List<String> wrong,
            Role role,
            Scope scope,
            String list,
            String body,
            String what,
            boolean expected,
            String... texts) {
        if (java.util.Arrays.stream(texts).anyMatch(body::contains) != expected) {
            wrong.add(role + " as " + scope + (expected ? " misses " : " reads ") + what + " in " + list);
        }
    }

    private static String row(String page, String from, String until) {
        int at = page.indexOf(from);
        return at < 0 ? "" : page.substring(at, page.indexOf(until, at));
    }

    /** A case of which this group has a task and takes part as far as this, and somebody who cares has another. */
    private UUID inAList(GroupId group, Scope scope, String step) {
        UUID dossier = UUID.randomUUID();
        jdbc.sql(
                        "insert into schakel.dossier (id, reference, municipality, region, status, acute, channel, received_at)"
                                + " values (?, ?, 'GM0267', 'wvv', 'ontvangen', false, 'meld-misdaad-anoniem', now())")
                .params(
                        dossier,
                        "M-2026-" + dossier.toString().substring(0, 4).toUpperCase() + "-"
                                + dossier.toString().substring(4, 8).toUpperCase())
                .update();
        jdbc.sql("insert into schakel.report (dossier_id, explanation_enc, forms, minor, indicators, reporter_safe,"
                        + " reporting_code_duty) values (?, '\\x00', '{orgaan}', 'twijfel', '{}', false, 'nee')")
                .param(dossier)
                .update();
        jdbc.sql("insert into schakel.party (id, dossier_id, role, organisation, scope, step, since)"
                        + " values (?, ?, ?, ?, ?, 'proef', now())")
                .params(UUID.randomUUID(), dossier, group.role().code(), group.organisation(), scope.name())
                .update();
        task(dossier, group.toString(), step);
        task(dossier, "zorgcoordinator@zorg-wvv", "zorgbehoefte-bespreken");
        return dossier;
    }

    private void task(UUID dossier, String group, String step) {
        jdbc.sql("insert into schakel.route_task (task_id, dossier_id, reference, municipality, step, name, group_id,"
                        + " created_at, due_at) select ?, dossier_id, reference, municipality, ?, 'Proef', ?, now(), now()"
                        + " from schakel.case_heading where dossier_id = ?")
                .params(UUID.randomUUID().toString(), step, group, dossier)
                .update();
    }

    private String reference(UUID dossier) {
        return jdbc.sql("select reference from schakel.dossier where id = ?")
                .param(dossier)
                .query(String.class)
                .single();
    }

    private Set<String> looked(UUID dossier, Map<Role, Person> readers, List<Planted> all, String when) {
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        readers.forEach((role, person) -> {
            Visit visit = new Visit(port).login(person.username());
            Api api = Api.as(port, person.username());
            Map<String, String> places = new TreeMap<>(Map.of(
                    "page", visit.get("/zaken/" + dossier).body(),
                    "api", api.get("/api/v1/zaken/" + dossier).raw().body()));
            String lists = visit.get("/zaken").body()
                    + visit.get("/taken").body()
                    + api.get("/api/v1/zaken").raw().body()
                    + api.get("/api/v1/taken").raw().body();
            for (Planted one : all) {
                places.forEach((place, body) -> {
                    boolean found = body.contains(one.text());
                    if (found) {
                        seen.add(role + " " + place + " " + one.where());
                    }
                    if (found != one.readBy(role)) {
                        wrong.add(role + (found ? " reads " : " misses ") + one.where() + " in the " + place + ", "
                                + when);
                    }
                });
                if (lists.contains(one.text())) {
                    wrong.add(role + " reads " + one.where() + " in a list, " + when);
                }
            }
        });
        assertThat(wrong).isEmpty();
        return seen;
    }

    private void plant(UUID dossier, Map<Role, Person> readers, List<Planted> all) {
        Set<String> kept = binders.stream()
                .filter(AnswerBinder::keepsEntry)
                .map(AnswerBinder::name)
                .collect(Collectors.toSet());
        for (UserTask task : steps()) {
            Role author = author(task.getCamundaCandidateGroups());
            GroupId group = RoleReaders.groupOf(readers.get(author), author);
            for (FormField field : form(task.getCamundaFormRef()).fields()) {
                String where = task.getCamundaFormRef() + "." + field.key() + " by " + author;
                String text = "plant" + UUID.randomUUID();
                if ("acties".equals(field.bind())) {
                    // the doer is somebody whom the form does not name
                    actions.agree(
                            dossier,
                            List.of(new Actions.Plan(
                                    RoleReaders.groupOf(readers.get(Role.GEBIEDSTEAM), Role.GEBIEDSTEAM)
                                            .toString(),
                                    text,
                                    Instant.parse("2031-01-01T00:00:00Z"))),
                            field.share(),
                            group);
                    all.add(new Planted(where, text, author, Role.GEBIEDSTEAM, field.share()));
                } else if (field.bind() == null || kept.contains(field.bind())) {
                    entries.add(
                            dossier,
                            Steps.of(task.getId()),
                            "proef",
                            field.key(),
                            field.label(),
                            text,
                            field.share(),
                            readers.get(author).id(),
                            group.toString());
                    all.add(new Planted(where, text, author, null, field.share()));
                }
            }
        }
    }

    private Map<Role, Person> readers() {
        return new RoleReaders(directory, people).all();
    }

    private static Role author(String owner) {
        Matcher named = NAMED.matcher(owner);
        if (named.find()) {
            return Role.of(named.group(1));
        }
        return FOUND.entrySet().stream()
                .filter(one -> owner.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("whose step is " + owner + "? Say it in this test."));
    }

    private static List<UserTask> steps() {
        try (Stream<Path> models = Files.list(Path.of("processes"))) {
            return models.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static FormSchema form(String name) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", name + ".form")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
