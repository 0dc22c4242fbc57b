package nl.schakel.file;

/**
 * Value: a file as it was sent.
 *
 * @param name as the sender's device calls it; may be null, and may hold a name of somebody
 */
public record NewFile(String name, byte[] content) {

    @Override
    public String toString() {
        // a record prints all it has; a name of a file may name a person
        return "NewFile[" + (content == null ? 0 : content.length) + " bytes]";
    }
}
