package org.chronogram.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.TimeBase;
import org.chronogram.page.LivePage;
import org.chronogram.page.SweepPage;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The option that shows a run or a sweep in a browser while it goes on. */
final class PageOption {
    static final String PAGE = "--page";
    private static final String ANY_PORT = "any";
    private static final int LARGEST_PORT = 0xFFFF;

    @Option(
            names = PAGE,
            paramLabel = "PORT",
            arity = "0..1",
            fallbackValue = ANY_PORT,
            scope = ScopeType.INHERIT,
            description =
                    "serve a page about the run or sweep while it goes on, to browsers of this host that know its address,"
                            + " which is printed; with metrics for Prometheus under 'metrics' (port: any that is free, unless it"
                            + " is given)")
    private String port;

    /**
     * Opens the page, if the user asks for one, and prints its address.
     *
     * @param context context of the command.
     * @return the page of the command; closed by the caller.
     * @throws InvalidInputException when the port cannot be used.
     */
    OpenPage open(CliContext context) {
        return new OpenPage(open(context, LivePage::open, LivePage::address));
    }

    /**
     * Opens the page of a sweep, if the user asks for one, and prints its address.
     *
     * @param context context of the command.
     * @param shown names of the results to show; none for a choice that fits.
     * @return the page of the sweep; closed by the caller.
     * @throws InvalidInputException when the port cannot be used.
     */
    SweepView openSweep(CliContext context, List<String> shown) {
        return open(context, SweepPage::open, SweepPage::address)
                .<SweepView>map(page -> new PagedSweep(page, shown, context.nanoTime()))
                .orElse(SweepView.NONE);
    }

    private <P> Optional<P> open(
            CliContext context, BiFunction<Integer, String, P> opener, Function<P, String> address) {
        if (port == null) {
            return Optional.empty();
        }
        P page = opener.apply(checked(), ANY_PORT.equals(port) ? PAGE : PAGE + "=" + port);
        context.err().println("page  " + address.apply(page));
        return Optional.of(page);
    }

    /** Checks the port, without opening it. */
    void check() {
        if (port != null) {
            int unused = checked();
        }
    }

    private int checked() {
        if (ANY_PORT.equals(port)) {
            return 0;
        }
        int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > LARGEST_PORT) {
            throw new InvalidInputException(PAGE + "=" + port + ": expected a port from 1 to " + LARGEST_PORT + ", or "
                    + PAGE + " alone for any that is free");
        }
        return number;
    }

    /**
     * The page of a command, if it has one.
     *
     * @param page the page.
     */
    record OpenPage(Optional<LivePage> page) implements AutoCloseable {
        /** Makes the runs of a command show what they do on the page. */
        CliContext appliedTo(CliContext context, TimeBase timeBase) {
            SimulationRun.Factory runs = context.runs();
            return page.map(shown -> context.with(
                            (specification, listener) -> PagedRun.of(runs, specification, listener, shown, timeBase)))
                    .orElse(context);
        }

        @Override
        public void close() {
            page.ifPresent(LivePage::close);
        }
    }
}
