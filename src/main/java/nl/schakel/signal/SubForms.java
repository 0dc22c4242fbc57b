package nl.schakel.signal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.signal.internal.ExploitationFormTable;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.text.NameCode;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Command service: sub-forms of exploitation. Who runs Schakel adds for the whole country or a region, a chain
 * director for the own region. None is changed or taken away, so that a case keeps its words.
 */
@Service
public class SubForms {

    private static final int LABEL = 100;
    private static final int EXPLANATION = 300;
    private static final int SOURCE = 300;
    private static final int CODE = 40;

    /**
     * A sub-form as somebody types it.
     *
     * @param parent code of the form that it is a sub-form of
     * @param region code of the own region; null or empty for the whole country
     */
    public record NewSubForm(String parent, String label, String explanation, String source, String region) {}

    private final ExploitationForms forms;
    private final ExploitationFormTable table;
    private final Directory directory;
    private final Clock clock;

    SubForms(ExploitationForms forms, ExploitationFormTable table, Directory directory, Clock clock) {
        this.forms = forms;
        this.table = table;
        this.directory = directory;
        this.clock = clock;
    }

    /** The regions for which somebody adds. */
    public List<Region> regionsOf(Viewer viewer) {
        return national(viewer) ? directory.regions() : directory.regionsOf(Role.KETENREGISSEUR, viewer.groups());
    }

    /** Whether somebody adds for the whole country. */
    public boolean national(Viewer viewer) {
        return viewer.holds(Role.BEHEER);
    }

    /** Whether somebody may withdraw this one. */
    public boolean mayWithdraw(ExploitationForm form, Viewer viewer) {
        return form.parent() != null && form.until() == null && owns(form.region(), viewer);
    }

    /**
     * Adds a sub-form that can be chosen from today on.
     *
     * @return its code
     * @throws InvalidInput with every error at once
     */
    @Transactional
    public String add(NewSubForm typed, Viewer viewer) {
        String label = text(typed.label());
        String region = text(typed.region()).isEmpty() ? null : text(typed.region());
        InputCheck check = new InputCheck()
                .required("naam", label, LABEL, "fout.subvorm.naam")
                .text("uitleg", typed.explanation(), EXPLANATION)
                .required("bron", text(typed.source()), SOURCE, "fout.subvorm.bron");
        List<ExploitationForm> parents = forms.choices();
        if (parents.stream().noneMatch(form -> form.code().equals(typed.parent()))) {
            check.error("onder", "onbekende-keuze", "fout.subvorm.onder");
        }
        if (!owns(region, viewer)) {
            check.error("regio", "niet-van-u", "fout.subvorm.regio");
        }
        if (!check.hasErrors() && exists(typed.parent(), label, region)) {
            check.error("naam", "bestaat-al", "fout.subvorm.bestaat", label);
        }
        check.done();
        ExploitationForm form = new ExploitationForm(
                codeFor(typed.parent(), label),
                typed.parent(),
                label,
                text(typed.explanation()),
                text(typed.source()),
                region,
                today(),
                null);
        if (!table.add(form, viewer.personId())) {
            throw InvalidInput.of("naam", "bestaat-al", "fout.subvorm.bestaat", label);
        }
        forgetAfterwards();
        return form.code();
    }

    /**
     * From today on nobody can choose it any more; where it was chosen it stays.
     *
     * @return false when that was so already
     * @throws NotVisible when there is no such sub-form, or it is not theirs
     */
    @Transactional
    public boolean withdraw(String code, Viewer viewer) {
        forms.refresh();
        forms.find(code)
                .filter(found -> found.parent() != null && owns(found.region(), viewer))
                .orElseThrow(NotVisible::new);
        forgetAfterwards();
        return table.withdraw(code, today());
    }

    private boolean owns(String region, Viewer viewer) {
        return region == null
                ? national(viewer)
                : regionsOf(viewer).stream().anyMatch(own -> own.code().equals(region));
    }

    private boolean exists(String parent, String label, String region) {
        forms.refresh();
        return forms.choices(region).stream()
                .filter(form -> Objects.equals(form.parent(), parent) || form.parent() == null)
                .anyMatch(form -> form.label().equalsIgnoreCase(label));
    }

    /**
     * The label as a code. A decision finds a form by its code in a list, so the code of a sub-form never holds that of another
     * form than its own; it gets a number instead.
     */
    private String codeFor(String parent, String label) {
        String name = NameCode.of(label, CODE);
        boolean asAnotherForm = name.isEmpty()
                || forms.all().stream()
                        .filter(form -> form.parent() == null && !form.code().equals(parent))
                        .anyMatch(form -> name.contains(form.code()));
        return NameCode.free(
                asAnotherForm ? parent + "-sub" : name, code -> forms.find(code).isPresent());
    }

    /** What this node remembers is wrong once the change is final; other nodes look again by themselves. */
    private void forgetAfterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forms.refresh();
            }
        });
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Zones.AMSTERDAM));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
