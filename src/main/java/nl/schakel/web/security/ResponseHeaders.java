package nl.schakel.web.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Security headers: what a browser is told to refuse on our behalf. */
final class ResponseHeaders {

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors ";

    /** The task page stands in a frame of Camunda's Tasklist; nothing else stands in any frame. */
    private static final RequestMatcher TASK_PAGE =
            PathPatternRequestMatcher.withDefaults().matcher("/taken/**");

    /** The night works without connection: its pages, and no others, have a script that stands in between. */
    private static final RequestMatcher NIGHT =
            PathPatternRequestMatcher.withDefaults().matcher("/piket/**");

    private ResponseHeaders() {}

    /** What lies on a device for a night without connection goes at log-out. */
    static LogoutHandler emptyDevice() {
        return new HeaderWriterLogoutHandler(
                new ClearSiteDataHeaderWriter(ClearSiteDataHeaderWriter.Directive.STORAGE));
    }

    static void pages(HeadersConfigurer<HttpSecurity> headers, boolean demo) {
        common(headers, demo);
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .addHeaderWriter(only(
                        TASK_PAGE,
                        new StaticHeadersWriter("Content-Security-Policy", PAGE_POLICY + "'self'"),
                        new StaticHeadersWriter("X-Frame-Options", "SAMEORIGIN")))
                .addHeaderWriter(only(
                        NIGHT,
                        new StaticHeadersWriter("Content-Security-Policy", PAGE_POLICY + "'none'; worker-src 'self'"),
                        new StaticHeadersWriter("X-Frame-Options", "DENY")))
                .addHeaderWriter(only(
                        new NegatedRequestMatcher(new OrRequestMatcher(TASK_PAGE, NIGHT)),
                        new StaticHeadersWriter("Content-Security-Policy", PAGE_POLICY + "'none'"),
                        new StaticHeadersWriter("X-Frame-Options", "DENY")));
    }

    static void api(HeadersConfigurer<HttpSecurity> headers, boolean demo) {
        common(headers, demo);
        headers.contentSecurityPolicy(
                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
    }

    /** Camunda's web applications bring a policy of their own, with a nonce for each page, and cache their scripts. */
    static void camunda(HeadersConfigurer<HttpSecurity> headers, boolean demo) {
        common(headers, demo);
        headers.contentTypeOptions(HeadersConfigurer.ContentTypeOptionsConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(only(
                        PathPatternRequestMatcher.withDefaults().matcher("/camunda/api/**"),
                        new CacheControlHeadersWriter()));
    }

    private static void common(HeadersConfigurer<HttpSecurity> headers, boolean demo) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        if (demo) {
            // a demonstration runs without a certificate; a browser told otherwise would never come back
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        } else {
            headers.httpStrictTransportSecurity(
                    hsts -> hsts.maxAgeInSeconds(31_536_000).includeSubDomains(false));
        }
    }

    private static HeaderWriter only(RequestMatcher where, HeaderWriter... writers) {
        HeaderWriter all = (request, response) -> {
            for (HeaderWriter writer : writers) {
                writer.writeHeaders(request, response);
            }
        };
        return new DelegatingRequestMatcherHeaderWriter(where, all);
    }
}
