/** LA-PDES, a benchmark with uneven sends, receives, memory and computation, each by a parameter of its own. */
package org.chronogram.models.lapdes;
