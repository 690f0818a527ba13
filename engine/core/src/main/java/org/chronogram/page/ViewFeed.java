package org.chronogram.page;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Tells a browser the views of a history, one after the other. Not thread safe.
 *
 * @param <V> what there is at one moment.
 */
final class ViewFeed<V extends ViewFeed.View> implements PageSubject.Feed {
    private final Supplier<V> all;
    private final UnaryOperator<V> since;
    private final BiFunction<V, Boolean, String> json;
    private V view;

    /** What there is at one moment. */
    interface View {
        /** Returns a number that grows with every change. */
        long version();

        /** Returns how it has ended; empty until then. */
        Optional<RunEnd> end();
    }

    /**
     * Begins.
     *
     * @param all returns what there is.
     * @param since returns what is newer than a view.
     * @param json writes a view on one line; the second argument tells whether it is the first.
     */
    ViewFeed(Supplier<V> all, UnaryOperator<V> since, BiFunction<V, Boolean, String> json) {
        this.all = all;
        this.since = since;
        this.json = json;
    }

    @Override
    public String next() {
        boolean first = view == null;
        view = first ? all.get() : since.apply(view);
        return json.apply(view, first);
    }

    @Override
    public long version() {
        return view.version();
    }

    @Override
    public boolean ended() {
        return view.end().isPresent();
    }
}
