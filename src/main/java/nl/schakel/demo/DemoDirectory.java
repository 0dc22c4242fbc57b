package nl.schakel.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.schakel.organisation.ExamplePeople;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demonstration data: the region, organisations and invented people of the demonstration: {@code
 * data/demo-organisatie.sql}, {@code data/demo-mensen.csv}.
 */
@Component
class DemoDirectory implements ExamplePeople {

    private static final String PASSWORD = "schakel-demo";
    private static final String MAIL_DOMAIN = "@schakel.invalid";

    private final JdbcClient jdbc;
    private final People people;

    DemoDirectory(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public boolean complete() {
        return people.knowsAll(invented().stream().map(NewPerson::username).toList());
    }

    @Override
    public void add() {
        for (String statement : read("data/demo-organisatie.sql").split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                jdbc.sql(statement).update();
            }
        }
        people.register(invented());
    }

    private static List<NewPerson> invented() {
        return read("data/demo-mensen.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(";"))
                .map(column -> new NewPerson(
                        column[0],
                        column[1],
                        column[0] + MAIL_DOMAIN,
                        PASSWORD,
                        Set.of(GroupId.parse(column[2])),
                        true))
                .toList();
    }

    private static String read(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
