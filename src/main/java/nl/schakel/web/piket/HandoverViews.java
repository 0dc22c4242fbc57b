package nl.schakel.web.piket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.piket.call.CallDetails;
import nl.schakel.piket.call.CallEvent;
import nl.schakel.piket.handover.HandoverDoc;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/** View factory: puts the document of a night into words. */
@Component
class HandoverViews {

    private final Directory directory;
    private final CallWords people;
    private final Words words;

    HandoverViews(Directory directory, CallWords people, Words words) {
        this.directory = directory;
        this.people = people;
        this.words = words;
    }

    /**
     * The document in words.
     *
     * @param accepted when and by whom it was accepted, or null
     * @param place null when there is none yet
     */
    public record Doc(
            String state,
            String number,
            String offered,
            String accepted,
            List<Fact> call,
            List<Heard> joined,
            PlaceRow place,
            List<String> open,
            List<Tried> tried,
            String notes,
            List<NightLine> timeline,
            List<QuestionRow> talk) {}

    /** A fact. */
    public record Fact(String label, String value) {}

    /** A call that turned out to be the same. */
    public record Heard(String title, List<Fact> facts) {}

    /** Where the person is, or goes. */
    public record PlaceRow(String state, String where, String kind, List<String> conditions) {}

    /** A shelter that was called. */
    public record Tried(String at, String where, String outcome, String by) {}

    /** What happened. */
    public record NightLine(String at, String what, String who) {}

    /** A question, an answer or a remark. */
    public record QuestionRow(String kind, String by, String text) {}

    Doc of(HandoverDoc doc) {
        HandoverDoc.Night night = doc.night();
        return new Doc(
                doc.state().code(),
                night.number(),
                doc.offeredAt() == null ? null : DutchTime.full(doc.offeredAt()),
                doc.acceptedAt() == null
                        ? null
                        : words.say("overdracht.door", DutchTime.full(doc.acceptedAt()), who(doc.acceptedBy())),
                call(night),
                night.joined().stream().map(this::heard).toList(),
                night.place() == null ? null : place(night.place()),
                night.promises().stream().map(this::open).toList(),
                night.tried().stream().map(this::tried).toList(),
                night.notes() == null || night.notes().isBlank() ? null : night.notes(),
                night.timeline().stream().map(this::line).toList(),
                doc.talk().stream()
                        .filter(said -> said.text() != null)
                        .map(said -> new QuestionRow(
                                words.of("overdracht.gezegd", said.code()),
                                words.say("overdracht.door", DutchTime.full(said.at()), who(said.who())),
                                said.text()))
                        .toList());
    }

    private List<Fact> call(HandoverDoc.Night night) {
        return Stream.of(
                        fact("van", words.of("piket.van", night.from().code())),
                        fact("waar", municipality(night.municipality())),
                        fact("gebeld", DutchTime.full(night.calledAt())),
                        fact(
                                "aangenomen",
                                night.takenAt() == null
                                        ? null
                                        : words.say(
                                                "overdracht.door",
                                                DutchTime.full(night.takenAt()),
                                                who(night.holder()))),
                        fact("terugbellen", night.callBack()),
                        fact("situatie", night.situation()))
                .filter(fact -> fact.value() != null && !fact.value().isBlank())
                .toList();
    }

    private Heard heard(CallDetails.Joined other) {
        return new Heard(
                words.say(
                        "overdracht.ook",
                        other.number(),
                        words.of("piket.van", other.from().code())),
                Stream.of(
                                fact("gebeld", DutchTime.full(other.calledAt())),
                                fact("terugbellen", other.callBack()),
                                fact("situatie", other.situation()))
                        .filter(fact -> fact.value() != null && !fact.value().isBlank())
                        .toList());
    }

    private PlaceRow place(HandoverDoc.HeldPlace place) {
        String until = place.until() == null ? "" : time(place.until());
        String state = place.state().equals("held") && !until.isEmpty()
                ? words.say("overdracht.plek.held", until)
                : words.of("overdracht.plek", place.state().equals("held") ? "held-open" : place.state());
        return new PlaceRow(
                state,
                joined(place.shelter(), place.location(), place.label()),
                words.of("opvangsoort", place.kind()),
                place.conditions() == null ? List.of() : place.conditions());
    }

    private String open(HandoverDoc.Open open) {
        String where = joined(open.shelter(), open.label());
        return open.until() == null
                ? words.say("overdracht.open." + open.what(), where)
                : words.say("overdracht.open." + open.what() + ".tot", where, time(open.until()));
    }

    private Tried tried(HandoverDoc.Tried tried) {
        String outcome = words.of("overdracht.uitkomst", tried.outcome());
        if (tried.criterion() != null) {
            outcome = words.say("overdracht.omdat", outcome, words.of("criterium", tried.criterion()));
        }
        if (tried.until() != null) {
            outcome = words.say("overdracht.tot", outcome, time(tried.until()));
        }
        return new Tried(time(tried.at()), joined(tried.shelter(), tried.label()), outcome, who(tried.by()));
    }

    private NightLine line(CallEvent event) {
        return new NightLine(time(event.at()), words.of("piket.gebeurtenis", event.code()), people.name(event.who()));
    }

    private Fact fact(String label, String value) {
        return new Fact(words.say("overdracht.vraag." + label), value);
    }

    private String who(UUID person) {
        String name = people.name(person);
        return name == null ? words.say("toegang.schakel") : name;
    }

    private String municipality(String code) {
        return code == null
                ? words.say("piket.plaats-onbekend")
                : directory.municipality(code).map(Municipality::name).orElse(code);
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }

    private static String time(Instant moment) {
        return DutchTime.dayTime(moment);
    }
}
