/**
 * What interconnection networks have in common: routers with virtual channels and credits, terminals that create packets,
 * statistics and checks. A network itself is a {@link org.chronogram.models.interconnect.Fabric}.
 */
package org.chronogram.models.interconnect;
