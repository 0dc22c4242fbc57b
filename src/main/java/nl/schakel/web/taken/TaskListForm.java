package nl.schakel.web.taken;

import java.util.Optional;
import nl.schakel.process.tasks.TaskFilter;
import nl.schakel.process.tasks.TaskRange;
import nl.schakel.process.tasks.TaskSelection;
import nl.schakel.process.tasks.TaskSort;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * View model: how somebody wants to see the own list, as it stands in the address: codes only. What cannot be read is left
 * out: a list that shows more is of more use than none.
 */
public record TaskListForm(String welke, String sorteer, String gemeente, String stap, String acuut, String vacature) {

    public TaskListForm {
        welke = plain(welke);
        sorteer = plain(sorteer);
        gemeente = plain(gemeente);
        stap = plain(stap);
        acuut = plain(acuut);
        vacature = plain(vacature);
    }

    /** The tab, when there is such a tab. */
    Optional<TaskFilter> filter() {
        return welke.isEmpty() ? Optional.of(TaskFilter.ALLE) : Coded.of(TaskFilter.class, welke);
    }

    TaskSelection selection() {
        return new TaskSelection(
                filter().orElse(TaskFilter.ALLE),
                Coded.of(TaskSort.class, sorteer).orElse(TaskSort.TERMIJN),
                gemeente.isEmpty() ? null : gemeente,
                stap.isEmpty() ? null : stap,
                acuut.equals("ja"),
                new InputCheck().id("vacature", vacature.isEmpty() ? null : vacature),
                false,
                null);
    }

    /** Where this list is read, from this edge on. */
    static String address(TaskSelection selection, TaskRange.Edge place) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/taken")
                .queryParam("welke", selection.filter().code());
        if (selection.sort() != TaskSort.TERMIJN) {
            address.queryParam("sorteer", selection.sort().code());
        }
        if (selection.municipality() != null) {
            address.queryParam("gemeente", selection.municipality());
        }
        if (selection.step() != null) {
            address.queryParam("stap", selection.step());
        }
        if (selection.acute()) {
            address.queryParam("acuut", "ja");
        }
        if (selection.vacancy() != null) {
            address.queryParam("vacature", selection.vacancy());
        }
        if (place != null) {
            address.queryParam(place.backwards() ? TaskRange.Edge.PREVIOUS : TaskRange.Edge.NEXT, place);
        }
        return address.encode().build().toUriString();
    }

    private static String plain(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
