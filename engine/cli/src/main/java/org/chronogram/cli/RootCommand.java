package org.chronogram.cli;

import org.chronogram.run.EngineVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code sim}: holds the commands and the options that all of them have. */
@Command(
        name = "sim",
        description =
                "Chronogram, a parallel discrete-event simulation engine: the same model gives the same result, bit"
                        + " for bit, on one thread or on many processes.",
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%n@|bold Examples:|@",
            "  sim models                                 the models there are",
            "  sim run MODEL --help                       the parameters of a model",
            "  sim run MODEL --workers 2 --threads 2      on two processes with two threads each",
            "  sim verify MODEL                           compare the results of several layouts",
            "  sim sweep MODEL --vary N=1:9:2 --out DIR   estimates at several values of a parameter",
            "  sim new my-model                           a Maven project for a model of your own",
            "  sim run MODEL --class-path my-model.jar    a model of your own",
            "  source <(sim completion)                   completion for bash and zsh",
            "%n@|bold Exit codes:|@",
            "  0    done",
            "  1    the run failed, or a check of the model failed",
            "  2    the input cannot be used",
            "  3    a verification found a difference",
            "  130  the run was stopped by ctrl-C or --stop-after",
        })
final class RootCommand {
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version and the build")
    boolean versionRequested;

    @Option(
            names = EarlyOptions.CLASS_PATH,
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            description = "Java class path with further models: jars and directories (default: the"
                    + " environment variable " + EarlyOptions.CLASS_PATH_VARIABLE + ")")
    String classPath;

    @Option(
            names = EarlyOptions.VERBOSE,
            scope = ScopeType.INHERIT,
            description = "show the stack trace of an internal error")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    boolean helpRequested;

    /** Writes the version, the checksum of the build, and the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "chronogram " + EngineVersion.withBuild() + ", Java " + System.getProperty("java.version")
            };
        }
    }
}
