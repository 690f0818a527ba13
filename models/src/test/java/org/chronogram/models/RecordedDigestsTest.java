package org.chronogram.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chronogram.kernel.Kernel;
import org.chronogram.kernel.ModelDeclaration;
import org.chronogram.model.Model;
import org.chronogram.model.ParameterValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The models handle the same events as when these digests were recorded. A user who compares results of two versions
 * relies on that. A change that is meant to alter the events of a model records them anew, and the message of its commit
 * tells it.
 */
class RecordedDigestsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "airport |     | 120min | 1 | 176778 | 5a4da442be1c1e2b",
                "airport | columns=7 rows=1 planes=9 min-flight=30s | 40h | 2 | 1337 | a15dae5890d25b46",
                "arq | hosts=20 | 1s | 1 | 11919 | b2244b2ba0b079ba",
                "arq | hosts=7 loss=0.3 delay=0 jitter=3ms timeout=50ms | 5s | 2 | 2079 | 74962a48b6524d62",
                "phold |     | 10 | 1 | 10061 | b28073e94f80c95f",
                "phold |     | 10 | 2 | 10002 | 65d4fa73c8f0c762",
                "phold | lps=64 remote=0.5 payload=24 | 20 | 7 | 1256 | 7e20b170a79b78e3",
                "phold | lps=300 remote=1 lookahead=0.5 mean=0.7 start-events=3 | 15 | 3 | 18915 | b5ef813ce70f0a49",
                "phold | lps=4096 lookahead=0.01 | 2 | 5 | 8232 | 489dc19036dd56c3",
                "phold | lps=50 lookahead=0 remote=0.3 | 30 | 9 | 1530 | f5a619db2ae342ab",
                "phold | lps=2 remote=1 payload=1024 | 50 | -9223372036854775808 | 78 | 501544a4658498dc",
                "phold | lps=20000 remote=0.1 start-events=10 | 2 | 11 | 381406 | d5b1fce42b24ddb6",
                "torus |   | 1us | 1 | 43040 | f178e3901f228ea7",
                "torus | dimensions=2 side=5 traffic=tornado load=0.9 buffer=1 | 4us | 2 | 6037 | a452505714975c48",
                "dragonfly | | 2us | 1 | 9063 | d8d9e6671c183c54",
                "dragonfly | routing=adaptive traffic=next-group load=0.5 arbitration=age | 3us | 2 | 28088 | 713ffa8edec49fc4",
                "fattree | | 2us | 1 | 20392 | 654434e04c2a2c85",
                "fattree | radix=6 levels=2 routing=deterministic traffic=transpose messages=9 | 5us | 2 | 1440 | 3457bce10244296d",
                "sandpile | side=20 | 1h | 1 | 47152 | 32668336353343a5",
                "sandpile | side=9 drop=random | 3s | 2 | 237 | 0286e0adbbabc214",
                "lapdes | entities=50 sends=20 | 50 | 1 | 1973 | 3a96059cd0fd8f87",
                "lapdes | entities=30 sends=40 p-send=0.1 p-receive=0.2 p-list=0.1 deviation=0.5 queue=0.2 | 50 | 2 | 2348 | cd879c0d11fa028f",
                "outbreak | regions=3 locations=3 people=40 | 60 | 1 | 11273 | 18e738d6dfe3c446",
                "outbreak | regions=5 locations=2 people=30 cases=3 latent=0 stay=2 | 80 | 2 | 19364 | 710ef55374e74912",
                "traffic | columns=6 rows=4 | 1000s | 1 | 12299 | 072d38e3f017fdb5",
                "traffic | columns=3 rows=3 utilisation=0.9 distance=3 cars=20 | 2000s | 2 | 20562 | 75abb722154f85b9",
                "cqn |     | 500s | 1 | 81443 | 561fcfc2ee7f3a7b",
                "cqn | tandems=5 case=small-lookahead jobs=3 | 2000s | 2 | 8309 | a31ea7cfeddff8dc",
                "pcs | columns=20 rows=10 | 60s | 1 | 15414 | 99242a00e9a7b929",
                "pcs | columns=7 rows=3 channels=8 hops=2 transit=300ms | 600s | 2 | 17037 | 7252ba12c8c0c4d7",
                "cluster |     | 20ms | 1 | 326 | ea39233f10e8f68c",
                "cluster | cluster-workers=40 hosts=3 pattern=hierarchical worker-threads=2 | 10ms | 2 | 19680 | c67265ad7f2ee3b8",
                "cluster | cluster-workers=30 pattern=neighbours neighbours=4 events=100 | 5ms | 3 | 4369 | f9e55d46cb7a7de3",
                "network |     | 20ms | 1 | 23476 | cdeb577cef382232",
                "network | rate=1e8 | 30ms | 4 | 3553 | 67f916abcc22e241",
                "network | rate=1e7 buffer=2 | 50ms | 5 | 615 | 7d3ff48386c31007",
                "queueing |     | 3000s | 1 | 4690 | b164d0d50343b194",
                "queueing | stations=100 | 2200s | 2 | 351282 | e4f091a8613cfa6f",
                "queueing | stations=16 leave=0.2 transfer=500ms batches=2 transient=0s | 60s | 3 | 1150 | e67054a75bf47b5b",
                "queueing | stations=4 leave=0.4 utilisation=0.95 | 4000s | -2 | 30128 | be299082f605dfd8"
            })
    void shouldHandleTheRecordedEvents(
            String name, String settings, String end, long seed, long events, String digest) {
        Model model = RegisteredModelsTest.models().stream()
                .filter(registered -> registered.name().equals(name))
                .findFirst()
                .orElseThrow();
        long endTicks = model.timeBase().parse(end);
        ModelDeclaration declaration = ModelDeclaration.of(model, values(model, settings), endTicks);
        Kernel kernel = KernelRun.execute(declaration, endTicks, seed);
        assertEquals(digest, String.format("%016x", kernel.digest()));
        assertEquals(events, kernel.events());
    }

    private static ParameterValues values(Model model, String settings) {
        Map<String, String> given = new LinkedHashMap<>();
        if (settings != null) {
            for (String setting : settings.split(" ")) {
                String[] parts = setting.split("=");
                given.put(parts[0], parts[1]);
            }
        }
        return ParameterValues.parse(model, given);
    }
}
