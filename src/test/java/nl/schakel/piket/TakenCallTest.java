package nl.schakel.piket;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Profiles;
import nl.schakel.placement.Proposals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call at night that the first coordinator has taken, about somebody of whom everything is known. */
@SchakelTest
abstract class TakenCallTest {

    @Autowired
    Search search;

    @Autowired
    Calls calls;

    @Autowired
    Placements placements;

    @Autowired
    Proposals proposals;

    @Autowired
    Profiles profiles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    BeanFactory beans;

    TrialNight night;
    UUID call;

    @BeforeEach
    void aTakenCall() {
        night = TrialNight.shared(beans);
        call = night.taken();
    }

    @AfterEach
    void closeWhatIsLeft() {
        night.close();
    }

    UUID placement() {
        return calls.get(call).placement();
    }

    /** The story of the call so far. */
    List<String> codes() {
        return calls.timeline(call).stream().map(CallEvent::code).toList();
    }
}
