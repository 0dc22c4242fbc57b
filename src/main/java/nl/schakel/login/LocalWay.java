package nl.schakel.login;

import nl.schakel.support.Coded;

/** Code list: who of an organisation with a provider also logs in without it, by a password or passkey of Schakel itself. */
public enum LocalWay implements Coded {
    /** Who is on call at night, also while the provider is down. */
    PIKET,
    /** Everybody who has such a way: while an organisation changes over. */
    IEDEREEN
}
