package nl.schakel.administration;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.schakel.access.NotVisible;
import nl.schakel.access.Viewer;
import nl.schakel.administration.internal.DirectoryChangeTable;
import nl.schakel.administration.internal.DirectoryTurn;
import nl.schakel.organisation.Directory;
import nl.schakel.organisation.Municipality;
import nl.schakel.organisation.Organisation;
import nl.schakel.organisation.OrganisationKind;
import nl.schakel.organisation.Organisations;
import nl.schakel.organisation.Region;
import nl.schakel.organisation.RegionSettings;
import nl.schakel.organisation.Regions;
import nl.schakel.organisation.Role;
import nl.schakel.organisation.RoleSets;
import nl.schakel.support.Coded;
import nl.schakel.support.input.InputCheck;
import nl.schakel.support.input.InvalidInput;
import nl.schakel.support.input.StaleChange;
import nl.schakel.support.text.NameCode;
import nl.schakel.support.text.Sentences;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Command service: founds and changes regions, adds organisations, and says who plays which part for a region. */
@Service
public class RegionSetUp {

    private static final Sentences TEXTS = Sentences.of("administration");
    private static final int NAME = 100;
    private static final int CODE = 30;
    private static final int MUNICIPALITIES = 400;

    /**
     * A region as somebody types it.
     *
     * @param opens time of day as 08:30
     * @param version as it was on the screen
     */
    public record TypedRegion(
            String name,
            String opens,
            String closes,
            String handover,
            boolean liberationDayOff,
            boolean goodFridayOff,
            List<String> municipalities,
            String version) {}

    private final Directory directory;
    private final Regions regions;
    private final Organisations organisations;
    private final DirectoryChangeTable changes;
    private final DirectoryTurn turn;

    RegionSetUp(
            Directory directory,
            Regions regions,
            Organisations organisations,
            DirectoryChangeTable changes,
            DirectoryTurn turn) {
        this.turn = turn;
        this.directory = directory;
        this.regions = regions;
        this.organisations = organisations;
        this.changes = changes;
    }

    /**
     * Founds a region with the usual office hours, and the organisation of its chain director with it.
     *
     * @param municipalities CBS codes
     * @return its code
     * @throws InvalidInput with every error at once
     * @throws NotVisible when this is not theirs to do
     */
    @Transactional
    public String found(String typedName, List<String> municipalities, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        turn.take();
        String name = line(typedName);
        InputCheck check = new InputCheck().required("naam", name, NAME, "fout.regio.naam");
        checkName(check, name, null);
        municipalities(check, municipalities, null);
        String base = NameCode.of(name, CODE);
        if (base.isEmpty() && !check.hasErrors()) {
            check.error("naam", "geen-naam", "fout.regio.naam");
        }
        check.done();
        String code = NameCode.free(
                base,
                taken -> directory.region(taken).isPresent()
                        || directory.organisation(taken).isPresent());
        boolean added = regions.found(code, RegionSettings.usual(name, Set.copyOf(municipalities)))
                && organisations.add(new Organisation(
                        code, TEXTS.say("regio.ketenregie", name), OrganisationKind.REGIO.code(), code));
        if (!added) {
            throw InvalidInput.of("naam", "bestaat-al", "fout.regio.bestaat");
        }
        regions.cover(code, Role.KETENREGISSEUR, code);
        changes.add(viewer.personId(), ChangeKind.REGIO_INGERICHT, null, null, code);
        return code;
    }

    /**
     * Changes a region.
     *
     * @throws InvalidInput with every error at once
     * @throws StaleChange when somebody changed it since it was on the screen
     * @throws NotVisible when there is no such region, or it is not theirs to change
     */
    @Transactional
    public void change(String code, TypedRegion typed, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        turn.take();
        Region region = directory.region(code).orElseThrow(NotVisible::new);
        String name = line(typed.name());
        InputCheck check = new InputCheck().required("naam", name, NAME, "fout.regio.naam");
        checkName(check, name, region.code());
        LocalTime opens = time(check, "open", typed.opens());
        LocalTime closes = time(check, "dicht", typed.closes());
        LocalTime handover = time(check, "overdracht", typed.handover());
        if (opens != null && closes != null && !opens.isBefore(closes)) {
            check.error("dicht", "volgorde", "fout.regio.tijden");
        }
        municipalities(check, typed.municipalities(), region.code());
        Long seen = check.number("versie", typed.version());
        check.done();
        regions.change(
                code,
                new RegionSettings(
                        name,
                        opens,
                        closes,
                        handover,
                        typed.liberationDayOff(),
                        typed.goodFridayOff(),
                        Set.copyOf(typed.municipalities())),
                Objects.requireNonNullElse(seen, -1L));
        changes.add(viewer.personId(), ChangeKind.REGIO_GEWIJZIGD, null, null, code);
    }

