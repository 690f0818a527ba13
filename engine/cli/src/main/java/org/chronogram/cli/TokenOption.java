package org.chronogram.cli;

import java.util.Map;
import java.util.Optional;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the secret of a run on several hosts comes from. It is never an argument, as other users could see it there. */
final class TokenOption {
    static final String TOKEN_FILE = "--token-file";

    @Option(
            names = TOKEN_FILE,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "file with the token of the run, 32 hexadecimal digits, that only you can read (default: the"
                    + " environment variable " + RunToken.ENVIRONMENT_VARIABLE + ")")
    private String tokenFile;

    boolean isGiven() {
        return tokenFile != null;
    }

    /**
     * Reads the token.
     *
     * @param context context of the command.
     * @return the token.
     * @throws InvalidInputException when there is none, or others can read the file.
     */
    RunToken token(CliContext context) {
        String variable = context.environment().apply(RunToken.ENVIRONMENT_VARIABLE);
        Map<String, String> environment = variable == null ? Map.of() : Map.of(RunToken.ENVIRONMENT_VARIABLE, variable);
        try {
            return RunToken.of(environment, Optional.ofNullable(tokenFile).map(context.directory()::resolve));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }
}
