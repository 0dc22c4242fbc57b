package nl.schakel.support.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.support.SqlArrayValue;

/** Translation between lists and columns of type {@code text[]}: the one way in which SQL of ours writes and reads them. */
public final class TextArray {

    private TextArray() {}

    /** The value of a parameter. */
    public static SqlArrayValue of(Collection<String> values) {
        return new SqlArrayValue("text", values.toArray());
    }

    /** The values of a column that is not null. */
    public static List<String> in(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
