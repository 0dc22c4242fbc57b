package nl.schakel.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import nl.schakel.SchakelTest;
import nl.schakel.web.api.Api;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@SchakelTest
class ResponseHeadersTest {

    @LocalServerPort
    private int port;

    @Test
    void ourPagesLoadNothingFromElsewhereAndStandInNoFrame() {
        HttpResponse<String> page = new Visit(port).get("/inloggen");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
    }

    @Test
    void theTaskPageStandsInAFrameOfOurOwn() {
        HttpResponse<String> page = new Visit(port).login("af.nijkerk").get("/taken/kader.html");
        assertThat(header(page, "Content-Security-Policy")).endsWith("frame-ancestors 'self'");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    @Test
    void tasklistKeepsThePolicyThatItNeeds() {
        HttpResponse<String> page = new Visit(port).login("af.nijkerk").get("/camunda/app/tasklist/default/");
        assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(header(page, "Content-Security-Policy")).contains("nonce-");
        assertThat(page.headers().allValues("X-Content-Type-Options")).hasSize(1);
    }

    @Test
    void cookiesStayWithUs() {
        Visit visit = new Visit(port);
        HttpResponse<String> login =
                visit.submit("/inloggen", visit.token(), "gebruikersnaam", "af.nijkerk", "wachtwoord", "schakel-demo");
        assertThat(login.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("SCHAKEL="))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void lookingAroundStartsNoSession() {
        Visit visit = new Visit(port);
        visit.get("/");
        visit.get("/inloggen");
        visit.get("/taken");
        assertThat(visit.cookie("SCHAKEL")).isEmpty();
        HttpResponse<String> basic =
                Api.as(port, "af.nijkerk").get("/api/v1/taken").raw();
        assertThat(basic.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("SCHAKEL="));
    }

    @Test
    void theApiRefusesInDutchAndAsAProblem() {
        Api.Answer nobody = Api.anonymous(port).get("/api/v1/taken");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("Content-Type")).startsWith("application/problem+json");
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(nobody.json().get("title").asText()).isEqualTo("U bent niet ingelogd");

        Api.Answer wrong = Api.as(port, "bestaat.niet").get("/api/v1/taken");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");

        HttpResponse<String> forged = new Visit(port).login("af.nijkerk").json("/api/v1/meldingen", "{}");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(header(forged, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aBrowserIsNotAskedForBasic() {
        HttpResponse<String> refused = new Visit(port).get("/api/v1/taken", "Sec-Fetch-Mode", "cors");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(header(refused, "WWW-Authenticate")).isEqualTo("Sessie");
    }

    @Test
    void figuresAreForWhoRunsSchakel() {
        assertThat(Api.as(port, "af.nijkerk").get("/actuator/prometheus").status())
                .isEqualTo(403);
        // Spring Boot measures nothing in a test, so what beheer finds behind the door is "not found"
        assertThat(Api.as(port, "beheer").get("/actuator/prometheus").status()).isNotIn(401, 403);
        assertThat(Api.anonymous(port)
                        .get("/actuator/prometheus", "Authorization", "Bearer raden")
                        .status())
                .isEqualTo(401);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
