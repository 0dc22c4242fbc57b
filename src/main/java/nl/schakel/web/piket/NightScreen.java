package nl.schakel.web.piket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * View model: what a coordinator sees of a call at night. What may lie on a device is decided by the template, which
 * leaves the rest out when it is asked for that (ADR 0073).
 *
 * @param now the moment of this state, and its clock time
 * @param holder who has it, or null
 * @param mine whether that is the viewer
 * @param steers whether the viewer may take it or take it over
 * @param silent whether it was asked if somebody is still on it
 * @param rung when the next rung of the ladder is due, or null
 * @param stop the task with which the search ends for tonight, or null
 * @param over whether nobody has to do anything any more
 */
public record NightScreen(
        UUID id,
        String number,
        String from,
        String where,
        Instant now,
        String clock,
        Instant calledAt,
        String called,
        long version,
        String status,
        String statusWord,
        UUID holderId,
        String holder,
        boolean mine,
        boolean steers,
        boolean silent,
        boolean incident,
        boolean over,
        Next next,
        Next rung,
        List<LadderStep> ladder,
        List<CallablePlace> places,
        int possible,
        int notFitting,
        List<Tried> tried,
        Hold hold,
        List<Asked> asked,
        Step step,
        String stop,
        List<Same> same,
        UUID placement) {

    /** What happens by itself, and when. */
    public record Next(String code, String text, Instant at, String clock) {}

    /** One rung of the ladder. @param state {@code geweest}, {@code nu} or {@code straks} */
    public record LadderStep(String code, String text, String why, String state) {}

    /**
     * A place to call.
     *
     * @param why the heaviest reasons, and {@code more} the others, which tell of the person: never on a device
     * @param ask the one question, which tells of the person: never on a device
     * @param confirmedBy name of who confirmed it: never on a device
     * @param until the moment that "yes" offers, as local time
     * @param key of the next tap
     */
    public record CallablePlace(
            UUID bed,
            String name,
            String label,
            String municipality,
            String fit,
            String fitWord,
            List<String> why,
            List<String> more,
            String ask,
            String askCriterion,
            List<TaskAnswer> answers,
            String confirmed,
            String confirmedBy,
            boolean stale,
            String phone,
            String tel,
            String reach,
            String reachWord,
            String hours,
            String lastAnswered,
            Integer kilometres,
            List<Tried> earlier,
            String again,
            boolean asked,
            String until,
            UUID key) {}

    /** One tap that answers the question of a place. */
    public record TaskAnswer(String value, String text) {}

    /** A call to a shelter that was made. @param why the criterion, which tells of the person: never on a device */
    public record Tried(String at, String place, String outcome, String what, String why) {}

    /**
     * The bed that is held, or where the person is.
     *
     * @param arrival who said that the person is there, and whether the shelter confirmed it: never on a device
     */
    public record Hold(
            UUID bed,
            String place,
            String label,
            String state,
            String until,
            String phone,
            String tel,
            String arrival) {}

    /** A request that lies with a shelter. */
    public record Asked(String place, String state, String stateWord, String at) {}

    /** The step of the case that is to be done now. */
    public record Step(String task, String code, String title, List<Choice> choices) {}

    /** One big button of a step. @param code {@link TaskTaps} knows what it answers */
    public record Choice(String code, String text, boolean first) {}

    /** Another call that may be about the same. */
    public record Same(UUID id, String number, String called, String from) {}
}
