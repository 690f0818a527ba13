package org.chronogram.cli;

import java.time.Duration;
import java.util.Optional;
import org.chronogram.cluster.Cluster;
import org.chronogram.cluster.ClusterOptions;
import org.chronogram.model.InvalidInputException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of a run whose workers live on other hosts. */
final class ClusterOption {
    static final String AWAIT_WORKERS = "--await-workers";
    static final String PORT = "--port";
    static final String JOIN_TIMEOUT = "--join-timeout";
    private static final int MOST_HOSTS = 1024;
    private static final int LARGEST_PORT = 0xFFFF;

    @Option(
            names = AWAIT_WORKERS,
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description =
                    "number of other hosts that the workers live on; the run begins when 'sim worker' was started on"
                            + " each of them (default: the workers live on this host)")
    private Integer hosts;

    @Option(
            names = PORT,
            paramLabel = "PORT",
            defaultValue = "0",
            scope = ScopeType.INHERIT,
            description = "with " + AWAIT_WORKERS + ": port at which the master listens (default: any that is free)")
    private int port;

    @Option(
            names = JOIN_TIMEOUT,
            paramLabel = TimeLabels.WALL_CLOCK,
            defaultValue = "60s",
            scope = ScopeType.INHERIT,
            description = "with " + AWAIT_WORKERS
                    + ": wall-clock time within which all hosts must join (default: ${DEFAULT-VALUE})")
    private String joinTimeout;

    @Mixin
    private TokenOption token;

    /**
     * Returns how many workers a run has if the user does not say so.
     *
     * @param here how many when they live on this host.
     * @return one for each other host, if there are any.
     */
    int defaultWorkers(int here) {
        return hosts == null ? here : hosts;
    }

    /**
     * Makes all runs of a command use other hosts, if the user asks for it.
     *
     * @param context context of the command.
     * @return the hosts of the command; closed by the caller.
     * @throws InvalidInputException when the options cannot be used.
     */
    CommandHosts open(CliContext context) {
        if (hosts == null) {
            requireNothingElse();
            return new CommandHosts(context, Optional.empty());
        }
        Cluster cluster = new Cluster(required(context));
        return new CommandHosts(
                context.with((specification, listener) -> SimulationRun.ofMaster(specification, cluster, listener)),
                Optional.of(cluster));
    }

    /**
     * Returns the options of a command that is of use with other hosts alone.
     *
     * @param context context of the command.
     * @return the options.
     * @throws InvalidInputException when they cannot be used.
     */
    ClusterOptions required(CliContext context) {
        if (hosts == null) {
            throw new InvalidInputException(AWAIT_WORKERS + " is missing: say how many hosts are waited for");
        }
        if (hosts < 1 || hosts > MOST_HOSTS) {
            throw new InvalidInputException(
                    AWAIT_WORKERS + "=" + hosts + " is out of bounds: expected 1 to " + MOST_HOSTS + " hosts");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new InvalidInputException(PORT + "=" + port + " is out of bounds: expected 0 to " + LARGEST_PORT);
        }
        return new ClusterOptions(
                hosts, Duration.ofMillis(WallTime.ms(JOIN_TIMEOUT, joinTimeout, 1, "")), port, token.token(context));
    }

    /** Tells whether the workers live on other hosts. */
    boolean usesOtherHosts() {
        return hosts != null;
    }

    /**
     * Checks the number of workers.
     *
     * @param workers number of workers of the run.
     * @throws InvalidInputException when the run has none, and other hosts were asked for.
     */
    void check(int workers) {
        if (hosts != null && workers == 0) {
            throw new InvalidInputException(
                    AWAIT_WORKERS + " and --workers=0 contradict each other: a run in this process has no workers");
        }
    }

    /**
     * Refuses other hosts.
     *
     * @param reason the reason, the first half of a message.
     * @throws InvalidInputException when the user asks for other hosts.
     */
    void requireThisHost(String reason) {
        if (hosts != null) {
            throw new InvalidInputException(reason + ": leave out " + AWAIT_WORKERS);
        }
        requireNothingElse();
    }

    private void requireNothingElse() {
        if (port != 0 || token.isGiven()) {
            throw new InvalidInputException((token.isGiven() ? TokenOption.TOKEN_FILE : PORT)
                    + " is for runs on other hosts: add " + AWAIT_WORKERS);
        }
    }
}
