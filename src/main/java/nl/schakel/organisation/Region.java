package nl.schakel.organisation;

import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Value: a group of municipalities with one chain director, and its office hours.
 *
 * @param handover when a night is handed over: every morning, also when the offices stay closed
 * @param liberationDayOff whether 5 May is a day off every year
 * @param goodFridayOff whether Good Friday is a day off
 * @param version of these settings, which every change raises
 */
public record Region(
        String code,
        String name,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes,
        LocalTime handover,
        boolean liberationDayOff,
        boolean goodFridayOff,
        long version) {}
