package org.chronogram.cli;

import java.io.IOException;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.model.InvalidInputException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Where the secret of a run on several hosts comes from. It is never an argument, as other users could see it there. */
final class TokenOption {
    @Option(
            names = "--token-file",
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
        try {
            return RunToken.of(
                    context.environment().apply(RunToken.ENVIRONMENT_VARIABLE),
                    tokenFile == null ? null : context.directory().resolve(tokenFile));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }
}
