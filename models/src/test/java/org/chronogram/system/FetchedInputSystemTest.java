package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.chronogram.models.unruly.FloodModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Runs on hosts that do not have the input. All hosts are this one, but for the directory of the test, which the agents and
 * their workers do not see. They keep what they fetch where the workers have their buffers, so that the test notices what is
 * left.
 */
class FetchedInputSystemTest {
    private static final String RING = "graph [ %s %s ]";
    private static final int ROUTERS = 24;
    private static final int BAD_INPUT = 2;

    @RegisterExtension
    private final Workbench bench = new Workbench();

    private int port;

    @BeforeEach
    void findPort() throws IOException {
        assumeTrue(Processes.run("unshare", "--mount", "true") == 0, "needs the right to make mount namespaces");
        bench.giveToken();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    private SimProcess startMaster(String arguments, int hosts) {
        return bench.startRun(arguments + " --messaging inline --port " + port + " --await-workers " + hosts);
    }

    /** Agents that are started from now on do not see the directory of the test, and have these temporary files. */
    private void hideInput(Path temporary, String mounts) {
        bench.withoutEnvironment("CHRONOGRAM_CLASS_PATH")
                .masterOptions("-Djava.io.tmpdir=" + temporary)
                .by(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs tmpfs '" + bench.directory() + "' && " + mounts + " && exec \"$@\"",
                        "hidden");
    }

    private SimProcess startAgent(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--master", "127.0.0.1:" + port, "--name", name));
        arguments.addAll(List.of(more));
        return bench.startAgent(arguments);
    }

    private Path topology() throws IOException {
        StringBuilder nodes = new StringBuilder();
        StringBuilder edges = new StringBuilder();
        for (int router = 0; router < ROUTERS; router++) {
            nodes.append("node [ id ").append(router).append(" ]\n");
            edges.append("edge [ source ").append(router);
            edges.append(" target ").append((router + 1) % ROUTERS).append(" ]\n");
        }
        return Files.writeString(bench.directory().resolve("ring.gml"), RING.formatted(nodes, edges));
    }

    private Path jar() throws IOException {
        Path classes = UserModels.copyTo(bench.directory().resolve("classes"), FloodModel.class);
        Path jar = bench.directory().resolve("my-model.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, entries);
            }
        }
        return jar;
    }

    @Test
    void shouldRunOnATopologyAndAJarThatOnlyTheMasterHas() throws IOException {
        bench.environment("CHRONOGRAM_CLASS_PATH", jar().toString());
        String arguments = "network --topology " + topology() + " --end 10ms";
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        SimProcess run = startMaster(arguments + " --workers 2", 1);
        hideInput(bench.aeronDirectory(), "true");
        SimProcess only = startAgent("only", "--slots", "2");
        assertEquals(expected, run.await().facts());
        assertEquals(0, only.await().exitCode());
    }

    @Test
    void shouldGoOnWithClassesThatOnlyTheMasterHasOnASpareHost() throws IOException {
        bench.userModels(FloodModel.class);
        String arguments = "flood --lps 6 --burst 1 --work 500000 --payload 0 --end 600";
        SimOutcome.Facts expected = bench.undisturbed(arguments);
        SimProcess run = startMaster(arguments + " --workers 1", 2);
        hideInput(bench.aeronDirectory(), "true");
        SimProcess first = startAgent("first");
        SimProcess spare = startAgent("spare", "--spare");
        run.awaitPercent(10);
        first.signal("KILL");
        SimOutcome outcome = run.await();
        assertEquals(expected, outcome.facts());
        assertEquals(1, outcome.json().get("recoveries").size(), outcome::toString);
        assertEquals(0, spare.await().exitCode());
    }

    @Test
    void shouldSayThatTheInputDoesNotFitTheDiskOfTheHost() throws IOException {
        Path topology = topology();
        Path small = Files.createDirectory(bench.directory().resolve("small"));
        SimProcess run = startMaster("network --topology " + topology, 1);
        hideInput(small, "mkdir '" + small + "' && mount -t tmpfs -o size=4k tmpfs '" + small + "'");
        SimProcess only = startAgent("only");
        run.await()
                .failedAfterNotices(
                        BAD_INPUT,
                        "host only \\(127.0.0.1\\) cannot be used: .*ring.gml is not here as on the master's host, and"
                                + " cannot be fetched: No space left on device; copy it to this path on the host, .*");
        only.await().failedAfterNotices(BAD_INPUT, "this host could not be used: .*No space left on device; .*");
    }
}
