package nl.schakel.login;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.schakel.login.internal.ProviderLines;
import nl.schakel.organisation.Person;
import nl.schakel.support.SchakelProperties;
import org.springframework.stereotype.Service;

/** Read model: the providers of this installation, and who logs in by which. */
@Service
public class Providers {

    private final List<Provider> all;

    Providers(LoginSettings settings, SchakelProperties properties) {
        this.all = ProviderLines.read(settings, properties.demo());
    }

    /** All, in the order of the settings. */
    public List<Provider> all() {
        return all;
    }

    /** The provider with this code. */
    public Optional<Provider> named(String code) {
        return all.stream().filter(provider -> provider.code().equals(code)).findFirst();
    }

    /** The provider that gives mail addresses like this one; says nothing of whether an account has it. */
    public Optional<Provider> forAddress(String typed) {
        return typed == null || !typed.contains("@")
                ? Optional.empty()
                : all.stream().filter(provider -> provider.gives(typed)).findFirst();
    }

    /** The provider that vouches for this person. */
    public Optional<Provider> of(Person person) {
        return all.stream().filter(provider -> provider.vouchesFor(person)).findFirst();
    }

    /** The provider of an organisation whose system keeps its people here. */
    public Optional<Provider> provisioning(String organisation) {
        return all.stream()
                .filter(provider ->
                        provider.provisions() && provider.organisation().equals(organisation))
                .findFirst();
    }

    /** Whose system shows this secret. */
    public Optional<Provider> withSecret(String shown) {
        return all.stream().filter(provider -> provider.scim().opens(shown)).findFirst();
    }

    /** Whose system this is, by the id under which it changes the directory. */
    public Optional<Provider> ofSystem(UUID id) {
        return all.stream().filter(provider -> provider.systemId().equals(id)).findFirst();
    }

    /** Whether a session that began without a provider counts for this person. */
    public boolean localWay(Person person) {
        return of(person).map(provider -> provider.leavesLocalWay(person)).orElse(true);
    }

    /** Whether a session that began by this provider counts for this person. */
    public boolean vouches(String provider, Person person) {
        return named(provider).filter(found -> found.vouchesFor(person)).isPresent();
    }
}
