package nl.schakel.web.security;

import java.util.List;
import java.util.Locale;
import nl.schakel.organisation.Person;
import nl.schakel.organisation.SignIn;
import nl.schakel.support.attempt.FailedAttempts;
import nl.schakel.support.attempt.TooManyAttempts;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Login with a local account: first start, demonstration and emergencies. Guessing becomes slow. */
@Component
class LocalAccounts implements AuthenticationProvider {

    /** Failures of one address with one account, and of one address with any account. */
    private static final int FREE_TRIES = 5;

    private static final int FREE_TRIES_OF_ADDRESS = 40;
    private static final String ACCOUNT = "login";
    private static final String ADDRESS = "login-address";

    private final SignIn signIn;
    private final FailedAttempts attempts;

    LocalAccounts(SignIn signIn, FailedAttempts attempts) {
        this.signIn = signIn;
        this.attempts = attempts;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String username = request.getName().strip().toLowerCase(Locale.ROOT);
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        String account = username + "|" + address;
        int earlierFailures = slowDown(ACCOUNT, account, FREE_TRIES);
        slowDown(ADDRESS, address, FREE_TRIES_OF_ADDRESS);
        Person person = signIn.check(username, String.valueOf(request.getCredentials()))
                .orElseThrow(() -> {
                    attempts.failed(ACCOUNT, account);
                    attempts.failed(ADDRESS, address);
                    return new BadCredentialsException("Wrong name or password");
                });
        if (earlierFailures > 0) {
            attempts.succeeded(ACCOUNT, account);
        }
        SignedIn principal = new SignedIn(person.id(), person.username());
        var authentication = UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of());
        authentication.setDetails(request.getDetails());
        return authentication;
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
}
