package nl.schakel.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.schakel.organisation.GroupId;

/**
 * Value: what the application asks of the process in which a trial runs, as one line of JSON. What is not about the question is
 * left out.
 *
 * @param settings of the process itself, with the very first question
 * @param world the chain without its people, with the very first question
 * @param hash of the bundle that is asked about
 * @param files of that bundle, by name
 * @param region in which the case plays
 * @param known the steps that what is live has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCall(
        Deed deed,
        Map<String, String> settings,
        ChainWithoutPeople world,
        String hash,
        Map<String, byte[]> files,
        String region,
        TrialCase example,
        Set<String> known) {

    /** What is asked. */
    public enum Deed {
        START,
        DEPLOY,
        PLAY
    }

    /** The first question: who there is and where the data go. */
    public static TrialCall start(Map<String, String> settings, ChainWithoutPeople world) {
        return new TrialCall(Deed.START, settings, world, null, null, null, null, null);
    }

    /** Asks to take up a bundle. */
    public static TrialCall deploy(String hash, Map<String, byte[]> files) {
        return new TrialCall(Deed.DEPLOY, null, null, hash, files, null, null, null);
    }

    /** Asks to play a case by a bundle that was taken up. */
    public static TrialCall play(String hash, String region, TrialCase example, Set<String> known) {
        return new TrialCall(Deed.PLAY, null, null, hash, null, region, example, known);
    }

    /**
     * The organisations of the chain and what they do, without anybody who works there.
     *
     * @param groups the roles that somebody holds
     */
    public record ChainWithoutPeople(
            List<RegionRow> regions,
            List<OrganisationRow> organisations,
            List<CoverageRow> coverage,
            List<GroupId> groups) {}

    /** A region with its office hours. */
    public record RegionRow(
            String code,
            String name,
            String zone,
            String opens,
            String closes,
            String handover,
            boolean liberationDayOff,
            boolean goodFridayOff) {}

    /** An organisation; a municipality as well. */
    public record OrganisationRow(String code, String name, String kind, String region) {}

    /** Which organisation plays a role for a whole region. */
    public record CoverageRow(String region, String role, String organisation) {}
}
