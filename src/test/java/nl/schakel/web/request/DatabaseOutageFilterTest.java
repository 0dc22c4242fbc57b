package nl.schakel.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What somebody reads while the database is away. */
class DatabaseOutageFilterTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/melden");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void saysSoOnAPageThatKeepsWhatWasTyped() throws Exception {
        request.addHeader("Accept", "text/html");
        request.addParameter("toelichting", "Een lange tekst met <b>haken</b> en \"aanhaling\".");
        request.addParameter("gemeente", "Nijkerk");
        request.addParameter("verzoek", "9b1c");

        run(new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("timed out")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotBlank();
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
        request.addParameter("wachtwoord", "geheim woord van iemand hier");

        run(new CannotCreateTransactionException("no connection"));

        assertThat(response.getContentAsString()).doesNotContain("geheim").doesNotContain("af.nijkerk");
    }

    @Test
    void knowsAConnectionThatBrokeInTheMiddle() throws Exception {
        run(new IllegalStateException(new SQLException("terminating connection", "57P01")));

        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void leavesOtherFailuresAlone() {
        assertThatThrownBy(() -> run(new IllegalStateException(new SQLException("duplicate key", "23505"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private void run(Exception failure) throws ServletException, IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(files);
        templates.setTemplateEngineMessageSource(messages);
        ResourceUrlProvider assets = mock(ResourceUrlProvider.class);
        when(assets.getForLookupPath(anyString())).thenReturn("/assets/schakel-abc.css");
        new DatabaseOutageFilter(
                        new DatabaseOutage(new DriverManagerDataSource()),
                        new OutagePage(templates, assets),
                        new ObjectMapper())
                .doFilter(request, response, (req, res) -> {
                    if (failure instanceof ServletException servlet) {
                        throw servlet;
                    }
                    throw (RuntimeException) failure;
                });
    }
}
