package nl.schakel.trial.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.ExamplePeople;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.trial.TrialCall;
import nl.schakel.trial.TrialCall.ChainWithoutPeople;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Maker of the world in which a trial plays: the regions and organisations that there are, and two invented people for each
 * role that somebody holds: one is not the second reader of the other.
 */
class TrialWorld implements ExamplePeople {

    private static final int OF_EACH = 2;

    private final ChainWithoutPeople chain;
    private final JdbcClient jdbc;
    private final People people;

    TrialWorld(ChainWithoutPeople chain, JdbcClient jdbc, People people) {
        this.chain = chain;
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public void add() {
        chain.regions().forEach(this::region);
        chain.organisations().forEach(this::organisation);
        chain.coverage().forEach(this::coverage);
        chain.regions()
                .forEach(region -> organisation(new TrialCall.OrganisationRow(
                        TrialShelters.shelterOf(region.code()), "Proefopvang (verzonnen)", "opvang", region.code())));
        people.register(invented());
    }

    private void region(TrialCall.RegionRow region) {
        jdbc.sql(
                        "insert into schakel.region (code, name, zone, opens, closes, handover, liberation_day_off, good_friday_off)"
                                + " values (?, ?, ?, cast(? as time), cast(? as time), cast(? as time), ?, ?)")
                .params(
                        region.code(),
                        region.name(),
                        region.zone(),
                        region.opens(),
                        region.closes(),
                        region.handover(),
                        region.liberationDayOff(),
                        region.goodFridayOff())
                .update();
    }

    private void organisation(TrialCall.OrganisationRow one) {
        jdbc.sql(
                        "insert into schakel.organisation (code, name, kind, region) values (?, ?, ?, ?)"
                                + " on conflict (code) do update set name = excluded.name, kind = excluded.kind, region = excluded.region")
                .params(one.code(), one.name(), one.kind(), one.region())
                .update();
    }

    private void coverage(TrialCall.CoverageRow one) {
        jdbc.sql("insert into schakel.coverage (region, role, organisation) values (?, ?, ?)")
                .params(one.region(), one.role(), one.organisation())
                .update();
    }

    private List<NewPerson> invented() {
        List<NewPerson> invented = new ArrayList<>();
        Set<GroupId> groups = new TreeSet<>(chain.groups());
        chain.regions().forEach(region -> groups.add(new GroupId(Role.OPVANG, TrialShelters.shelterOf(region.code()))));
        for (GroupId group : groups) {
            for (int number = 1; number <= OF_EACH; number++) {
                String username = "proef." + group.role().code() + "."
                        + group.organisation().toLowerCase(Locale.ROOT) + "." + number;
                invented.add(new NewPerson(
                        username,
                        "Proefpersoon " + group.role().code() + " " + number + " (verzonnen)",
                        username + "@schakel.invalid",
                        null,
                        Set.of(group),
                        true));
            }
        }
        return invented;
    }

    /**
     * The municipalities of a region in a fixed order, those in which most roles are held first: example cases begin in the
     * first of them.
     *
     * @param region null for a draft of the national base, which is tried where most roles are held
     */
    static List<String> municipalities(Directory directory, String region) {
        return directory.municipalities().stream()
                .filter(one -> region == null ? one.region() != null : region.equals(one.region()))
                .map(Municipality::cbsCode)
                .sorted(Comparator.comparing((String code) -> -roles(directory, code))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long roles(Directory directory, String municipality) {
        return Arrays.stream(Role.values())
                .filter(role -> directory.hasMembers(new GroupId(role, municipality)))
                .count();
    }
}
