package nl.schakel.trial;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Value: what the process in which a trial runs answers, as one line of JSON.
 *
 * @param failure class of what went wrong; null when all went well
 * @param outcome of the case that was played
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialAnswer(String failure, CaseOutcome outcome) {}
