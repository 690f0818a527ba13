/** Which partition owns which LP: divides LPs by the links between them, and reads and writes such a division. */
package org.chronogram.partition;
