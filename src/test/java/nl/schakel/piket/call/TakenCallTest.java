package nl.schakel.piket.call;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.schakel.SchakelTest;
import nl.schakel.piket.TrialNight;
import nl.schakel.piket.search.Search;
import nl.schakel.placement.Placements;
import nl.schakel.placement.Proposals;
import nl.schakel.placement.shelter.Profiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call at night that the first coordinator has taken, about somebody of whom everything is known. */
@SchakelTest
public abstract class TakenCallTest {

    @Autowired
    protected Search search;

    @Autowired
    protected Calls calls;

    @Autowired
    protected Placements placements;

    @Autowired
    protected Proposals proposals;

    @Autowired
    protected Profiles profiles;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Clock clock;

    @Autowired
    protected BeanFactory beans;

    protected TrialNight night;
    protected UUID call;

    @BeforeEach
    void aTakenCall() {
        night = TrialNight.shared(beans);
        call = night.taken();
    }

    @AfterEach
    void closeWhatIsLeft() {
        night.close();
    }

    protected UUID placement() {
        return calls.get(call).placement();
    }

    /** The story of the call so far. */
    protected List<String> codes() {
        return calls.timeline(call).stream().map(CallEvent::code).toList();
    }
}
