package nl.schakel.process.move;

import java.util.List;

/**
 * View model: a step at which cases can wait and that the new version does not have.
 *
 * @param model key of the route
 * @param route name of the route
 * @param step id of the step in the old version
 * @param name name of the step
 * @param onto where its cases can go on; empty when there is no step of the same kind at the same place
 */
public record GoneStep(String model, String route, String step, String name, List<NewStep> onto) {

    /** A step of the new version. */
    public record NewStep(String step, String name) {}
}
