package nl.schakel.access.alert.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.schakel.access.alert.AlertKind;
import nl.schakel.access.alert.AlertLimits;
import nl.schakel.access.alert.ColleagueCases;
import nl.schakel.access.alert.OwnDetails;
import nl.schakel.access.alert.internal.AlertTable.Found;
import nl.schakel.access.internal.Purposes;
import nl.schakel.organisation.Directory;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Check: which looks an officer should look at, one look at a time, together with what the same person looked at before it. */
@Component
class AlertRules {

    static final Duration HOUR = Duration.ofHours(1);

    /** As many cases stand in one alert; the log has all. */
    private static final int KEPT = 1000;

    /** Who has one of these is where the work is. */
    private static final List<String> HAS_A_TASK = List.of(
            Purposes.TASK,
            Purposes.GROUP_TASK,
            Purposes.QUESTION,
            Purposes.DUTY,
            Purposes.EMERGENCY,
            Purposes.OWN_REPORT);

    private final AlertTable table;
    private final LooksInOrder looked;
    private final OwnRegions regions;
    private final Directory directory;
    private final ObjectProvider<ColleagueCases> colleagues;

    AlertRules(
            AlertTable table,
            LooksInOrder looked,
            OwnRegions regions,
            Directory directory,
            ObjectProvider<ColleagueCases> colleagues) {
        this.table = table;
        this.looked = looked;
        this.regions = regions;
        this.directory = directory;
        this.colleagues = colleagues;
    }

    /** Adds what this look makes known. @param before what the same person looked at in the hour before, this look too */
    void look(LooksInOrder.One look, List<LooksInOrder.One> before) {
        for (String organisation : look.organisations()) {
            if (directory.organisation(organisation).isPresent()) {
                look(look, before, organisation);
            }
        }
    }

    private void look(LooksInOrder.One look, List<LooksInOrder.One> before, String organisation) {
        AlertLimits limits = table.limits(organisation);
        if (!look.opened()) {
            many(look, before, organisation, AlertKind.VEEL_IN_LIJSTEN, limits.listed(), one -> one.shown().stream());
            if (look.why().endsWith(OwnDetails.MARK)) {
                add(look, organisation, AlertKind.EIGEN_GEGEVENS_GEZOCHT, look.shown(), "");
            }
            return;
        }
        many(look, before, organisation, AlertKind.VEEL_ZAKEN, limits.opened(), one -> Stream.of(one.dossier()));
        List<UUID> opened = List.of(look.dossier());
        if (outside(look)) {
            add(look, organisation, AlertKind.BUITEN_REGIO, opened, ":" + look.dossier());
        }
        ColleagueCases cases = colleagues.getIfAvailable();
        if (cases != null && cases.isAboutOneOf(look.dossier(), directory.peopleOf(organisation))) {
            add(look, organisation, AlertKind.ZAAK_VAN_COLLEGA, opened, ":" + look.dossier());
        }
    }

    private boolean outside(LooksInOrder.One look) {
        if (HAS_A_TASK.stream().anyMatch(look.purpose()::startsWith)) {
            return false;
        }
        String municipality = looked.municipality(look.dossier());
        return municipality != null && regions.outside(municipality, look.organisations());
    }

    /** Counting begins anew after each alert: what one was about is not told again. */
    private void many(
            LooksInOrder.One look,
            List<LooksInOrder.One> before,
            String organisation,
            AlertKind kind,
            int limit,
            Function<LooksInOrder.One, Stream<UUID>> cases) {
        Instant hour = look.at().minus(HOUR);
        Instant told = table.lastOf(organisation, kind, look.person()).orElse(Instant.EPOCH);
        List<LooksInOrder.One> counted = before.stream()
                .filter(one -> one.opened() == look.opened())
                .filter(one -> one.at().isAfter(hour)
                        && one.at().isAfter(told)
                        && !one.at().isAfter(look.at()))
                .toList();
        Set<UUID> different = new LinkedHashSet<>();
        counted.forEach(one -> cases.apply(one).forEach(different::add));
        if (different.size() >= limit) {
            table.add(new Found(
                    organisation,
                    kind,
                    look.person(),
                    "plek:" + look.position(),
                    counted.get(0).at(),
                    look.at(),
                    some(different)));
        }
    }

    /** Once a day of the same person and case. */
    private void add(LooksInOrder.One look, String organisation, AlertKind kind, List<UUID> cases, String more) {
        LocalDate day = look.at().atZone(Zones.AMSTERDAM).toLocalDate();
        table.add(new Found(organisation, kind, look.person(), "dag:" + day + more, look.at(), look.at(), some(cases)));
    }

    private static List<UUID> some(Iterable<UUID> cases) {
        List<UUID> some = new ArrayList<>();
        for (UUID each : cases) {
            if (some.size() < KEPT) {
                some.add(each);
            }
        }
        return some;
    }
}
