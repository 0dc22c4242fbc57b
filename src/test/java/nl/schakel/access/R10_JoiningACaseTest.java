package nl.schakel.access;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.access.internal.Disclosures;
import nl.schakel.organisation.GroupId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R10: a group that joins a case for the first time is a sharing when the case comes from elsewhere. */
class R10_JoiningACaseTest {

    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final UUID DOSSIER = new UUID(0, 1);
    private static final GroupId POLICE = GroupId.parse("tmm@politie-oost");

    private final JdbcClient jdbc = mock(JdbcClient.class);
    private final JdbcClient.StatementSpec joining = mock(JdbcClient.StatementSpec.class, RETURNS_SELF);
    private final Disclosures disclosures = mock(Disclosures.class);
    private final Parties parties = new Parties(jdbc, disclosures, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void theCaseIsOfNijkerk() {
        when(jdbc.sql(contains("insert into schakel.party"))).thenReturn(joining);
        when(disclosures.sharedBy(eq(DOSSIER), eq(POLICE), any())).thenReturn(Optional.of("GM0267"));
    }

    @Test
    void joiningFromElsewhereIsRecordedAsASharing() {
        when(joining.update()).thenReturn(1);

        parties.join(DOSSIER, POLICE, Scope.VRAAG, "onderzoeken");

        verify(disclosures)
                .record(argThat(sharing -> sharing.from().equals("GM0267")
                        && sharing.to().equals(POLICE)
                        && sharing.scope() == Scope.VRAAG
                        && sharing.purpose().equals("onderzoeken")
                        && sharing.at().equals(NOW)));
    }

    @Test
    void joiningAgainForTheSameStepSharesNothing() {
        when(joining.update()).thenReturn(0);

        parties.join(DOSSIER, POLICE, Scope.VRAAG, "onderzoeken");

        verify(disclosures, never()).record(any());
    }

    @Test
    void joiningWhereTheCaseIsAlreadySharesNothing() {
        when(joining.update()).thenReturn(1);
        when(disclosures.sharedBy(any(), any(), any())).thenReturn(Optional.empty());

        parties.join(DOSSIER, POLICE, Scope.VRAAG, "onderzoeken");

        verify(disclosures, never()).record(any());
    }
}
