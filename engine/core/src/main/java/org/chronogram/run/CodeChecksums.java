package org.chronogram.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.chronogram.files.Sha256;
import org.chronogram.kernel.Kernel;
import org.chronogram.messaging.udp.Mesh;
import org.chronogram.model.InvalidInputException;
import org.chronogram.model.Model;

/**
 * Checksums of the code of a run: of the jars and directories of the engine, of the model, and of the class path that the
 * user gives. If the code changed while a run goes on or before it is resumed, because a jar is built anew, the result would
 * be that of neither version.
 *
 * <p>The checksums do not depend on the build time of a jar or on the metadata that build tools add to it.
 */
public final class CodeChecksums {
    private static final String METADATA = "META-INF/";
    private static final String SERVICES = "META-INF/services/";
    private static final String OWN_JARS = "chronogram-";
    private static final Map<String, String> JARS = new ConcurrentHashMap<>();

    private CodeChecksums() {}

    /**
     * Reads the code.
     *
     * @param model the model that is run.
     * @param classPath class path with further models, separated as the system does; empty for none.
     * @return SHA-256 by the name of the jar or directory.
     * @throws InvalidInputException when one cannot be read.
     */
    public static Map<String, String> of(Model model, String classPath) {
        Set<Path> sources = new LinkedHashSet<>();
        addSourceOf(Kernel.class, sources);
        addSourceOf(Mesh.class, sources);
        addSourceOf(Model.class, sources);
        addSourceOf(model.getClass(), sources);
        for (String entry : classPath.isEmpty() ? new String[0] : classPath.split(File.pathSeparator)) {
            sources.add(Path.of(entry).toAbsolutePath().normalize());
        }
        Map<String, String> checksums = new LinkedHashMap<>();
        for (Path source : sources) {
            checksums.put(unusedName(source.getFileName().toString(), checksums), checksum(source));
        }
        return checksums;
    }

    /**
     * Reads the class path of a process. Jars of libraries count by their names, which have their versions: reading them
     * all would make the start of a process noticeably longer. Directories count only where Chronogram is not in jars: then
     * they hold its classes.
     *
     * @param classPath jars and directories; those that do not exist are left out, as the JVM does.
     * @return SHA-256, which does not depend on where they lie and in which order.
     * @throws InvalidInputException when one cannot be read.
     */
    static String ofClassPath(String classPath) {
        List<Path> sources = Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(Files::exists)
                .toList();
        boolean inJars = sources.stream().anyMatch(CodeChecksums::isOwnJar);
        List<String> lines = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString();
            if (isOwnJar(source) || (!inJars && Files.isDirectory(source))) {
                lines.add(name + " " + checksum(source));
            } else if (!Files.isDirectory(source)) {
                lines.add(name);
            }
        }
        Collections.sort(lines);
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOwnJar(Path source) {
        return source.getFileName().toString().startsWith(OWN_JARS) && !Files.isDirectory(source);
    }

    /**
     * Checks, in a worker, that the code is the same as when the run was started.
     *
     * @param specification what is run.
     * @param paths where the class path lies on this host.
     * @param model the model that is run.
     * @throws InvalidInputException when it is not.
     */
    public static void requireUnchanged(RunSpecification specification, LocalPaths paths, Model model) {
        requireSameEngine(specification.code().engine());
        Map<String, String> started = specification.code().checksums();
        List<String> changed = differences(
                started, of(model, paths.ofClassPath(specification.code().classPath())));
        if (!started.isEmpty() && !changed.isEmpty()) {
            throw new InvalidInputException("the code in " + String.join(", ", changed)
                    + " has changed since the run was started, so that this worker would simulate something else than"
                    + " the others do: build it anew only when no run uses it");
        }
    }

    private static void requireSameEngine(String inMaster) {
        String here = EngineVersion.withBuild();
        if (!inMaster.isEmpty() && !inMaster.equals(here)) {
            throw new InvalidInputException("this worker is Chronogram " + here + ", and the master is Chronogram "
                    + inMaster + ": start both from the same distribution, and build it anew only when no run uses it");
        }
    }

    /**
     * Compares code.
     *
     * @param before checksums by name.
     * @param now checksums by name.
     * @return the names whose checksums differ or are missing on one side.
     */
    public static List<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
        return List.copyOf(names);
    }

    /** Adds the jar or directory of a class. A class that was defined at run time, as in tests, has none. */
    private static void addSourceOf(Class<?> type, Set<Path> sources) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return;
        }
        try {
            sources.add(Path.of(source.getLocation().toURI()).toAbsolutePath().normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no path: " + source.getLocation(), e);
        }
    }

    private static String unusedName(String name, Map<String, String> used) {
        String candidate = name;
        for (int number = 2; used.containsKey(candidate); number++) {
            candidate = name + " (" + number + ")";
        }
        return candidate;
    }

    /** Reads a jar once, however often it is asked for, until it has another size or time or is another file. */
    private static String checksum(Path source) {
        try {
            if (Files.isDirectory(source)) {
                return checksum(filesOf(source));
            }
            BasicFileAttributes file = Files.readAttributes(source, BasicFileAttributes.class);
            String jar = source + " " + file.size() + " " + file.lastModifiedTime() + " " + file.fileKey();
            String known = JARS.get(jar);
            return known == null ? remember(jar, checksum(entriesOf(source))) : known;
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(
                    "the code in " + source + " cannot be read (" + e.getMessage() + "): build or copy it again", e);
        }
    }

    private static String remember(String jar, String checksum) {
        JARS.put(jar, checksum);
        return checksum;
    }

    /** Few bytes stand for each entry, because SHA-256 is slow in a process that has just started. */
    private static String checksum(SortedMap<String, Content> entries) {
        ByteBuffer bytes = ByteBuffer.allocate(entries.size() * (2 * Integer.BYTES + Long.BYTES));
        entries.forEach((name, content) -> bytes.putInt(crc(name.getBytes(StandardCharsets.UTF_8)))
                .putLong(content.bytes())
                .putInt(content.crc()));
        return Sha256.of(bytes.array());
    }

    /** Reads the checksums of the entries from the central directory of a jar. */
    private static SortedMap<String, Content> entriesOf(Path jar) throws IOException {
        SortedMap<String, Content> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && isCode(entry.getName())) {
                    entries.put(entry.getName(), new Content(entry.getSize(), (int) entry.getCrc()));
                }
            }
        }
        return entries;
    }

    private static SortedMap<String, Content> filesOf(Path directory) throws IOException {
        SortedMap<String, Content> entries = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString();
                if (isCode(name)) {
                    entries.put(name, new Content(Files.size(file), crc(Files.readAllBytes(file))));
                }
            }
        }
        return entries;
    }

    private static boolean isCode(String name) {
        return !name.startsWith(METADATA) || name.startsWith(SERVICES);
    }

    private static int crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private record Content(long bytes, int crc) {}
}
