package nl.schakel.support.crypto;

/**
 * Value: the row and the column in which a sealed value belongs ({@link SealedColumn#at}). Nothing can be sealed
 * without one, so that no value opens after it was moved.
 */
public final class Place {

    private final String text;

    Place(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
