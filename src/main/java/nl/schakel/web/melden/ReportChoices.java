package nl.schakel.web.melden;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Person;
import nl.schakel.signal.ExploitationForm;
import nl.schakel.signal.ExploitationForms;
import org.springframework.stereotype.Component;

/** Read model: what somebody can choose in a report. */
@Component
class ReportChoices {

    private final ExploitationForms forms;
    private final Directory directory;

    ReportChoices(ExploitationForms forms, Directory directory) {
        this.forms = forms;
        this.directory = directory;
    }

    /** The public chooses among forms; who reports from an office sees the words of the own region too. */
    List<ExploitationForm> forms(Optional<Person> reporter) {
        return reporter.map(staff -> forms.choices(staff.groups().stream()
                        .flatMap(group -> directory.organisation(group.organisation()).stream())
                        .map(Organisation::region)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)))
                .orElseGet(forms::choices);
    }
}
