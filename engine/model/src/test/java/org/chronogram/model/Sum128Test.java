package org.chronogram.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Sum128Test {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    private static final BigInteger SMALLEST = BigInteger.ONE.shiftLeft(127).negate();

    private static Sum128 sum(BigInteger value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Sum128 sum = new Sum128();
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(value.shiftRight(64).longValueExact());
            out.writeLong(value.longValue());
            sum.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sum;
    }

    private static long edgy(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(3) - 1;
            case 1 -> Long.MAX_VALUE - random.nextInt(2);
            case 2 -> Long.MIN_VALUE + random.nextInt(2);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    @Test
    void shouldBeZeroAtFirst() {
        assertEquals(BigInteger.ZERO, new Sum128().toBigInteger());
    }

    @Test
    void shouldAddLikeBigInteger() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Sum128 sum = new Sum128();
            BigInteger expected = BigInteger.ZERO;
            for (int i = 0; i < 100; i++) {
                long value = edgy(random);
                sum.add(value);
                expected = expected.add(BigInteger.valueOf(value));
                assertEquals(expected, sum.toBigInteger(), "seed=" + seed);
            }
        }
    }

    @Test
    void shouldAddProductsLikeBigIntegerAndRefuseExactlyWhatDoesNotFit() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Sum128 sum = new Sum128();
            BigInteger expected = BigInteger.ZERO;
            for (int i = 0; i < 100; i++) {
                long a = edgy(random);
                long b = edgy(random);
                BigInteger next = expected.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
                if (fits(next)) {
                    sum.addProduct(a, b);
                    expected = next;
                } else {
                    assertThrows(ArithmeticException.class, () -> sum.addProduct(a, b), "seed=" + seed);
                }
                assertEquals(expected, sum.toBigInteger(), "seed=" + seed);
            }
        }
    }

    private static boolean fits(BigInteger value) {
        return value.bitLength() <= 127;
    }

    @Test
    void shouldAddSumsLikeBigIntegerAndRefuseExactlyWhatDoesNotFit() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            BigInteger a = anySum(random);
            BigInteger b = anySum(random);
            Sum128 sum = sum(a);
            if (fits(a.add(b))) {
                sum.add(sum(b));
                assertEquals(a.add(b), sum.toBigInteger(), "seed=" + seed);
            } else {
                assertThrows(ArithmeticException.class, () -> sum.add(sum(b)), "seed=" + seed);
                assertEquals(a, sum.toBigInteger(), "seed=" + seed);
            }
        }
    }

    private static BigInteger anySum(Random random) {
        BigInteger small = BigInteger.valueOf(random.nextInt(5));
        return switch (random.nextInt(5)) {
            case 0 -> LARGEST.subtract(small);
            case 1 -> SMALLEST.add(small);
            case 2 -> small.subtract(BigInteger.TWO);
            default -> new BigInteger(127, random).subtract(BigInteger.ONE.shiftLeft(126));
        };
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        for (BigInteger value : new BigInteger[] {LARGEST, SMALLEST, BigInteger.ONE.negate(), BigInteger.TEN}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sum(value).write(new DataOutputStream(bytes));
            Sum128 copy = new Sum128();
            copy.merge(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertEquals(value, copy.toBigInteger());
        }
    }
}
