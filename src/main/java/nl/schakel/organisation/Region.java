package nl.schakel.organisation;

import java.time.LocalTime;
import java.time.ZoneId;

/** A region of the chain, with the hours its offices are open. */
public record Region(
        String code,
        String name,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        boolean liberationDayOff,
        boolean goodFridayOff) {}
