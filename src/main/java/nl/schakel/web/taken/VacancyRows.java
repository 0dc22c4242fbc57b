package nl.schakel.web.taken;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Person;
import nl.schakel.process.tasks.Vacancies.Vacancy;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.TermWords;
import nl.schakel.web.frame.TermWords.TermText;
import org.springframework.stereotype.Component;

/** View factory: a role that nobody holds, in words: what waits for it and who can solve it. */
@Component
class VacancyRows {

    private static final int NAMED = 5;

    private final Directory directory;
    private final TermWords terms;

    VacancyRows(Directory directory, TermWords terms) {
        this.directory = directory;
        this.terms = terms;
    }

    /**
     * One vacancy.
     *
     * @param role the role and the organisation that should have somebody
     * @param organisation who appoints somebody
     * @param there who works with Schakel there already
     * @param caretakers who can give somebody the role
     */
    public record VacancyRow(
            UUID id,
            String role,
            String organisation,
            String since,
            int tasks,
            int late,
            TermText first,
            List<String> there,
            List<String> caretakers) {}

    VacancyRow of(Vacancy vacancy) {
        GroupId group = vacancy.group();
        return new VacancyRow(
                vacancy.id(),
                directory.label(group),
                directory.labelOf(group.organisation()),
                DutchTime.date(vacancy.since()),
                vacancy.tasks(),
                vacancy.late(),
                terms.of(vacancy.first(), group.organisation()),
                directory.people().stream()
                        .filter(Person::active)
                        .sorted(Comparator.comparing(Person::displayName))
                        .flatMap(person -> person.groups().stream()
                                .filter(held -> held.organisation().equals(group.organisation()))
                                .limit(1)
                                .map(held -> person.displayName() + ", " + directory.label(held.role())))
                        .limit(NAMED)
                        .toList(),
                directory.members(GroupId.CARETAKERS).stream()
                        .map(Person::displayName)
                        .limit(NAMED)
                        .toList());
    }
}
