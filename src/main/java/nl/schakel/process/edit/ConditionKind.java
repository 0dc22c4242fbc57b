package nl.schakel.process.edit;

import nl.schakel.support.Coded;

/** Code list: what a cell of a decision table asks of an answer, as a director says it. */
public enum ConditionKind implements Coded {
    /** Whatever the answer is. */
    ALLES,
    EEN_VAN,
    GEEN_VAN,
    /** Of a question with several answers: at least one of these. */
    BEVAT,
    /** Anything else that can be written in a cell; it stays as it is. */
    EIGEN
}
