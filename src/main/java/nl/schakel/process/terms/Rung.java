package nl.schakel.process.terms;

import nl.schakel.notification.Template;
import nl.schakel.support.Coded;

/** Code list: the rungs of the ladder, by the codes that {@code termijnbewaking.bpmn} uses. */
enum Rung implements Coded {
    /** Nobody took the task in hand in time. */
    OPPAKKEN(Template.HERINNERING, true),
    /** Still nobody, half as much later. */
    OPPAKKEN_ESCALATIE(Template.ESCALATIE, true),
    /** The term is almost over. */
    HERINNERING(Template.HERINNERING, false),
    /** The term is over. */
    TERMIJN(Template.TERMIJN_VERSTREKEN, false),
    /** The term is over by half as much again. */
    ESCALATIE(Template.ESCALATIE, false);

    /** How much of a term has passed when it escalates; the table names the column after it. */
    static final double ESCALATION_SHARE = 1.5;

    private final Template template;
    private final boolean aboutPickUp;

    Rung(Template template, boolean aboutPickUp) {
        this.template = template;
        this.aboutPickUp = aboutPickUp;
    }

    Template template(TermKey key) {
        return key.acute() ? template.acute() : template;
    }

    /** Whether it is about taking the task in hand, so that it means nothing once somebody did. */
    boolean aboutPickUp() {
        return aboutPickUp;
    }

    static Rung of(String code) {
        return Coded.of(Rung.class, code)
                .orElseThrow(() -> new IllegalArgumentException("Onbekende trede '" + code + "' in termijnbewaking"));
    }
}
