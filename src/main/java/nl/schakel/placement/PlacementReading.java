package nl.schakel.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.Grant;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Part;
import nl.schakel.access.Viewer;
import nl.schakel.placement.internal.AllocationTable;
import nl.schakel.placement.internal.NeedStore;
import nl.schakel.placement.internal.PlacementTable;
import nl.schakel.placement.internal.ProposalTable;
import nl.schakel.placement.matching.internal.Answers;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.placement.shelter.Criterion;
import nl.schakel.placement.shelter.Profiles;
import nl.schakel.placement.shelter.internal.PlacementRights;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Read model: what is known of a placement, for who may see it; only after the door has been opened for that part
 * (R7). A shelter sees the criteria that its own profile uses and nothing more, and no name before it holds a bed
 * (domain.md, process 2 step 2).
 */
@Service
@Transactional(readOnly = true)
public class PlacementReading {

    /** What a municipality needs to know to find a place of its own: about the place, not about what happened. */
    private static final Set<String> OF_THE_PLACE =
            Set.of("minderjarig", "woonvorm", "kinderen", "mobiliteit", "toezicht", "taal", "huisdier");

    /**
     * What the system decides and a shelter has no part in: where somebody must not be, whom they know and what they
     * want. To tell these would say where the danger is.
     */
    private static final Set<String> HIDDEN =
            Set.of("mijdgebied", "eigen-wens", "bekende-aanwezig", "eerder-geweigerd", "politie-medewerking");

    private final PlacementTable placements;
    private final NeedStore needs;
    private final ProposalTable table;
    private final Proposals proposals;
    private final AllocationTable promises;
    private final Placements states;
    private final Profiles profiles;
    private final Criteria criteria;
    private final PlacementRights rights;

    PlacementReading(
            PlacementTable placements,
            NeedStore needs,
            ProposalTable table,
            Proposals proposals,
            AllocationTable promises,
            Placements states,
            Profiles profiles,
            Criteria criteria,
            PlacementRights rights) {
        this.placements = placements;
        this.needs = needs;
        this.table = table;
        this.proposals = proposals;
        this.promises = promises;
        this.states = states;
        this.profiles = profiles;
        this.criteria = criteria;
        this.rights = rights;
    }

    /**
     * For who cares for the person: everything of the newest search.
     *
     * @throws NotVisible when the grant does not hold it, or the viewer is on the side of a shelter
     */
    public CareView forCare(Grant grant, Viewer viewer) {
        if (!grant.sees(Part.OPVANG) || !rights.cares(viewer, grant.dossier())) {
            throw new NotVisible();
        }
        PlacementTable.Row search = placements.latest(grant.dossier()).orElseThrow(NotVisible::new);
        Optional<NeedStore.StoredNeed> told = needs.latest(search.id());
        return new CareView(
                states.get(search.id()),
                told.map(NeedStore.StoredNeed::need).orElse(null),
                told.map(NeedStore.StoredNeed::version).orElse(0),
                told.map(NeedStore.StoredNeed::at).orElse(null),
                proposals.all(search.id()),
                answers(search.id()));
    }

    /** What came of every question that was answered. */
    List<CareView.ShelterAnswer> answers(UUID placement) {
        return table.of(placement).stream()
                .filter(row -> row.answeredAt() != null)
                .map(PlacementReading::answer)
                .toList();
    }

    private static CareView.ShelterAnswer answer(ProposalTable.Row row) {
        boolean yesBefore = row.declinedBy() == null || row.wish() != null;
        return new CareView.ShelterAnswer(
                row.id(),
                row.declinedBy(),
                row.criterion(),
                yesBefore ? row.answer() : null,
                yesBefore ? row.wish() : row.answer(),
                row.answeredAt());
    }

    /**
     * For a municipality that helps to look: what the place must have, of how many people, and nothing of who it is. Nothing
     * when the person agreed to nothing.
     *
     * @throws NotVisible when the grant does not hold it
     */
    public List<ShelterView.AnswerLine> forMunicipality(Grant grant) {
        if (!grant.sees(Part.OPVANG)) {
            throw new NotVisible();
        }
        PlacementTable.Row search = placements.latest(grant.dossier()).orElseThrow(NotVisible::new);
        NewNeed need = needs.latest(search.id())
                .map(NeedStore.StoredNeed::need)
                .orElse(new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()));
        return need.consent() == Consent.NIETS ? List.of() : lines(need, OF_THE_PLACE);
    }

    /** For a shelter that is asked: its newest proposal in the newest search. @throws NotVisible when it has none */
    public ShelterView forShelter(Grant grant, Viewer viewer) {
        UUID search =
                placements.latest(grant.dossier()).orElseThrow(NotVisible::new).id();
        UUID newest = table.of(search).stream()
                .filter(row -> mine(row, viewer))
                .reduce((earlier, later) -> later)
                .map(ProposalTable.Row::id)
                .orElseThrow(NotVisible::new);
        return forShelter(grant, newest, viewer);
    }

    /** One proposal as the shelter that is asked may see it. @throws NotVisible when it is not the viewer's */
    public ShelterView forShelter(Grant grant, UUID proposal, Viewer viewer) {
        ProposalTable.Row row = table.get(proposal);
        PlacementTable.Row search = placements.get(row.placement());
        if (!grant.sees(Part.OPVANG) || !grant.dossier().equals(search.dossier()) || !mine(row, viewer)) {
            throw new NotVisible();
        }
        Optional<BedAllocation> promise =
                promises.ofPlacement(search.id()).filter(one -> one.bed().equals(row.bed()));
        // who said no, or was told that it is over, needs to know nothing any more
        boolean involved = row.state() == ProposalState.OPEN || promise.isPresent();
        NewNeed need = needs.latest(search.id())
                .map(NeedStore.StoredNeed::need)
                .filter(known -> involved)
                .orElse(new NewNeed(List.of(), Set.of(), Consent.ONBEKEND, List.of()));
        return new ShelterView(
                proposal,
                proposals.get(proposal).bed(),
                row.state(),
                new Answers(need).knownPeople(),
                promise.isPresent() ? name(need) : null,
                need.consent() == Consent.NIETS
                        ? List.of()
                        // by what the profile said when the shelter was asked, so that a later change shows no more of
                        // a person
                        : lines(need, profiles.effective(row.bed(), row.at()).uses()),
                promise);
    }

    private boolean mine(ProposalTable.Row row, Viewer viewer) {
        return viewer == Viewer.SYSTEM
                || viewer.groups().stream().anyMatch(group -> group.toString().equals(row.group()));
    }

    private static String name(NewNeed need) {
        if (need.consent() != Consent.NAAM_NA_TOEZEGGING) {
            return null;
        }
        return need.persons().stream()
                .filter(person -> !person.companion())
                .findFirst()
                .map(PersonNeed::name)
                .orElse(null);
    }

    private List<ShelterView.AnswerLine> lines(NewNeed need, Set<String> uses) {
        List<ShelterView.AnswerLine> lines = new ArrayList<>();
        for (Criterion criterion : criteria.all()) {
            if (!uses.contains(criterion.code()) || HIDDEN.contains(criterion.code())) {
                continue;
            }
            for (int i = 0; i < need.persons().size(); i++) {
                PersonNeed person = need.persons().get(i);
                boolean asked = !person.companion()
                        || criterion.perCompanion()
                        || person.answers().containsKey(criterion.code());
                if (asked) {
                    lines.add(new ShelterView.AnswerLine(
                            i + 1, criterion.code(), criterion.question(), person.answer(criterion.code())));
                }
            }
        }
        return List.copyOf(lines);
    }
}
