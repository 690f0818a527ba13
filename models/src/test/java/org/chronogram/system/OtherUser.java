package org.chronogram.system;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An ordinary user of this host, as whom root can act.
 *
 * @param uid its number.
 */
record OtherUser(int uid) {
    /** The user that runs simulations. */
    static final OtherUser VICTIM = new OtherUser(1);

    /** A user that has nothing to do with them. */
    static final OtherUser NOBODY = new OtherUser(65_534);

    private static final long LIMIT_S = 30;

    static void assumeUsersCanBeChanged() throws IOException {
        assumeTrue(Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can act as other users");
        assumeTrue(Processes.run(NOBODY.command("true")) == 0, "needs setpriv, and the right to change users");
    }

    /** First words of a command line: they change the user. */
    String[] prefix() {
        return new String[] {"setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"};
    }

    private String[] command(String... command) {
        List<String> words = new ArrayList<>(List.of(prefix()));
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }

    /** Runs a script with the arguments $1, $2 and so on; returns its standard output and standard error. */
    String does(String script, Object... arguments) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(command("sh", "-c", script, "sh")));
        Arrays.stream(arguments).map(Object::toString).forEach(words::add);
        Process process = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        try {
            assertTrue(process.waitFor(LIMIT_S, TimeUnit.SECONDS), said);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return said;
    }

    /** Makes a path, and all below it, the user's. */
    Path own(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return root;
    }

    boolean canRead(Path directory) {
        return Processes.run(command("sh", "-c", "cat \"$1\"/* >/dev/null", "sh", directory.toString())) == 0;
    }

    /** Copies the files of a directory to a place of the user's. */
    Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return own(to);
    }
}
