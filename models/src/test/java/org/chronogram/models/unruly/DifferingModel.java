package org.chronogram.models.unruly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.model.Counter;
import org.chronogram.model.CounterArray;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;

/** A model that is built differently in a worker than in the master. */
public final class DifferingModel implements Model {
    private static final Parameter<String> DIFFERENCE = Parameter.choice(
                    "difference",
                    "order",
                    "order",
                    "name",
                    "kind",
                    "size",
                    "unit",
                    "lookahead",
                    "lps",
                    "groups",
                    "default",
                    "initialize",
                    "handler")
            .describedAs("what differs");
    private static final Parameter<Integer> ROW =
            Parameter.integer("row", 3).atLeast(2).describedAs("counters in a row");

    private static final long LOOKAHEAD = 1_000;
    private static final int LPS = 4;

    /** Of threads in which a test runs workers. */
    public static final String WORKER_GROUP = "workers of a test";

    private String difference = "";

    @Override
    public String name() {
        return "differing";
    }

    @Override
    public String description() {
        return "is built differently in a worker";
    }

    @Override
    public TimeBase timeBase() {
        return new TimeBase("u", 1000);
    }

    @Override
    public String defaultEndTime() {
        return "20";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DIFFERENCE, ROW, Parameter.integer("rate", isInWorker() ? 2 : 1));
    }

    private static boolean isInWorker() {
        return System.getenv("CHRONOGRAM_TOKEN") != null
                || Thread.currentThread().getThreadGroup().getName().equals(WORKER_GROUP);
    }

    private boolean differs(String what) {
        return isInWorker() && difference.equals(what);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        difference = parameters.get(DIFFERENCE);
        Map<String, Counter> counters = new HashMap<>();
        List<String> names = new ArrayList<>(List.of("sent", "received", "ticks"));
        if (differs("order")) {
            Collections.reverse(names);
        }
        names.forEach(name -> counters.put(name, builder.counter(name, differs("unit") ? "bytes" : "events")));
        if (differs("kind")) {
            builder.tally("extra", "", 1);
        } else {
            builder.counter(differs("name") ? "other" : "extra", "");
        }
        int size = parameters.get(ROW);
        CounterArray row = builder.counterArray("row", "", differs("size") ? size - 1 : size);
        builder.lookahead(differs("lookahead") ? LOOKAHEAD / 2 : LOOKAHEAD);
        int first = differs("groups") ? 1 : 3;
        builder.logicalProcesses(first, lp -> new Cell(this, builder, counters, row));
        int rest = differs("lps") ? LPS : LPS - first;
        builder.logicalProcesses(rest, lp -> new Cell(this, builder, counters, row));
    }

    /** Names of results that meet those of statistics. */
    @Override
    public void report(RunReport report) {
        report.result("sent", (double) report.statistics().counter("sent").count(), "");
        report.result("A-B-C", 1, "");
        report.result("A-B-C", 2, "");
    }

    private static final class Cell implements LogicalProcess {
        private final transient DifferingModel model;
        private final transient ModelBuilder builder;
        private final transient Map<String, Counter> counters;
        private final CounterArray row;

        Cell(DifferingModel model, ModelBuilder builder, Map<String, Counter> counters, CounterArray row) {
            this.model = model;
            this.builder = builder;
            this.counters = counters;
            this.row = row;
        }

        @Override
        public void initialize(EventContext context) {
            declareLate("initialize");
            context.schedule(0, 1);
            row.add(row.size() - 1, 1);
            for (int i = 0; i < row.size(); i++) {
                row.add(i, i);
            }
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            declareLate("handler");
            counters.get("ticks").add(context.now());
            if (event.source() != context.self()) {
                counters.get("received").increment();
            }
            counters.get("sent").increment();
            context.send((context.self() + 1) % LPS, LOOKAHEAD, 1);
        }

        private void declareLate(String when) {
            if (model.difference.equals(when)) {
                builder.counter("late", "").increment();
            }
        }
    }
}
