package nl.schakel.web.piket;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.Viewer;
import nl.schakel.piket.call.Calls;
import nl.schakel.piket.call.TakeResult;
import nl.schakel.piket.search.AnsweredBefore;
import nl.schakel.piket.search.AttemptOutcome;
import nl.schakel.piket.search.AttemptResult;
import nl.schakel.piket.search.NewAttempt;
import nl.schakel.placement.Answered;
import nl.schakel.placement.shelter.Criteria;
import nl.schakel.process.routes.night.NightService;
import nl.schakel.process.tasks.TaskCommands;
import nl.schakel.process.tasks.TaskGone;
import nl.schakel.process.tasks.TaskSummary;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.time.WallClock;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/**
 * Command service for every tap of a coordinator, the same for the form of a page without script, for a tap that is
 * sent at once, and for one that waited on a device without connection. A tap that comes too late is told in plain
 * words; it never overwrites.
 */
@Component
public class CallCommands {

    /** What came of a tap. */
    public sealed interface Deed {

        /** Done. @param note what to say, as a key of a message */
        record Done(String note) implements Deed {}

        /**
         * Somebody or something was first.
         *
         * @param type code of the problem
         * @param why in Dutch, to show
         * @param by who has it, or null
         */
        record TooLate(String type, String title, String why, String by) implements Deed {}
    }

    /** More than may be asked at once, see ProposalCheck: there they are counted without doubles. */
    private static final int MOST_BEDS = 100;

    private final Calls calls;
    private final NightService night;
    private final TaskCommands tasks;
    private final TaskTaps steps;
    private final Criteria criteria;
    private final Words words;
    private final Clock clock;

    CallCommands(
            Calls calls,
            NightService night,
            TaskCommands tasks,
            TaskTaps steps,
            Criteria criteria,
            Words words,
            Clock clock) {
        this.calls = calls;
        this.night = night;
        this.tasks = tasks;
        this.steps = steps;
        this.criteria = criteria;
        this.words = words;
        this.clock = clock;
    }

    /** "Aannemen". */
    public Deed take(UUID call, Viewer viewer) {
        return taken(night.take(call, viewer), "piket.klaar.van-u");
    }

    /** "Overnemen", on purpose, from the colleague whom the viewer saw there. */
    public Deed takeOver(UUID call, String from, Viewer viewer) {
        InputCheck check = new InputCheck();
        UUID holder = uuid("van", from, check);
        check.done();
        return taken(night.takeOver(call, holder, viewer), "piket.klaar.over-genomen");
    }

    private Deed taken(TakeResult result, String note) {
        if (result instanceof TakeResult.AlreadyHeld other) {
            return new Deed.TooLate(
                    "al-aangenomen",
                    words.say("piket.te-laat.aangenomen"),
                    words.say("piket.te-laat.aangenomen.door", other.name()),
                    other.name());
        }
        return new Deed.Done(note);
    }

    /** "Ja, ik ben er nog mee bezig". */
    public Deed stillBusy(UUID call, Viewer viewer) {
        night.stillBusy(call, viewer);
        return new Deed.Done("piket.klaar.bezig");
    }

    /**
     * What came of calling a place, as sent.
     *
     * @param until a moment with its zone, or a local time such as 07:30: the first one that comes
     */
    public Deed attempt(
            UUID call,
            String bed,
            String shelter,
            String outcome,
            String criterion,
            String until,
            String key,
            Viewer viewer) {
        InputCheck check = new InputCheck();
        UUID place = uuid("bed", bed, check);
        String house = blank(shelter) ? null : shelter.strip();
        if (place == null && house == null && !check.hasErrors()) {
            check.error("bed", "verplicht", "fout.piket.bed");
        }
        AttemptOutcome what = AttemptOutcome.of(outcome == null ? "" : outcome).orElse(null);
        if (what == null) {
            check.error("uitkomst", "onbekende-keuze", "fout.piket.uitkomst");
        }
        String why = blank(criterion) || criterion.equals(CallForm.UNKNOWN) ? null : criterion.strip();
        if (why != null && !criteria.knows(why)) {
            check.error("criterium", "onbekend-criterium", "fout.piket.criterium");
        }
        Instant moment = moment(until, check);
        UUID once = uuid("sleutel", key, check);
        check.done();
        // a time such as 07:30 means another moment when a tap that waited is sent again
        List<String> sent = Stream.of(bed, shelter, outcome, why, until)
                .map(text -> blank(text) ? "" : text.strip())
                .toList();
        NewAttempt tried =
                new NewAttempt(once == null ? UUID.randomUUID() : once, place, house, what, why, moment, sent);
        return told(night.attempt(call, tried, viewer));
    }

    private Deed told(AttemptResult result) {
        if (result instanceof AttemptResult.Taken taken) {
            String why = taken.until() == null
                    ? words.say("piket.te-laat.bed.bezet")
                    : words.say("piket.te-laat.bed.tot", DutchTime.time(taken.until()));
            return new Deed.TooLate("bed-niet-vrij", words.say("piket.te-laat.bed"), why, null);
        }
        if (result instanceof AttemptResult.NotFree notFree) {
            return new Deed.TooLate("bed-niet-vrij", words.say("piket.te-laat.bed"), notFree.reason(), null);
        }
        return new Deed.Done(
                result instanceof AttemptResult.Held ? "piket.klaar.vastgehouden" : "piket.klaar.opgeschreven");
    }

