package org.chronogram.messaging.control;

/** The other side has not proven that it holds the token of the run. */
final class WrongTokenException extends ControlException {
    private static final long serialVersionUID = 1L;

    WrongTokenException() {
        super("mac does not match, expected that both sides hold the same run token: set "
                + RunToken.ENVIRONMENT_VARIABLE + " to the token of the run");
    }
}
