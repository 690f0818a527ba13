package org.chronogram.cli;

/** Starts the command line. The only place where the program ends itself. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process.
     *
     * @param args the arguments of the command line.
     */
    public static void main(String[] args) {
        StopSwitch stopSwitch = new StopSwitch();
        Runtime.getRuntime().addShutdownHook(new Thread(stopSwitch::stopAndWait, "stop on shutdown"));
        int status = new Application(Surroundings.ofProcess(stopSwitch)).execute(args);
        // A process that a signal ends has the exit code of that. Exiting here as well could replace it: once the
        // shutdown hooks have run, the JVM halts with the code of whoever comes first.
        if (stopSwitch.finish()) {
            System.exit(status);
        }
    }
}
