package org.chronogram.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chronogram.messaging.udp.NetworkProfile;
import org.chronogram.model.InvalidInputException;

/**
 * The room that the buffers of workers take on a host. It is checked before any worker starts, as a worker that finds none
 * fails when the others wait for it.
 */
final class BufferRoom {
    private static final long MEBIBYTE = 1 << 20;

    private BufferRoom() {}

    /**
     * Requires that the workers of a host find room.
     *
     * @param directory where their buffers lie.
     * @param slots how many workers the host may get.
     * @param workers how many the run has.
     * @throws InvalidInputException when there is too little.
     */
    static void require(Path directory, int slots, int workers) throws IOException {
        long freeBytes = Files.getFileStore(directory).getUsableSpace();
        shortage(directory.getParent(), freeBytes, slots, workers).ifPresent(message -> {
            throw new InvalidInputException(message);
        });
    }

    /** Returns what is wrong and what mends it; empty when there is room. The only worker of a run has no buffers. */
    static Optional<String> shortage(Path place, long freeBytes, int slots, int workers) {
        int here = Math.min(slots, workers);
        long neededBytes = workers < 2 ? 0 : here * NetworkProfile.LAN.sharedBytes(workers);
        return freeBytes >= neededBytes
                ? Optional.empty()
                : Optional.of(freeBytes / MEBIBYTE + " MiB are free in " + place + ", and " + here + " of " + workers
                        + " workers need " + (neededBytes + MEBIBYTE - 1) / MEBIBYTE
                        + " MiB there: free some, raise its size (in a container --shm-size), use fewer workers, or name"
                        + " another place with 'sim worker --aeron-dir'");
    }
}
