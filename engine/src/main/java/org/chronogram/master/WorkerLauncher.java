package org.chronogram.master;

import java.io.File;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.worker.RunSpecification;

/** Starts worker processes on this host, with the JVM flags they need. */
final class WorkerLauncher {
    private static final String MAIN_CLASS = "org.chronogram.cli.WorkerMain";
    /** System property that names the archive of the classes that a run loads; workers start with the same. */
    private static final String CLASS_ARCHIVE = "chronogram.classArchive";

    private static final int HEAP_PERCENT_OF_ALL_WORKERS = 70;
    /** Set by the script that starts the command line, where the environment names a collector in some other way. */
    private static final String COLLECTOR_GIVEN = "chronogram.collector";

    /** Every JVM takes options from these. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern COLLECTOR =
            Pattern.compile("-XX:\\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC\\b");

    private static final List<String> INHERITED_PROPERTIES = List.of("aeron.", "chronogram.");

    private final RunSpecification specification;
    private final InetSocketAddress master;
    private final RunToken token;

    WorkerLauncher(RunSpecification specification, InetSocketAddress master, RunToken token) {
        this.specification = specification;
        this.master = master;
        this.token = token;
    }

    /**
     * Starts one worker.
     *
     * @param output takes what its JVM says, to be shown should it die.
     * @param printed takes what the model prints.
     */
    Process launch(int worker, int epoch, Path output, Path printed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(worker, epoch));
        builder.environment().put(RunToken.ENVIRONMENT_VARIABLE, token.toHex());
        builder.redirectError(output.toFile()).redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return builder.start();
    }

    private List<String> command(int worker, int epoch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        command.add("-Djava.net.preferIPv4Stack=" + (master.getAddress() instanceof Inet4Address));
        command.addAll(List.of("-XX:-UsePerfData", "-XX:+UseTransparentHugePages"));
        if (!namesCollector(System::getenv)) {
            command.add("-XX:+UseParallelGC");
        }
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:+DisplayVMOutputToStderr"));
        if (System.getProperty(CLASS_ARCHIVE) != null) {
            command.addAll(
                    List.of("-XX:SharedArchiveFile=" + System.getProperty(CLASS_ARCHIVE), "-Xlog:cds*=off:stderr"));
        }
        command.add("-XX:ParallelGCThreads=" + garbageCollectorThreads());
        command.add("-XX:MaxRAMPercentage=" + (double) HEAP_PERCENT_OF_ALL_WORKERS / specification.workers());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> INHERITED_PROPERTIES.stream().anyMatch(name::startsWith))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        if (!specification.workerJvmOptions().isBlank()) {
            command.addAll(List.of(specification.workerJvmOptions().trim().split("\\s+")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS));
        command.addAll(List.of(master.getAddress().getHostAddress(), Integer.toString(master.getPort())));
        command.addAll(List.of(Integer.toString(worker), Integer.toString(epoch)));
        return command;
    }

    /** A JVM refuses to start with two collectors. */
    private boolean namesCollector(UnaryOperator<String> environment) {
        String options = OPTION_VARIABLES.stream().map(environment).collect(Collectors.joining(" "));
        return System.getProperty(COLLECTOR_GIVEN) != null
                || COLLECTOR
                        .matcher(options + " " + specification.workerJvmOptions())
                        .find();
    }

    private int garbageCollectorThreads() {
        int share = Runtime.getRuntime().availableProcessors() / specification.workers();
        return Math.max(1, Math.max(share, specification.threads()));
    }
}
