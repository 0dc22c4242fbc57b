package nl.schakel.piket.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Role;
import nl.schakel.piket.rota.Reachability;
import nl.schakel.piket.search.internal.ShelterDeskTable;
import nl.schakel.placement.shelter.Beds;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.StaleChange;
import nl.schakel.support.text.Sentences;
import nl.schakel.support.time.Zones;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Command service: how shelters are reached at night: a number, hours in local time, and whether somebody answered
 * lately.
 */
@Service
@Transactional(readOnly = true)
public class ShelterDesks {

    private static final Sentences WORDS = Sentences.of("piket-messages");

    /** Earlier nights say little about this one. */
    private static final Duration LATELY = Duration.ofDays(14);

    private static final int LONGEST_PHONE = 200;

    /** After nobody answered, a desk is doubtful for so long. */
    private static final Duration DOUBT = Duration.ofHours(2);

    private final ShelterDeskTable table;
    private final Beds beds;
    private final Clock clock;

    public ShelterDesks(ShelterDeskTable table, Beds beds, Clock clock) {
        this.table = table;
        this.beds = beds;
        this.clock = clock;
    }

    /** All desks at one moment, without their numbers: enough to put ten thousand places in order. */
    final class Board {

        private final Instant now = clock.instant();
        private final Map<UUID, ShelterDeskTable.Hours> hours = table.hours();
        private final Map<Object, ShelterDeskTable.Answering> answering = table.answering(now.minus(LATELY));

        /** How likely it is that somebody answers now. */
        Reach reach(UUID location, String shelter) {
            ShelterDeskTable.Hours desk = hours.get(location);
            if (desk == null) {
                return Reach.ONBEKEND;
            }
            if (!isOpen(desk)) {
                return Reach.DICHT;
            }
            ShelterDeskTable.Answering lately = lately(location, shelter);
            boolean doubtful = lately.missed() != null
                    && lately.missed().isAfter(now.minus(DOUBT))
                    && (lately.answered() == null || lately.answered().isBefore(lately.missed()));
            return doubtful ? Reach.TWIJFEL : Reach.GOED;
        }

        ShelterDesk desk(UUID location, String shelter, String phone) {
            ShelterDeskTable.Hours desk = hours.get(location);
            Instant answered = lately(location, shelter).answered();
            return desk == null
                    ? new ShelterDesk(null, false, null, null, null, Reach.ONBEKEND, answered)
                    : new ShelterDesk(
                            phone,
                            desk.sms(),
                            desk.opens(),
                            desk.closes(),
                            words(desk),
                            reach(location, shelter),
                            answered);
        }

        private ShelterDeskTable.Answering lately(UUID location, String shelter) {
            ShelterDeskTable.Answering none = new ShelterDeskTable.Answering(null, null);
            return answering.getOrDefault(location, none).and(answering.get(shelter));
        }

        /** By the clock on the wall, also in the night in which it changes. */
        private boolean isOpen(ShelterDeskTable.Hours desk) {
            if (desk.wholeNight()) {
                return true;
            }
            LocalTime time = LocalTime.ofInstant(now, Zones.AMSTERDAM);
            boolean after = !time.isBefore(desk.opens());
            boolean before = time.isBefore(desk.closes());
            return desk.opens().isBefore(desk.closes()) ? after && before : after || before;
        }
    }

    Board board() {
        return new Board();
    }

    /** By house. */
    Map<UUID, String> phones(Set<UUID> locations) {
        return table.phones(locations);
    }

    /** One desk, for who calls it. @throws NotVisible when there is no such house */
    public ShelterDesk of(UUID location) {
        String shelter = beds.shelterOf(location).orElseThrow(NotVisible::new);
        return board().desk(location, shelter, phones(Set.of(location)).get(location));
    }

    /** By house, every desk of which a number is known; for the list on paper. */
    public Map<UUID, ShelterDesk> all() {
        Board board = board();
        Map<UUID, ShelterDesk> all = new HashMap<>();
        phones(board.hours.keySet()).forEach((location, phone) -> all.put(location, board.desk(location, null, phone)));
        return Map.copyOf(all);
    }

    /** The desk of a house of the viewer's own shelter. @throws NotVisible for others */
    public ShelterDesk own(UUID location, Viewer viewer) {
        mustBeOwn(location, viewer);
        return of(location);
    }

    /** The version of the desk of an own house; 0 when nobody told of one. @throws NotVisible for others */
    public long version(UUID location, Viewer viewer) {
        mustBeOwn(location, viewer);
        return table.version(location);
    }

    /** Keeps what a shelter tells of its own desk, whatever was there. @see #keep(UUID, NewShelterDesk, Long, Viewer) */
    @Transactional
    public void keep(UUID location, NewShelterDesk desk, Viewer viewer) {
        keep(location, desk, null, viewer);
    }

    /**
     * Keeps what a shelter tells of its own desk; without a number nobody can be called there.
     *
     * @param seen the version that the viewer saw, 0 for none; null for who looked at none
     * @throws NotVisible for another's house
     * @throws StaleChange when it is not as the viewer saw it
     * @throws nl.schakel.support.input.InvalidInput when no SMS can go to the number, or the hours are no good
     */
    @Transactional
    public void keep(UUID location, NewShelterDesk desk, Long seen, Viewer viewer) {
        mustBeOwn(location, viewer);
        String phone = desk.phone() == null || desk.phone().isBlank()
                ? null
                : desk.phone().strip();
        if (phone != null) {
            check(desk, phone);
        }
        table.lock(location);
        if (seen != null && seen != table.version(location)) {
            throw new StaleChange("telefoon", "fout.versie.nachtbalie", said(location));
        }
        if (phone == null) {
            table.remove(location);
            return;
        }
        table.keep(
                location,
                new NewShelterDesk(phone, desk.smsPossible(), desk.wholeNight(), desk.opens(), desk.closes()),
                viewer.personId(),
                clock.instant());
    }

    private static void check(NewShelterDesk desk, String phone) {
        InputCheck check = new InputCheck();
        if (desk.smsPossible()) {
            Reachability.checkPhone(check, "telefoon", phone);
        } else {
            // read by who calls it: a second number or an extension is of use to them
            check.text("telefoon", phone, LONGEST_PHONE);
        }
        if (!desk.wholeNight() && (desk.opens() == null || desk.closes() == null)) {
            check.error("open", "verplicht", "fout.nachtbalie.verplicht");
        } else if (!desk.wholeNight() && desk.opens().equals(desk.closes())) {
            check.error("open", "gelijk", "fout.nachtbalie.gelijk");
        }
        check.done();
    }

    private String said(UUID location) {
        ShelterDesk now = of(location);
        return now.phone() == null ? "-" : now.phone() + ", " + now.hours();
    }

    private void mustBeOwn(UUID location, Viewer viewer) {
        String shelter = beds.shelterOf(location).orElseThrow(NotVisible::new);
        if (viewer != Viewer.SYSTEM && !viewer.groups().contains(new GroupId(Role.OPVANG, shelter))) {
            throw new NotVisible();
        }
    }

    private static String words(ShelterDeskTable.Hours desk) {
        return desk.wholeNight()
                ? WORDS.say("nachtbalie.hele-nacht")
                : WORDS.say("nachtbalie.van-tot", desk.opens(), desk.closes());
    }
}
