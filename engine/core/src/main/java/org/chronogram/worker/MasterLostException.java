package org.chronogram.worker;

/** The master is gone, so there is nobody left to work for. */
final class MasterLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MasterLostException(String reason) {
        super("lost the master: " + reason);
    }
}
