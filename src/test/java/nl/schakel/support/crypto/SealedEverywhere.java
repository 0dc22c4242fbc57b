package nl.schakel.support.crypto;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.EmergencyAccess.Opened;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.access.Verdict;
import nl.schakel.access.Viewer;
import nl.schakel.access.alert.LookAlerts;
import nl.schakel.access.internal.EmergencyTable;
import nl.schakel.administration.ProvisionedDetails;
import nl.schakel.administration.ProvisionedPeople;
import nl.schakel.file.CaseFiles;
import nl.schakel.file.FileSender;
import nl.schakel.file.NewFile;
import nl.schakel.file.Pictures;
import nl.schakel.login.LocalWay;
import nl.schakel.login.Provider;
import nl.schakel.login.SystemSecrets;
import nl.schakel.login.internal.CodeAppTable;
import nl.schakel.login.internal.PasskeyTable;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.call.internal.CallStatementTable;
import nl.schakel.piket.handover.HandoverDoc;
import nl.schakel.piket.handover.internal.HandoverTable;
import nl.schakel.piket.nightlist.NightList;
import nl.schakel.piket.nightlist.Passphrases;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.search.NewShelterDesk;
import nl.schakel.piket.search.internal.SearchNotesTable;
import nl.schakel.piket.search.internal.ShelterDeskTable;
import nl.schakel.placement.DeclinedBy;
import nl.schakel.placement.Invented;
import nl.schakel.placement.MunicipalPlace;
import nl.schakel.placement.ProposalState;
import nl.schakel.placement.internal.MunicipalPlaceTable;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.retention.LegalHolds;
import nl.schakel.signal.Actions;
import nl.schakel.signal.CaseEnds;
import nl.schakel.signal.DossierReading;
import nl.schakel.signal.Dossiers;
import nl.schakel.signal.Entries;
import nl.schakel.signal.FactChanges;
import nl.schakel.signal.NewSignal;
import nl.schakel.signal.Notes;
import nl.schakel.signal.Outcome;
import nl.schakel.signal.ReopenReason;
import nl.schakel.signal.ReporterVoice;
import nl.schakel.signal.Reviews;
import nl.schakel.signal.StayReason;
import nl.schakel.signal.imports.FeedbackTo;
import nl.schakel.signal.imports.ImportAbout;
import nl.schakel.signal.imports.NewRow;
import nl.schakel.signal.imports.RowContent;
import nl.schakel.signal.imports.SignalImports;
import nl.schakel.story.MarkedWords;
import nl.schakel.story.Story;
import nl.schakel.support.time.Zones;
import nl.schakel.web.security.Visit;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes something about invented people in every sealed column, by the classes that write there in real life. */
final class SealedEverywhere {

    private final BeanFactory beans;
    private final int port;
    private final Story story;
    private final Instant now;
    private final MarkedWords words;

    /** @param words what is written */
    SealedEverywhere(BeanFactory beans, int port, MarkedWords words) {
        this.beans = beans;
        this.port = port;
        this.words = words;
        this.story = of(Story.class);
        this.now = of(Clock.class).instant();
    }

    /** Two rows of each. */
    void twice() {
        TrialNight night = new TrialNight(beans);
        List.of("piket.een", "piket.twee").forEach(username -> {
            UUID dossier = signal();
            person(username, dossier);
            hold(dossier);
            reopened(username);
            call(night);
            new Visit(port).login(username);
            secondStep();
            alert(dossier);
            provisioned();
        });
        of(NightList.class).makeNow(night.area.code, night.first);
        of(NightList.class).makeNow("piket-wvv", story.viewer("piket.een"));
    }

    private void provisioned() {
        String name = "verzonnen-" + UUID.randomUUID();
        Provider nijkerk = new Provider(
                "nijkerk",
                "GM0267",
                "http://localhost:1",
                "schakel",
                "geheim",
                null,
                Set.of("nijkerk.example"),
                Set.of(),
                Set.of(),
                "",
                LocalWay.IEDEREEN,
                SystemSecrets.NONE);
        var details = new ProvisionedDetails(
                words.in("gebruikersnaam") + name,
                words.in("nummer"),
                words.in("naam"),
                words.in("voornaam"),
                words.in("achternaam"),
                name + "@nijkerk.example");
        of(ProvisionedPeople.class).create(nijkerk, new ProvisionedPeople.Wish(details, true));
    }

