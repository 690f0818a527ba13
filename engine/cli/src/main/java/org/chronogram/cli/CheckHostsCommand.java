package org.chronogram.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.chronogram.cluster.Cluster;
import org.chronogram.cluster.HostCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim check-hosts}: checks the hosts of a run and the paths between them, and runs nothing. */
@Command(
        name = "check-hosts",
        description = "Checks the hosts of a run and the paths between them, and runs nothing.",
        footer = {
            "%n@|bold Example:|@",
            "  sim check-hosts --bind 10.0.0.1 --port 7400 --await-workers 2 --token-file FILE   on the first host",
            "  sim worker --master 10.0.0.1:7400 --token-file FILE                               on two others",
            "%nA slot count with a * is that of a spare host. Exit code 0: a run can start. 2: it cannot."
        })
final class CheckHostsCommand implements Callable<Integer> {
    @Mixin
    private ClusterOption cluster;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "IP address of this host at which it waits for the others (default: ${DEFAULT-VALUE})")
    private String bindAddress;

    private final CliContext context;
    private volatile boolean stopped;

    CheckHostsCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.stopSwitch().watch(() -> stopped = true, () -> ": the hosts were being checked");
        try (Cluster hosts = new Cluster(cluster.required(context))) {
            HostCheck outcome = hosts.check(bindAddress, context.err()::println, () -> stopped);
            outcome.table().forEach(context.out()::println);
            outcome.notices().forEach(this::tell);
            outcome.problems().forEach(this::tell);
            return outcome.problems().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
        } catch (IOException e) {
            tell(e.getMessage());
            return stopped ? ExitCode.STOPPED : ExitCode.FAILED;
        }
    }

    private void tell(String line) {
        context.err().println(Failures.line(line));
    }
}
