package org.chronogram.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** A model with a parameter of every type; only declared, never run. Each module that uses it registers it in its test resources. */
public final class PholdLike implements Model {
    private static final Parameter<Integer> LPS =
            Parameter.integer("lps", 1024).atLeast(1).describedAs("number of logical processes");
    private static final Parameter<Double> REMOTE = Parameter.decimal("remote", 0.9)
            .atLeast(0.0)
            .atMost(1.0)
            .describedAs("part of the events that go to another LP, 100% being 1");
    private static final Parameter<Double> RATE =
            Parameter.decimal("rate", 2).unit("events/s").describedAs("how often an LP sends");
    private static final Parameter<Long> LOOKAHEAD =
            Parameter.time("lookahead", "100ms").atLeast(0L).describedAs("smallest delay between two LPs");
    private static final Parameter<String> DELAY = Parameter.choice("delay", "exponential", "exponential", "constant")
            .describedAs("distribution of the delays");
    private static final Parameter<Optional<Path>> TRACE =
            Parameter.file("trace").describedAs("file with start events");

    @Override
    public String name() {
        return "phold";
    }

    @Override
    public String description() {
        return "LPs that hand events to each other at random, 100% synthetic";
    }

    @Override
    public String defaultEndTime() {
        return "1000";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LPS, REMOTE, RATE, LOOKAHEAD, DELAY, TRACE);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(parameters.get(LOOKAHEAD));
        builder.logicalProcesses(parameters.get(LPS), lp -> (event, context) -> {});
    }
}
