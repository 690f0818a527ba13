package org.chronogram.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chronogram.model.Model;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The model of a test, on its class or one of its methods. The test takes a {@link org.chronogram.simulation.Simulation}, or
 * the {@link org.chronogram.simulation.SimulationResult} of one, as a parameter; all tests of a class that have the same
 * annotation share one run.
 *
 * <pre>{@code
 * @SimulatedModel(value = RingModel.class, parameters = {"stations=10"}, until = "100s")
 * class RingTest {
 *     @Test
 *     void shouldLoseNoToken(SimulationResult result) {
 *         assertEquals(List.of(), result.failedChecks());
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(SimulationResolver.class)
public @interface SimulatedModel {
    /**
     * Returns the model.
     *
     * @return a class with a constructor without arguments.
     */
    Class<? extends Model> value();

    /**
     * Returns values of parameters.
     *
     * @return each as {@code name=value}.
     */
    String[] parameters() default {};

    /**
     * Returns the seed.
     *
     * @return seed of the random streams.
     */
    long seed() default 1;

    /**
     * Returns the end.
     *
     * @return simulated time as a user writes it; empty for the default of the model.
     */
    String until() default "";

    /**
     * Returns the warm-up.
     *
     * @return simulated time as a user writes it.
     */
    String warmUp() default "0";

    /**
     * Returns the number of threads.
     *
     * @return 1 for the sequential engine.
     */
    int threads() default 1;
}
