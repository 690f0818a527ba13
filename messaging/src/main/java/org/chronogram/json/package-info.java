/** The one way in which JSON is read, from files and from links. */
package org.chronogram.json;
