package nl.schakel.process.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Expression resolver of the engine: lets a model see its variables and call the methods of beans that are marked
 * {@link ModelOperations}; nothing else. No other bean, no property of an object, no class: an expression that tries
 * fails (ADR 0004).
 */
class ModelExpressions extends SpringExpressionManager {

    ModelExpressions(ApplicationContext context) {
        super(context);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new OperationsResolver(applicationContext));
        return resolver;
    }

    /** Knows the operation beans by name and calls only their own public methods. */
    private static final class OperationsResolver extends ELResolver {

        private final ApplicationContext context;
        private final BeanELResolver invoker = new BeanELResolver(true);
        private Map<String, Object> operations;

        OperationsResolver(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public Object getValue(ELContext el, Object base, Object property) {
            if (base != null) {
                throw new ELException("Een model mag hier geen eigenschap lezen: " + property);
            }
            Object bean = operations().get(String.valueOf(property));
            if (bean != null) {
                el.setPropertyResolved(true);
            }
            return bean;
        }

        @Override
        public Object invoke(ELContext el, Object base, Object method, Class<?>[] types, Object[] arguments) {
            if (base == null || !isOperation(base, String.valueOf(method))) {
                throw new ELException("Een model mag deze bewerking niet aanroepen: " + method);
            }
            return invoker.invoke(el, base, method, types, arguments);
        }

        private boolean isOperation(Object base, String method) {
            Class<?> type = ClassUtils.getUserClass(base);
            return AnnotatedElementUtils.hasAnnotation(type, ModelOperations.class)
                    && Arrays.stream(type.getDeclaredMethods())
                            .anyMatch(m -> Modifier.isPublic(m.getModifiers())
                                    && m.getName().equals(method));
        }

        private synchronized Map<String, Object> operations() {
            if (operations == null) {
                operations = context.getBeansWithAnnotation(ModelOperations.class);
            }
            return operations;
        }

        @Override
        public void setValue(ELContext el, Object base, Object property, Object value) {
            throw new ELException("Een model mag hier niets schrijven");
        }

        @Override
        public boolean isReadOnly(ELContext el, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext el, Object base, Object property) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext el, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext el, Object base) {
            return Object.class;
        }
    }
}
