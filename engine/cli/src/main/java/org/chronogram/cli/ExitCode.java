package org.chronogram.cli;

/** The exit codes of the program. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int DIFFERENT = 3;

    /** The run was stopped in order: the code after ctrl-C, so that a script can treat both alike. */
    static final int STOPPED = 130;

    private ExitCode() {}
}
