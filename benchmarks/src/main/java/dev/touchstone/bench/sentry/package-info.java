/** Whether statements are executed by the plan, and under the settings, that are under test. */
package dev.touchstone.bench.sentry;
