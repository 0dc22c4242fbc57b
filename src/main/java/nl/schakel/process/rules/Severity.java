package nl.schakel.process.rules;

import nl.schakel.support.Coded;

/** Code list: how much a finding weighs. */
public enum Severity implements Coded {
    /** The bundle is not deployed. */
    FOUT,
    /** The bundle may be deployed; who approves it should have seen this. */
    WAARSCHUWING
}
