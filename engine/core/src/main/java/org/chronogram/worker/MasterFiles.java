package org.chronogram.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.CheckpointFiles;
import org.chronogram.checkpoint.CheckpointManifest;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.PinnedDirectory;
import org.chronogram.protocol.FileLink;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.FileRequest.FileName;
import org.chronogram.protocol.FileSource;
import org.chronogram.state.DamagedStateException;

/**
 * The files of checkpoints of a worker that does not share the master's disk. They travel over a link of their own, so that
 * they are never in the way of heartbeats. A checkpoint counts only when the master has all of its files, so the loss of
 * this host loses no checkpoint. One request is under way at a time; thread safe.
 */
final class MasterFiles implements CheckpointFiles {
    private static final int APPEND_BYTES = 256 << 10;

    private final FileLink link;
    private final CheckpointStore checkpoints;
    private final Path fetched;

    /**
     * Prepares the files.
     *
     * @param link link to the master, closed with this object.
     * @param checkpoints directory of the checkpoints on the host of the master.
     * @param fetched directory for the files that are fetched; made when the first is, removed when this object is closed.
     */
    MasterFiles(FileLink link, Path checkpoints, Path fetched) {
        this.link = link;
        this.checkpoints = CheckpointStore.in(checkpoints);
        this.fetched = fetched;
    }

    @Override
    public Path name(long step, int writtenIn, int partition) {
        return checkpoints.file(step, writtenIn, partition);
    }

    @Override
    public AtomicFile create(long step, int writtenIn, int partition) throws IOException {
        FileName name = new FileName(step, writtenIn, partition);
        FileReply unused = link.ask(new FileRequest.Create(name));
        return new RemoteFile(name);
    }

    @Override
    public Path local(CheckpointManifest manifest, int partition) {
        FileName name = new FileName(manifest.step(), manifest.epoch(), partition);
        Path target = fetched.resolve(name.step() + "-" + name.epoch() + "-" + name.partition());
        try {
            if (!Files.exists(target)) {
                OwnDirectory.createAll(fetched);
                PinnedDirectory.at(fetched).write(target.getFileName().toString(), out -> fetch(name, out));
            }
            return target;
        } catch (IOException e) {
            throw new DamagedStateException(
                    checkpoints.file(manifest, partition) + ": cannot be fetched from the master: " + e.getMessage(),
                    e);
        }
    }

    private void fetch(FileName name, OutputStream out) throws IOException {
        long offset = 0;
        FileReply.Piece piece;
        do {
            piece = link.askForPiece(new FileRequest.Fetch(name, offset));
            out.write(piece.bytes());
            offset += piece.bytes().length;
        } while (!piece.last());
    }

    /** A request that is under way fails: the master may be unable to answer it. */
    @Override
    public void close() {
        link.close();
        if (Files.exists(fetched)) {
            OwnDirectory.delete(fetched);
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
                FileReply unused = link.ask(new FileRequest.Append(name, part));
            }
        }

        @Override
        public WrittenFile finish() throws IOException {
            FileReply reply = link.ask(new FileRequest.Finish(name));
            finished = true;
            if (reply instanceof FileReply.Stored stored) {
                return new WrittenFile(stored.bytes(), stored.checksum());
            }
            throw FileSource.outOfTurn(reply);
        }

        @Override
        public void close() throws IOException {
            if (!finished) {
                link.tell(new FileRequest.Abandon(name));
            }
        }
    }
}
