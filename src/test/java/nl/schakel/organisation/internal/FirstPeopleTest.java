package nl.schakel.organisation.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import nl.schakel.SchakelTest;
import nl.schakel.organisation.ExamplePeople;
import nl.schakel.organisation.People;
import nl.schakel.support.SchakelProperties;
import nl.schakel.support.StartRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A real installation does not start without somebody who can run it. */
@SchakelTest
class FirstPeopleTest {

    private final PersonTable table = mock(PersonTable.class);
    private final SchakelProperties production = mock(SchakelProperties.class);

    @Autowired
    private ExamplePeople demo;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void realWork() {
        when(production.demo()).thenReturn(false);
    }

    @Test
    void noAdministratorAtAllIsRefused() {
        assertThatThrownBy(() -> start("", ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SCHAKEL_ADMIN_USER");
    }

    @Test
    void anAdministratorThatExistsIsEnough() {
        when(table.hasAdministrator()).thenReturn(true);
        assertThatCode(() -> start("", "")).doesNotThrowAnyException();
    }

    @Test
    void aWeakPasswordIsRefused() {
        assertThatThrownBy(() -> start("hoofd", "te-kort"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SCHAKEL_ADMIN_PASSWORD");
        assertThatThrownBy(() -> start("hoofd", "x".repeat(73)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SCHAKEL_ADMIN_PASSWORD");
    }

    @Test
    void aNameThatTheEngineCannotTakeIsRefused() {
        assertThatThrownBy(() -> start("Hoofd Beheer", "een lang genoeg wachtwoord"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SCHAKEL_ADMIN_USER");
    }

    @Test
    void theNameOfSomebodyElseIsRefused() {
        assertThatThrownBy(() -> start("af.nijkerk", "een lang genoeg wachtwoord"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("al in gebruik");
    }

    private void start(String user, String password) {
        new FirstPeople(production, new AdministratorSettings(user, password), demo, table, people, jdbc, transaction)
                .afterSingletonsInstantiated();
    }
}
