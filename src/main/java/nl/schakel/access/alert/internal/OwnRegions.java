package nl.schakel.access.alert.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.Region;
import org.springframework.stereotype.Component;

/** Check: in which regions an organisation works; one that belongs to none works in the whole country. */
@Component
class OwnRegions {

    private final Directory directory;

    OwnRegions(Directory directory) {
        this.directory = directory;
    }

    /** Whether a case of this municipality lies outside every region in which these organisations work. */
    boolean outside(String municipality, Collection<String> organisations) {
        Optional<String> region = directory.regionOf(municipality).map(Region::code);
        return region.isPresent()
                && organisations.stream().map(this::of).noneMatch(own -> own.isEmpty() || own.contains(region.get()));
    }

    /** A region whose office hours this organisation keeps, if there is any region at all. */
    Optional<Region> office(String organisation) {
        List<Region> all = directory.regions();
        Set<String> own = of(organisation);
        return all.stream()
                .filter(region -> own.contains(region.code()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private Set<String> of(String organisation) {
        Set<String> regions = new HashSet<>();
        directory.municipality(organisation).map(Municipality::region).ifPresent(regions::add);
        directory.organisation(organisation).map(Organisation::region).ifPresent(regions::add);
        directory.regions().stream()
                .map(Region::code)
                .filter(region -> directory.coverage(region).containsValue(organisation))
                .forEach(regions::add);
        return regions;
    }
}
