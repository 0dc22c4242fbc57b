package nl.schakel.process.move;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.notification.Outbox;
import nl.schakel.notification.Template;
import nl.schakel.process.bundle.BundleRegister;
import nl.schakel.process.bundle.BundleVersion;
import nl.schakel.process.deploy.DeploymentGate;
import nl.schakel.process.deploy.ModelDirectors;
import nl.schakel.process.deploy.ModelProposals;
import nl.schakel.process.move.CaseMove.MoveState;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Command service: a chain director asks that the running cases of the region move to another version of the models, and
 * another person says yes or no (R2). The work itself is {@link MoveRun}.
 */
@Service
public class CaseMoves {

    /** Where directors see and decide. */
    public static final String PAGE = "/werkbank/verhuizen/";

    /**
     * What somebody asks.
     *
     * @param region null for cases that lie in no region
     * @param renew whether terms are worked out anew
     */
    public record AskedMove(String region, UUID from, UUID to, List<StepChoice> choices, boolean renew) {}

    private final ModelDirectors directors;
    private final BundleRegister bundles;
    private final DeploymentGate gate;
    private final MovePlans plans;
    private final CaseMoveTable table;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CaseMoves(
            ModelDirectors directors,
            BundleRegister bundles,
            DeploymentGate gate,
            MovePlans plans,
            CaseMoveTable table,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.directors = directors;
        this.bundles = bundles;
        this.gate = gate;
        this.plans = plans;
        this.table = table;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Asks for a move; nothing moves until another person says yes. The same sent twice is one question.
     *
     * @return its id
     * @throws InvalidInput when it cannot be asked so, or another move of the region is open
     */
    public UUID ask(AskedMove asked, String reason, Viewer viewer) {
        // with a plan that the engine can follow
        planOf(asked, viewer);
        new InputCheck()
                .required("reden", reason, ModelProposals.LONGEST_REASON, "fout.modellen.reden")
                .done();
        CaseMove move = new CaseMove(
                UUID.randomUUID(),
                asked.region(),
                asked.from(),
                asked.to(),
                asked.renew(),
                asked.choices(),
                MoveState.GEVRAAGD,
                viewer.personId(),
                clock.instant(),
                reason.strip(),
                null,
                null,
                null,
                null);
        return transaction.execute(status -> {
            if (!table.insert(move)) {
                return open(asked.region())
                        .filter(before -> isSame(before, move))
                        .map(CaseMove::id)
                        .orElseThrow(() -> InvalidInput.of("verhuizing", "al-een", "fout.verhuizen.al-een"));
            }
            tell(move);
            return move.id();
        });
    }

    private void tell(CaseMove move) {
        outbox.toGroup(
                directors.secondPerson(move.region(), Set.of(move.askedBy())),
                Template.MODELLEN,
                "verhuizen:" + move.id() + ":vraag",
                PAGE + move.id());
    }

    /** Tells of each question that waits to those who can say yes by now: the colleague who was told may have left. */
    void look() {
        transaction.executeWithoutResult(status -> table.waiting().forEach(this::tell));
    }

    /** Who asked takes it back. */
    public void withdraw(UUID id, Viewer viewer) {
        transaction.executeWithoutResult(status -> {
            CaseMove move = find(id, viewer);
            if (!viewer.personId().equals(move.askedBy())) {
                throw InvalidInput.of("verhuizing", "niet-van-u", "fout.verhuizen.niet-van-u");
            }
            decided(table.decide(id, MoveState.INGETROKKEN, viewer.personId(), clock.instant(), null));
        });
    }

    /**
     * Another person than who asked says yes: the cases move from now on.
     *
     * @param words may be null
     * @throws DeploymentGate.ModelsRefused when this version of the application cannot run the new version
     */
    public void approve(UUID id, String words, Viewer viewer) {
        new InputCheck()
                .text("toelichting", words, ModelProposals.LONGEST_REASON)
                .done();
        CaseMove asked = secondPerson(id, viewer);
        // before anything is locked: the rules need seconds
        gate.check(bundles.files(asked.to()).contents());
        transaction.executeWithoutResult(status -> {
            decided(table.decide(
                    id, MoveState.LOOPT, viewer.personId(), clock.instant(), words == null ? null : words.strip()));
            outbox.toPerson(asked.askedBy(), Template.MODELLEN, "verhuizen:" + id + ":besluit", PAGE + id);
        });
    }

    /** Another person than who asked says no, and why. */
    public void refuse(UUID id, String why, Viewer viewer) {
        CaseMove asked = secondPerson(id, viewer);
        new InputCheck()
                .required("toelichting", why, ModelProposals.LONGEST_REASON, "fout.verhuizen.waarom-niet")
                .done();
        transaction.executeWithoutResult(status -> {
            decided(table.decide(id, MoveState.AFGEWEZEN, viewer.personId(), clock.instant(), why.strip()));
            outbox.toPerson(asked.askedBy(), Template.MODELLEN, "verhuizen:" + id + ":besluit", PAGE + id);
        });
    }

    /** What was approved is done once more, for the cases that could not move before: a step may be behind them now. */
    public void repeat(UUID id, Viewer viewer) {
        CaseMove move = find(id, viewer);
        try {
            transaction.executeWithoutResult(
                    status -> decided(table.becomes(move.id(), MoveState.KLAAR, MoveState.LOOPT, null)));
        } catch (DuplicateKeyException another) {
            throw InvalidInput.of("verhuizing", "al-een", "fout.verhuizen.al-een");
        }
    }

    /** One move. @throws NotVisible when it is of a region of somebody else */
    public CaseMove find(UUID id, Viewer viewer) {
        return table.find(id)
                .filter(move -> directors.directs(viewer, move.region()))
                .orElseThrow(NotVisible::new);
    }

    /** The moves of a region, the newest first. */
    public List<CaseMove> of(String region, Viewer viewer) {
        directors.check(viewer, region);
        return table.of(region);
    }

    /** What became of the cases of a move up to now. */
    public List<CaseMove.MovedCase> results(UUID id, Viewer viewer) {
        return table.results(find(id, viewer).id());
    }

    /** Every step that is gone between two versions, with where its cases can go on. */
    public List<GoneStep> gone(AskedMove asked, Viewer viewer) {
        versions(asked, viewer);
        return gone(asked);
    }

    /**
     * The plan of what is asked.
     *
     * @throws InvalidInput when a version or a choice is none that can be asked
     */
    MovePlan planOf(AskedMove asked, Viewer viewer) {
        check(asked, viewer);
        return plan(asked);
    }

    /** The plan of what was asked and checked. */
    MovePlan plan(AskedMove asked) {
        return plans.plan(deployment(asked.from()), deployment(asked.to()), asked.choices(), asked.renew());
    }

    private void check(AskedMove asked, Viewer viewer) {
        versions(asked, viewer);
        List<GoneStep> gone = gone(asked);
        for (StepChoice choice : asked.choices()) {
            boolean offered = gone.stream()
                    .filter(step ->
                            step.model().equals(choice.model()) && step.step().equals(choice.gone()))
                    .flatMap(step -> step.onto().stream())
                    .anyMatch(step -> step.step().equals(choice.onto()));
            if (!offered) {
                throw InvalidInput.of("keuzes", "onbekende-keuze", "fout.verhuizen.stap");
            }
        }
    }

    private List<GoneStep> gone(AskedMove asked) {
        return plans.gone(deployment(asked.from()), deployment(asked.to()));
    }

    private void versions(AskedMove asked, Viewer viewer) {
        directors.check(viewer, asked.region());
        if (!isOf(asked.from(), asked.region()) || !isOf(asked.to(), asked.region())) {
            throw InvalidInput.of("naar", "versie", "fout.verhuizen.versie");
        }
        if (asked.from().equals(asked.to())) {
            throw InvalidInput.of("naar", "gelijk", "fout.verhuizen.gelijk");
        }
    }

    /** Whether cases of a region can run by a version. */
    private boolean isOf(UUID version, String region) {
        return version != null
                && bundles.find(version)
                        .filter(found -> found.state() == BundleVersion.BundleState.GOEDGEKEURD)
                        .filter(found ->
                                found.region() == null || found.region().equals(region))
                        .isPresent();
    }

    private String deployment(UUID version) {
        return bundles.find(version).map(BundleVersion::deployment).orElseThrow(NotVisible::new);
    }

    private Optional<CaseMove> open(String region) {
        return table.of(region).stream()
                .filter(move -> move.state() == MoveState.GEVRAAGD || move.state() == MoveState.LOOPT)
                .findFirst();
    }

    private static boolean isSame(CaseMove before, CaseMove asked) {
        return before.state() == MoveState.GEVRAAGD
                && before.askedBy().equals(asked.askedBy())
                && before.from().equals(asked.from())
                && before.to().equals(asked.to())
                && before.renew() == asked.renew()
                && StepChoice.lines(before.choices()).equals(StepChoice.lines(asked.choices()));
    }

    private CaseMove secondPerson(UUID id, Viewer viewer) {
        CaseMove move = find(id, viewer);
        if (viewer.personId().equals(move.askedBy())) {
            throw InvalidInput.of("verhuizing", "eigen-vraag", "fout.verhuizen.eigen-vraag");
        }
        return move;
    }

    private static void decided(boolean done) {
        if (!done) {
            throw InvalidInput.of("verhuizing", "al-beslist", "fout.verhuizen.al-beslist");
        }
    }
}
