/** PHOLD, the synthetic workload by which parallel discrete-event simulators are compared. */
package org.chronogram.models.phold;
