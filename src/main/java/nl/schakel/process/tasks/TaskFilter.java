package nl.schakel.process.tasks;

import nl.schakel.support.Coded;

/** Code list: which open tasks a person wants to see. */
public enum TaskFilter implements Coded {
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
