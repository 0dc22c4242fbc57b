package nl.schakel.trial.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.Role;
import nl.schakel.trial.TrialCall.ChainWithoutPeople;
import nl.schakel.trial.TrialCall.CoverageRow;
import nl.schakel.trial.TrialCall.OrganisationRow;
import nl.schakel.trial.TrialCall.RegionRow;
import org.springframework.stereotype.Component;

/** Read model: the chain as it is now without anybody in it, for the invented world of a trial. */
@Component
public class ChainReading {

    private final Directory directory;

    ChainReading(Directory directory) {
        this.directory = directory;
    }

    /** Regions, organisations, who covers what, and which roles somebody holds. */
    public ChainWithoutPeople now() {
        List<CoverageRow> coverage = new ArrayList<>();
        for (Region region : directory.regions()) {
            for (Role role : Role.values()) {
                directory
                        .covering(region.code(), role)
                        .ifPresent(group ->
                                coverage.add(new CoverageRow(region.code(), role.code(), group.organisation())));
            }
        }
        Set<GroupId> groups = directory.people().stream()
                .filter(Person::active)
                .flatMap(person -> person.groups().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        // who reports from a desk of a municipality, in an example
        groups.addAll(groups.stream()
                .filter(group -> group.role() == Role.AANDACHTSFUNCTIONARIS)
                .map(group -> new GroupId(Role.MELDER, group.organisation()))
                .toList());
        // who judges bundles, in a trial as well
        groups.add(Directory.NATIONAL);
        Map<String, OrganisationRow> organisations = new LinkedHashMap<>();
        directory.municipalities().stream()
                .filter(one -> one.region() != null)
                .map(Municipality::cbsCode)
                .forEach(code -> organisation(code, organisations));
        coverage.forEach(one -> organisation(one.organisation(), organisations));
        groups.forEach(one -> organisation(one.organisation(), organisations));
        return new ChainWithoutPeople(
                directory.regions().stream().map(ChainReading::region).toList(),
                List.copyOf(organisations.values()),
                coverage,
                List.copyOf(groups));
    }

    private void organisation(String code, Map<String, OrganisationRow> organisations) {
        directory
                .organisation(code)
                .ifPresent(one ->
                        organisations.put(code, new OrganisationRow(one.code(), one.name(), one.kind(), one.region())));
    }

    private static RegionRow region(Region one) {
        return new RegionRow(
                one.code(),
                one.name(),
                one.zone().getId(),
                one.opens().toString(),
                one.closes().toString(),
                one.handover().toString(),
                one.liberationDayOff(),
                one.goodFridayOff());
    }
}
