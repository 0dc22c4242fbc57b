package nl.schakel.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.schakel.SchakelTest;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.StaffImport.Fate;
import nl.schakel.administration.StaffImport.Result;
import nl.schakel.administration.StaffImport.Row;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Role;
import nl.schakel.support.input.FieldError;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.sheet.SheetFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation reads in a list of its people: all of it, or nothing. Everybody here is invented. */
@SchakelTest
class StaffImportTest {

    private static final String HEADINGS = "naam;email;rollen\r\n";

    @Autowired
    private RegionSetUp setUp;

    @Autowired
    private Staff staff;

    @Autowired
    private StaffList list;

    @Autowired
    private StaffImport imports;

    @Autowired
    private RoleProposals proposals;

    @Autowired
    private People people;

    @Autowired
    private Directory directory;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private final String unique = UUID.randomUUID().toString();
    private Viewer caretaker;
    private String shelter;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        caretaker = viewer("beheer");
        shelter = setUp.addOrganisation("Huis " + unique + " (fictief)", "opvang", "", caretaker);
    }

    @Test
    void aListWithAMarkAndSemicolonsIsSeenFirstAndThenReadIn() {
        byte[] file = csv("\uFEFF" + HEADINGS + line(1, "melder") + line(2, "\"Opvang, melder\""));

        List<Row> rows = imports.look(shelter, "mensen.csv", file, caretaker);

        assertThat(rows).extracting(Row::number).containsExactly(2, 3);
        assertThat(rows).extracting(Row::fate).containsOnly(Fate.NIEUW);
        assertThat(rows.get(1).given()).containsExactly(Role.MELDER);
        assertThat(rows.get(1).waiting()).containsExactly(Role.OPVANG);
        assertThat(list.of(shelter, caretaker)).as("looked at only").isEmpty();

        Result result = imports.confirm(shelter, "mensen.csv", file, caretaker);

        assertThat(result).isEqualTo(new Result(2, 0, 1));
        assertThat(list.of(shelter, caretaker))
                .extracting(StaffList.Member::state)
                .containsExactly(AccountState.UITGENODIGD, AccountState.UITGENODIGD);
        assertThat(proposals.waiting(shelter, caretaker)).hasSize(1);
        assertThat(mails("UITNODIGING")).isEqualTo(2);
    }

    @Test
    void commasTabsAndASpreadsheetAreReadAsWell() {
        String name = "Iemand (fictief)";
        for (byte[] file : List.of(
                csv("email,naam,rollen\n" + address(1) + "," + name + ",\"melder,opvang\"\n"),
                csv("Rol\tE-mailadres\tNaam\nMelder\t" + address(1) + "\t" + name + "\n"),
                SheetFiles.xlsx(List.of(List.of("naam", "email", "rollen"), List.of(name, address(1), "melder"))))) {
            assertThat(imports.look(shelter, null, file, caretaker))
                    .singleElement()
                    .satisfies(row -> assertThat(row.given()).containsExactly(Role.MELDER));
        }
    }

    @Test
    void oneWrongRowAndNothingIsStored() {
        byte[] file = csv(HEADINGS + line(1, "melder") + ";geen adres;ketenregisseur\n" + line(3, ""));

        List<Row> rows = imports.look(shelter, "x.csv", file, caretaker);

        assertThat(rows).extracting(Row::fate).containsExactly(Fate.NIEUW, Fate.FOUT, Fate.FOUT);
        assertThat(fields(rows.get(1))).containsExactly("naam", "email", "rollen");
        assertThat(rows.get(1).wrong().get(2).message())
                .contains("Opvang", "Melder")
                .doesNotContain("Keten");
        assertThat(fields(rows.get(2))).containsExactly("rollen");
        assertThatThrownBy(() -> imports.confirm(shelter, "x.csv", file, caretaker))
                .isInstanceOf(InvalidInput.class);
        assertThat(list.of(shelter, caretaker)).isEmpty();
        assertThat(people.withEmail(address(1))).isEmpty();
        assertThat(mails("UITNODIGING")).isZero();
    }

    @Test
    void anAddressStandsInAListOnce() {
        byte[] file = csv(HEADINGS + line(1, "melder") + line(1, "opvang").toUpperCase());

        List<Row> rows = imports.look(shelter, "x.csv", file, caretaker);

        assertThat(rows).extracting(Row::fate).containsExactly(Fate.NIEUW, Fate.FOUT);
        assertThat(rows.get(1).wrong()).extracting(FieldError::message).anyMatch(text -> text.contains("rij 2"));
    }

    @Test
    void nobodyPutsThemselvesOnAList() {
        Viewer keeper = keeper();
        String own = directory.emailOf(keeper.personId()).orElseThrow();

        assertThat(imports.look(shelter, "x.csv", csv(HEADINGS + "Ikzelf;" + own + ";melder\n"), keeper))
                .singleElement()
                .satisfies(row -> assertThat(fields(row)).containsExactly("email"));
    }

    @Test
    void aFormulaIsNoName() {
        byte[] file = csv(HEADINGS + "\"=HYPERLINK(\"\"http://verzonnen.example\"\")\";" + address(1) + ";melder\n"
                + "@SOM(1);+" + address(2) + ";melder\n");

        List<Row> rows = imports.look(shelter, "x.csv", file, caretaker);

        assertThat(rows).extracting(Row::fate).containsOnly(Fate.FOUT);
        assertThat(fields(rows.get(0))).containsExactly("naam");
        assertThat(fields(rows.get(1))).containsExactly("naam", "email");
    }

    @Test
    void whoHasAnAccountKeepsItAndGetsTheRolesThatAreNew() {
        UUID known = staff.invite(shelter, "Eigen naam (fictief)", address(1), List.of("melder"), caretaker)
                .person();
        byte[] file = csv(HEADINGS + "Andere naam (fictief);" + address(1) + ";melder,ambassadeur\n"
                + "Andere naam (fictief);" + address(2) + ";melder\n");
        String school = setUp.addOrganisation("School " + unique + " (fictief)", "onderwijs", "", caretaker);

        assertThat(imports.confirm(school, "x.csv", file, caretaker)).isEqualTo(new Result(1, 1, 0));

        Person person = directory.person(known).orElseThrow();
        assertThat(person.displayName()).isEqualTo("Eigen naam (fictief)");
        assertThat(person.groups()).contains(new GroupId(Role.AMBASSADEUR, school), new GroupId(Role.MELDER, shelter));
        assertThat(imports.confirm(school, "x.csv", file, caretaker))
                .as("the same list again")
                .isEqualTo(new Result(0, 0, 0));
    }

    @Test
    void theSecondPersonHearsOfAListOnce() {
        Viewer second = keeper();
        byte[] file = csv(HEADINGS + line(1, "opvang") + line(2, "opvang, piket") + line(3, "fg"));

        assertThat(imports.confirm(shelter, "x.csv", file, caretaker).waiting()).isEqualTo(4);

        assertThat(jdbc.sql("select count(*) from schakel.outbox where receiver = ? and template = 'ROLVOORSTEL'")
                        .param(second.personId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(proposals.waiting(shelter, second)).hasSize(4).allMatch(RoleProposals.Waiting::mayDecide);
    }

    /** Undone at the end: other tests have no use for so many people. */
    @Test
    void fiveThousandPeopleComeInTogether() {
        byte[] most = csv(HEADINGS + lines(StaffImport.MOST_ROWS));

        new TransactionTemplate(transactions).executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            assertThat(imports.confirm(shelter, "x.csv", most, caretaker).invited())
                    .isEqualTo(StaffImport.MOST_ROWS);
            assertThat(list.of(shelter, caretaker)).hasSize(StaffImport.MOST_ROWS);
            assertThat(mails("UITNODIGING")).isEqualTo(StaffImport.MOST_ROWS);
        });

        assertThat(list.of(shelter, caretaker)).isEmpty();
    }

    @Test
    void oneMoreIsRefused() {
        byte[] tooMany = csv(HEADINGS + lines(StaffImport.MOST_ROWS + 1));
        byte[] farTooMany = csv(HEADINGS + lines(StaffImport.MOST_ROWS + 500));

        for (byte[] file : List.of(tooMany, farTooMany)) {
            assertThatThrownBy(() -> imports.look(shelter, "x.csv", file, caretaker))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.errors().get(0).message())
                                    .contains("5.000 mensen"));
        }
    }

    @Test
    void whatIsNoListSaysWhatIsMissing() {
        for (String text : List.of("", HEADINGS, "naam;rollen\nIemand;melder\n", "naam;naam;email;rollen\nx;x;x;x\n")) {
            assertThatThrownBy(() -> imports.look(shelter, "x.csv", csv(text), caretaker))
                    .as(text)
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            refused -> assertThat(refused.errors().get(0).message())
                                    .doesNotContain("signaal"));
        }
    }

    /** The same list by two people at once: everybody gets one account, and one mail. */
    @Test
    void twoListsAtOnce() throws Exception {
        List<Viewer> both = List.of(caretaker, keeper());
        byte[] file = csv(HEADINGS + lines(40));
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Result> results = new ArrayList<>();
        try {
            List<Future<Result>> running = both.stream()
                    .map(one -> threads.submit(() -> {
                        go.await();
                        return imports.confirm(shelter, "x.csv", file, one);
                    }))
                    .toList();
            go.countDown();
            for (Future<Result> one : running) {
                results.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(results).containsExactlyInAnyOrder(new Result(40, 0, 0), new Result(0, 0, 0));
        assertThat(mails("UITNODIGING")).isEqualTo(40);
    }

    @Test
    void aListIsForWhoKeepsThePeopleThere() {
        Viewer elsewhere = viewer("af.nijkerk");
        byte[] file = csv(HEADINGS + line(1, "melder"));

        assertThatThrownBy(() -> imports.look(shelter, "x.csv", file, elsewhere))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> imports.confirm(shelter, "x.csv", file, elsewhere))
                .isInstanceOf(NotVisible.class);
    }

    private int mails(String template) {
        return jdbc.sql("select count(*) from schakel.outbox where template = ? and receiver in"
                        + " (select person from schakel.directory_change where organisation = ?)")
                .params(template, shelter)
                .query(Integer.class)
                .single();
    }

    private Viewer keeper() {
        String name = "personeel-" + unique;
        people.register(List.of(new NewPerson(
                name,
                "Personeel (fictief)",
                name + "@schakel.example",
                "x",
                Set.of(new GroupId(Role.PERSONEELSBEHEER, shelter)),
                true)));
        return viewer(name);
    }

    private static List<String> fields(Row row) {
        return row.wrong().stream().map(FieldError::field).toList();
    }

    private String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> line(number, "melder"))
                .collect(Collectors.joining());
    }

    private String line(int number, String roles) {
        return "Iemand " + number + " (fictief);" + address(number) + ";" + roles + "\r\n";
    }

    private String address(int number) {
        return "verzonnen-" + number + "-" + unique + "@schakel.example";
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Viewer viewer(String username) {
        return Viewer.of(directory.byUsername(username).orElseThrow());
    }
}
