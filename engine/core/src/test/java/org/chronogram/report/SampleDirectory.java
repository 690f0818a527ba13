package org.chronogram.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The directory of a run that has everything that a report shows, on two workers of one thread. */
final class SampleDirectory {
    static final String HOSTILE = "</script><script>alert(1)</script>";

    final Path path;

    SampleDirectory(Path path) {
        this.path = path;
    }

    static SampleDirectory whole(Path path) throws IOException {
        SampleDirectory run = new SampleDirectory(path);
        run.write("run.json", resource("run.json"));
        run.write("lp-events.csv", "lp,events\r\n0,7\r\n1,0\r\n2,5\r\n3,4000\r\n");
        run.write(
                "maps.json",
                "{\"maps\":[{\"title\":\"Topology " + HOSTILE.replace("\"", "") + "\",\"value\":\"load\","
                        + "\"unit\":\"%\",\"names\":[\"a\",\"b\"],\"x\":[0,1.00000123],\"y\":[0,2],\"assumed\":[1],"
                        + "\"from\":[0,1],\"to\":[1,0],\"values\":[5,70.5]}]}");
        run.write("partition.txt", "1\n0\n1\n0\n");
        run.write(
                "series.csv",
                "time,events,digest,visits.count,delay.count,delay.mean,delay.p99.9\r\n1.0,9,0f,5,5,2.5,\r\n2.0,8,ab,6,6,2.25,9.5\r\n");
        Histogram nanos = new Histogram(3);
        nanos.recordValueWithCount(10_000, 99);
        nanos.recordValue(100_000);
        run.write("step-latency.hlog", log(nanos));
        return run;
    }

    static SampleDirectory sweep(Path path) throws IOException {
        SampleDirectory sweep = new SampleDirectory(path);
        sweep.write(
                "sweep.json", "{\"model\":\"queueing\",\"replications\":2,\"varied\":{\"load\":[\"0.5\",\"0.25\"]}}");
        sweep.write("summary.csv", """
                load,discipline,stations,result,unit,n,mean,halfWidth,standardDeviation,min,max\r
                0.5,fifo,2,customers,customers,2,1.0,0.25,0.1,0.9,1.1\r
                0.5,fifo,2,batches,,2,10,,,10,10\r
                0.25,fifo,2,customers,customers,2,0.5,0.125,0.1,0.4,0.6\r
                0.25,fifo,2,batches,,2,10,,,10,10\r
                0.5,"lifo, <b>",2,customers,customers,2,3.0,,,3,3\r
                """);
        return sweep;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = SampleDirectory.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String log(Histogram nanos) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(bytes);
        writer.outputLogFormatVersion();
        writer.outputIntervalHistogram(0.0, 1.0, nanos, 1.0);
        writer.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    void write(String name, String content) throws IOException {
        Files.writeString(path.resolve(name), content);
    }

    void replace(String name, String before, String after) throws IOException {
        write(name, Files.readString(path.resolve(name)).replace(before, after));
    }

    String html() throws IOException {
        return Files.readString(Report.write(path));
    }

    Document page() throws IOException {
        return Jsoup.parse(html());
    }
}
