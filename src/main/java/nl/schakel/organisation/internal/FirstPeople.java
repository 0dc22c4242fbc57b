package nl.schakel.organisation.internal;

import java.util.List;
import java.util.Set;
import nl.schakel.organisation.ExamplePeople;
import nl.schakel.organisation.GroupId;
import nl.schakel.organisation.NewPerson;
import nl.schakel.organisation.People;
import nl.schakel.organisation.Role;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import nl.schakel.support.database.ClusterLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Start-up work: sees to it at start that somebody can log in: the people of the demo, or the first administrator. */
@Component
class FirstPeople implements SmartInitializingSingleton {

    private final SchakelProperties settings;
    private final AdministratorSettings administrator;
    private final ExamplePeople demo;
    private final PersonTable table;
    private final People people;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FirstPeople(
            SchakelProperties settings,
            AdministratorSettings administrator,
            ExamplePeople demo,
            PersonTable table,
            People people,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.administrator = administrator;
        this.demo = demo;
        this.table = table;
        this.people = people;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> table.completeAddresses());
        if (settings.demo() ? demo.complete() && !administrator.given() : table.hasAdministrator()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            ClusterLock.FIRST_PEOPLE.await(jdbc);
            if (settings.demo()) {
                demo.add();
            }
            if (!table.hasAdministrator()) {
                addAdministrator();
            }
        });
    }

    private void addAdministrator() {
        if (!administrator.given()) {
            if (settings.demo()) {
                return;
            }
            throw new StartRefused("beheerder.ontbreekt");
        }
        administrator.problem().ifPresent(problem -> {
            throw problem;
        });
        NewPerson first = new NewPerson(
                administrator.user(),
                administrator.user(),
                null,
                administrator.password(),
                Set.of(new GroupId(Role.BEHEER, "schakel")),
                false);
        if (people.register(List.of(first)) == 0) {
            throw new StartRefused("beheerder.al-in-gebruik", administrator.user());
        }
    }
}
