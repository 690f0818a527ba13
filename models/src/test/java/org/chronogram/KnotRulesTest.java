package org.chronogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Few classes of a package depend on each other in a circle, so that a reader can understand the package class by class. Such
 * a group is a strongly connected component of the dependencies; nested classes count as the class around them.
 */
class KnotRulesTest {
    private static final int MOST_CLASSES = 5;

    @ParameterizedTest
    @ValueSource(strings = {"org.chronogram.state", "org.chronogram.checkpoint"})
    void shouldHaveNoLargeKnot(String listed) {
        Map<String, Set<String>> uses = dependencies(listed);
        assertFalse(uses.isEmpty(), "no class in " + listed);
        Set<Set<String>> knots = new HashSet<>();
        for (String each : uses.keySet()) {
            Set<String> knot = new TreeSet<>(reachable(each, uses));
            knot.removeIf(other -> !reachable(other, uses).contains(each));
            if (knot.size() > MOST_CLASSES) {
                knots.add(knot);
            }
        }
        assertEquals(Set.of(), knots);
    }

    private static Map<String, Set<String>> dependencies(String listed) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(listed);
        Map<String, Set<String>> uses = new HashMap<>();
        for (JavaClass each : classes) {
            Set<String> used = uses.computeIfAbsent(outermost(each), name -> new HashSet<>());
            for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().equals(listed)) {
                    used.add(outermost(target));
                }
            }
        }
        return uses;
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /** Returns the classes to which a way of one or more dependencies leads. */
    private static Set<String> reachable(String from, Map<String, Set<String>> uses) {
        Set<String> reached = new HashSet<>();
        ArrayDeque<String> open = new ArrayDeque<>(uses.get(from));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(uses.get(next));
            }
        }
        return reached;
    }
}
