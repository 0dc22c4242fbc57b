package nl.schakel.signal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.schakel.access.Grant;
import nl.schakel.access.Part;
import nl.schakel.signal.internal.FactTable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read model: what a line of a list says of its case, in codes and as far as the grant goes (R7): never a person, never a text. */
@Service
public class CaseLines {

    /**
     * One case in a list. What is not for the reader is null.
     *
     * @param forms codes of {@link ExploitationForms}, as they were corrected
     * @param minor code of {@link AgeAnswer}, as it was corrected
     * @param channel code of {@link Channel}
     */
    public record CaseLine(List<String> forms, String minor, String channel) {}

    private record Reported(List<String> forms, String minor, String channel) {}

    private final JdbcClient jdbc;
    private final FactTable facts;

    CaseLines(JdbcClient jdbc, FactTable facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    /** By case; one of which the reader sees neither the report nor its codes is left out. */
    public Map<UUID, CaseLine> of(Collection<Grant> grants) {
        Map<UUID, Grant> telling = grants.stream()
                .filter(grant -> grant.sees(Part.MELDING) || grant.sees(Part.KERN))
                .collect(Collectors.toMap(Grant::dossier, grant -> grant));
        if (telling.isEmpty()) {
            return Map.of();
        }
        Map<UUID, String> minors = facts.last(ChangedFact.MINDERJARIG, telling.keySet());
        Map<UUID, String> forms = facts.last(ChangedFact.VORMEN, telling.keySet());
        Map<UUID, CaseLine> lines = new HashMap<>();
        reported(telling.keySet()).forEach((dossier, reported) -> {
            boolean whole = telling.get(dossier).sees(Part.MELDING);
            lines.put(
                    dossier,
                    new CaseLine(
                            forms.containsKey(dossier) ? ChangedFact.codesIn(forms.get(dossier)) : reported.forms(),
                            minors.getOrDefault(dossier, reported.minor()),
                            whole ? reported.channel() : null));
        });
        return lines;
    }

    /** Whether somebody in this case is a minor, or may be for all that is known. */
    public boolean protectsMinor(UUID dossier) {
        String said = facts.last(ChangedFact.MINDERJARIG, List.of(dossier)).get(dossier);
        String minor = said != null
                ? said
                : reported(List.of(dossier))
                        .getOrDefault(dossier, new Reported(List.of(), AgeAnswer.NEE.code(), null))
                        .minor();
        return minor.equals(AgeAnswer.JA.code()) || minor.equals(AgeAnswer.TWIJFEL.code());
    }

    private Map<UUID, Reported> reported(Collection<UUID> dossiers) {
        Map<UUID, Reported> found = new HashMap<>();
        jdbc.sql("select d.id, d.channel, r.forms, r.minor from schakel.dossier d"
                        + " join schakel.report r on r.dossier_id = d.id where d.id in (:dossiers)")
                .param("dossiers", dossiers)
                .query((RowCallbackHandler) row -> found.put(
                        row.getObject("id", UUID.class),
                        new Reported(forms(row), row.getString("minor"), row.getString("channel"))));
        return found;
    }

    private static List<String> forms(ResultSet row) throws SQLException {
        Array forms = row.getArray("forms");
        return Arrays.asList((String[]) forms.getArray());
    }
}
