package nl.schakel.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import nl.schakel.organisation.Role;
import nl.schakel.support.SchakelProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Configuration: what each address demands of who asks for it. Four chains, each explicit about everything: Camunda's
 * web applications, the API, systems of organisations, and our pages. What is not named as public demands login.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    static final String USERNAME = "gebruikersnaam";
    private static final String PASSWORD = "wachtwoord";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** A server asks this, and no browser: what it sends is signed, and works once. */
    private static final RequestMatcher PROVIDER_ENDS = path(HttpMethod.POST, ProviderLogout.ADDRESS);

    private final SchakelProperties settings;
    private final Admission admission;
    private final ProviderManager accounts;

    SecurityConfiguration(SchakelProperties settings, Admission admission, LocalAccounts accounts) {
        this.settings = settings;
        this.admission = admission;
        this.accounts = new ProviderManager(accounts);
    }

    /**
     * Camunda's Tasklist for staff, Cockpit for who runs Schakel, Admin for nobody. What may be asked of the engine behind
     * them is decided by its own door, which also guards against forged requests.
     */
    @Bean
    @Order(1)
    SecurityFilterChain camundaChain(HttpSecurity http, PageRefusals refusals) throws Exception {
        base(http)
                .securityMatcher(path("/camunda/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> ResponseHeaders.camunda(headers, settings.demo()))
                .logout(logout -> logout.logoutRequestMatcher(
                                path(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(path("/camunda/app/admin/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/app/cockpit/**"))
                        .access(admission.as(Role.BEHEER))
                        .anyRequest()
                        .access(admission.signedIn()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                (request, response, refused) -> response.sendError(HttpStatus.UNAUTHORIZED.value()),
                                path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(refusals, request -> true)
                        .defaultAccessDeniedHandlerFor(refusals::ofScript, path("/camunda/api/**"))
                        .defaultAccessDeniedHandlerFor(refusals, request -> true));
        return http.build();
    }

    /** The API and what operators measure. A session of our pages, or HTTP Basic in a demonstration. */
    @Bean
    @Order(2)
    SecurityFilterChain apiChain(HttpSecurity http, ApiRefusals refusals) throws Exception {
        base(http)
                .securityMatchers(matchers -> matchers.requestMatchers(path("/api/**"), path("/actuator/**")))
                .csrf(this::csrf)
                .headers(headers -> ResponseHeaders.api(headers, settings.demo()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(OpenAddress.matchers())
                        .permitAll()
                        .requestMatchers(path("/actuator/prometheus"))
                        .access(admission.measuring())
                        .requestMatchers(path("/actuator/**"))
                        .access(admission.as(Role.BEHEER))
                        .anyRequest()
                        .access(admission.signedIn()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        if (settings.demo()) {
            http.httpBasic(
                    basic -> basic.authenticationEntryPoint(refusals).authenticationDetailsSource(LoginDetails::of));
        }
        return http.build();
    }

    /** Systems of organisations that keep their people here: by a secret with each request, and never by a session. */
    @Bean
    @Order(3)
    SecurityFilterChain systemChain(HttpSecurity http, SystemRefusals refusals, ConnectedSystems systems)
            throws Exception {
        base(http)
                .securityMatcher(path(ConnectedSystems.ADDRESSES))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(headers -> ResponseHeaders.api(headers, settings.demo()))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(systems.only()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        return http.build();
    }

    /** Our pages. */
    @Bean
    @Order(4)
    SecurityFilterChain pageChain(HttpSecurity http, PageRefusals refusals, LoginOutcome outcome) throws Exception {
        base(http)
                .csrf(this::csrf)
                .headers(headers -> ResponseHeaders.pages(headers, settings.demo()))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                // a page that listens was let in when it began; its line may outlive the session
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(openPages())
                        .permitAll()
                        // the second person may be a chain director; who decides where is said below this
                        .requestMatchers(path("/toegang/bewaren/**"))
                        .access(admission.as(Role.FG, Role.KETENREGISSEUR, Role.LANDELIJK))
                        .requestMatchers(path("/toegang/**"))
                        .access(admission.as(Role.FG))
                        .requestMatchers(path("/storingen/**"))
                        .access(admission.as(Role.BEHEER))
                        .requestMatchers(path("/beheer/vormen/**"))
                        .access(admission.as(Role.BEHEER, Role.KETENREGISSEUR))
                        .requestMatchers(path("/beheer/regios/**"))
                        .access(admission.as(Role.BEHEER, Role.LANDELIJK, Role.KETENREGISSEUR))
                        .requestMatchers(path("/beheer/**"))
                        .access(admission.as(Role.BEHEER, Role.LANDELIJK, Role.PERSONEELSBEHEER))
                        .requestMatchers(path("/werkbank/**"))
                        .access(admission.as(Role.KETENREGISSEUR, Role.LANDELIJK))
                        .requestMatchers(path("/opvang/**"))
                        .access(admission.as(Role.OPVANG))
                        .requestMatchers(path("/inlezen/**"))
                        .access(admission.importing())
                        .requestMatchers(
                                path("/piket/rooster/**"),
                                path("/piket/patroon/**"),
                                path("/piket/bereikbaar/**"),
                                path("/piket/noodlijst/**"))
                        .access(admission.as(Role.PIKET, Role.KETENREGISSEUR))
                        .requestMatchers(path("/weigeringen/**"), path("/weigeringen.csv"))
                        .access(admission.as(Role.KETENREGISSEUR, Role.CENTRUMGEMEENTE))
                        .anyRequest()
                        .access(admission.signedIn()))
                .formLogin(login -> login.loginPage("/inloggen")
                        .loginProcessingUrl("/inloggen")
                        .usernameParameter(USERNAME)
                        .passwordParameter(PASSWORD)
                        .authenticationDetailsSource(LoginDetails::of)
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.logoutRequestMatcher(path(HttpMethod.POST, "/uitloggen"))
                        .addLogoutHandler(ResponseHeaders.emptyDevice())
                        .logoutSuccessUrl("/inloggen?uitgelogd"))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        return http.build();
    }

    private static RequestMatcher[] openPages() {
        return new RequestMatcher[] {
            path("/"),
            path("/melden/**"),
            path("/inloggen/**"),
            path("/uitloggen"),
            // the secret in the mail is the key
            path("/uitnodiging"),
            path("/demo/**"),
            // the secret in the address is the key
            path(HttpMethod.GET, "/piket/agenda/*"),
            // looks for itself who asks, so that a page which asks all the time keeps no session alive
            path(HttpMethod.GET, SessionGlance.ADDRESS),
            path(HttpMethod.GET, "/zaken/{id:[0-9a-fA-F-]{36}}" + SessionGlance.PRESENT),
            path("/error"),
            path(HttpMethod.GET, "/assets/**"),
            path(HttpMethod.GET, "/favicon.ico"),
            path(HttpMethod.GET, "/robots.txt")
        };
    }

    /** No session for who only looks, the same accounts everywhere, and no way in that nobody asked for. */
    private HttpSecurity base(HttpSecurity http) throws Exception {
        return http.authenticationManager(accounts)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .anonymous(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()));
    }

    /** The token lives in a cookie, so that a form which outlives its session can still prove where it came from. */
    private void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("SCHAKEL-CSRF");
        tokens.setCookiePath("/");
        tokens.setHeaderName("X-CSRF-TOKEN");
        tokens.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).sameSite("Lax").secure(!settings.demo()));
        csrf.csrfTokenRepository(tokens).requireCsrfProtectionMatcher(this::needsToken);
    }

    /**
     * Anyone who is signed in by a session, and the login form itself. A report without login needs no token: there is
     * nobody whose rights another site could borrow. Neither does HTTP Basic, which comes after this.
     */
    private boolean needsToken(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || PROVIDER_ENDS.matches(request)) {
            return false;
        }
        boolean bySession = SecurityContextHolder.getContext().getAuthentication() != null;
        return bySession || request.getRequestURI().startsWith("/inloggen");
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
