package org.chronogram.host;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory that is soon full. Only root can make one; elsewhere the test is skipped. */
public final class SmallFileSystem {
    private SmallFileSystem() {}

    /** Code that runs with the file system mounted. */
    @FunctionalInterface
    public interface Use {
        /** Does it. */
        void in(Path place) throws Exception;
    }

    /** Makes one below a directory, and removes it afterwards. */
    public static void in(Path parent, long bytes, Use use) throws Exception {
        Path place = Files.createDirectory(parent.resolve("small"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + bytes, "tmpfs", place.toString());
        assumeTrue(mounted, "needs the right to mount a file system");
        try {
            use.in(place);
        } finally {
            run("umount", "-l", place.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
