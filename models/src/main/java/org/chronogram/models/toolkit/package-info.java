/** What several models need: places, parameters with words, delays that stay within 64 bits, and bounds from renewal theory. */
package org.chronogram.models.toolkit;
