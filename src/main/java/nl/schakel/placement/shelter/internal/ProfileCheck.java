package nl.schakel.placement.shelter.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.placement.internal.NeedCheck;
import nl.schakel.placement.shelter.AcceptancePolicy;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.ProfileChange;
import nl.schakel.placement.shelter.ProfileLevel;
import nl.schakel.support.input.InputCheck;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Check: whether a change of a profile can be understood and contradicts nothing. */
@Component
public class ProfileCheck {

    private static final int MAX_MEASURE = 300;

    /** What a building is, or what a person wants, cannot be accepted away by a profile. */
    private static final Set<String> FIXED = Set.of("woonvorm", "mijdgebied", "bekende-aanwezig", "eigen-wens");

    private final JdbcClient jdbc;
    private final Criteria criteria;

    ProfileCheck(JdbcClient jdbc, Criteria criteria) {
        this.jdbc = jdbc;
        this.criteria = criteria;
    }

    /** How the locations and beds of a shelter are called. */
    public Map<Object, String> names(String organisation) {
        Map<Object, String> names = new HashMap<>();
        jdbc.sql("select l.id as location, l.name, b.id as bed, b.label from schakel.shelter_location l"
                        + " left join schakel.bed b on b.location = l.id where l.organisation = ?")
                .param(organisation)
                .query((RowCallbackHandler) row -> {
                    names.put(row.getObject("location", UUID.class), row.getString("name"));
                    if (row.getObject("bed") != null) {
                        names.put(
                                row.getObject("bed", UUID.class),
                                row.getString("name") + ", " + row.getString("label"));
                    }
                });
        return names;
    }

    /** The line that the change makes. @throws nl.schakel.support.input.InvalidInput when it cannot be made */
    public ProfileTable.Row row(ProfileChange change, Instant now, ProfileTable.Lines lines) {
        InputCheck check = new InputCheck();
        if (change.criterion() == null || !criteria.knows(change.criterion())) {
            check.error("criterium", "onbekende-vraag", "fout.criterium.onbekend")
                    .done();
        }
        ProfileLevel level = change.level() == null ? ProfileLevel.ORGANISATION : change.level();
        if (level != ProfileLevel.ORGANISATION && !names(change.organisation()).containsKey(change.target())) {
            throw new NotVisible();
        }
        Criterion criterion = criteria.of(change.criterion());
        ProfileTable.Row row = new ProfileTable.Row(
                0,
                change.organisation(),
                level == ProfileLevel.LOCATION ? change.target() : null,
                level == ProfileLevel.BED ? change.target() : null,
                criterion.code(),
                change.stance(),
                blankToNull(change.measure()),
                change.choices(),
                change.validFrom() == null ? now : change.validFrom());
        check.text("maatregel", row.measure(), MAX_MEASURE);
        if (FIXED.contains(row.criterion()) && row.stance() != null && row.stance() != AcceptancePolicy.UITGESLOTEN) {
            check.error("houding", "ligt-vast", "fout.profiel.ligt-vast");
        }
        if (row.stance() == AcceptancePolicy.ONDERHANDELBAAR && row.measure() == null && criterion.measure() == null) {
            check.error("maatregel", "verplicht", "fout.profiel.maatregel");
        }
        Set<String> choices = NeedCheck.CHOICES.getOrDefault(row.criterion(), Set.of());
        row.choices().forEach(choice -> check.code("keuzes", choice, choices));
        if (row.validFrom().isBefore(now)) {
            check.error("geldigVanaf", "verleden", "fout.profiel.verleden");
        }
        contradiction(check, row, lines);
        check.done();
        return row;
    }

    /** Two lines of one level that start at the same moment and differ: nobody could tell which one counts. */
    private static void contradiction(InputCheck check, ProfileTable.Row row, ProfileTable.Lines lines) {
        List<ProfileTable.Row> same =
                lines.byTarget().getOrDefault(row.target(), Map.of()).getOrDefault(row.criterion(), List.of());
        boolean contradicts = same.stream()
                .filter(other -> other.validFrom().equals(row.validFrom()))
                .anyMatch(other -> other.stance() != row.stance()
                        || !Objects.equals(other.measure(), row.measure())
                        || !other.choices().equals(row.choices()));
        if (contradicts) {
            check.error("geldigVanaf", "tegenspraak", "fout.profiel.tegenspraak");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
