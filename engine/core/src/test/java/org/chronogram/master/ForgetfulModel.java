package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronogram.model.Counter;
import org.chronogram.model.Event;
import org.chronogram.model.EventContext;
import org.chronogram.model.FinishContext;
import org.chronogram.model.LogicalProcess;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;

/** A model that keeps its state where it is told to: where checkpoints find it, or not. */
public final class ForgetfulModel implements Model {
    private static final Parameter<String> LOSS = Parameter.choice(
                    "loss", "none", "none", "behaviour", "silent", "missing", "hook", "finish", "static", "growing")
            .describedAs("which state is lost");
    private static final long LOOKAHEAD = 100;
    private static final int LPS = 20;

    private static long shared;

    /** Makes the model known to those who are given a directory as class path; returns the directory. */
    static String registeredIn(Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(Model.class.getName()), ForgetfulModel.class.getName());
        return directory.toString();
    }

    @Override
    public String name() {
        return "forgetful";
    }

    @Override
    public String description() {
        return "state that is not captured";
    }

    @Override
    public String defaultEndTime() {
        return "1us";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(LOSS);
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        builder.lookahead(LOOKAHEAD);
        Counter finished = builder.counter("finished", "");
        builder.logicalProcesses(LPS, lp -> process(parameters.get(LOSS), lp, finished));
    }

    private static LogicalProcess process(String loss, int lp, Counter finished) {
        boolean isLast = lp == LPS - 1;
        return switch (isLast ? loss : "none") {
            case "behaviour" -> new Behaviour();
            case "silent" -> new Silent();
            case "missing" -> new Missing();
            case "hook" -> new Hook();
            case "finish" -> new Finish(finished);
            case "static" -> new Static();
            case "growing" -> new Growing();
            default -> new Sound();
        };
    }

    /** Passes events on; subclasses say how long they take. */
    private abstract static class Passing implements LogicalProcess {
        @Override
        public void initialize(EventContext context) {
            context.schedule(1 + context.random().nextLong(LOOKAHEAD), 0);
        }

        @Override
        public void onEvent(Event event, EventContext context) {
            int target = (int) context.random().nextLong(LPS);
            context.send(target, LOOKAHEAD + (delay(event.time()) & 63), 0);
        }

        abstract long delay(long now);
    }

    /** Everything survives, transient fields by their hook. */
    private static final class Sound extends Passing {
        private final List<Long> times = new ArrayList<>();
        private transient long sum;

        @Override
        long delay(long now) {
            times.add(now);
            sum += now;
            return sum;
        }

        @Override
        public void restored() {
            sum = times.stream().mapToLong(Long::longValue).sum();
        }
    }

    private static final class Behaviour extends Passing {
        private transient long forgotten;

        @Override
        long delay(long now) {
            forgotten += now;
            return forgotten;
        }
    }

    /** What is lost shows in another field, and never in an event. */
    private static final class Silent extends Passing {
        private transient long forgotten;
        private long total;

        @Override
        long delay(long now) {
            forgotten += now;
            total += forgotten;
            return 0;
        }

        @Override
        public String toString() {
            return "total " + total;
        }
    }

    private static final class Missing extends Passing {
        private transient List<Long> forgotten = new ArrayList<>();

        @Override
        long delay(long now) {
            forgotten.add(now);
            return 0;
        }

        @Override
        public void restored() {
            forgotten = null;
        }
    }

    private static final class Hook extends Passing {
        @Override
        long delay(long now) {
            return 0;
        }

        @Override
        public void restored() {
            throw new IllegalStateException("no socket");
        }
    }

    private static final class Finish extends Passing {
        private final Counter finished;
        private transient long forgotten;

        Finish(Counter finished) {
            this.finished = finished;
        }

        @Override
        long delay(long now) {
            forgotten++;
            return 0;
        }

        @Override
        public void finish(FinishContext context) {
            finished.add(forgotten);
        }
    }

    private static final class Static extends Passing {
        @Override
        @SuppressWarnings("StaticAssignmentOfInstance")
        long delay(long now) {
            shared++;
            return shared;
        }
    }

    /** Comes to hold what cannot be captured. */
    private static final class Growing extends Passing {
        private Object held;

        @Override
        long delay(long now) {
            held = Thread.currentThread();
            return held.hashCode() & 0;
        }
    }
}
