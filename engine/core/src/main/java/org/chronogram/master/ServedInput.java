package org.chronogram.master;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronogram.files.FileFaults;
import org.chronogram.protocol.FileReply;
import org.chronogram.protocol.FileRequest;
import org.chronogram.run.InputEntry;

/**
 * The input of a run, as the master hands it to one host that does not have it. Nothing but the entries of the input can be
 * read, as a request has no path. Whether an entry still has the content with which the run was prepared is checked by the
 * host, when it has the whole entry. Not thread safe.
 */
public final class ServedInput {
    /** More than a class path has; the host refuses a list that is as long as this. */
    static final int MOST_FILES = 100_000;

    private final List<String> paths;
    private final Map<Integer, List<Path>> listed = new HashMap<>();

    /**
     * Begins without lists.
     *
     * @param paths paths of the entries.
     */
    public ServedInput(List<String> paths) {
        this.paths = paths;
    }

    /**
     * Answers a request for input; it may be refused.
     *
     * @param request the request.
     * @return the answer.
     */
    public FileReply answer(FileRequest request) {
        try {
            if (request instanceof FileRequest.ListInput list) {
                return list(list.entry());
            }
            if (request instanceof FileRequest.ReadInput read) {
                return piece(read.entry(), read.file(), read.offset());
            }
            return new FileReply.Refused("this is no request for input");
        } catch (IOException e) {
            return new FileReply.Refused(FileFaults.describe(e));
        }
    }

    /** Lists the files of an entry, which can be read from now on. */
    FileReply list(int entry) throws IOException {
        if (entry >= paths.size()) {
            throw new IOException("the input of the run has no entry " + entry);
        }
        Path path = Path.of(paths.get(entry));
        List<Path> files = Files.isDirectory(path) ? InputEntry.files(path, MOST_FILES) : List.of(path);
        listed.put(entry, files);
        List<FileReply.ListedFile> list = new ArrayList<>();
        for (Path file : files) {
            list.add(new FileReply.ListedFile(path.relativize(file).toString(), Files.size(file)));
        }
        return new FileReply.Listing(list);
    }

    /** Reads a part of a file of an entry that was listed. */
    FileReply piece(int entry, int file, long offset) throws IOException {
        return FilePiece.read(file(entry, file), offset);
    }

    Path file(int entry, int file) throws IOException {
        List<Path> files = listed.getOrDefault(entry, List.of());
        if (file >= files.size()) {
            throw new IOException("entry " + entry + " of the input was not listed with a file " + file);
        }
        return files.get(file);
    }
}
