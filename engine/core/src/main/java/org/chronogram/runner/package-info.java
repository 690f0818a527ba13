/**
 * Runs of a sweep on other hosts: the runner, a process there that does them on the sequential engine, and the hosts as the
 * sweep sees them.
 */
package org.chronogram.runner;
