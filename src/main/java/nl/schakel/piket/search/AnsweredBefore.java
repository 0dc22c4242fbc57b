package nl.schakel.piket.search;

import nl.schakel.support.input.StaleChange;

/** Exception for an answer to a question that somebody else answered in the meantime; nothing was overwritten. */
public class AnsweredBefore extends StaleChange {

    private final String name;

    /** @param name how the person is called who answered it */
    AnsweredBefore(String name) {
        super("antwoord", "fout.antwoord.eerder", name);
        this.name = name;
    }

    /** Who answered it. */
    public String by() {
        return name;
    }
}
