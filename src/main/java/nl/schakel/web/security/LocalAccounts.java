package nl.schakel.web.security;

import java.util.Optional;
import nl.schakel.login.Factor;
import nl.schakel.login.Providers;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Authentication provider: login with a local account: first start, demonstration and emergencies. Guessing becomes
 * slow, and nobody is kept out for what another account at the same network does (ADR 93).
 */
@Component
class LocalAccounts implements AuthenticationProvider {

    /** Failures of one account at one network, of one account anywhere, and of one account on a known device. */
    private static final int FREE_TRIES = 5;

    private static final int FREE_TRIES_OF_ACCOUNT = 30;
    private static final int TRIES_OF_DEVICE = 10;

    /** From so many failures on, somebody at this network tries one account after another. */
    private static final int RESTLESS = 40;

    /** At a restless network the first failure of an account counts as this many too many: half a minute. */
    private static final int FREE_TRIES_WHEN_RESTLESS = -4;

    private static final String TOGETHER = "login";
    private static final String ACCOUNT = "login-account";
    private static final String NETWORK = "login-network";
    private static final String DEVICE = "login-device";

    private final SignIn signIn;
    private final FailedAttempts attempts;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final Providers providers;

    LocalAccounts(
            SignIn signIn, FailedAttempts attempts, KnownDevices devices, Sessions sessions, Providers providers) {
        this.signIn = signIn;
        this.attempts = attempts;
        this.devices = devices;
        this.sessions = sessions;
        this.providers = providers;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String username = signIn.usernameOf(request.getName());
        String password = String.valueOf(request.getCredentials());
        if (password.isEmpty()) {
            providers.forAddress(request.getName()).ifPresent(provider -> {
                throw new GoesElsewhere(provider);
            });
        }
        LoginDetails from = request.getDetails() instanceof LoginDetails details ? details : new LoginDetails("", "");
        Optional<String> device = devices.known(from.device(), username)
                .map(number -> number + "|" + username)
                .filter(known -> attempts.failures(DEVICE, known) < TRIES_OF_DEVICE);
        Person person = device.isPresent()
                ? onDevice(username, password, device.get())
                : fromAnywhere(username, password, from);
        goesElsewhere(person);
        return sessions.begin(person, Factor.WACHTWOORD);
    }

    /** @throws GoesElsewhere when this person logs in by the provider of their organisation, and by nothing else */
    void goesElsewhere(Person person) {
        if (!providers.localWay(person)) {
            throw new GoesElsewhere(providers.of(person).orElseThrow());
        }
    }

    /** The right password always passes here; who only found the device has a few tries with it. */
    private Person onDevice(String username, String password, String device) {
        Person person = signIn.check(username, password).orElseThrow(() -> {
            attempts.failed(DEVICE, device);
            return wrong();
        });
        attempts.succeeded(DEVICE, device);
        return person;
    }

    private Person fromAnywhere(String username, String password, LoginDetails from) {
        String together = username + "|" + from.network();
        boolean restless = attempts.failures(NETWORK, from.network()) >= RESTLESS;
        int earlier = slowDown(TOGETHER, together, restless ? FREE_TRIES_WHEN_RESTLESS : FREE_TRIES);
        slowDown(ACCOUNT, username, FREE_TRIES_OF_ACCOUNT);
        Person person = signIn.check(username, password).orElseThrow(() -> {
            attempts.failed(TOGETHER, together);
            attempts.failed(ACCOUNT, username);
            attempts.failed(NETWORK, from.network());
            return wrong();
        });
        if (earlier > 0) {
            attempts.succeeded(TOGETHER, together);
        }
        return person;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private int slowDown(String purpose, String key, int freeTries) {
        try {
            return attempts.refuseWhileWaiting(purpose, key, freeTries);
        } catch (TooManyAttempts tooMany) {
            throw new TooManyLogins(tooMany.retryAfter());
        }
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("Wrong name or password");
    }
}
