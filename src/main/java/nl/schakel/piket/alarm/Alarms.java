package nl.schakel.piket.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.schakel.access.NotVisible;
import nl.schakel.notification.Template;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Person;
import nl.schakel.piket.call.Call;
import nl.schakel.piket.call.internal.CallLog;
import nl.schakel.piket.call.internal.CallTable;
import nl.schakel.piket.call.internal.NightMessages;
import nl.schakel.piket.rota.DutyArea;
import nl.schakel.piket.rota.DutyAreas;
import nl.schakel.piket.rota.Line;
import nl.schakel.piket.rota.OnDuty;
import nl.schakel.piket.rota.Rota;
import nl.schakel.piket.rota.Shift;
import nl.schakel.piket.rota.Span;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: tells people of a call at night, each by mail and by SMS as far as they can be reached that way,
 * through the outbox in the caller's transaction, and writes on the call's timeline that it did. Nobody gets the same
 * message of the same call, rung and round twice, however often it is asked for. Each answer is how many people could
 * be reached by some way; 0 is a rung without anybody.
 *
 * <p>As long as nobody has the call the message is that a call waits. Once somebody has it, it is that nothing has
 * happened for a while; each silence is an occasion of its own.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Alarms {

    private static final String ALARM = "alarm-";
    private static final String HOLDER = "houder";

    private static final Duration NEXT_SHIFT_WITHIN = Duration.ofHours(36);

    private final CallTable calls;
    private final CallLog log;
    private final Rota rota;
    private final DutyAreas areas;
    private final Directory directory;
    private final NightMessages messages;
    private final Clock clock;

    Alarms(
            CallTable calls,
            CallLog log,
            Rota rota,
            DutyAreas areas,
            Directory directory,
            NightMessages messages,
            Clock clock) {
        this.calls = calls;
        this.log = log;
        this.rota = rota;
        this.areas = areas;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** Who has first duty now. */
    public int firstLine(UUID call) {
        Call now = calls.get(call);
        return rung(now, "eerste-lijn", onDuty(now).first().stream().toList(), "eerste");
    }

    /** Who has second duty now. */
    public int secondLine(UUID call) {
        Call now = calls.get(call);
        return rung(now, "tweede-lijn", onDuty(now).second().stream().toList(), "tweede");
    }

    /** The chain directors of the area. */
    public int directors(UUID call) {
        Call now = calls.get(call);
        return rung(now, "ketenregisseur", directors(area(now)), "ketenregisseur");
    }

    /**
     * Both lines and the chain directors; with nobody on duty at all, every coordinator of the area as well.
     *
     * @param round from 1; each round is sent again
     */
    public int everybody(UUID call, int round) {
        Call now = calls.get(call);
        OnDuty duty = onDuty(now);
        Set<UUID> all = new LinkedHashSet<>();
        duty.first().ifPresent(all::add);
        duty.second().ifPresent(all::add);
        if (all.isEmpty()) {
            all.addAll(coordinators(now));
        }
        all.addAll(directors(area(now)));
        return rung(now, "allen", all, "allen-" + round);
    }

    /** The person who has the call: are you still on it? Once for each silence. */
    public int holder(UUID call) {
        Call now = calls.get(call);
        int reached = messages.send(
                Stream.ofNullable(now.holder()).toList(), Template.PIKET_STIL, key(now, "houder"), page(call));
        return noted(now, HOLDER, reached, now.holder());
    }

    /** Anyone who comes on duty after the holder: a call goes on. Once for each shift. */
    public int nextOnDuty(UUID call) {
        Call now = calls.get(call);
        Instant moment = clock.instant();
        DutyArea area = area(now);
        Optional<Shift> next = rota.shifts(now.area(), new Span(moment, moment.plus(NEXT_SHIFT_WITHIN))).stream()
                .filter(shift -> shift.line() == Line.EERSTE)
                .filter(shift -> areas.counts(area, shift.person()))
                .filter(shift -> !shift.person().equals(now.holder()))
                .min(Comparator.comparing(shift -> shift.span().from()));
        int reached = next.map(shift -> messages.send(
                        List.of(shift.person()),
                        Template.PIKET_VOLGENDE,
                        messages.start(call) + "volgende:" + shift.id(),
                        page(call)))
                .orElse(0);
        return noted(now, "volgende", reached, next.map(Shift::person).orElse(null));
    }

    /** The person who has the call, or has first duty when nobody has it: somebody has not arrived. */
    public int notArrived(UUID call, UUID placement) {
        Call now = calls.get(call);
        List<UUID> who = concerned(now);
        // a later journey of the same placement is an occasion of its own
        String occasion = "niet-aangekomen-" + clock.instant().getEpochSecond() / 60 + ":" + placement;
        int reached = messages.send(who, Template.PIKET_NIET_AANGEKOMEN, messages.start(call) + occasion, page(call));
        return noted(now, "niet-aangekomen", reached, one(who));
    }

    /** The person who has the call, or has first duty when nobody has it: a shelter took back its yes. */
    public int takenBack(UUID call, UUID promise) {
        Call now = calls.get(call);
        List<UUID> who = concerned(now);
        int reached = messages.send(
                who, Template.PIKET_NIET_AANGEKOMEN, messages.start(call) + "plek-terug:" + promise, page(call));
        return noted(now, "plek-terug", reached, one(who));
    }

    /** An SMS about the call is refused for good; who looks at the call reads whom it was for. */
    public void refused(UUID call, UUID person) {
        log.add(call, ALARM + "geweigerd", person);
    }

    /** The same for the night desk that was asked for this bed: it has to be phoned. */
    public void deskRefused(UUID call, UUID bed) {
        log.add(call, "balie-geweigerd", null, bed, null);
    }

    private List<UUID> concerned(Call call) {
        return Optional.ofNullable(call.holder())
                .or(() -> onDuty(call).first())
                .map(List::of)
                .orElseGet(() -> directors(area(call)));
    }

    /** Every coordinator of the area, once for each kind of message. */
    public int team(UUID call, Template template) {
        Call now = calls.get(call);
        return messages.send(coordinators(now), template, messages.start(call) + "team", page(call));
    }

    private int rung(Call call, String code, Collection<UUID> people, String key) {
        Template template = call.holder() == null ? Template.PIKETOPROEP : Template.PIKET_STIL_COLLEGA;
        return noted(call, code, messages.send(people, template, key(call, key), page(call.id())), one(people));
    }

    private int noted(Call call, String code, int reached, UUID who) {
        if (reached == 0) {
            log.add(call.id(), ALARM + code + "-niemand", null);
        } else {
            log.add(call.id(), ALARM + code, who, null, String.valueOf(reached));
        }
        return reached;
    }

    /** Whom a line of the timeline names: somebody, not a crowd. */
    private static UUID one(Collection<UUID> people) {
        return people.size() == 1 ? people.iterator().next() : null;
    }

    private String key(Call call, String rung) {
        String occasion = call.holder() == null
                ? NightMessages.WAITING
                : NightMessages.SILENT + call.lastActivityAt().getEpochSecond() + ":";
        return messages.start(call.id()) + occasion + rung;
    }

    private static String page(UUID call) {
        return "/piket/" + call;
    }

    private OnDuty onDuty(Call call) {
        return rota.onDuty(call.area(), clock.instant());
    }

    private List<UUID> coordinators(Call call) {
        return areas.coordinators(area(call)).stream().map(Person::id).toList();
    }

    private List<UUID> directors(DutyArea area) {
        return areas.directors(area).stream()
                .flatMap(group -> directory.members(group).stream())
                .map(Person::id)
                .distinct()
                .toList();
    }

    private DutyArea area(Call call) {
        return areas.of(call.area()).orElseThrow(NotVisible::new);
    }
}
