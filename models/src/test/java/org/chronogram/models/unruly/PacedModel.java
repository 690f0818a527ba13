package org.chronogram.models.unruly;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LinkDeclaration;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;
import org.chronogram.models.network.NetworkModel;
import org.chronogram.models.phold.PholdModel;
import org.chronogram.models.queueing.QueueingModel;

/**
 * A model with one LP more, whose handler pauses {@value #PAUSES} times until the end. So a run takes as long as a test needs
 * to disturb it, on a fast machine too, and leaves the cores to others. The length of the pauses does not show in results.
 */
public abstract class PacedModel implements Model {
    private static final int PAUSES = 100;

    private static final Parameter<Integer> PAUSE =
            Parameter.integer("pause", 0).unit("ms").describedAs("length of each pause");

    private final Model model;

    PacedModel(Model model) {
        this.model = model;
    }

    /** PHOLD. */
    public static final class Phold extends PacedModel {
        /** Creates the model. */
        public Phold() {
            super(new PholdModel());
        }
    }

    /** The network of packets. */
    public static final class Network extends PacedModel {
        /** Creates the model. */
        public Network() {
            super(new NetworkModel());
        }
    }

    /** The network of queues. */
    public static final class Queueing extends PacedModel {
        /** Creates the model. */
        public Queueing() {
            super(new QueueingModel());
        }
    }

    @Override
    public String name() {
        return "paced-" + model.name();
    }

    @Override
    public String description() {
        return "takes its time: " + model.description();
    }

    @Override
    public TimeBase timeBase() {
        return model.timeBase();
    }

    @Override
    public String defaultEndTime() {
        return model.defaultEndTime();
    }

    @Override
    public List<Class<?>> stateClasses() {
        return model.stateClasses();
    }

    @Override
    public List<Parameter<?>> parameters() {
        List<Parameter<?>> parameters = new ArrayList<>(model.parameters());
        parameters.add(PAUSE);
        return parameters;
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        AtomicInteger pacer = new AtomicInteger();
        model.build(builderFor(builder, pacer), parameters);
        long pauseNs = TimeUnit.MILLISECONDS.toNanos(parameters.get(PAUSE));
        long intervalTicks = builder.endTicks() / PAUSES;
        pacer.set(builder.logicalProcesses(1, lp -> new Pacer(pauseNs, intervalTicks)));
    }

    /** The model is not asked for the links and the weight of an LP that it does not know: it has no links, and weight 0. */
    private static ModelBuilder builderFor(ModelBuilder builder, AtomicInteger pacer) {
        return (ModelBuilder) Proxy.newProxyInstance(
                PacedModel.class.getClassLoader(), new Class<?>[] {ModelBuilder.class}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof LinkDeclaration links) {
                        builder.links((lp, declared) -> {
                            if (lp != pacer.get()) {
                                links.declare(lp, declared);
                            }
                        });
                        return null;
                    }
                    if (arguments != null && arguments[0] instanceof IntToLongFunction weights) {
                        IntToLongFunction all = lp -> lp == pacer.get() ? 0 : weights.applyAsLong(lp);
                        if (arguments.length == 1) {
                            builder.weights(all);
                        } else {
                            builder.weights(all, (long) arguments[1]);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(builder, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The model checks its pending events, and does not know of the one for the next pause. */
    @Override
    public void report(RunReport report) {
        model.report((RunReport) Proxy.newProxyInstance(
                PacedModel.class.getClassLoader(), new Class<?>[] {RunReport.class}, (proxy, method, arguments) -> {
                    Object value = method.invoke(report, arguments);
                    return method.getName().equals("pendingEvents") ? (Object) ((Long) value - 1) : value;
                }));
    }

    private record Pacer(long pauseNs, long intervalTicks) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(intervalTicks, 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            long endNs = System.nanoTime() + pauseNs;
            for (long leftNs = pauseNs; leftNs > 0; leftNs = endNs - System.nanoTime()) {
                LockSupport.parkNanos(leftNs);
            }
            context.schedule(intervalTicks, 0);
        }
    }
}
