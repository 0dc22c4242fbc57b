package nl.schakel.process.rules.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.schakel.organisation.Role;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import nl.schakel.process.tasks.StepProperties;
import nl.schakel.support.Coded;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Check that each task says what it opens, whose own it is and whether somebody seeks contact, readably (R7, R13, ADR 106). */
public final class WhatEachStepOpens implements ModelRule {

    @Override
    public String id() {
        return "inzage";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            model.tasks().forEach(task -> look(model.file(), task, findings));
        }
    }

    private static void look(String file, UserTask task, RuleFindings findings) {
        readable(file, task, StepProperties.OPENS, StepProperties.opened(), 1, findings);
        readable(file, task, StepProperties.HIDDEN_FROM, List.of(Role.values()), Role.values().length, findings);
        readable(file, task, StepProperties.OWN, List.of(StepProperties.Own.values()), 1, findings);
        readable(file, task, StepProperties.CONTACT, StepProperties.contacts(), 1, findings);
        if (StepProperties.said(task, StepProperties.OPENS).isEmpty()) {
            findings.error(file, task.getId(), "ontbreekt", StepProperties.OPENS, choice(StepProperties.opened()));
        }
        if (StepProperties.said(task, StepProperties.CONTACT).isEmpty()) {
            findings.error(file, task.getId(), "contact", StepProperties.CONTACT, choice(StepProperties.contacts()));
        }
        boolean named = task.getCamundaAssignee() != null;
        boolean own = !StepProperties.said(task, StepProperties.OWN).isEmpty();
        if (named && !own) {
            findings.error(
                    file,
                    task.getId(),
                    "eigen-ontbreekt",
                    StepProperties.OWN,
                    choice(List.of(StepProperties.Own.values())));
        }
        if (!named && own) {
            findings.error(file, task.getId(), "eigen-past-niet", StepProperties.OWN);
        }
    }

    private static void readable(
            String file,
            UserTask task,
            String property,
            List<? extends Coded> known,
            int atMost,
            RuleFindings findings) {
        List<String> said = StepProperties.said(task, property);
        Set<String> codes = known.stream().map(Coded::code).collect(Collectors.toSet());
        if (said.size() > atMost || !codes.containsAll(said)) {
            findings.error(file, task.getId(), "onleesbaar", property, String.join(",", said), choice(known));
        }
    }

    private static String choice(List<? extends Coded> known) {
        String all = known.stream().map(value -> "'" + value.code() + "'").collect(Collectors.joining(", "));
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " of " + all.substring(last + 2);
    }
}
