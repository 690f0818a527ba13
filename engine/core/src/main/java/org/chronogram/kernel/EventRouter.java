package org.chronogram.kernel;

/** Sends the events that leave the partition to the one that owns their target. Not thread safe. */
final class EventRouter {
    private final PartitionTable table;
    private final RemoteEvents remote;
    private long remoteEvents;

    EventRouter(PartitionTable table, RemoteEvents remote) {
        this.table = table;
        this.remote = remote;
    }

    void send(int target, long[] words, int lengthWords) {
        remoteEvents++;
        try {
            remote.send(table.partitionOf(target), words, 0, lengthWords);
        } catch (StackOverflowError e) {
            // Whose handler calls itself too often comes to the end of the stack somewhere.
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
