package org.chronogram.models.torus;

import java.lang.reflect.Proxy;
import java.util.List;
import org.chronogram.model.Model;
import org.chronogram.model.ModelBuilder;
import org.chronogram.model.Parameter;
import org.chronogram.model.ParameterValues;
import org.chronogram.model.RunReport;
import org.chronogram.model.TimeBase;
import org.chronogram.models.interconnect.Fabric;
import org.chronogram.models.interconnect.Interconnect;
import org.chronogram.models.interconnect.InterconnectReport;
import org.chronogram.models.interconnect.InterconnectSettings;

/** A torus with one virtual channel, on which packets can wait for each other in a circle. */
final class RingWithoutDateline implements Model {
    private final TorusModel torus = new TorusModel();

    static Fabric of(TorusFabric torus) {
        return (Fabric) Proxy.newProxyInstance(
                Fabric.class.getClassLoader(),
                new Class<?>[] {Fabric.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "channels" -> 1;
                    case "channel" -> 0;
                    default -> method.invoke(torus, arguments);
                });
    }

    @Override
    public void build(ModelBuilder builder, ParameterValues parameters) {
        Interconnect.build(builder, of(TorusModel.fabric(parameters)), InterconnectSettings.of(parameters));
    }

    @Override
    public void report(RunReport report) {
        ParameterValues parameters = report.parameters();
        Fabric fabric = of(TorusModel.fabric(parameters));
        new InterconnectReport(report, fabric, InterconnectSettings.of(parameters)).write();
    }

    @Override
    public String name() {
        return "ring-without-dateline";
    }

    @Override
    public String description() {
        return torus.description();
    }

    @Override
    public TimeBase timeBase() {
        return torus.timeBase();
    }

    @Override
    public String defaultEndTime() {
        return torus.defaultEndTime();
    }

    @Override
    public List<Parameter<?>> parameters() {
        return torus.parameters();
    }
}
