package nl.schakel.process.routes.placement;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Date;
import nl.schakel.process.names.VariableNames;
import nl.schakel.process.tasks.AnswerBinder;
import nl.schakel.process.tasks.form.FormField;
import nl.schakel.support.time.Zones;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Binder: the reflection period of B8/3: works out its last day from its first. At most three months by law; a shorter
 * one, such as thirty days, is a setting.
 */
@Component
class ReflectionPeriodBinder implements AnswerBinder {

    private static final Period LONGEST = Period.ofMonths(3);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Period length;

    ReflectionPeriodBinder(@Value("${schakel.opvang.bedenktijd:P3M}") String length) {
        this.length = Period.parse(length);
        LocalDate any = LocalDate.of(2026, 1, 1);
        if (any.plus(this.length).isAfter(any.plus(LONGEST))
                || !any.plus(this.length).isAfter(any)) {
            throw new IllegalArgumentException(
                    "schakel.opvang.bedenktijd moet tussen een dag en drie maanden zijn, bijvoorbeeld P3M of P30D");
        }
    }

    @Override
    public String name() {
        return "bedenktijd";
    }

    @Override
    public void bind(FormField field, Object value, Context context) {
        LocalDate end = LocalDate.parse(value.toString().substring(0, 10)).plus(length);
        context.variables()
                .put(
                        VariableNames.BEDENKTIJD_TOT,
                        Date.from(end.atTime(MORNING).atZone(Zones.AMSTERDAM).toInstant()));
    }
}
