package org.chronogram.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.files.OwnDirectory;
import org.chronogram.messaging.control.ControlClient;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.messaging.control.ControlRole;
import org.chronogram.messaging.control.Introduction;
import org.chronogram.messaging.control.RunToken;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.FileRequest.FileName;
import org.chronogram.state.DamagedStateException;

/**
 * The files of checkpoints of a worker that does not share the master's disk. They travel over a link of their own, so that
 * they are never in the way of heartbeats. A checkpoint counts only when the master has all of its files, so the loss of
 * this host loses no checkpoint. One request is under way at a time; thread safe.
 */
final class MasterFiles implements CheckpointFiles {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long REPLY_TIMEOUT_S = 60;
    private static final int APPEND_BYTES = 256 << 10;

    private final InetSocketAddress master;
    private final RunToken token;
    private final int worker;
    private final int epoch;
    private final CheckpointStore checkpoints;
    private final Path fetched;
    private Replies replies;
    private volatile ControlLink link;
    private volatile boolean closed;

    /**
     * Prepares the files; connects when the first is needed.
     *
     * @param checkpoints directory of the checkpoints on the host of the master.
     * @param fetched directory for the files that are fetched; made when the first is, removed when this object is closed.
     */
    MasterFiles(InetSocketAddress master, RunToken token, int worker, int epoch, Path checkpoints, Path fetched) {
        this.master = master;
        this.token = token;
        this.worker = worker;
        this.epoch = epoch;
        this.checkpoints = CheckpointStore.in(checkpoints);
        this.fetched = fetched;
    }

    private synchronized FileReply ask(FileRequest request) throws IOException {
        if (link == null || !link.isOpen()) {
            connect();
        }
        if (!request.sendTo(link)) {
            throw new IOException("the link for files to the master is closed");
        }
        return answer();
    }

    private void connect() throws IOException {
        replies = new Replies();
        link = ControlClient.connect(
                master, token, new Introduction(ControlRole.FILES, worker, epoch), CONNECT_TIMEOUT, replies);
        if (closed) {
            link.close();
        }
    }

    private FileReply answer() throws IOException {
        try {
            FileReply reply = replies.arrived.poll(REPLY_TIMEOUT_S, TimeUnit.SECONDS);
            if (reply == null) {
                link.close();
                throw new IOException("the master has not answered within " + REPLY_TIMEOUT_S + " s");
            }
            if (reply instanceof FileReply.Refused refused) {
                throw new IOException("the master: " + refused.reason());
            }
            return reply;
        } catch (InterruptedException e) {
            link.close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public Path name(long step, int writtenIn, int partition) {
        return checkpoints.file(step, writtenIn, partition);
    }

    @Override
    public AtomicFile create(long step, int writtenIn, int partition) throws IOException {
        FileName name = new FileName(step, writtenIn, partition);
        FileReply unused = ask(new FileRequest.Create(name));
        return new RemoteFile(name);
    }

    @Override
    public Path local(CheckpointManifest manifest, int partition) {
        FileName name = new FileName(manifest.step(), manifest.epoch(), partition);
        Path target = fetched.resolve(name.step() + "-" + name.epoch() + "-" + name.partition());
        try {
            if (!Files.exists(target)) {
                OwnDirectory.createAll(fetched);
                fetch(name, target);
            }
            return target;
        } catch (IOException e) {
            throw new DamagedStateException(
                    checkpoints.file(manifest, partition) + ": cannot be fetched from the master: " + e.getMessage(),
                    e);
        }
    }

    private void fetch(FileName name, Path target) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".tmp");
        try (OutputStream out = Files.newOutputStream(partial)) {
            long offset = 0;
            FileReply.Piece piece;
            do {
                piece = piece(ask(new FileRequest.Fetch(name, offset)));
                out.write(piece.bytes());
                offset += piece.bytes().length;
            } while (!piece.last());
        }
        Files.move(partial, target);
    }

    private static FileReply.Piece piece(FileReply reply) throws IOException {
        if (reply instanceof FileReply.Piece piece && (piece.last() || piece.bytes().length > 0)) {
            return piece;
        }
        throw outOfTurn(reply);
    }

    private static IOException outOfTurn(FileReply reply) {
        return new IOException(
                "the master answered out of turn: " + reply.getClass().getSimpleName());
    }

    /** A request that is under way fails: the master may be unable to answer it. */
    @Override
    public void close() {
        closed = true;
        ControlLink last = link;
        if (last != null) {
            last.close();
        }
        if (Files.exists(fetched)) {
            OwnDirectory.delete(fetched);
        }
    }

    /** The replies over one link: what a link reports when it closes is no reply to a request over the next one. */
    private static final class Replies implements ControlListener {
        private final LinkedBlockingQueue<FileReply> arrived = new LinkedBlockingQueue<>();

        @Override
        public void onJoined(ControlLink joined) {
            // The link is used by the thread that has connected it.
        }

        @Override
        public void onMessage(ControlLink from, ControlMessage message) {
            arrived.add(FileReply.read(message));
        }

        @Override
        public void onClosed(ControlLink link, String reason) {
            arrived.add(new FileReply.Refused("the link for files has closed: " + reason));
        }
    }

    /** A file that the master writes. */
    private final class RemoteFile implements AtomicFile {
        private final FileName name;
        private boolean finished;

        RemoteFile(FileName name) {
            this.name = name;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                byte[] part = new byte[Math.min(APPEND_BYTES, bytes.remaining())];
                bytes.get(part);
                FileReply unused = ask(new FileRequest.Append(name, part));
            }
        }

        @Override
        public WrittenFile finish() throws IOException {
            FileReply reply = ask(new FileRequest.Finish(name));
            finished = true;
            if (reply instanceof FileReply.Stored stored) {
                return new WrittenFile(stored.bytes(), stored.checksum());
            }
            throw outOfTurn(reply);
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                abandon();
            }
        }

        private void abandon() {
            synchronized (MasterFiles.this) {
                if (link != null) {
                    boolean unused = new FileRequest.Abandon(name).sendTo(link);
                }
            }
        }
    }
}
