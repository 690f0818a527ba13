package org.chronogram.models.outbreak;

/**
 * The course of the epidemic among infinitely many people who are well mixed, by the differential equations of Kermack and
 * McKendrick ("A Contribution to the Mathematical Theory of Epidemics", Proceedings of the Royal Society A 115, 1927) for
 * these stages. The mean of a finite number of people n differs from it by the order of 1/n, once there are many cases (T. G.
 * Kurtz, "Solutions of Ordinary Differential Equations as Limits of Pure Jump Markov Processes", Journal of Applied
 * Probability 7, 1970). All results are shares of the people.
 *
 * @param susceptible share of people who were never infected, at the end.
 * @param recovered share of people who are recovered at the end.
 * @param meanIll share of people who are ill, on average over time.
 */
record MeanField(double susceptible, double recovered, double meanIll) {
    private static final int FEWEST_STEPS = 2_000;
    private static final int MOST_STEPS = 1_000_000;
    private static final double STEPS_OF_SHORTEST_TIME = 8;

    /**
     * Solves the equations by the classical method of Runge and Kutta.
     *
     * @param settings transmission and times.
     * @param cases share of people who are infected at the start.
     * @param endTicks end of the run in ticks.
     */
    static MeanField of(OutbreakSettings settings, double cases, long endTicks) {
        double[] state = new double[Stage.COUNT];
        state[Stage.SUSCEPTIBLE.ordinal()] = 1 - cases;
        infect(settings, state, cases);
        int steps = steps(settings, endTicks);
        double step = (double) endTicks / steps;
        double ill = 0;
        for (int i = 0; i < steps; i++) {
            double before = ill(state);
            state = stepped(settings, state, step);
            ill += (before + ill(state)) / 2;
        }
        return new MeanField(state[Stage.SUSCEPTIBLE.ordinal()], state[Stage.RECOVERED.ordinal()], ill / steps);
    }

    /** The method needs several steps for each of the times that matter. */
    private static int steps(OutbreakSettings settings, long endTicks) {
        double fastest = settings.transmission();
        for (int stage = 0; stage < Stage.COUNT; stage++) {
            double dwell = settings.dwellTicks(Stage.at(stage));
            fastest = dwell > 0 ? Math.max(fastest, 1 / dwell) : fastest;
        }
        double needed = Math.ceil(STEPS_OF_SHORTEST_TIME * fastest * endTicks);
        return (int) Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, needed));
    }

    private static double ill(double[] state) {
        return 1 - state[Stage.SUSCEPTIBLE.ordinal()] - state[Stage.RECOVERED.ordinal()];
    }

    private static double[] stepped(OutbreakSettings settings, double[] state, double step) {
        double[] first = change(settings, state);
        double[] second = change(settings, moved(state, first, step / 2));
        double[] third = change(settings, moved(state, second, step / 2));
        double[] fourth = change(settings, moved(state, third, step));
        double[] next = state.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += step / 6 * (first[i] + 2 * second[i] + 2 * third[i] + fourth[i]);
        }
        return next;
    }

    private static double[] moved(double[] state, double[] change, double step) {
        double[] moved = state.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * change[i];
        }
        return moved;
    }

    private static double[] change(OutbreakSettings settings, double[] state) {
        double infectious = 0;
        for (int stage = 0; stage < state.length; stage++) {
            infectious += state[stage] * settings.infectivity(Stage.at(stage));
        }
        double infections = settings.transmission() * state[Stage.SUSCEPTIBLE.ordinal()] * infectious;
        double[] change = new double[Stage.COUNT];
        change[Stage.SUSCEPTIBLE.ordinal()] = -infections;
        double incubating = pass(settings, Stage.LATENT, infections, state, change);
        double ill = pass(settings, Stage.INCUBATING, incubating, state, change);
        double silent = settings.asymptomatic() * ill;
        change[Stage.RECOVERED.ordinal()] = pass(settings, Stage.INFECTIOUS, ill - silent, state, change)
                + pass(settings, Stage.ASYMPTOMATIC, silent, state, change);
        return change;
    }

    /** Lets people into a stage and returns how many leave it; a stage that takes no time is left at once. */
    private static double pass(OutbreakSettings settings, Stage stage, double into, double[] state, double[] change) {
        double dwell = settings.dwellTicks(stage);
        double out = dwell > 0 ? state[stage.ordinal()] / dwell : into;
        change[stage.ordinal()] = into - out;
        return out;
    }

    /** The first cases are in the first stage that takes time. */
    private static void infect(OutbreakSettings settings, double[] state, double cases) {
        if (settings.dwellTicks(Stage.LATENT) > 0) {
            state[Stage.LATENT.ordinal()] = cases;
        } else if (settings.dwellTicks(Stage.INCUBATING) > 0) {
            state[Stage.INCUBATING.ordinal()] = cases;
        } else {
            double silent = settings.asymptomatic() * cases;
            state[last(settings, Stage.ASYMPTOMATIC)] += silent;
            state[last(settings, Stage.INFECTIOUS)] += cases - silent;
        }
    }

    private static int last(OutbreakSettings settings, Stage stage) {
        return (settings.dwellTicks(stage) > 0 ? stage : Stage.RECOVERED).ordinal();
    }
}
