package org.chronogram.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chronogram.files.FileFaults;
import org.chronogram.files.OwnDirectory;
import org.chronogram.files.OwnFile;
import org.chronogram.host.TemporaryDirectory;
import org.chronogram.model.InvalidInputException;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.protocol.FileSource;
import org.chronogram.run.InputEntry;
import org.chronogram.run.LocalPaths;

/**
 * Brings the input of a run to this host: what is not here, or has another content here than on the master's host, is
 * fetched into a temporary directory, in which each entry has a directory named by its index, and from there goes where it is
 * kept for later runs, if the user wants that. Used by one thread, but for {@link #close}.
 */
final class InputFetch implements Callable<LocalPaths>, AutoCloseable {
    /** A class path with more files than this is one by mistake, such as a home directory. */
    static final int MOST_FILES = 10_000;

    /** A host may have no more in its temporary directory, and fetches all of it anew for each run unless it is kept. */
    static final long MOST_BYTES = 1L << 30;

    private final List<InputEntry> entries;
    private final FileSource source;
    private final Place place;
    private final KeptInput kept;
    private final long mostBytes;
    private TemporaryDirectory directory;
    private int files;
    private long bytes;

    /** Makes a directory. */
    @FunctionalInterface
    interface Place {
        TemporaryDirectory make() throws IOException;
    }

    /**
     * Fetches into a directory for files that may be large.
     *
     * @param entries the input of the run.
     * @param source asks the master, closed with the object that is returned.
     * @param kept what was fetched before, and where it is kept from now on.
     * @return an object that has not fetched anything yet.
     */
    static InputFetch of(List<InputEntry> entries, FileSource source, KeptInput kept) {
        return new InputFetch(entries, source, kept::fetchPlace, kept, MOST_BYTES);
    }

    /**
     * Prepares to fetch; nothing is read or made before {@link #call}.
     *
     * @param entries the input of the run.
     * @param source asks the master, closed with this object.
     * @param place makes the directory for what is fetched.
     * @param kept what was fetched before.
     * @param mostBytes how much is fetched at most.
     */
    InputFetch(List<InputEntry> entries, FileSource source, Place place, KeptInput kept, long mostBytes) {
        this.entries = entries;
        this.source = source;
        this.place = place;
        this.kept = kept;
        this.mostBytes = mostBytes;
    }

    /**
     * Fetches what is not here.
     *
     * @return where the input lies.
     * @throws IOException when something cannot be fetched; the message is for the user of the master.
     */
    @Override
    public LocalPaths call() throws IOException {
        Map<String, String> fetched = new LinkedHashMap<>();
        for (int index = 0; index < entries.size(); index++) {
            InputEntry entry = entries.get(index);
            if (!entry.existsHere()) {
                Optional<Path> found = kept.find(entry);
                Path path = found.isPresent() ? found.get() : fetch(index, entry);
                fetched.put(entry.path(), path.toString());
            }
        }
        return new LocalPaths(fetched);
    }

    private Path fetch(int index, InputEntry entry) throws IOException {
        try {
            Path parent = directory().resolve(Integer.toString(index));
            OwnDirectory.create(parent);
            Path target = inside(parent, entry.name());
            fetchFiles(index, target);
            if (!InputEntry.checksum(target).equals(entry.checksum())) {
                throw new IOException("it has changed there since the run was prepared");
            }
            return kept.keep(entry, target);
        } catch (IOException e) {
            throw new IOException(
                    entry.path() + " is not here as on the master's host, and cannot be fetched: "
                            + FileFaults.describe(e) + "; copy it to this path on the host, or mend that and try again",
                    e);
        }
    }

    private synchronized Path directory() throws IOException {
        try {
            directory = directory == null ? place.make() : directory;
            return directory.path();
        } catch (InvalidInputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Refuses names that would lead out of the directory, or that are written in an unusual way. */
    private static Path inside(Path directory, String relative) throws IOException {
        try {
            Path path = directory.resolve(relative);
            if (!relative.isEmpty() && path.startsWith(directory) && path.equals(path.normalize())) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IOException("the master names a file that cannot exist here: " + e.getMessage(), e);
        }
        throw new IOException("the master names a file '" + relative + "', which is no path in a directory");
    }

    private void fetchFiles(int index, Path target) throws IOException {
        List<FileReply.ListedFile> listed = list(index);
        if (listed.size() == 1 && listed.get(0).path().isEmpty()) {
            fetchFile(new FileRequest.ReadInput(index, 0, 0), listed.get(0).bytes(), target);
            return;
        }
        OwnDirectory.create(target);
        for (int file = 0; file < listed.size(); file++) {
            Path path = inside(target, listed.get(file).path());
            OwnDirectory.createAll(path.getParent());
            fetchFile(
                    new FileRequest.ReadInput(index, file, 0), listed.get(file).bytes(), path);
        }
    }

    private List<FileReply.ListedFile> list(int index) throws IOException {
        FileReply reply = source.ask(new FileRequest.ListInput(index));
        if (!(reply instanceof FileReply.Listing listing)) {
            throw FileSource.outOfTurn(reply);
        }
        files += listing.files().size();
        if (files > MOST_FILES) {
            throw new IOException("the files that are not here are more than " + MOST_FILES
                    + ", the most that a host fetches; put classes into a jar");
        }
        for (FileReply.ListedFile file : listing.files()) {
            bytes += Math.min(file.bytes(), mostBytes + 1);
        }
        if (bytes > mostBytes) {
            throw new IOException(
                    "the files that are not here have more than " + mostBytes + " bytes, the most that a host fetches");
        }
        return listing.files();
    }

    private void fetchFile(FileRequest.ReadInput first, long length, Path target) throws IOException {
        try (FileChannel channel = OwnFile.createAnew(target)) {
            long offset = 0;
            FileReply.Piece piece;
            do {
                piece = source.askForPiece(new FileRequest.ReadInput(first.entry(), first.file(), offset));
                offset += piece.bytes().length;
                if (offset > length) {
                    throw new IOException("it grows on the master's host while it is fetched");
                }
                write(channel, piece.bytes());
            } while (!piece.last());
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Cuts the link, so that {@link #call} ends soon. */
    void stop() {
        source.close();
    }

    /** Removes what was fetched. */
    @Override
    public synchronized void close() {
        source.close();
        if (directory != null) {
            directory.close();
        }
    }
}
