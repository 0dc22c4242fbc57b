package nl.schakel.web.frame;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import nl.schakel.deadline.TermCalculator;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Region;
import org.springframework.stereotype.Component;

/**
 * View factory: says when something is due the way a colleague would: "nog 2 werkdagen", "vandaag voor 15:30", "te
 * laat sinds gisteren".
 */
@Component
public class TermWords {

    private static final long MINUTES_ARE_COUNTED_BELOW = 60;

    private final Words words;
    private final Directory directory;
    private final TermCalculator terms;
    private final Clock clock;

    TermWords(Words words, Directory directory, TermCalculator terms, Clock clock) {
        this.words = words;
        this.directory = directory;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * @param text the term in words
     * @param exact the moment in full
     * @param state {@code laat}, {@code vandaag} or {@code ruim}
     */
    public record TermText(String text, String exact, String state) {}

    /** When a task of this municipality is due; null when it has no term. */
    public TermText of(Instant due, String municipality) {
        return of("termijn", due, municipality);
    }

    /** When somebody must have taken it in hand; null when that does not matter. */
    public TermText ofPickUp(Instant due, String municipality) {
        return of("oppakken", due, municipality);
    }

    private TermText of(String kind, Instant due, String municipality) {
        if (due == null) {
            return null;
        }
        Instant now = clock.instant();
        LocalDate today = DutchTime.local(now).toLocalDate();
        LocalDate day = DutchTime.local(due).toLocalDate();
        String exact = DutchTime.full(due);
        if (due.isBefore(now)) {
            return new TermText(words.say(kind + ".laat", since(due, day, today)), exact, "laat");
        }
        long minutes = Duration.between(now, due).toMinutes();
        if (minutes < MINUTES_ARE_COUNTED_BELOW) {
            return new TermText(words.say(kind + ".minuten", minutes + 1), exact, "vandaag");
        }
        if (day.equals(today)) {
            return new TermText(words.say(kind + ".vandaag", DutchTime.time(due)), exact, "vandaag");
        }
        if (day.equals(today.plusDays(1))) {
            return new TermText(words.say(kind + ".morgen", DutchTime.time(due)), exact, "ruim");
        }
        long days = workingDays(today, day, directory.regionOf(municipality));
        String key = kind + (days == 1 ? ".werkdag" : ".werkdagen");
        return new TermText(words.say(key, days, DutchTime.day(due)), exact, "ruim");
    }

    private String since(Instant due, LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(day, today);
        if (days == 0) {
            return words.say("termijn.sinds.vandaag", DutchTime.time(due));
        }
        return days == 1 ? words.say("termijn.sinds.gisteren") : words.say("termijn.sinds.dag", DutchTime.day(due));
    }

    private long workingDays(LocalDate today, LocalDate day, Optional<Region> region) {
        return today.plusDays(1)
                .datesUntil(day.plusDays(1))
                .filter(date -> region.map(r -> terms.isWorkingDay(date, r)).orElse(isWeekday(date)))
                .count();
    }

    private static boolean isWeekday(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
