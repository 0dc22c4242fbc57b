package nl.schakel.process.tasks;

/** Which open tasks a person wants to see. */
public enum TaskFilter {
    /** What I have in hand and what waits for my groups. */
    ALLE,
    /** What I have in hand. */
    MIJN,
    /** What waits for somebody of my groups. */
    TEAM,
    /** What is past its term. */
    TE_LAAT,
    /** What is due today. */
    VANDAAG
}
