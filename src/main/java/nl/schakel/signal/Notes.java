package nl.schakel.signal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Part;
import nl.schakel.access.Parties;
import nl.schakel.access.Parties.Worker;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.RoleSets;
import nl.schakel.signal.internal.NoteEntity;
import nl.schakel.support.crypto.CaseCipher;
import nl.schakel.support.input.InputCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: notes and contact moments of a case: what an officer knows stands here, and not in a notebook (B
 * 3.1.2). Each is for the own group and for who it was shared with (R7, ADR 111).
 */
@Service
public class Notes {

    /** Purpose of the disclosure that sharing a note is. */
    private static final String PURPOSE = "notitie";

    private static final int MOST_GROUPS = 50;

    /**
     * One note.
     *
     * @param group {@code role@organisation} of the author
     * @param sharedWith the groups that may read it beside that one
     */
    public record Note(
            UUID id,
            Instant at,
            NoteKind kind,
            String text,
            boolean care,
            List<String> sharedWith,
            UUID author,
            String group) {

        Note sharedWith(List<String> groups) {
            return new Note(id, at, kind, text, care, groups, author, group);
        }
    }

    /**
     * A note as it was sent; every part may be missing or wrong.
     *
     * @param as in which group it is written; may be left out by who has one group in the case
     * @param care {@code ja} when it is about care; whoever cares writes about that always
     */
    public record NewNote(String as, String kind, String text, String care, List<String> sharedWith) {

        public NewNote {
            sharedWith = sharedWith == null
                    ? List.of()
                    : sharedWith.stream().map(String::valueOf).toList();
        }
    }

    private final EntityManager entities;
    private final CaseCipher ciphers;
    private final Parties parties;
    private final Clock clock;

    Notes(EntityManager entities, CaseCipher ciphers, Parties parties, Clock clock) {
        this.entities = entities;
        this.ciphers = ciphers;
        this.parties = parties;
        this.clock = clock;
    }

    /** The groups as which this person can write in this case. */
    @Transactional(readOnly = true)
    public List<GroupId> ownGroups(UUID dossier, Viewer viewer) {
        return workers(dossier).stream()
                .map(Worker::group)
                .filter(viewer.groups()::contains)
                .toList();
    }

    /** With whom this person can share a note, as far as they may know who is there. */
    @Transactional(readOnly = true)
    public List<GroupId> choices(UUID dossier, Viewer viewer, NeedToKnow known) {
        return others(dossier, viewer, known).stream().map(Worker::group).toList();
    }

    /** Whether whatever somebody writes as this group is about care, without being asked. */
    public static boolean writesOfCare(GroupId group) {
        return !RoleSets.OUTSIDE_CARE.contains(group.role()) && !RoleSets.STAND_INS.contains(group.role());
    }

    /**
     * Keeps a note, and records each sharing with another organisation (R10). To be called for who was let in.
     *
     * @throws nl.schakel.support.input.InvalidInput with everything that is wrong
     */
    @Transactional
    public UUID write(UUID dossier, NewNote note, Viewer viewer, NeedToKnow known) {
        InputCheck check = new InputCheck();
        List<GroupId> own = ownGroups(dossier, viewer);
        GroupId as = own.stream()
                .filter(group ->
                        own.size() == 1 && blank(note.as()) || group.toString().equals(note.as()))
                .findFirst()
                .orElse(null);
        if (as == null) {
            check.error("namens", "onbekende-keuze", "fout.notitie.namens");
        }
        check.required("tekst", note.text(), InputCheck.MAX_TEXT, "fout.notitie.tekst");
        if (NoteKind.of(note.kind()).isEmpty()) {
            check.error("soort", "onbekende-keuze", "fout.notitie.soort");
        }
        boolean caring = as != null && writesOfCare(as);
        if (!caring && !Set.of("ja", "nee").contains(String.valueOf(note.care()))) {
            check.error("overZorg", "verplicht", "fout.notitie.zorg");
        }
        boolean care = caring || "ja".equals(note.care());
        Set<String> wanted = new HashSet<>(note.sharedWith());
        List<Worker> readers = others(dossier, viewer, known).stream()
                .filter(worker -> wanted.contains(worker.group().toString()))
                .toList();
        if (note.sharedWith().size() > MOST_GROUPS || readers.size() != wanted.size()) {
            check.error("gedeeldMet", "onbekende-keuze", "fout.notitie.gedeeld");
        } else if (care && !readers.stream().allMatch(Worker::care)) {
            check.error("gedeeldMet", "zorg", "fout.notitie.zorg-gedeeld");
        }
        check.done();
        NoteEntity kept = new NoteEntity();
        kept.id = UUID.randomUUID();
        kept.dossierId = dossier;
        kept.at = clock.instant();
        kept.kind = note.kind();
        kept.text(note.text().strip(), ciphers);
        kept.care = care;
        kept.sharedWith =
                readers.stream().map(worker -> worker.group().toString()).toList();
        kept.author = viewer.personId();
        kept.authorGroup = as.toString();
        entities.persist(kept);
        readers.forEach(worker -> parties.shared(dossier, as, worker, Part.NOTITIES, PURPOSE));
        return kept.id;
    }

    /** What one reader may read of them: the others with whom a note was shared only as far as they may be known. */
    @Transactional(readOnly = true)
    List<Note> of(UUID dossier, NeedToKnow known) {
        return of(dossier).stream()
                .filter(known::of)
                .map(note -> note.sharedWith(note.sharedWith().stream()
                        .filter(group -> known.group(GroupId.parse(group)))
                        .toList()))
                .toList();
    }

    /** All notes, the newest first. */
    private List<Note> of(UUID dossier) {
        return entities
                .createQuery(
                        "select n from NoteEntity n where n.dossierId = :dossier order by n.at desc, n.id",
                        NoteEntity.class)
                .setParameter("dossier", dossier)
                .getResultList()
                .stream()
                .map(n -> new Note(
                        n.id,
                        n.at,
                        NoteKind.of(n.kind).orElseThrow(),
                        n.text(ciphers),
                        n.care,
                        n.sharedWith,
                        n.author,
                        n.authorGroup))
                .toList();
    }

    private List<Worker> others(UUID dossier, Viewer viewer, NeedToKnow known) {
        return workers(dossier).stream()
                .filter(worker -> !viewer.groups().contains(worker.group()))
                .filter(worker -> known.group(worker.group()))
                .toList();
    }

    private List<Worker> workers(UUID dossier) {
        return parties.workers(dossier, Part.NOTITIES);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
