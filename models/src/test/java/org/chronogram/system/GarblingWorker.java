package org.chronogram.system;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.chronogram.cli.WorkerMain;

/**
 * A worker whose control link damages a message, once, at a random moment, and which is replaced then by one whose
 * link does so in another way; when all ways were tried, it is sound.
 */
public final class GarblingWorker {
    /** Workers that are launched in this epoch or later are sound. */
    static final int SOUND_FROM_EPOCH = GarbledLink.GARBLINGS;

    private GarblingWorker() {}

    /**
     * Runs the worker behind the link.
     *
     * @param args a seed, further settings, and last the arguments of a worker.
     * @throws Exception when there is no master.
     */
    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        String[] own = Arrays.copyOfRange(args, args.length - 4, args.length);
        InetSocketAddress master = new InetSocketAddress(InetAddress.getByName(own[0]), Integer.parseInt(own[1]));
        int worker = Integer.parseInt(own[2]);
        int epoch = Integer.parseInt(own[3]);
        SplittableRandom random = new SplittableRandom(seed * 1_000 + epoch * 10L + worker);
        GarbledLink link = epoch < SOUND_FROM_EPOCH
                ? GarbledLink.garbling(master, worker + epoch, random)
                : GarbledLink.sound(master);
        own[1] = Integer.toString(link.port());
        WorkerMain.main(own);
    }
}
