package org.chronogram.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.chronogram.model.InvalidInputException;

/**
 * A formula over the parameters of a sweep: numbers, names of parameters, {@code + - * / ^}, parentheses, and the functions
 * {@code sqrt}, {@code exp} and {@code log}. It can do nothing but compute. Immutable.
 */
final class Formula {
    private static final int DEEPEST = 100;
    private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
            Map.of("sqrt", Math::sqrt, "exp", Math::exp, "log", Math::log);

    /** A part of a formula, which has a value at a point, given by the values of the parameters. */
    @FunctionalInterface
    private interface Term extends ToDoubleFunction<ToDoubleFunction<String>> {}

    private final String text;
    private final List<String> names;
    private Term whole;
    private int at;
    private int depth;

    private Formula(String text, Collection<String> parameters) {
        this.text = text;
        // A name may have a hyphen, so that of several which fit the longest is meant.
        names = parameters.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /**
     * Reads a formula.
     *
     * @param text the formula.
     * @param parameters names that it may use.
     * @return the formula.
     * @throws InvalidInputException when it is none.
     */
    static Formula of(String text, Collection<String> parameters) {
        Formula formula = new Formula(text, parameters);
        formula.whole = formula.sum();
        if (formula.at < text.length()) {
            throw formula.expected("an operator or the end");
        }
        return formula;
    }

    /** Returns the value of the formula where the parameters have these values. */
    double at(ToDoubleFunction<String> values) {
        return whole.applyAsDouble(values);
    }

    private Term sum() {
        requireShallow();
        Term sum = product();
        while (true) {
            Term left = sum;
            if (takes('+')) {
                Term right = product();
                sum = values -> left.applyAsDouble(values) + right.applyAsDouble(values);
            } else if (takes('-')) {
                Term right = product();
                sum = values -> left.applyAsDouble(values) - right.applyAsDouble(values);
            } else {
                depth--;
                return sum;
            }
        }
    }

    private Term product() {
        Term product = signed();
        while (true) {
            Term left = product;
            if (takes('*')) {
                Term right = signed();
                product = values -> left.applyAsDouble(values) * right.applyAsDouble(values);
            } else if (takes('/')) {
                Term right = signed();
                product = values -> left.applyAsDouble(values) / right.applyAsDouble(values);
            } else {
                return product;
            }
        }
    }

    private Term signed() {
        requireShallow();
        Term term = takes('-') ? negated(signed()) : power();
        depth--;
        return term;
    }

    private static Term negated(Term term) {
        return values -> -term.applyAsDouble(values);
    }

    private Term power() {
        Term base = atom();
        if (!takes('^')) {
            return base;
        }
        Term exponent = signed();
        return values -> Math.pow(base.applyAsDouble(values), exponent.applyAsDouble(values));
    }

    private Term atom() {
        if (takes('(')) {
            Term inside = sum();
            require(')');
            return inside;
        }
        if (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            double number = number();
            return values -> number;
        }
        Optional<String> name = name(names);
        if (name.isPresent()) {
            return values -> values.applyAsDouble(name.get());
        }
        DoubleUnaryOperator function = name(FUNCTIONS.keySet())
                .map(FUNCTIONS::get)
                .orElseThrow(() -> expected("a number, one of the parameters "
                        + String.join(", ", names.stream().sorted().toList()) + ", or sqrt, exp or log"));
        require('(');
        Term inside = sum();
        require(')');
        return values -> function.applyAsDouble(inside.applyAsDouble(values));
    }

    private double number() {
        int begin = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at + 1 < text.length() && (text.charAt(at) | 0x20) == 'e') {
            int digit = at + (text.charAt(at + 1) == '-' || text.charAt(at + 1) == '+' ? 2 : 1);
            if (digit < text.length() && isDigit(text.charAt(digit))) {
                at = digit;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
            }
        }
        try {
            return Double.parseDouble(text.substring(begin, at));
        } catch (NumberFormatException e) {
            at = begin;
            throw expected("a number");
        }
    }

    private Optional<String> name(Collection<String> known) {
        Optional<String> found = known.stream()
                .filter(name -> text.startsWith(name, at) && endsAt(at + name.length()))
                .findFirst();
        found.ifPresent(name -> at += name.length());
        skipBlanks();
        return found;
    }

    private boolean endsAt(int end) {
        return end == text.length() || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_');
    }

    private void require(char character) {
        if (!takes(character)) {
            throw expected("'" + character + "'");
        }
    }

    private boolean takes(char character) {
        skipBlanks();
        boolean taken = at < text.length() && text.charAt(at) == character;
        if (taken) {
            at++;
            skipBlanks();
        }
        return taken;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private void requireShallow() {
        if (++depth > DEEPEST) {
            throw new InvalidInputException("the formula is too deep: expected at most " + DEEPEST + " levels");
        }
    }

    private InvalidInputException expected(String what) {
        String found = at < text.length() ? "'" + text.substring(at) + "'" : "the end";
        return new InvalidInputException("found " + found + ", expected " + what);
    }
}
