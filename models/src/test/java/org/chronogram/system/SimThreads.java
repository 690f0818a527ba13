package org.chronogram.system;

import java.io.File;
import java.io.StringWriter;
import java.io.Writer;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chronogram.cli.EmbeddedCommandLine;

/**
 * Command lines that are executed in this process: for tests of results and messages, not of processes. Starting three
 * processes takes longer than most runs.
 */
final class SimThreads {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ClassLoader LOADER = new LoaderWithoutUserModels();

    private SimThreads() {}

    /** Loads all classes anew but the models that users have: these come from the class path that a command line names. */
    private static final class LoaderWithoutUserModels extends URLClassLoader {
        private static final String USER_MODELS = "org.chronogram.models.unruly.";

        LoaderWithoutUserModels() {
            super(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(LoaderWithoutUserModels::url)
                            .toArray(URL[]::new),
                    ClassLoader.getPlatformClassLoader());
        }

        private static URL url(String entry) {
            try {
                return Path.of(entry).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(USER_MODELS)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    static SimOutcome execute(Path directory, Map<String, String> environment, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        FutureTask<Integer> command = new FutureTask<>(() -> call(directory, environment, out, err, arguments));
        Thread thread = new Thread(command, "command line of a test");
        thread.setDaemon(true);
        thread.start();
        try {
            int exitCode = command.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new SimOutcome(exitCode, out.toString(), err.toString());
        } catch (TimeoutException e) {
            throw new AssertionError("still runs after " + LIMIT.toMillis() + " ms; it said: " + err, e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static int call(
            Path directory, Map<String, String> environment, Writer out, Writer err, List<String> arguments)
            throws ReflectiveOperationException {
        return (Integer) LOADER.loadClass(EmbeddedCommandLine.class.getName())
                .getMethod("execute", Path.class, Map.class, Writer.class, Writer.class, List.class)
                .invoke(null, directory, environment, out, err, arguments);
    }
}
