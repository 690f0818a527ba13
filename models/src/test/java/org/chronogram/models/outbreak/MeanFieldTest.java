package org.chronogram.models.outbreak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.api.Test;

class MeanFieldTest {
    private static MeanField of(Map<String, String> given, String end) {
        OutbreakModel model = new OutbreakModel();
        OutbreakSettings settings = OutbreakSettings.of(ParameterValues.parse(model, given), model.timeBase());
        return settings.meanField(model.timeBase().parse(end));
    }

    /** In the end log(s0 / s) = R (1 - s), with R = transmission times the mean infectious time (the final size equation). */
    @Test
    void shouldEndAtTheFinalSize() {
        MeanField field = of(
                Map.of(
                        "latent",
                        "0",
                        "incubating",
                        "0",
                        "asymptomatic-share",
                        "0",
                        "cases",
                        "1",
                        "transmission",
                        "0.5"),
                "1000");
        assertEquals(2 * (1 - field.susceptible()), Math.log(0.99 / field.susceptible()), 1e-6);
        assertEquals(1, field.susceptible() + field.recovered(), 1e-9);
    }

    /** The final size does not depend on how long people are latent. */
    @Test
    void shouldWeighTheStagesByInfectivityAndTime() {
        MeanField field = of(Map.of("cases", "10"), "3000");
        double reproduction = 0.6 * (0.3 * 1 + 0.7 * 4 + 0.3 * 0.5 * 2);
        assertEquals(reproduction * (1 - field.susceptible()), Math.log(0.9 / field.susceptible()), 1e-6);
    }

    /** Without transmission the cases recover exponentially, and are ill for their mean time. */
    @Test
    void shouldLetTheCasesRecover() {
        Map<String, String> given =
                Map.of("latent", "0", "incubating", "0", "asymptomatic-share", "0", "cases", "50", "transmission", "0");
        assertEquals(0.5 * (1 - Math.exp(-1)), of(given, "4").recovered(), 1e-9);
        assertEquals(0.5 * 4 / 100, of(given, "100").meanIll(), 1e-6);
    }
}