    private void hold(UUID dossier) {
        String reference = of(JdbcClient.class)
                .sql("select reference from schakel.dossier where id = ?")
                .param(dossier)
                .query(String.class)
                .single();
        of(LegalHolds.class)
                .hold(
                        reference,
                        words.in("bewaarreden"),
                        LocalDate.ofInstant(story.now(), Zones.AMSTERDAM)
                                .plusDays(9)
                                .toString(),
                        story.viewer("fg.nijkerk"));
    }

    private void alert(UUID dossier) {
        UUID id = UUID.randomUUID();
        of(JdbcClient.class)
                .sql("insert into schakel.access_alert (id, organisation, kind, person, key, first_at, last_at, cases)"
                        + " values (?, 'GM0267', 'veel-zaken', ?, ?, now(), now(), array[?]::uuid[])")
                .params(id, story.viewer("af.nijkerk").personId(), id.toString(), dossier)
                .update();
        of(LookAlerts.class).judge(id, Verdict.TERECHT, words.in("meldingtoelichting"), story.viewer("fg.nijkerk"));
    }

    private UUID signal() {
        NewSignal.Involved person = new NewSignal.Involved(
                words.in("naam"), "1990", "vrouw", words.in("nationaliteit"), words.in("omschrijving"));
        UUID dossier = story.report(new NewSignal(
                        "GM0267",
                        words.in("toelichting"),
                        null,
                        List.of("arbeid"),
                        "nee",
                        words.in("locatie"),
                        List.of(person, person),
                        List.of(),
                        null,
                        new NewSignal.Reporter(
                                words.in("melder"),
                                words.in("organisatie"),
                                null,
                                MarkedWords.SIGN + "@voorbeeld.example",
                                "000 000",
                                true),
                        null,
                        List.of(new NewSignal.OnlinePlace("website", MarkedWords.SIGN + ".example")),
                        null))
                .dossier();
        of(ReporterVoice.class).add(dossier, words.in("aanvulling"));
        of(TransactionTemplate.class)
                .executeWithoutResult(status -> of(Actions.class)
                        .agree(
                                dossier,
                                List.of(new Actions.Plan("tmm@tmm-oost", words.in("actie"), now)),
                                List.of(),
                                GroupId.parse("ketenregisseur@wvv")));
        note(dossier);
        fact(dossier);
        NewRow row = new NewRow(
                2,
                new RowContent(List.of(words.in("regel")), Story.plain(), null, null, List.of(), List.of()),
                dossier.toString(),
                false,
                FeedbackTo.ACCOUNT);
        of(SignalImports.class)
                .keep(
                        new ImportAbout(words.in("bestand"), List.of(words.in("kolom")), List.of()),
                        List.of(row),
                        story.viewer("af.nijkerk"));
        of(CaseFiles.class)
                .add(dossier, new NewFile(words.in("bestandsnaam"), Pictures.document()), FileSender.REPORTER);
        return dossier;
    }

    /** An end that stays although the reporter asked to look again, and is opened again later. */
    private void reopened(String username) {
        UUID person = story.viewer(username).personId();
        UUID dossier = story.report(Story.plain()).dossier();
        TransactionTemplate transaction = of(TransactionTemplate.class);
        Dossiers dossiers = of(Dossiers.class);
        transaction.executeWithoutResult(status -> dossiers.close(dossier, Outcome.GEEN_AANWIJZINGEN));
        of(Reviews.class).ask(dossier, words.in("waarom"), null);
        transaction.executeWithoutResult(status -> {
            of(Entries.class)
                    .add(
                            dossier,
                            "herziening-lezen",
                            null,
                            "tekstVoorMelder",
                            "Wat hoort de melder?",
                            words.in("antwoord"),
                            List.of(),
                            person,
                            "ketenregisseur@wvv");
            of(Reviews.class).endStays(dossier, StayReason.AL_BEKEKEN, person);
            dossiers.reopen(
                    dossier, new CaseEnds.Reopening(ReopenReason.NIEUW_SIGNAAL, words.in("heropening"), person));
        });
    }

