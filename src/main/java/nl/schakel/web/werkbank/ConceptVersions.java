package nl.schakel.web.werkbank;

import nl.schakel.process.draft.DraftChanged;
import nl.schakel.web.api.Outdated;
import nl.schakel.web.api.SeenVersion;

/** Translation of the versions of the files of a draft, between the API and what changes them. */
final class ConceptVersions {

    /** No file has this version. */
    private static final int ANOTHER = -1;

    private ConceptVersions() {}

    static String tag(int version) {
        return SeenVersion.tag(Integer.toString(version));
    }

    /** The version that a sender saw. @param now the one that there is */
    static int seen(String ifMatch, int now) {
        String seen = SeenVersion.of(ifMatch, null, Integer.toString(now));
        return seen.isEmpty() ? ANOTHER : Integer.parseInt(seen);
    }

    /** Who saved it since, when, and which version there is now. */
    static Outdated outdated(DraftChanged changed) {
        return new Outdated(changed)
                .with("door", changed.by())
                .with("op", changed.at())
                .with("versie", changed.version());
    }
}
