package nl.schakel.process.rules.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.schakel.process.rules.BundleModel;
import nl.schakel.process.rules.ModelBundle;
import nl.schakel.process.rules.ModelRule;
import nl.schakel.process.rules.RuleFindings;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Check that every call names a model of this bundle, bound to it, that takes the case along and never calls itself. */
public final class CallsInBundle implements ModelRule {

    @Override
    public String id() {
        return "aanroep";
    }

    @Override
    public void check(ModelBundle bundle, RuleFindings findings) {
        for (BundleModel model : bundle.models()) {
            model.all(CallActivity.class).forEach(call -> look(bundle, model, call, findings));
        }
    }

    private static void look(ModelBundle bundle, BundleModel model, CallActivity call, RuleFindings findings) {
        String called = call.getCalledElement();
        if (called == null || called.isBlank() || called.contains("{")) {
            findings.error(model.file(), call.getId(), "vast", String.valueOf(called));
            return;
        }
        if (bundle.model(called).isEmpty()) {
            findings.error(model.file(), call.getId(), "onbekend", called);
        } else if (reaches(bundle, called, model.key(), new HashSet<>())) {
            findings.error(model.file(), call.getId(), "zichzelf", called);
        }
        if (!"deployment".equals(call.getCamundaCalledElementBinding())) {
            findings.error(model.file(), call.getId(), "los");
        }
        List<CamundaIn> given = Stream.ofNullable(call.getExtensionElements())
                .map(all -> all.getElementsQuery().filterByType(CamundaIn.class).list())
                .flatMap(Collection::stream)
                .toList();
        if (given.stream().noneMatch(in -> "${zaak}".equals(in.getCamundaBusinessKey()))) {
            findings.error(model.file(), call.getId(), "zaak");
        }
        if (given.stream().noneMatch(in -> "all".equals(in.getCamundaVariables()))) {
            findings.error(model.file(), call.getId(), "gegevens");
        }
    }

    private static boolean reaches(ModelBundle bundle, String from, String sought, Set<String> seen) {
        return from.equals(sought)
                || seen.add(from)
                        && bundle.model(from).stream()
                                .flatMap(model -> model.all(CallActivity.class).stream())
                                .map(CallActivity::getCalledElement)
                                .anyMatch(next -> next != null && reaches(bundle, next, sought, seen));
    }
}
