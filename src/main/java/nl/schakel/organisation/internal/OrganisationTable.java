package nl.schakel.organisation.internal;

import java.util.Set;
import nl.schakel.organisation.Organisation;
import nl.schakel.support.database.TextArray;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: writes organisations and the region that they belong to. */
@Repository
public class OrganisationTable {

    private final JdbcClient jdbc;

    OrganisationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an organisation, unless the code is taken. */
    public boolean insert(Organisation organisation) {
        return jdbc.sql("insert into schakel.organisation (code, name, kind, region) values (?, ?, ?, ?)"
                                + " on conflict (code) do nothing")
                        .params(organisation.code(), organisation.name(), organisation.kind(), organisation.region())
                        .update()
                == 1;
    }

    /** Gives it another name. @return whether that is new */
    public boolean rename(String code, String name) {
        return jdbc.sql("update schakel.organisation set name = :name where code = :code and name <> :name")
                        .param("name", name)
                        .param("code", code)
                        .update()
                == 1;
    }

    /** From now on exactly these municipalities take part in a region; none is taken away from another. */
    public void municipalitiesOf(String region, Set<String> cbsCodes) {
        jdbc.sql("""
                        update schakel.organisation
                        set region = case when code = any(:codes) then :region end
                        where kind = 'gemeente'
                          and (region = :region and code <> all(:codes) or region is null and code = any(:codes))
                        """)
                .param("region", region)
                .param("codes", TextArray.of(cbsCodes))
                .update();
    }
}
