package org.chronogram.kernel;

/** Sends the events that leave the partition to the partition that owns their target. Not thread safe. */
final class EventRouter {
    private final LpDirectory directory;
    private final RemoteEvents remote;
    private long remoteEvents;

    EventRouter(LpDirectory directory, RemoteEvents remote) {
        this.directory = directory;
        this.remote = remote;
    }

    void send(int target, long[] words, int offset, int lengthWords) {
        remoteEvents++;
        try {
            remote.send(directory.partitionOf(target), words, offset, lengthWords);
        } catch (StackOverflowError e) {
            // A handler that recurses without end may reach the end of the stack here: the model is to blame.
            throw e;
        } catch (Throwable e) {
            throw new EngineFailure(e);
        }
    }

    void restore(long newRemoteEvents) {
        remoteEvents = newRemoteEvents;
    }

    long remoteEvents() {
        return remoteEvents;
    }
}
