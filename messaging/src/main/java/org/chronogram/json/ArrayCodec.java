package org.chronogram.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Arrays;

/** Arrays of long and of double. */
final class ArrayCodec implements ValueCodec {
    private static final int INITIAL_CAPACITY = 16;

    private final boolean isDouble;

    ArrayCodec(Class<?> component) {
        if (component != long.class && component != double.class) {
            throw Mismatch.unsupported(component.arrayType());
        }
        isDouble = component == double.class;
    }

    @Override
    public Object read(JsonParser parser) throws IOException {
        return isDouble ? readDoubles(parser) : readLongs(parser);
    }

    private static long[] readLongs(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.START_ARRAY, long[].class);
        long[] values = new long[INITIAL_CAPACITY];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values = count < values.length ? values : Arrays.copyOf(values, 2 * count);
            values[count] = (long) element(PlainCodec.LONG, count, parser);
            count++;
        }
        return Arrays.copyOf(values, count);
    }

    private static double[] readDoubles(JsonParser parser) throws IOException {
        Mismatch.require(parser, JsonToken.START_ARRAY, double[].class);
        double[] values = new double[INITIAL_CAPACITY];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values = count < values.length ? values : Arrays.copyOf(values, 2 * count);
            values[count] = (double) element(PlainCodec.DOUBLE, count, parser);
            count++;
        }
        return Arrays.copyOf(values, count);
    }

    private static Object element(PlainCodec codec, int index, JsonParser parser) throws IOException {
        try {
            return codec.read(parser);
        } catch (JsonProcessingException e) {
            throw JsonMappingException.wrapWithPath(e, long[].class, index);
        }
    }

    @Override
    public void write(Object value, JsonGenerator out) throws IOException {
        if (isDouble) {
            double[] values = (double[]) value;
            out.writeArray(values, 0, values.length);
        } else {
            long[] values = (long[]) value;
            out.writeArray(values, 0, values.length);
        }
    }
}
