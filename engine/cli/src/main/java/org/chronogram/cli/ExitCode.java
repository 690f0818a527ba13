package org.chronogram.cli;

/** What the exit code of the program says. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int DIFFERENT = 3;

    /** The run was stopped in good order: the same as after ctrl-C, which a script may treat alike. */
    static final int STOPPED = 130;

    private ExitCode() {}
}
