package nl.schakel.web.toegang;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.schakel.access.Part;
import nl.schakel.access.report.CaseLooks;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.Organisation;
import nl.schakel.support.time.Zones;
import nl.schakel.web.frame.DutchTime;
import nl.schakel.web.frame.Words;
import org.springframework.stereotype.Component;

/**
 * View factory: puts looks at one case into plain Dutch, for whom the case is about. No employee by name, and no shelter either: its name
 * tells where people are safe.
 */
@Component
class CaseLooksWords {

    /** Leaves out who investigates. */
    static final String INVESTIGATION = "opsporing";

    private static final Set<String> INVESTIGATORS = Set.of("politie", "inspectie", "justitie");
    private static final String SHELTER = "opvang";
    private static final String UNKNOWN = "onbekend";

    /** One line: when, who by function, what and why. */
    public record LookLine(String when, String who, String what, String why) {}

    private final Directory directory;
    private final Words words;

    CaseLooksWords(Directory directory, Words words) {
        this.directory = directory;
        this.words = words;
    }

    /** @param withoutInvestigators whether looks by police, inspectorate and prosecution are left out */
    List<LookLine> of(List<CaseLooks.DayOfLooks> looks, boolean withoutInvestigators) {
        return looks.stream()
                .filter(look -> !withoutInvestigators
                        || look.organisations().stream().map(this::kind).noneMatch(INVESTIGATORS::contains))
                .map(this::line)
                .toList();
    }

    private LookLine line(CaseLooks.DayOfLooks look) {
        String when =
                DutchTime.dayAndYear(look.day().atStartOfDay(Zones.AMSTERDAM).toInstant());
        return new LookLine(
                look.times() == 1 ? when : words.say("inzage.keer", when, look.times()),
                who(look),
                what(look),
                words.of("doel", look.purpose() == null ? UNKNOWN : look.purpose()));
    }

    private String who(CaseLooks.DayOfLooks look) {
        Stream<String> known = look.groups().isEmpty()
                ? look.organisations().stream().map(code -> words.say("inzage.medewerker", organisation(code)))
                : look.groups().stream().map(this::group);
        return known.distinct().collect(Collectors.joining("; "));
    }

    private String group(GroupId group) {
        return kind(group.organisation()).equals(SHELTER)
                ? words.say("inzage.opvang")
                : directory.label(group.role()) + ", " + organisation(group.organisation());
    }

    private String organisation(String code) {
        return kind(code).equals(SHELTER) ? words.say("inzage.opvang") : directory.labelOf(code);
    }

    private String what(CaseLooks.DayOfLooks look) {
        String parts = look.parts().stream()
                .map(Part::name)
                .map(part -> words.of("inzage.deel", part))
                .collect(Collectors.joining(", "));
        String seen = words.of("inzage.wat", look.seen().name());
        return parts.isEmpty() ? seen : words.say("inzage.wat.delen", seen, parts);
    }

    private String kind(String organisation) {
        return directory.organisation(organisation).map(Organisation::kind).orElse("");
    }
}
