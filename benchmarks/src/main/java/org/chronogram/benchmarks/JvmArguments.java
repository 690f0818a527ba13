package org.chronogram.benchmarks;

/** Arguments for the JVMs that JMH forks: it starts them by class path, so the manifest of the jar does not count. */
public final class JvmArguments {
    /** Agrona uses the JDK's internal memory access. */
    public static final String OPENS_FOR_AGRONA = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

    /** The collector with which {@code sim run} starts: the best for the objects of the other engines too. */
    public static final String PARALLEL_GC = "-XX:+UseParallelGC";

    /** Pages of 2 MiB where the host offers them, as {@code sim run} asks for. */
    public static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

    private JvmArguments() {}
}
