/** What single operations make client and server do, apart from time. */
package dev.touchstone.report.work;
