package nl.schakel.organisation.internal;

import nl.schakel.organisation.RegionSettings;
import nl.schakel.organisation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table: writes regions and who plays a part for them. */
@Repository
public class RegionTable {

    private final JdbcClient jdbc;

    RegionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a region, unless the code is taken. */
    public boolean insert(String code, RegionSettings settings) {
        return written("""
                insert into schakel.region (code, name, opens, closes, handover, liberation_day_off, good_friday_off)
                values (:code, :name, :opens, :closes, :handover, :liberationDay, :goodFriday)
                on conflict (code) do nothing
                """, code, settings, 0);
    }

    /** Changes a region, if it is still at the version that was seen. */
    public boolean update(String code, RegionSettings settings, long seen) {
        return written("""
                update schakel.region
                set name = :name, opens = :opens, closes = :closes, handover = :handover,
                    liberation_day_off = :liberationDay, good_friday_off = :goodFriday, version = version + 1
                where code = :code and version = :seen
                """, code, settings, seen);
    }

    private boolean written(String sql, String code, RegionSettings settings, long seen) {
        return jdbc.sql(sql)
                        .param("code", code)
                        .param("name", settings.name())
                        .param("opens", settings.opens())
                        .param("closes", settings.closes())
                        .param("handover", settings.handover())
                        .param("liberationDay", settings.liberationDayOff())
                        .param("goodFriday", settings.goodFridayOff())
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /** Names who plays a part. @return whether that is new */
    public boolean cover(String region, Role role, String organisation) {
        return jdbc.sql("""
                        insert into schakel.coverage (region, role, organisation) values (:region, :role, :organisation)
                        on conflict (region, role) do update set organisation = excluded.organisation
                        where coverage.organisation <> excluded.organisation
                        """)
                        .param("region", region)
                        .param("role", role.code())
                        .param("organisation", organisation)
                        .update()
                == 1;
    }

    /** Nobody plays the part any more. @return whether somebody did */
    public boolean uncover(String region, Role role) {
        return jdbc.sql("delete from schakel.coverage where region = ? and role = ?")
                        .params(region, role.code())
                        .update()
                == 1;
    }
}
