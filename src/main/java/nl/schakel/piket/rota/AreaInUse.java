package nl.schakel.piket.rota;

/** Port by which the rota asks whether a duty area can change now; the calls themselves are no business of a rota. */
public interface AreaInUse {

    /** Whether a call of this area is open, so that its team stays as it is. */
    boolean hasOpenCall(String area);
}
