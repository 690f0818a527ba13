/** The one way in which JSON is read, whether it comes out of a file or over a link. */
package org.chronogram.json;
