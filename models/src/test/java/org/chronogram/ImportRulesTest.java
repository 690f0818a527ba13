package org.chronogram;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports run one way: this class lists the packages that a package may use, all others are forbidden. */
class ImportRulesTest {
    private static final String ROOT = "org.chronogram.";
    private static final String MESSAGING = "org.chronogram.messaging";
    private static final String AGRONA = "org.agrona..";
    private static final String AERON = "io.aeron..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String HISTOGRAM = "org.HdrHistogram..";
    private static final String RANDOM = "org.apache.commons.rng..";
    private static final String STATISTICS = "org.apache.commons.statistics..";
    private static final String PICOCLI = "picocli..";
    private static final String MUSTACHE = "com.samskivert.mustache..";
    private static final String PROMETHEUS = "io.prometheus.metrics..";
    private static final String HTTP_SERVER = "com.sun.net.httpserver..";
    private static final String JUNIT = "org.junit..";
    private static final String FAST_CSV = "de.siegmar.fastcsv..";
    private static final List<String> EVERYWHERE =
            List.of("", "java..", "javax..", "com.google.errorprone.annotations..");

    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("messaging.ring", List.of(MESSAGING, AGRONA)),
            Map.entry("text", List.of()),
            Map.entry("threads", List.of()),
            Map.entry("secret", List.of()),
            Map.entry("files", uses("text")),
            Map.entry("messaging.udp", uses("files secret", MESSAGING, AGRONA, AERON)),
            Map.entry("json", uses("text", JACKSON)),
            Map.entry("messaging.control", uses("files json text threads secret", JACKSON)),
            Map.entry("model", List.of(RANDOM, HISTOGRAM)),
            Map.entry("external", uses("model")),
            Map.entry("testing", uses("model", RANDOM)),
            Map.entry("partition", uses("model")),
            Map.entry("kernel", uses("model", AGRONA, RANDOM)),
            Map.entry("sync", uses("kernel model messaging", AGRONA, HISTOGRAM)),
            Map.entry("state", uses("kernel model", AGRONA)),
            Map.entry("checkpoint", uses("state files text threads json model", JACKSON)),
            Map.entry("results", uses("files text json model", JACKSON, HISTOGRAM, STATISTICS, FAST_CSV)),
            Map.entry("report", uses("results files text model", MUSTACHE, FAST_CSV, HISTOGRAM)),
            Map.entry("realtime", uses("external kernel files text model", AGRONA, HISTOGRAM)),
            Map.entry("catalog", uses("kernel model")),
            Map.entry("run", uses("realtime results catalog checkpoint kernel partition messaging.udp files model")),
            Map.entry("protocol", uses("run checkpoint messaging.control model", HISTOGRAM)),
            Map.entry("host", uses("protocol run checkpoint messaging.control files threads secret model")),
            Map.entry(
                    "cluster",
                    uses("host protocol run messaging.control messaging.udp files threads secret model", AGRONA)),
            Map.entry("agent", uses("host protocol run messaging.control messaging.udp files threads model", AGRONA)),
            Map.entry(
                    "worker",
                    uses(
                            "protocol run realtime catalog sync kernel state checkpoint messaging files threads model",
                            AGRONA,
                            HISTOGRAM)),
            Map.entry(
                    "master",
                    uses(
                            "host worker protocol run realtime catalog sync kernel partition state checkpoint messaging files text"
                                    + " threads results model",
                            AGRONA,
                            HISTOGRAM)),
            Map.entry("page", uses("report results run text threads secret model", MUSTACHE, PROMETHEUS, HTTP_SERVER)),
            Map.entry("experiment", uses("results run catalog checkpoint host files text threads model", JACKSON)),
            Map.entry(
                    "runner",
                    uses(
                            "experiment agent master protocol host run results messaging.control files text threads model")),
            Map.entry("replay", uses("results run catalog checkpoint state kernel model")),
            Map.entry("simulation", uses("worker protocol run sync results kernel model")),
            Map.entry("junit", uses("simulation testing results kernel model", RANDOM, JUNIT)),
            Map.entry("project", uses("files text model")),
            Map.entry(
                    "cli",
                    uses(
                            "runner experiment page replay master worker agent cluster host protocol run messaging.control catalog"
                                    + " report results project kernel files text threads model",
                            PICOCLI)));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.chronogram");

    /** Most classes of a package that may use each other in a circle. */
    private static final int MOST_IN_A_CIRCLE = 5;

    static List<String> packages() {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldHaveNoLargeCirclesOfClasses(String packageName) {
        Map<String, Set<String>> used = new TreeMap<>();
        CLASSES.stream()
                .filter(user -> user.getPackageName().equals(packageName))
                .forEach(user -> used.computeIfAbsent(outermost(user), any -> new TreeSet<>())
                        .addAll(usedInPackage(user)));
        used.keySet().forEach(name -> {
            Set<String> circle = reached(name, used);
            circle.removeIf(other -> !reached(other, used).contains(name));
            assertTrue(circle.size() <= MOST_IN_A_CIRCLE, () -> "use each other in a circle: " + circle);
        });
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static List<String> usedInPackage(JavaClass user) {
        return user.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .filter(type -> type.getPackageName().equals(user.getPackageName()) && !type.isArray())
                .map(ImportRulesTest::outermost)
                .toList();
    }

    /** Returns all classes that one of them uses, directly or by way of others. */
    private static Set<String> reached(String name, Map<String, Set<String>> used) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(used.get(name));
        while (!next.isEmpty()) {
            String found = next.remove();
            if (reached.add(found)) {
                next.addAll(used.getOrDefault(found, Set.of()));
            }
        }
        return reached;
    }

    static List<String> listedPackages() {
        return MAY_USE.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("listedPackages")
    void shouldUseOnlyWhatItsPackageMayUse(String listed) {
        List<String> allowed = new ArrayList<>(EVERYWHERE);
        allowed.add(own(listed));
        allowed.addAll(MAY_USE.get(listed));
        classes()
                .that()
                .resideInAPackage(own(listed))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void shouldLetTheCommonPartOfMessagingUseOnlyAgrona() {
        List<String> allowed = new ArrayList<>(EVERYWHERE);
        allowed.addAll(List.of(MESSAGING, AGRONA));
        classes()
                .that()
                .resideInAPackage(MESSAGING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(CLASSES);
    }

    @Test
    void shouldKeepEveryClassInAListedPackage() {
        List<String> known = new ArrayList<>(List.of(own("models"), MESSAGING));
        MAY_USE.keySet().forEach(listed -> known.add(own(listed)));
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void shouldLetModelsSeeOnlyTheModelApi() {
        noClasses()
                .that()
                .resideInAPackage(own("models"))
                .should()
                .dependOnClassesThat(inChronogramBut(own("model"), own("models")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void shouldKeepAeronInTheUdpPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(own("messaging.udp"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AERON)
                .check(CLASSES);
    }

    @Test
    void shouldKeepPicocliInTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(own("cli"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PICOCLI)
                .check(CLASSES);
    }

    /** State also moves between partitions and stays in memory. It knows paths only as values that a model may hold. */
    @Test
    void shouldKeepFilesOutOfTheStatePackage() {
        noClasses()
                .that()
                .resideInAPackage(own("state"))
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                        .or(JavaClass.Predicates.belongToAnyOf(File.class))
                        .and(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(Path.class))))
                .check(CLASSES);
    }

    @Test
    void shouldNotReadTheWallClockInKernelOrModel() {
        DescribedPredicate<JavaAccess<?>> nanos =
                target(owner(name("java.lang.System"))).and(target(name("nanoTime")));
        DescribedPredicate<JavaAccess<?>> millis =
                target(owner(name("java.lang.System"))).and(target(name("currentTimeMillis")));
        noClasses()
                .that()
                .resideInAnyPackage(own("kernel"), own("model"))
                .should()
                .accessTargetWhere(nanos.or(millis).as("the wall clock is read"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static List<String> uses(String ownPackages, String... libraries) {
        List<String> uses = new ArrayList<>(List.of(libraries));
        for (String used : ownPackages.split(" ")) {
            uses.add(own(used));
        }
        return List.copyOf(uses);
    }

    private static String own(String listed) {
        return ROOT + listed + "..";
    }

    private static DescribedPredicate<JavaClass> inChronogramBut(String... allowed) {
        return JavaClass.Predicates.resideInAPackage(ROOT + ".")
                .and(JavaClass.Predicates.resideOutsideOfPackages(allowed));
    }
}
