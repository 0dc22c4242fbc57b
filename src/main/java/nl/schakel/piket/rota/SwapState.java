package nl.schakel.piket.rota;

import nl.schakel.support.Coded;

/** Code list: how a question to take a shift stands. */
public enum SwapState implements Coded {
    OPEN,
    AANGENOMEN,
    AFGEWEZEN,
    INGETROKKEN,
    VERVALLEN;
}
