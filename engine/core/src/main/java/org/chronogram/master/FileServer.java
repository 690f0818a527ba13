package org.chronogram.master;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
import org.chronogram.protocol.FileRequest.FileName;
import org.chronogram.protocol.FileRequestReceiver;

/**
 * Keeps the checkpoint files of workers that do not share the master's disk, and hands them out; hands the input of the run
 * to hosts that do not have it. Each link is served by its own thread, so that a slow disk delays no other message. Thread
 * safe.
 */
final class FileServer implements ControlListener {
    private final Map<ControlLink, Session> sessions = new ConcurrentHashMap<>();
    private final Optional<CheckpointStore> store;
    private final List<String> inputPaths;

    /**
     * Begins without links.
     *
     * @param location where checkpoints lie.
     * @param inputPaths paths of the entries of the input of the run.
     */
    FileServer(CheckpointLocation location, List<String> inputPaths) {
        this.inputPaths = inputPaths;
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
            session.abandonAll();
        }
    }

    /** Does something with files; an {@link IOException} becomes the answer. */
    @FunctionalInterface
    private interface Action {
        FileReply run() throws IOException;
    }

    /** The files of one worker or host agent. Used by the thread of its link. */
    private final class Session implements FileRequestReceiver {
        private final ControlLink link;
        private final Map<FileName, AtomicFile> begun = new HashMap<>();
        private final ServedInput input = new ServedInput(inputPaths);

        Session(ControlLink link) {
            this.link = link;
        }

        private void answer(FileName name, Action action) {
            answer(() -> {
                try {
                    return action.run();
                } catch (IOException e) {
                    onAbandon(name);
                    throw e;
                }
            });
        }

        private void answer(Action action) {
            FileReply reply;
            try {
                reply = action.run();
            } catch (IOException e) {
                reply = new FileReply.Refused(FileFaults.describe(e));
            }
            boolean unused = reply.sendTo(link);
        }

        private CheckpointStore store() throws IOException {
            return store.orElseThrow(() -> new IOException("the run has no checkpoints"));
        }

        private Path path(FileName name) throws IOException {
            return store().file(name.step(), name.epoch(), name.partition());
        }

        private AtomicFile begun(FileName name) throws IOException {
            AtomicFile file = begun.get(name);
            if (file == null) {
                throw new IOException(path(name) + ": was not begun over this link");
            }
            return file;
        }

        @Override
        public void onCreate(FileName name) {
            onAbandon(name);
            answer(name, () -> {
                begun.put(name, store().create(name.step(), name.epoch(), name.partition()));
                return new FileReply.Done();
            });
        }

        @Override
        public void onAppend(FileName name, byte[] bytes) {
            answer(name, () -> {
                begun(name).write(ByteBuffer.wrap(bytes));
                return new FileReply.Done();
            });
        }

        @Override
        public void onFinish(FileName name) {
            answer(name, () -> {
                WrittenFile written = begun(name).finish();
                onAbandon(name);
                return new FileReply.Stored(written.bytes(), written.checksum());
            });
        }

        /** A file that was finished stays; one that was not is removed. */
        @Override
        public void onAbandon(FileName name) {
            AtomicFile file = begun.remove(name);
            try {
                if (file != null) {
                    file.close();
                }
            } catch (IOException e) {
                // What is left is removed with its checkpoint, which is never committed.
                return;
            }
        }

        void abandonAll() {
            List.copyOf(begun.keySet()).forEach(this::onAbandon);
        }

        @Override
        public void onFetch(FileName name, long offset) {
            answer(name, () -> FilePiece.read(path(name), offset));
        }

        @Override
        public void onListInput(int entry) {
            answer(() -> input.list(entry));
        }

        @Override
        public void onReadInput(int entry, int file, long offset) {
            answer(() -> input.piece(entry, file, offset));
        }
    }
}
