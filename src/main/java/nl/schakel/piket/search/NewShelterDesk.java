package nl.schakel.piket.search;

import java.time.LocalTime;

/**
 * Value: what a shelter tells of its night desk.
 *
 * @param wholeNight open day and night; else from {@code opens} to {@code closes}, local time, over midnight allowed
 */
public record NewShelterDesk(String phone, boolean smsPossible, boolean wholeNight, LocalTime opens, LocalTime closes) {

    @Override
    public String toString() {
        return "NewShelterDesk";
    }
}
