package org.chronogram.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;

/** A model of two LPs whose handlers do what a test says. Its class is loaded once, by the test and the worker. */
public final class ScriptedModel implements Model {
    public static final String NAME = "scripted";
    public static final int LPS = 2;
    public static final long LOOKAHEAD = 100;

    private static volatile Runnable atEvent = () -> {};

    private static volatile Runnable atReport = () -> {};

    private static volatile Runnable atBuild = () -> {};

    /** Says what the next event does; all later ones do nothing. */
    public static void atNextEvent(Runnable action) {
        atEvent = () -> {
            atEvent = () -> {};
            action.run();
        };
    }

    /** Says what the model does when it reports. */
    public static void atReport(Runnable action) {
        atReport = action;
    }

    /** Says what the model does when it is built. */
    public static void atBuild(Runnable action) {
        atBuild = action;
    }

    public static void reset() {
        atEvent = () -> {};
        atBuild = () -> {};
        atReport = () -> {};
    }

    /** Makes the model known to whoever is given the directory as class path; returns the directory. */
    public static String registeredIn(Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Model.class.getName()), ScriptedModel.class.getName());
        return directory.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "does what a test says";
    }

    @Override
    public String defaultEndTime() {
        return "1us";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        atBuild.run();
        builder.lookahead(LOOKAHEAD);
        Counter handled = builder.counter("handled", "");
        builder.logicalProcesses(LPS, lp -> new Scripted(handled));
    }

    @Override
    public void report(RunReport report) {
        atReport.run();
    }

    private record Scripted(Counter handled) implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(LOOKAHEAD, 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            handled.add(1);
            atEvent.run();
            context.schedule(LOOKAHEAD, 0);
        }
    }
}
