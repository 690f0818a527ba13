package org.chronogram.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronogram.files.PinnedDirectory;

/** A directory that holds a checkpoint or was begun for one. Its name tells the step and the epoch. */
record CheckpointDirectory(Path path, long step, int epoch) {
    private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})-epoch-(\\d{1,9})");
    private static final Comparator<CheckpointDirectory> OLDEST_FIRST =
            Comparator.comparingLong(CheckpointDirectory::step).thenComparingInt(CheckpointDirectory::epoch);

    static CheckpointDirectory of(Path parent, long step, int epoch) {
        return new CheckpointDirectory(parent.resolve("step-" + step + "-epoch-" + epoch), step, epoch);
    }

    /** Lists the directories of checkpoints, the newest first. Entries with other names were not made by this program. */
    static List<CheckpointDirectory> newestFirst(Path parent) throws IOException {
        List<CheckpointDirectory> found = new ArrayList<>();
        for (Path path : Directories.list(parent)) {
            Matcher matcher = NAME.matcher(path.getFileName().toString());
            if (matcher.matches() && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                CheckpointDirectory directory =
                        of(parent, Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2)));
                if (directory.path.equals(path)) {
                    found.add(directory);
                }
            }
        }
        found.sort(OLDEST_FIRST.reversed());
        return found;
    }

    boolean committed() {
        return Files.exists(manifest(), LinkOption.NOFOLLOW_LINKS);
    }

    Path manifest() {
        return path.resolve(ManifestFile.NAME);
    }

    boolean olderThan(CheckpointDirectory other) {
        return OLDEST_FIRST.compare(this, other) < 0;
    }

    /** Removes the directory, the manifest first: a checkpoint that is half removed does not count. */
    void delete(PinnedDirectory run) throws IOException {
        run.delete(path.getParent().getFileName().toString(), path.getFileName().toString(), ManifestFile.NAME);
    }
}
