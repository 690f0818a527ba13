package org.chronogram.model;

import java.util.Objects;

/**
 * The types of a model's events as an enum, so that a {@code switch} over them needs no default branch:
 *
 * <pre>{@code
 * enum Kind { ARRIVAL, DEPARTURE }
 *
 * private static final EventTypes<Kind> KINDS = EventTypes.of(Kind.class);
 * ...
 * context.schedule(delayTicks, Kind.DEPARTURE);
 * ...
 * switch (KINDS.of(event)) {
 *     case ARRIVAL -> arrive(context);
 *     case DEPARTURE -> depart(context);
 * }
 * }</pre>
 *
 * <p>The type of an event is the ordinal of its constant. Immutable.
 *
 * @param <E> the enum.
 */
public final class EventTypes<E extends Enum<E>> {
    private final E[] constants;

    private EventTypes(E[] constants) {
        this.constants = constants;
    }

    /**
     * Makes the types of an enum.
     *
     * @param type the class of the enum.
     * @param <E> the enum.
     * @return the types.
     */
    public static <E extends Enum<E>> EventTypes<E> of(Class<E> type) {
        return new EventTypes<>(Objects.requireNonNull(type.getEnumConstants(), "no constants"));
    }

    /**
     * Returns the type of an event.
     *
     * @param event the event.
     * @return the constant whose ordinal is the type.
     * @throws ModelException when the enum has no such constant.
     */
    public E of(Event event) {
        int type = event.type();
        if (type >= constants.length) {
            throw new ModelException("an event has the type " + type + ", expected 0 to " + (constants.length - 1)
                    + ": it was created with a type that is none of the enum");
        }
        return constants[type];
    }
}