    private void fact(UUID dossier) {
        DossierReading.View known =
                of(DossierReading.class).read(new Grant(dossier, Set.of(Part.MELDING, Part.BETROKKENEN)), Set.of());
        of(FactChanges.class)
                .change(known, new FactChanges.NewFact("naam", 1, words.in("feit")), story.viewer("af.nijkerk"));
    }

    /** Of somebody who never logs in. */
    private void secondStep() {
        String name = "verzegeld-" + UUID.randomUUID();
        of(People.class)
                .register(List.of(
                        new NewPerson(name, words.in("medewerker"), name + "@schakel.example", null, Set.of(), true)));
        UUID person = of(Directory.class).byUsername(name).orElseThrow().id();
        of(CodeAppTable.class).replace(person, "ABCDEFGHIJKLMNOP", story.now(), 1);
        byte[] key = name.getBytes(StandardCharsets.UTF_8);
        of(PasskeyTable.class).insert(new PasskeyTable.Row(UUID.randomUUID(), person, key, 0, story.now(), null), key);
    }

    private void note(UUID dossier) {
        // whoever has the triage is in the case from its start
        of(Notes.class)
                .write(
                        dossier,
                        new Notes.NewNote(null, "telefoon", words.in("notitie"), "nee", List.of()),
                        story.viewer("af.nijkerk"),
                        of(DossierReading.class).needToKnow(new Grant(dossier, Set.of()), Set.of()));
    }

    private void person(String username, UUID dossier) {
        Viewer viewer = story.viewer(username);
        of(Reachability.class).keep(viewer.personId(), "06 00 00 00 09", MarkedWords.SIGN + "@voorbeeld.example");
        of(Passphrases.class).of(viewer.personId());
        Opened opened = new Opened(
                UUID.randomUUID(),
                dossier,
                null,
                viewer.personId(),
                EnumSet.of(Part.MELDING),
                now,
                now.plus(Duration.ofHours(1)));
        EmergencyTable emergency = of(EmergencyTable.class);
        emergency.insert(opened, words.in("noodreden"));
        emergency.end(opened.id(), now, "beoordeeld");
        emergency.judge(opened.id(), Verdict.TERECHT, words.in("oordeel"), now, story.viewer("keten.wvv"));
    }

    private void call(TrialNight night) {
        UUID by = night.first.personId();
        UUID call = night.taken();
        of(CallStatementTable.class).move(night.call(), call);
        of(SearchNotesTable.class).save(call, words.in("nachtnotitie"), 0, by, now);
        HandoverTable handovers = of(HandoverTable.class);
        UUID handover = handovers.insert(call, null, by, now);
        handovers.say(handover, new HandoverDoc.HandoverRemark(now, by, "vraag", words.in("overdracht")));
        Invented.House house = night.house();
        of(ShelterDeskTable.class)
                .keep(house.location(), new NewShelterDesk("06 00 00 00 09", true, true, null, null), by, now);
        UUID proposal = UUID.randomUUID();
        ProposalTable proposals = of(ProposalTable.class);
        proposals.insert(
                new ProposalTable.Row(
                        proposal,
                        night.invented.placement(),
                        1,
                        0,
                        night.invented.bed(house, 1),
                        new GroupId(Role.OPVANG, house.shelter()).toString(),
                        ProposalState.OPEN,
                        "opvang",
                        now,
                        new ProposalTable.Explained(null, words.in("voorstel")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                by);
        proposals.answer(proposal, ProposalState.TOEGEZEGD, null, null, words.in("toezegging"), now, by);
        proposals.answer(proposal, ProposalState.AFGEWEZEN, DeclinedBy.PERSOON, null, words.in("afwijzing"), now, by);
        of(MunicipalPlaceTable.class)
                .insert(
                        night.invented.bed(house, 1),
                        night.invented.placement(),
                        new MunicipalPlace(
                                words.in("plek"),
                                words.in("adres"),
                                words.in("contact"),
                                LocalDate.ofInstant(now, Zones.AMSTERDAM),
                                MunicipalPlace.Checked.PAST_MITS,
                                words.in("mits")),
                        now,
                        by);
    }

    private <T> T of(Class<T> type) {
        return beans.getBean(type);
    }
}
