package org.chronogram.worker;

/** The control link to the master has closed, so the worker must exit. */
final class MasterLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterLostException(String reason) {
        super("lost the master: " + reason);
    }
}
