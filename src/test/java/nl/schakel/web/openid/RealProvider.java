package nl.schakel.web.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.X509CertUtils;
import com.sun.net.httpserver.HttpServer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/**
 * A real authorization server on a port of its own, for the people of an invented organisation. What it says of somebody can be
 * changed by a test, also into what no honest one says.
 */
public final class RealProvider implements AutoCloseable {

    public static final String SECRET = "geheim-van-de-proef";

    /** Request header that says who is logged in there: how they did so is no part of this. */
    private static final String USER = "X-Persoon";

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Map<String, Consumer<JwtClaimsSet.Builder>> lies = new ConcurrentHashMap<>();
    private final String code;
    private final RSAKey key = newKey();
    private final InMemoryRegisteredClientRepository clients;
    private HttpServer ourKeys;
    private volatile String publicKeys;
    private volatile Map<String, Object> asked = Map.of();
    private volatile Supplier<Instant> now = Instant::now;

    /** Starts one. @param code of it in our settings, and what its mail domain begins with */
    public RealProvider(String code) {
        this.code = code;
        this.clients = new InMemoryRegisteredClientRepository(client("http://localhost/nergens"));
        context = new AnnotationConfigServletWebServerApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "proef",
                        Map.of("server.port", "0", "server.servlet.session.cookie.name", "AANBIEDER-" + code)));
        context.registerBean(RealProvider.class, () -> this, definition -> definition.setDestroyMethodName(""));
        context.register(Server.class);
        context.refresh();
    }

    /** Every provider has one client: us, sent back to this address only. @param clock that both go by */
    public void sendsBackTo(int port, Supplier<Instant> clock) {
        now = clock;
        clients.save(client("http://localhost:" + port + "/inloggen/extern/" + code + "/terug"));
    }

    /** From now on it knows us by this certificate, and by no secret. */
    public void knowsUsBy(X509Certificate certificate) {
        publicKeys = new JWKSet(new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey())
                        .x509CertSHA256Thumbprint(X509CertUtils.computeSHA256Thumbprint(certificate))
                        .build())
                .toString();
        if (ourKeys != null) {
            return;
        }
        try {
            ourKeys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ourKeys.createContext("/", exchange -> {
            byte[] said = publicKeys.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        ourKeys.start();
    }

    private RegisteredClient client(String back) {
        ClientSettings.Builder settings =
                ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false);
        RegisteredClient.Builder client = RegisteredClient.withId("een").clientId(clientId());
        if (ourKeys == null) {
            client.clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        } else {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
            settings.jwkSetUrl("http://localhost:" + ourKeys.getAddress().getPort() + "/")
                    .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.PS256);
        }
        return client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back)
                .scope("openid")
                .scope("email")
                .clientSettings(settings.build())
                .build();
    }

    public String issuer() {
        return "http://localhost:" + context.getWebServer().getPort();
    }

    public String clientId() {
        return "schakel-" + code;
    }

    public String code() {
        return code;
    }

    /** The mail address that it gives this person. */
    public String addressOf(String user) {
        return user + "@" + code + ".example";
    }

    /** From now on it says this of somebody, beside or instead of the truth. */
    public void says(String user, Consumer<JwtClaimsSet.Builder> lie) {
        lies.put(user, lie);
    }

    /** What the last login asked beside what the protocol needs. */
    public Map<String, Object> asked() {
        return asked;
    }

    /** Somebody logs in there. @return where it sends their browser to */
    public String login(String address, String user) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header(USER, user)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What it says about the end of sessions, signed; a claim of null is left out. */
    public String logoutToken(Consumer<JwtClaimsSet.Builder> claims) {
        JwtClaimsSet.Builder all = JwtClaimsSet.builder()
                .issuer(issuer())
                .audience(List.of(clientId()))
                .issuedAt(now.get())
                .expiresAt(now.get().plusSeconds(120))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.accept(all);
        return new NimbusJwtEncoder(keys())
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(SignatureAlgorithm.RS256)
                                .type("logout+jwt")
                                .build(),
                        all.build()))
                .getTokenValue();
    }

    private JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    private static RSAKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(UUID.randomUUID().toString())
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void customize(JwtEncodingContext token) {
        if (!token.getTokenType().getValue().equals("id_token")) {
            return;
        }
        String user = token.getPrincipal().getName();
        asked = ((OAuth2AuthorizationRequest)
                        token.getAuthorization().getAttribute(OAuth2AuthorizationRequest.class.getName()))
                .getAdditionalParameters();
        token.getClaims()
                .issuedAt(now.get())
                .expiresAt(now.get().plusSeconds(600))
                .claim("email", addressOf(user))
                .claim("email_verified", true)
                .claim("acr", "loa2")
                .claim("auth_time", now.get().getEpochSecond())
                .claim("sid", "sessie-van-" + user);
        lies.getOrDefault(user, claims -> {}).accept(token.getClaims());
    }

    @Override
    public void close() {
        if (ourKeys != null) {
            ourKeys.stop(0);
        }
        context.close();
    }

    /** No configuration that a scan finds: it belongs to the provider alone. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Server {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.with(
                            OAuth2AuthorizationServerConfigurer.authorizationServer(),
                            server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.disable())
                    // the endpoint looks who is there before any login would
                    .addFilterAfter(Server::whoIsThere, SecurityContextHolderFilter.class)
                    .build();
        }

        private static void whoIsThere(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String user = ((HttpServletRequest) request).getHeader(USER);
            if (user != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()));
            }
            chain.doFilter(request, response);
        }

        @Bean
        InMemoryRegisteredClientRepository clients(RealProvider provider) {
            return provider.clients;
        }

        @Bean
        JWKSource<SecurityContext> keys(RealProvider provider) {
            return provider.keys();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> says(RealProvider provider) {
            return provider::customize;
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
