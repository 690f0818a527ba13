package org.chronogram.host;

import java.io.File;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.run.RunSpecification;

/** Starts worker processes on this host, with the JVM flags they need. */
final class WorkerLauncher {
    private static final String MAIN_CLASS = "org.chronogram.cli.WorkerMain";
    /** System property that names the class data archive of the command line; workers use the same. */
    private static final String CLASS_ARCHIVE = "chronogram.classArchive";

    private static final int HEAP_PERCENT_OF_ALL_WORKERS = 70;
    /** Set by the start script when the environment selects a garbage collector in another way. */
    private static final String COLLECTOR_GIVEN = "chronogram.collector";

    /** Environment variables from which every JVM takes options. */
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final Pattern COLLECTOR =
            Pattern.compile("-XX:\\+Use(Serial|Parallel|G1|Z|Shenandoah|Epsilon)GC\\b");

    private static final List<String> INHERITED_PROPERTIES = List.of("aeron.", "chronogram.");

    private final RunSpecification specification;
    private final int workersHere;
    private final InetSocketAddress master;
    private final RunToken token;
    private final Path crashDirectory;

    WorkerLauncher(
            RunSpecification specification,
            int workersHere,
            InetSocketAddress master,
            RunToken token,
            Path crashDirectory) {
        this.specification = specification;
        this.workersHere = workersHere;
        this.master = master;
        this.token = token;
        this.crashDirectory = crashDirectory;
    }

    /** Starts one worker. Its model prints to the standard output of the process, its JVM to standard error. */
    Process launch(int worker, int epoch) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(worker, epoch));
        builder.environment().put(RunToken.ENVIRONMENT_VARIABLE, token.toHex());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Path directory = startDirectory();
        return builder.directory(directory.toFile()).start();
    }

    /** A JVM does not start in a directory that was removed; a new directory of the same name will do. */
    private static Path startDirectory() {
        Path directory = Path.of(System.getProperty("user.dir"));
        return Files.isDirectory(directory) ? directory : directory.getRoot();
    }

    /** Makes entries absolute: a worker would resolve relative ones against its own start directory. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<String> command(int worker, int epoch) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions());
        command.addAll(placeOptions());
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> INHERITED_PROPERTIES.stream().anyMatch(name::startsWith))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        if (!specification.hostOptions().workerJvmOptions().isBlank()) {
            command.addAll(List.of(
                    specification.hostOptions().workerJvmOptions().trim().split("\\s+")));
        }
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), MAIN_CLASS));
        command.addAll(List.of(master.getAddress().getHostAddress(), Integer.toString(master.getPort())));
        command.addAll(List.of(Integer.toString(worker), Integer.toString(epoch)));
        return command;
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of("--add-opens", "java.base/jdk.internal.misc=ALL-UNNAMED"));
        options.addAll(List.of("-XX:-UsePerfData", "-XX:+UseTransparentHugePages"));
        if (!namesCollector(System::getenv)) {
            options.add("-XX:+UseParallelGC");
        }
        options.add("-XX:ParallelGCThreads=" + garbageCollectorThreads());
        options.add("-XX:MaxRAMPercentage=" + (double) HEAP_PERCENT_OF_ALL_WORKERS / workersHere);
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr", "-XX:+DisplayVMOutputToStderr"));
        String archive = System.getProperty(CLASS_ARCHIVE);
        if (archive != null) {
            options.addAll(List.of("-XX:SharedArchiveFile=" + absolute(archive), "-Xlog:cds*=off:stderr"));
        }
        return options;
    }

    private List<String> placeOptions() {
        return List.of(
                "-Djava.net.preferIPv4Stack=" + (master.getAddress() instanceof Inet4Address),
                "-Duser.dir=" + System.getProperty("user.dir"),
                "-XX:ErrorFile=" + crashFile("hs_err"),
                "-XX:ReplayDataFile=" + crashFile("replay"));
    }

    /** Tells whether the user selects a garbage collector: a JVM refuses to start with two. */
    private boolean namesCollector(UnaryOperator<String> environment) {
        String options = OPTION_VARIABLES.stream().map(environment).collect(Collectors.joining(" "));
        return System.getProperty(COLLECTOR_GIVEN) != null
                || COLLECTOR
                        .matcher(options + " " + specification.hostOptions().workerJvmOptions())
                        .find();
    }

    /** Doubles percent signs, which have a meaning for the JVM in these options. */
    private String crashFile(String kind) {
        return crashDirectory.toString().replace("%", "%%") + "/" + kind + "_pid%p.log";
    }

    private int garbageCollectorThreads() {
        int share = Runtime.getRuntime().availableProcessors() / workersHere;
        return Math.max(1, Math.max(share, specification.layout().threads()));
    }
}
