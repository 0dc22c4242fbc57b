package nl.schakel.support.crypto;

import java.util.Objects;

/**
 * Value: a column of the database that holds sealed values.
 *
 * @param table without its schema
 * @param name as the database has it; a name that we choose ends in {@code _enc}
 */
public record SealedColumn(String table, String name) {

    private static final String SUFFIX = "_enc";

    /** @param row the primary key of the row, known before the row is stored */
    public Place at(Object row) {
        Objects.requireNonNull(row, "a value cannot be sealed before its row has a key");
        String column = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return new Place(table + "." + column + ":" + row);
    }
}
