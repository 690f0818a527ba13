package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.chronogram.model.Model;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.testing.ReferenceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisteredModelsTest {
    static List<Model> models() {
        return ServiceLoader.load(Model.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    @Test
    void shouldBeFoundByTheServiceLoader() {
        List<String> names = models().stream().map(Model::name).sorted().toList();
        assertEquals(
                List.of(
                        "airport",
                        "arq",
                        "cluster",
                        "cqn",
                        "dragonfly",
                        "fattree",
                        "lapdes",
                        "network",
                        "outbreak",
                        "pcs",
                        "phold",
                        "queueing",
                        "sandpile",
                        "torus",
                        "traffic"),
                names);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldAcceptTheirOwnDefaults(Model model) {
        ParameterValues.parse(model, Map.of());
        assertFalse(ReferenceBuilder.of(model, Map.of(), model.defaultEndTime()).lookahead() == 0);
    }

    @ParameterizedTest
    @MethodSource("models")
    void shouldDescribeThemselvesWithoutFullStop(Model model) {
        assertFalse(model.description().endsWith("."));
        for (Parameter<?> parameter : model.parameters()) {
            assertFalse(parameter.description().isEmpty(), parameter.name());
            assertFalse(parameter.description().endsWith("."), parameter.name());
        }
    }
}
