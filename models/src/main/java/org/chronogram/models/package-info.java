/** Ready models, found through the service loader; they see the model API alone. */
package org.chronogram.models;
