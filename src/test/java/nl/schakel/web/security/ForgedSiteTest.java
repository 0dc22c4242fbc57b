package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import nl.schakel.SchakelTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Also where no address of the site was set, a request does not say where somebody goes next. */
@SchakelTest
class ForgedSiteTest {

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void noAddressEchoesTheSiteThatARequestNames() {
        ForgedSite forged = new ForgedSite(port, mapping);
        assertThat(forged.readsEverything("")).contains(200, 302, 401);
        for (String account : new String[] {"beheer", "keten.wvv", "piket.een"}) {
            Visit visit = new Visit(port).login(account);
            assertThat(forged.readsEverything("SCHAKEL=" + visit.cookie("SCHAKEL")))
                    .as(account)
                    .contains(200, 302);
        }
    }

    @Test
    void loginAndLogoutStayHere() {
        ForgedSite forged = new ForgedSite(port, mapping);
        Visit visit = new Visit(port);
        String token = visit.token();
        String cookies = "SCHAKEL-CSRF=" + visit.cookie("SCHAKEL-CSRF");
        String login = "gebruikersnaam=af.nijkerk&wachtwoord=schakel-demo&_csrf=" + token;
        assertThat(forged.ask("POST", "/inloggen", cookies, login)).isEqualTo(302);

        visit.login("af.nijkerk");
        token = visit.token();
        cookies = "SCHAKEL=" + visit.cookie("SCHAKEL") + "; SCHAKEL-CSRF=" + visit.cookie("SCHAKEL-CSRF");
        assertThat(forged.ask("POST", "/uitloggen", cookies, "_csrf=" + token)).isEqualTo(302);
    }
}
