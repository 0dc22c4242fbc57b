package nl.schakel.placement.shelter;

/** Code list: what kind of answer a criterion asks for; each can also be unknown or rather not said. */
public enum AnswerType {
    /** Yes or no. */
    JA_NEE,
    /** How many. */
    GETAL,
    /** {@code geen}, {@code laag}, {@code midden} or {@code hoog}. */
    NIVEAU,
    /** One or more of a closed list, split by commas. */
    KEUZE,
    /** CBS codes of municipalities, split by commas. */
    GEBIED,
    /** Codes of shelters that the person does not want, split by commas. */
    WENS,
    /** Nobody is asked: the system looks it up, or it may not be asked at all. */
    SYSTEEM
}
