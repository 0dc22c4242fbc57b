package nl.schakel.piket.rota;

import java.util.Locale;

/** How a question to take a shift stands. */
public enum SwapState {
    OPEN,
    AANGENOMEN,
    AFGEWEZEN,
    INGETROKKEN,
    VERVALLEN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