    /**
     * Says which organisation plays a part for a region.
     *
     * @param organisation empty when none does
     * @return whether that is new
     * @throws InvalidInput when nobody plays that part for a region, or that organisation cannot
     */
    @Transactional
    public boolean cover(String region, String role, String organisation, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        turn.take();
        directory.region(region).orElseThrow(NotVisible::new);
        Role part = Coded.of(Role.class, role)
                .filter(RoleSets.FOR_A_REGION::contains)
                .orElseThrow(() -> InvalidInput.of("rol", "onbekende-keuze", "fout.regio.rol"));
        String chosen = line(organisation);
        if (!chosen.isEmpty()
                && candidates(part).stream().noneMatch(one -> one.code().equals(chosen))) {
            throw InvalidInput.of("organisatie", "onbekende-keuze", "fout.regio.organisatie");
        }
        boolean changed = regions.cover(region, part, chosen.isEmpty() ? null : chosen);
        if (changed) {
            changes.ofRegion(
                    viewer.personId(),
                    ChangeKind.ORGANISATIE_AANGEWEZEN,
                    part.code(),
                    chosen.isEmpty() ? null : chosen,
                    region);
        }
        return changed;
    }

    /** The organisations that can play a part for a region; municipalities where that is what municipalities do. */
    public List<Organisation> candidates(Role role) {
        return directory.organisations(true).stream()
                .filter(organisation -> OrganisationKind.of(organisation.kind())
                        .filter(kind -> kind.roles().contains(role))
                        .isPresent())
                .toList();
    }

    /**
     * Adds an organisation.
     *
     * @param kind code of an {@link OrganisationKind} that people add
     * @param region that it belongs to; empty when it works for several
     * @return its code
     */
    @Transactional
    public String addOrganisation(String typedName, String kind, String region, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        turn.take();
        String name = line(typedName);
        String home = line(region);
        InputCheck check = new InputCheck().required("naam", name, NAME, "fout.organisatie.naam");
        if (OrganisationKind.of(line(kind)).filter(OrganisationKind::canBeAdded).isEmpty()) {
            check.error("soort", "onbekende-keuze", "fout.organisatie.soort");
        }
        if (!home.isEmpty() && directory.region(home).isEmpty()) {
            check.error("regio", "onbekende-keuze", "fout.organisatie.regio");
        }
        freeName(check, name, null);
        String base = NameCode.of(name, CODE);
        if (base.isEmpty() && !check.hasErrors()) {
            check.error("naam", "geen-naam", "fout.organisatie.naam");
        }
        check.done();
        String code = NameCode.free(base, taken -> directory.organisation(taken).isPresent());
        if (!organisations.add(new Organisation(code, name, line(kind), home.isEmpty() ? null : home))) {
            throw InvalidInput.of("naam", "bestaat-al", "fout.organisatie.bestaat");
        }
        changes.add(viewer.personId(), ChangeKind.ORGANISATIE_TOEGEVOEGD, null, code, home.isEmpty() ? null : home);
        return code;
    }

    /** Gives an organisation another name; municipalities keep the one of Statistics Netherlands. */
    @Transactional
    public void rename(String code, String typedName, Viewer viewer) {
        Authority.needsSettingUp(viewer);
        turn.take();
        directory
                .organisation(code)
                .filter(organisation -> !organisation.kind().equals(OrganisationKind.GEMEENTE.code()))
                .orElseThrow(NotVisible::new);
        String name = line(typedName);
        InputCheck check = new InputCheck().required("naam", name, NAME, "fout.organisatie.naam");
        freeName(check, name, code);
        check.done();
        if (organisations.rename(code, name)) {
            changes.add(viewer.personId(), ChangeKind.ORGANISATIE_HERNOEMD, null, code, null);
        }
    }

    private void freeName(InputCheck check, String name, String own) {
        directory.organisations(true).stream()
                .filter(organisation -> organisation.name().equalsIgnoreCase(name)
                        && !organisation.code().equals(own))
                .findFirst()
                .ifPresent(same -> check.error("naam", "bestaat-al", "fout.organisatie.bestaat"));
    }

    private void checkName(InputCheck check, String name, String own) {
        directory.regions().stream()
                .filter(region ->
                        region.name().equalsIgnoreCase(name) && !region.code().equals(own))
                .findFirst()
                .ifPresent(same -> check.error("naam", "bestaat-al", "fout.regio.bestaat"));
    }

    private void municipalities(InputCheck check, List<String> codes, String region) {
        if (codes.isEmpty()) {
            check.error("gemeenten", "verplicht", "fout.regio.gemeenten");
        }
        if (!check.fits("gemeenten", codes, MUNICIPALITIES)) {
            return;
        }
        for (String code : codes) {
            Optional<Municipality> found = directory.municipality(code);
            if (found.isEmpty()) {
                check.error("gemeenten", "onbekende-keuze", "fout.regio.gemeente-onbekend");
            } else if (found.get().region() != null && !found.get().region().equals(region)) {
                check.error(
                        "gemeenten",
                        "andere-regio",
                        "fout.regio.gemeente-bezet",
                        found.get().name(),
                        directory.region(found.get().region()).map(Region::name).orElse(""));
            }
        }
    }

    private static LocalTime time(InputCheck check, String field, String typed) {
        try {
            return LocalTime.parse(line(typed));
        } catch (DateTimeException unreadable) {
            check.error(field, "geen-tijd", "fout.regio.tijd");
            return null;
        }
    }

    private static String line(String typed) {
        return typed == null ? "" : typed.strip();
    }
}
