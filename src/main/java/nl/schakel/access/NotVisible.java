package nl.schakel.access;

/** There is nothing here for this viewer. The same for what does not exist, so that nobody learns that it does. */
public class NotVisible extends RuntimeException {

    public NotVisible() {
        super("Not visible");
    }
}