    /** "Vraag deze tegelijk". */
    public Deed ask(UUID call, List<String> beds, String key, Viewer viewer) {
        InputCheck check = new InputCheck();
        List<UUID> chosen = new ArrayList<>();
        for (String bed : check.fits("bedden", beds, MOST_BEDS) ? beds : List.<String>of()) {
            UUID id = uuid("bedden", bed, check);
            if (id != null) {
                chosen.add(id);
            }
        }
        if (chosen.isEmpty() && !check.hasErrors()) {
            check.error("bedden", "verplicht", "fout.piket.bedden");
        }
        UUID once = uuid("sleutel", key, check);
        check.done();
        UUID sent = once == null ? UUID.randomUUID() : once;
        night.ask(call, chosen, sent, viewer);
        return new Deed.Done("piket.klaar.gevraagd-plekken");
    }

    /**
     * What was answered to the question that decides a place; "liever-niet" is an answer too.
     *
     * @param seen the answer that stood on the screen; nothing when the question was open
     */
    public Deed answer(UUID call, String criterion, String answer, String seen, Viewer viewer) {
        InputCheck check = new InputCheck();
        if (blank(criterion) || !criteria.knows(criterion.strip())) {
            check.error("criterium", "onbekend-criterium", "fout.piket.criterium");
        }
        if (blank(answer)) {
            check.error("antwoord", "verplicht", "fout.piket.antwoord");
        }
        check.done();
        try {
            night.answer(
                    call,
                    criterion.strip(),
                    Answered.of(answer),
                    blank(seen) ? Answered.UNKNOWN : Answered.of(seen),
                    viewer);
        } catch (AnsweredBefore other) {
            return new Deed.TooLate(
                    "al-beantwoord",
                    words.say("piket.te-laat.beantwoord"),
                    words.say("piket.te-laat.beantwoord.door", other.by()),
                    other.by());
        }
        return new Deed.Done("piket.klaar.aangevuld");
    }

    /** "De opvang belt: de persoon is er". @param bed where; without it the bed that is held now */
    public Deed arrived(UUID call, String bed, Viewer viewer) {
        InputCheck check = new InputCheck();
        UUID where = uuid("bed", bed, check);
        check.done();
        return switch (night.arrived(call, where, viewer)) {
            case NOTED -> new Deed.Done("piket.klaar.aangekomen");
            case KNOWN -> late("al-aangekomen", "piket.te-laat.aangekomen");
            case OTHER_BED -> late("andere-plek", "piket.te-laat.andere-plek");
        };
    }

    private Deed late(String type, String title) {
        return new Deed.TooLate(type, words.say(title), words.say(title + ".uitleg"), null);
    }

    /** One tap for the step of the case that is to be done now. */
    public Deed step(UUID call, String task, String choice, Viewer viewer) {
        calls.get(call, viewer);
        TaskSummary now =
                night.task(call, viewer).filter(open -> open.id().equals(task)).orElse(null);
        if (now == null) {
            return late("taak-afgerond", "piket.te-laat.stap");
        }
        Map<String, Object> answers = steps.answers(now.step(), choice == null ? "" : choice)
                .orElseThrow(() -> InvalidInput.of("keuze", "onbekende-keuze", "fout.piket.keuze"));
        try {
            tasks.complete(now.id(), answers, viewer);
        } catch (TaskGone gone) {
            return new Deed.TooLate(
                    "taak-afgerond",
                    words.say("piket.te-laat.stap"),
                    words.say("piket.te-laat.stap.uitleg"),
                    gone.by());
        }
        night.touched(call);
        return new Deed.Done("piket.klaar.stap");
    }

    /** "Overdragen": the document of the night goes to the care coordinator. */
    public Deed handOver(UUID call, Viewer viewer) {
        night.handOver(call, viewer);
        return new Deed.Done("piket.klaar.overgedragen");
    }

    /** It is the same as another call, which goes on. */
    public Deed join(UUID call, String into, Viewer viewer) {
        InputCheck check = new InputCheck();
        UUID other = uuid("in", into, check);
        if (other == null && !check.hasErrors()) {
            check.error("in", "verplicht", "fout.piket.samen");
        }
        check.done();
        night.join(call, other, viewer);
        return new Deed.Done("piket.klaar.samengevoegd");
    }

    /** It is not needed any more. */
    public Deed withdraw(UUID call, String reason, Viewer viewer) {
        String why = blank(reason) ? "niet-meer-nodig" : reason.strip();
        night.withdraw(call, why, viewer);
        return new Deed.Done("piket.klaar.oproep-ingetrokken");
    }

    private Instant moment(String text, InputCheck check) {
        if (blank(text)) {
            return null;
        }
        String plain = text.strip();
        try {
            return plain.length() <= "00:00:00".length()
                    ? WallClock.next(LocalTime.parse(plain), clock.instant())
                    : check.moment("tot", plain);
        } catch (DateTimeException unreadable) {
            check.error("tot", "geen-moment", "fout.piket.tot");
            return null;
        }
    }

    private UUID uuid(String field, String text, InputCheck check) {
        if (blank(text)) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException unreadable) {
            check.error(field, "geen-id", "fout.piket.id");
            return null;
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
