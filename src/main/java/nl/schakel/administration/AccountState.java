package nl.schakel.administration;

import nl.schakel.support.Coded;

/** Code list: how the account of somebody who works at an organisation stands. */
public enum AccountState implements Coded {
    OPEN,
    /** Waits for the first password, or for a new one after the account was closed. */
    UITGENODIGD,
    GESLOTEN
}
