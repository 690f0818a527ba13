package org.chronogram.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chronogram.agent.AgentOptions;
import org.chronogram.agent.AgentProcess;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.HostMessage;
import org.chronogram.run.EngineVersion;
import org.chronogram.run.HostPort;
import org.chronogram.run.RunFailedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sim worker}: offers this host to a run whose master is on another one. */
@Command(
        name = "worker",
        description = "Offers this host to a run whose master is on another host, and starts workers here.",
        footer = {
            "%n@|bold Example:|@",
            "  sim run MODEL --bind 10.0.0.1 --port 7400 --await-workers 2 --token-file FILE     on the first host",
            "  sim worker --master 10.0.0.1:7400 --token-file FILE                               on two others",
            "%nThe token is made with: (umask 077; openssl rand -hex 16 > FILE)",
            "The command ends with the run. Whatever ends it also ends the workers of this host."
        })
final class WorkerCommand implements Callable<Integer> {
    private static final String MASTER = "--master";
    private static final int MOST_SLOTS = 1024;

    @Option(
            names = MASTER,
            paramLabel = "HOST:PORT",
            required = true,
            description = "where the master listens; an IPv6 address in brackets")
    private String master;

    @Option(
            names = "--slots",
            paramLabel = "N",
            defaultValue = "1",
            description = "how many workers this host shall have at most while no other host is lost (default:"
                    + " ${DEFAULT-VALUE})")
    private int slots;

    @Option(
            names = "--spare",
            description = "use this host only when the slots of all others are taken, or one is lost")
    private boolean spare;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "name of this host in messages (default: its host name)")
    private String hostName;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description = "IP address of this host at which workers receive (default: that of the way to the master)")
    private String address;

    @Option(
            names = "--aeron-dir",
            paramLabel = "DIR",
            defaultValue = "/dev/shm",
            description = "directory for the buffers of the workers, best in memory (default: ${DEFAULT-VALUE})")
    private String aeronDirectory;

    @Option(
            names = "--keep-input",
            paramLabel = "DIR",
            description =
                    "directory of this user alone in which input files that are fetched from the master are kept by"
                            + " their checksums for later runs (default: they are removed after each run)")
    private Path inputDirectory;

    @Option(
            names = "--connect-timeout",
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "60s",
            description = "wall-clock time within which the master must be reached (default: ${DEFAULT-VALUE})")
    private String connectTimeout;

    @Mixin
    private TokenOption token;

    private final CliContext context;

    WorkerCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        AgentProcess process = new AgentProcess(options(), token.token(context), context.err()::println);
        context.stopSwitch().watch(process::stop, () -> ": the workers of this host were being ended");
        try {
            return process.run() ? ExitCode.DONE : ExitCode.STOPPED;
        } catch (IOException e) {
            throw new RunFailedException(e.getMessage() + "; the workers of this host have been ended", "");
        }
    }

    private AgentOptions options() {
        if (slots < 1 || slots > MOST_SLOTS) {
            throw new InvalidInputException("--slots=" + slots + " is out of bounds: expected 1 to " + MOST_SLOTS);
        }
        if (hostName != null && hostName.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("--name has control characters: expected a word without them");
        }
        HostMessage.Offer offer = new HostMessage.Offer(
                hostName == null ? ownName() : hostName,
                address,
                slots,
                spare,
                Runtime.getRuntime().availableProcessors(),
                EngineVersion.withBuild());
        Path directory = context.directory().resolve(aeronDirectory).toAbsolutePath();
        Duration timeout = Duration.ofMillis(WallTime.ms("--connect-timeout", connectTimeout, 1, ""));
        Optional<Path> kept = Optional.ofNullable(inputDirectory)
                .map(path -> context.directory().resolve(path).toAbsolutePath());
        return new AgentOptions(HostPort.parse(MASTER, master, 1), offer, directory.toString(), kept, timeout);
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed";
        }
    }
}
