/** Stop-and-wait retransmission, a load of timers of which most are stopped before they run out. */
package org.chronogram.models.arq;
