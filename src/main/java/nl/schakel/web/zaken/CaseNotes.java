package nl.schakel.web.zaken;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.signal.Notes;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import nl.schakel.web.zaken.CaseView.Folded;
import nl.schakel.web.zaken.CaseView.NoteLine;
import org.springframework.stereotype.Component;

/** View factory: the notes of a case in words, the newest first; older ones are folded away. */
@Component
class CaseNotes {

    private static final int SHOWN = 5;

    private final Notes notes;
    private final Directory directory;
    private final Words words;

    CaseNotes(Notes notes, Directory directory, Words words) {
        this.notes = notes;
        this.directory = directory;
        this.words = words;
    }

    Folded<NoteLine> of(List<Notes.Note> newestFirst) {
        List<NoteLine> lines = newestFirst.stream().map(this::line).toList();
        int cut = Math.min(SHOWN, lines.size());
        return Folded.of(lines.subList(0, cut), lines.subList(cut, lines.size()));
    }

    boolean writes(UUID dossier, Viewer viewer) {
        return !notes.ownGroups(dossier, viewer).isEmpty();
    }

    private NoteLine line(Notes.Note note) {
        String group = label(note.group());
        return new NoteLine(
                DutchTime.full(note.at()),
                words.of("notitie.soort", note.kind().code()),
                directory
                        .person(note.author())
                        .map(Person::displayName)
                        .map(name -> name + ", " + group)
                        .orElse(group),
                note.text(),
                note.sharedWith().isEmpty()
                        ? words.say("zaak.notities.eigen")
                        : words.say(
                                "zaak.notities.gedeeld",
                                note.sharedWith().stream().map(this::label).collect(Collectors.joining("; "))),
                note.care());
    }

    private String label(String group) {
        return directory.label(GroupId.parse(group));
    }
}
