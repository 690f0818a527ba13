package org.chronogram.benchmarks.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chronogram.run.EngineVersion;

/** The machine of the benchmark, as far as it affects results. Facts that the system does not report are unknown. */
final class MachineInfo {
    static final String UNKNOWN = "unknown";
    private static final String CPU_INFO = "/proc/cpuinfo";
    private static final double BUSY_SHARE = 0.5;

    private MachineInfo() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Returns what the processor calls itself. Hypervisors use one name for several generations, so its family follows. */
    static String processor() {
        return processor(Path.of(CPU_INFO));
    }

    static String processor(Path cpuInfo) {
        String name = after(cpuInfo, "model name");
        String family = after(cpuInfo, "cpu family");
        return family.equals(UNKNOWN) ? name : name + ", family " + family + ", model " + after(cpuInfo, "model");
    }

    static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("chronogram", EngineVersion.text());
        facts.put("processor", processor());
        facts.put("cores", Integer.toString(cores()));
        facts.put("memory", after(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("governor", content("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        facts.put("transparent huge pages", content("/sys/kernel/mm/transparent_hugepage/enabled"));
        facts.put("net.core.rmem_max", content("/proc/sys/net/core/rmem_max"));
        facts.put("net.core.wmem_max", content("/proc/sys/net/core/wmem_max"));
        facts.put("load before the start", String.format("%.2f", load()));
        return facts;
    }

    /** Returns whether something else keeps the machine from measuring. */
    static boolean isBusy() {
        return load() > BUSY_SHARE * cores();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static String after(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(":", 2))
                    .filter(parts -> parts.length == 2 && parts[0].strip().equals(key))
                    .map(parts -> parts[1].strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
