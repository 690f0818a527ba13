/** The models on the class path: how they are found and built, and which code is to blame when they fail. */
package org.chronogram.catalog;
