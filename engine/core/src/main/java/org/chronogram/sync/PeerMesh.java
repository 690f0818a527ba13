package org.chronogram.sync;

import org.chronogram.messaging.Doorbell;
import org.chronogram.messaging.FrameSender;
import org.chronogram.messaging.ParkedThread;
import org.chronogram.messaging.udp.Mesh;

/** The mesh of workers, as far as the exchange of a step uses it. */
interface PeerMesh {
    /** The mesh of a worker that is not connected: no peer takes a frame, and none arrives. */
    PeerMesh DISCONNECTED = new PeerMesh() {
        @Override
        public FrameSender sender(int peer) {
            return (buffer, offset, length) -> false;
        }

        @Override
        public int doWork() {
            return 0;
        }

        @Override
        public void probeIdleStreams(long nowNs) {
            // There are no streams.
        }

        @Override
        public Doorbell.Sleeper sleeper() {
            return new ParkedThread();
        }
    };

    /** Returns the stream to a peer; see {@link Mesh#sender}. */
    FrameSender sender(int peer);

    /** Sends, receives and delivers to the handler of the mesh; see {@link Mesh#doWork}. */
    int doWork();

    /** Makes the loss of a last datagram show; see {@link Mesh#probeIdleStreams}. */
    void probeIdleStreams(long nowNs);

    /** Returns the way in which the thread that drives the mesh sleeps; see {@link Mesh#sleeper}. */
    Doorbell.Sleeper sleeper();

    static PeerMesh of(Mesh mesh) {
        return new PeerMesh() {
            @Override
            public FrameSender sender(int peer) {
                return mesh.sender(peer);
            }

            @Override
            public int doWork() {
                return mesh.doWork();
            }

            @Override
            public void probeIdleStreams(long nowNs) {
                mesh.probeIdleStreams(nowNs);
            }

            @Override
            public Doorbell.Sleeper sleeper() {
                return mesh.sleeper();
            }
        };
    }
}
