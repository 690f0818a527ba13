package org.chronogram.master;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chronogram.checkpoint.AtomicFile;
import org.chronogram.checkpoint.CheckpointStore;
import org.chronogram.checkpoint.WrittenFile;
import org.chronogram.files.FileFaults;
import org.chronogram.messaging.control.ControlLink;
import org.chronogram.messaging.control.ControlListener;
import org.chronogram.messaging.control.ControlMessage;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.FileRequestReceiver;

/**
 * Keeps the checkpoint files of workers that do not share the master's disk, and hands them out. Each link has one file open
 * at most, and is served by its own thread, so that a slow disk delays no other message. Thread safe.
 */
final class CheckpointServer implements ControlListener {
    private static final int PIECE_BYTES = 256 << 10;

    private final Map<ControlLink, Session> sessions = new ConcurrentHashMap<>();
    private final Optional<CheckpointStore> store;

    CheckpointServer(CheckpointLocation location) {
        store = location.path().map(CheckpointStore::in);
    }

    @Override
    public void onJoined(ControlLink link) {
        sessions.put(link, new Session(link));
    }

    @Override
    public void onMessage(ControlLink link, ControlMessage message) {
        FileRequest.read(message).dispatch(sessions.get(link));
    }

    @Override
    public void onClosed(ControlLink link, String reason) {
        Session session = sessions.remove(link);
        if (session != null) {
            session.onAbandon();
        }
    }

    /** Does something with files; an {@link IOException} becomes the answer. */
    @FunctionalInterface
    private interface Action {
        FileReply run() throws IOException;
    }

    /** The files of one worker. Used by the thread of its link. */
    private final class Session implements FileRequestReceiver {
        private final ControlLink link;
        private Optional<AtomicFile> file = Optional.empty();

        Session(ControlLink link) {
            this.link = link;
        }

        private void answer(Action action) {
            FileReply reply;
            try {
                reply = action.run();
            } catch (IOException e) {
                onAbandon();
                reply = new FileReply.Refused(FileFaults.describe(e));
            }
            boolean unused = reply.sendTo(link);
        }

        private CheckpointStore store() throws IOException {
            return store.orElseThrow(() -> new IOException("the run has no checkpoints"));
        }

        private AtomicFile begun() throws IOException {
            return file.orElseThrow(() -> new IOException("no file was begun"));
        }

        @Override
        public void onCreate(FileRequest.FileName name) {
            onAbandon();
            answer(() -> {
                file = Optional.of(store().create(name.step(), name.epoch(), name.partition()));
                return new FileReply.Done();
            });
        }

        @Override
        public void onAppend(byte[] bytes) {
            answer(() -> {
                begun().write(ByteBuffer.wrap(bytes));
                return new FileReply.Done();
            });
        }

        @Override
        public void onFinish() {
            answer(() -> {
                WrittenFile written = begun().finish();
                onAbandon();
                return new FileReply.Stored(written.bytes(), written.checksum());
            });
        }

        /** A file that was finished stays; one that was not is removed. */
        @Override
        public void onAbandon() {
            try {
                if (file.isPresent()) {
                    file.get().close();
                }
            } catch (IOException e) {
                // What is left is removed with its checkpoint, which is never committed.
                return;
            } finally {
                file = Optional.empty();
            }
        }

        @Override
        public void onFetch(FileRequest.FileName name, long offset) {
            answer(() -> piece(store().file(name.step(), name.epoch(), name.partition()), offset));
        }

        private FileReply piece(Path path, long offset) throws IOException {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                long left = Math.max(0, channel.size() - offset);
                ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, left));
                while (piece.hasRemaining() && channel.read(piece, offset + piece.position()) > 0) {
                    // Goes on until the piece is full or the file ends.
                }
                byte[] bytes = java.util.Arrays.copyOf(piece.array(), piece.position());
                return new FileReply.Piece(bytes, offset + bytes.length >= channel.size());
            }
        }
    }
}
