package org.chronogram.junit;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.chronogram.model.Model;
import org.chronogram.simulation.Simulation;
import org.chronogram.simulation.SimulationResult;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test the simulation of its {@link SimulatedModel}, or the results of one run of it. */
final class SimulationResolver implements ParameterResolver {
    private static final ExtensionContext.Namespace RESULTS =
            ExtensionContext.Namespace.create(SimulationResolver.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Simulation.class || type == SimulationResult.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SimulatedModel model = find(context)
                .orElseThrow(() -> new ParameterResolutionException("no @SimulatedModel on the test or its class"));
        return parameter.getParameter().getType() == Simulation.class ? simulation(model) : result(model, context);
    }

    /** The nearest: that of the method, of its class, or of a class around it. */
    private static Optional<SimulatedModel> find(ExtensionContext context) {
        Optional<SimulatedModel> found = AnnotationSupport.findAnnotation(context.getElement(), SimulatedModel.class);
        return found.isPresent() ? found : context.getParent().flatMap(SimulationResolver::find);
    }

    /** Annotations are equal where all their values are. The root lives as long as all tests do. */
    private static SimulationResult result(SimulatedModel model, ExtensionContext context) {
        return context.getRoot()
                .getStore(RESULTS)
                .getOrComputeIfAbsent(model, any -> simulation(model).run(), SimulationResult.class);
    }

    private static Simulation simulation(SimulatedModel model) {
        Simulation simulation = Simulation.of(() -> create(model.value()))
                .seed(model.seed())
                .warmUp(model.warmUp())
                .threads(model.threads());
        for (String parameter : model.parameters()) {
            int sign = parameter.indexOf('=');
            if (sign < 0) {
                throw new ParameterResolutionException(
                        "'" + parameter + "' is no parameter of @SimulatedModel: expected name=value");
            }
            simulation = simulation.parameter(parameter.substring(0, sign), parameter.substring(sign + 1));
        }
        return model.until().isEmpty() ? simulation : simulation.until(model.until());
    }

    private static Model create(Class<? extends Model> type) {
        try {
            Constructor<? extends Model> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new ParameterResolutionException(
                    "the constructor of " + type.getName() + " has failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ParameterResolutionException(
                    type.getName() + " cannot be made: expected a class with a constructor without arguments", e);
        }
    }
}
