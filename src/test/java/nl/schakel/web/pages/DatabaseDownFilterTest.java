package nl.schakel.web.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

class DatabaseDownFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/melden");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void saysSoOnAPageThatKeepsWhatWasTyped() throws Exception {
        request.addHeader("Accept", "text/html");
        request.addParameter(
                "toelichting", "Een lange tekst van meer dan zestig tekens met <b>haken</b> en \"aanhaling\".");
        request.addParameter("gemeente", "Nijkerk");
        request.addParameter("verzoek", "9b1c");

        run(new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("timed out")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        assertThat(response.getContentAsString())
                .contains("Schakel is even niet bereikbaar")
                .contains("112")
                .contains("met &lt;b&gt;haken&lt;/b&gt; en &quot;aanhaling&quot;.")
                .contains("name=\"gemeente\" value=\"Nijkerk\"")
                .contains("name=\"verzoek\" value=\"9b1c\"")
                .doesNotContain("<b>");
    }

    @Test
    void tellsAScriptOrSystemInItsOwnFormat() throws Exception {
        request.addHeader("Accept", "application/json");

        run(new ServletException(new CannotCreateTransactionException("no connection")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void neverRepeatsAPassword() throws Exception {
        request.setRequestURI("/inloggen");
        request.addHeader("Accept", "text/html");
        request.addParameter("gebruikersnaam", "af.nijkerk");
        request.addParameter("wachtwoord", "geheim-woord");

        run(new CannotCreateTransactionException("no connection"));

        assertThat(response.getContentAsString()).doesNotContain("geheim-woord").doesNotContain("af.nijkerk");
    }

    @Test
    void leavesOtherFailuresAlone() {
        request.addHeader("Accept", "text/html");

        assertThatThrownBy(() -> run(new IllegalStateException("a bug"))).isInstanceOf(IllegalStateException.class);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private void run(Exception failure) throws ServletException, IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        ResourceUrlProvider assets = mock(ResourceUrlProvider.class);
        when(assets.getForLookupPath(anyString())).thenReturn("/assets/schakel-abc.css");
        new DatabaseDownFilter(new UnreachablePage(new Words(messages), assets))
                .doFilter(request, response, (req, res) -> {
                    if (failure instanceof ServletException servlet) {
                        throw servlet;
                    }
                    throw (RuntimeException) failure;
                });
    }
}
