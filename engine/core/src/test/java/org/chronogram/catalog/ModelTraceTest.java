package org.chronogram.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chronogram.model.ModelException;
import org.junit.jupiter.api.Test;

final class ModelTraceTest {
    private static <T extends Throwable> T thrownAt(T failure, String... classes) {
        List<StackTraceElement> trace = new ArrayList<>();
        for (String name : classes) {
            trace.add(new StackTraceElement(name, "method", name.substring(name.lastIndexOf('.') + 1) + ".java", 7));
        }
        failure.setStackTrace(trace.toArray(StackTraceElement[]::new));
        return failure;
    }

    private static String at(String... classes) {
        StringBuilder text = new StringBuilder();
        for (String name : classes) {
            String file = name.substring(name.lastIndexOf('.') + 1);
            text.append("    at ").append(name).append(".method(").append(file).append(".java:7)");
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    @Test
    void shouldShowFramesOfTheModelDownToTheEngine() {
        Exception cause = thrownAt(
                new IllegalStateException(),
                "java.util.ArrayList",
                "com.acme.Queue",
                "com.acme.Server",
                "org.chronogram.kernel.Kernel",
                "org.chronogram.worker.WorkerRun",
                "java.lang.Thread");
        String expected = at("java.util.ArrayList", "com.acme.Queue", "com.acme.Server");
        assertEquals(expected, ModelTrace.of(new ModelException("m", cause)));
    }

    @Test
    void shouldSkipTheEngineAboveTheModelWhenItBrokeARule() {
        ModelException failure = thrownAt(
                new ModelException("m"),
                "org.chronogram.kernel.ActiveProcess",
                "com.acme.Server",
                "org.chronogram.kernel.Kernel",
                "java.lang.Thread");
        assertEquals(at("com.acme.Server"), ModelTrace.of(failure));
    }

    @Test
    void shouldCountModelsOfTheProjectAsModels() {
        ModelException failure = thrownAt(
                new ModelException("m"), "org.chronogram.models.phold.PholdLp", "org.chronogram.kernel.Kernel");
        assertEquals(at("org.chronogram.models.phold.PholdLp"), ModelTrace.of(failure));
    }

    @Test
    void shouldBeEmptyWithoutFramesOfTheModel() {
        assertEquals("", ModelTrace.of(thrownAt(new ModelException("m"), "org.chronogram.kernel.Kernel")));
        assertEquals("", ModelTrace.of(thrownAt(new ModelException("m"))));
        assertEquals(
                "",
                ModelTrace.of(thrownAt(
                        new ModelException("m"),
                        "org.chronogram.kernel.Kernel",
                        "picocli.CommandLine",
                        "java.lang.Thread")));
    }

    @Test
    void shouldShowTwentyFramesOfADeepStack() {
        String[] deep = new String[500];
        Arrays.fill(deep, "com.acme.Recursion");
        String[] shown = Arrays.copyOf(deep, 20);
        ModelException failure = new ModelException("m", thrownAt(new StackOverflowError(), deep));
        assertEquals(at(shown), ModelTrace.of(failure));
    }

    private static final class Traceless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean fails;

        Traceless(boolean fails) {
            super("m");
            this.fails = fails;
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            if (fails) {
                throw new IllegalStateException("no trace");
            }
            return null;
        }
    }

    /** The exception of a model is described even where the methods of that exception throw. */
    @Test
    void shouldBearErrorsThatDoNotGiveTheirTrace() {
        for (boolean fails : new boolean[] {false, true}) {
            Traceless error = new Traceless(fails);
            assertEquals("", ModelTrace.of(error));
            assertEquals("", ModelTrace.of(new ModelException("m", error)));
            assertFalse(ModelTrace.isOfModel(error));
            assertEquals(Optional.empty(), ModelTrace.firstFrame(error));
            assertEquals(error.toString(), EngineTrace.describe(error));
        }
    }
}
