package nl.schakel.placement;

/** Exception for somebody who knows of the thing but has another part to play in it. */
public class NotAllowed extends RuntimeException {

    public NotAllowed() {
        super("Not allowed for this role");
    }
}
