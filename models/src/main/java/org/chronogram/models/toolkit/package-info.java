/** What several models need: places, delays that stay within 64 bits, and bounds from renewal theory. */
package org.chronogram.models.toolkit;
