/** The Maven project that a new model begins as: its name, its files, and writing them. */
package org.chronogram.project;
